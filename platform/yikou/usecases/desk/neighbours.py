"""The cases before and behind one, in the inbox that the reader came from."""

from urllib.parse import parse_qsl, quote

from yikou.errors import NotFound
from yikou.store import inbox
from yikou.store.database import Session
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

AROUND = 100
"""Rows that are looked through, from where that page of the inbox begins."""


def beside(house: House, s: Session, reader: Reader, number: str, listed: str) -> tuple[str, str]:
    """Addresses of the case before and the one behind, '' where there is none. listed: the inbox as its query says."""
    acting, asked = reader.acting, Asked.of(dict(parse_qsl(listed)))
    try:
        page = inbox.inbox(
            s,
            acting.seats,
            person=acting.person.key,
            stands_for=acting.inbox_of,
            only=asked.filter(house),
            order=asked.order,  # type: ignore[arg-type]
            after=asked.after,
            limit=AROUND,
        )
    except NotFound:  # nobody gave that page out
        return "", ""
    numbers = list(dict.fromkeys(row.number for row in page.rows))
    if number not in numbers:
        return "", _address(numbers[0], listed) if numbers else ""
    at = numbers.index(number)
    return (
        _address(numbers[at - 1], listed) if at else "",
        _address(numbers[at + 1], listed) if at + 1 < len(numbers) else "",
    )


def _address(number: str, listed: str) -> str:
    return f"/cases/{number}?list={quote(listed, safe='')}" if listed else f"/cases/{number}"
