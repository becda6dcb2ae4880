"""What an applicant brought before as a workbook: looked up, so that only that goes along which `access` says."""

from collections.abc import Iterator

from yikou.errors import NotFound
from yikou.store import residents
from yikou.store.database import Session
from yikou.store.residents import Look
from yikou.texts import N_, Translate, say
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.organisations import identity_of
from yikou.usecases.counter.past_cases import Past
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import Cell, Column, Exported, Left, Listing, export
from yikou.usecases.search.finding import may_export

PAGE = 100
TITLES = (N_("事项"), N_("办件号"), N_("结果"))
DAY = N_("登记日期")


def export_history(house: House, reader: Reader, *, key: str = "", code: str = "") -> Exported:
    """Everything that a resident (key), or an organisation (code), brought before; logged as its page is."""
    with house.store.writing() as s:
        identity, name = _whose(s, key, code)
        residents.note_look(s, Look(house.now, reader.acting.person.key, "history", identity))
    left = Left()
    title = say(MESSAGES, "history", {"name": name}, reader.translate)

    def listing(s: Session) -> Listing:
        rows = _rows(Past(house, s, reader), identity, left)
        return Listing("history", title, _columns(reader.translate), rows, (), left)

    return export(house, reader, listing)


def _whose(s: Session, key: str, code: str) -> tuple[str, str]:
    """Identity and name of the applicant."""
    if key:
        person = residents.by_key(s, key)
        return person.identity, person.name
    if not (identity := identity_of(code)):
        raise NotFound("organisation", code)
    return identity, code


def _rows(past: Past, identity: str, left: Left) -> Iterator[tuple[Cell, ...]]:
    after, is_first = "", True
    while after or is_first:
        page = past.seen(identity, after=after, limit=PAGE)
        for line in page.rows:
            if not may_export(past.house, past.s, past.reader, line):
                left.out += 1
                continue
            affair, state = past.named(line)
            yield line.registered_on, affair, line.number, state
        after, is_first = page.next, False


def _columns(translate: Translate) -> tuple[Column, ...]:
    return (Column(translate(DAY), "day", 12), *(Column(translate(title), width=24) for title in TITLES))
