"""The page of a case as one of a list: with the case before and the one behind, where the reader came from."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, quote

from yikou.errors import NotFound
from yikou.store import acted, copied, inbox
from yikou.store.database import Session
from yikou.store.inbox_filter import Filter
from yikou.usecases.case.case_looks import PLAIN, Looked
from yikou.usecases.case.case_page import case_view
from yikou.usecases.case.origins import origin_of
from yikou.usecases.case.posting import NOTHING, Tried
from yikou.usecases.case.views_case import CaseView
from yikou.usecases.counter.counter_lists import to_hand_over
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search import archive, searching
from yikou.usecases.search.kept_searches import kept
from yikou.usecases.supervision.asked import Asked as Supervised
from yikou.usecases.supervision.look import Look

AROUND = 100
"""Rows that are looked through, from where that page of the list begins."""
WORK = ("", "supplements", "handovers")
"""Lists that a case leaves when it is done: the first one is what comes next then."""


def listed_case_view(
    house: House, reader: Reader, number: str, *, looked: Looked = PLAIN, tried: Tried = NOTHING
) -> CaseView:
    """As `case_view`, with its neighbours."""
    view = case_view(house, reader, number, looked=looked, tried=tried)
    with house.store.session() as s:
        before, behind = _beside(house, s, reader, number, looked.listed)
    return replace(view, previous=before, next=behind)


def _beside(house: House, s: Session, reader: Reader, number: str, listed: str) -> tuple[str, str]:
    """Addresses of the case before and the one behind, '' where there is none."""
    name, query = origin_of(listed)
    try:
        numbers = list(dict.fromkeys(_numbers(house, s, reader, name, dict(parse_qsl(query)))))
    except NotFound:  # nobody gave that page out
        return "", ""
    if number not in numbers:
        return "", _address(numbers[0], listed) if numbers and name in WORK else ""
    at = numbers.index(number)
    return (
        _address(numbers[at - 1], listed) if at else "",
        _address(numbers[at + 1], listed) if at + 1 < len(numbers) else "",
    )


def _numbers(house: House, s: Session, reader: Reader, name: str, query: Mapping[str, str]) -> list[str]:
    """Numbers of the cases of a list, from where its page begins."""
    person, after = reader.acting.person.key, query.get("after", "")
    if name == "done":
        return [row.number for row in acted.done_by(s, person, after=after, limit=AROUND).rows]
    if name == "copied":
        return [row.number for row in copied.copied_to(s, person, after=after, limit=AROUND).rows]
    if name == "archive":
        asked = archive.Asked.of(query)
        return [line.number for line in archive.finder_of(house, s, reader, asked).page(after, limit=AROUND).rows]
    if name == "supervision":
        look = Look.of(house, s, reader, Supervised.of(query))
        return [line.number for line in look.lines(after, limit=AROUND).rows]
    if name == "search":
        sought = kept(s, reader, query, shown=True)
        found = searching.finder_of(house, s, reader, sought).page(sought.after, limit=AROUND).rows if sought else ()
        return [line.number for line in found]
    return _waiting(house, s, reader, name, query)


def _waiting(house: House, s: Session, reader: Reader, name: str, query: Mapping[str, str]) -> list[str]:
    """Numbers of what waits for somebody: in the inbox as it is narrowed, or at the window."""
    acting, asked = reader.acting, Asked.of(query)
    of_window = {"supplements": Filter(kind="supplement"), "handovers": to_hand_over(house, s)}
    page = inbox.inbox(
        s,
        acting.seats,
        person=acting.person.key,
        stands_for=acting.inbox_of,
        only=of_window[name] if name else asked.filter(house),
        order="lane" if name else asked.order,  # type: ignore[arg-type]
        after=query.get("after", ""),
        limit=AROUND,
    )
    return [row.number for row in page.rows]


def _address(number: str, listed: str) -> str:
    return f"/cases/{number}?list={quote(listed, safe='')}" if listed else f"/cases/{number}"
