"""The list as a workbook: the cases that `access` lets the reader's post export; the others are counted."""

from collections.abc import Iterator

from yikou.store.database import Session
from yikou.texts import N_, SEMICOLON
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import Cell, Column, Exported, Left, Listing, export
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.figures import title_of
from yikou.usecases.supervision.look import Look
from yikou.usecases.supervision.narrowing import filters_of
from yikou.usecases.supervision.rows import Rows

COLUMNS = (
    (N_("办件号"), 20),
    (N_("事项"), 28),
    (N_("申请人"), 14),
    (N_("通道"), 12),
    (N_("来自"), 16),
    (N_("时限"), 16),
    (N_("为什么不动"), 32),
    (N_("在谁手里"), 48),
)
NAME = N_("全程监控")
PAGE = 200


def may_export_any(house: House, s: Session, reader: Reader) -> bool:
    """Whether some affair lets this post export lines of its cases."""
    grants = (grant for program in current_programs(house, s) for grant in program.affair.access.values())
    return any("export" in grant.may and grant.role == reader.acting.post.role for grant in grants)


def supervision_export(house: House, reader: Reader, asked: Asked) -> Exported:
    """Everything on the list that may be exported, in its order."""

    def listing(s: Session) -> Listing:
        look, left = Look.of(house, s, reader, asked), Left()
        columns = tuple(Column(reader.translate(title), width=width) for title, width in COLUMNS)
        name = f"{reader.translate(NAME)} {title_of(asked.mark, reader.translate)}"
        return Listing("supervision", name, columns, _cells(look, left), _narrowed(look), left)

    return export(house, reader, listing)


def _narrowed(look: Look) -> tuple[tuple[str, str], ...]:
    chosen = ((one.label, option) for one in filters_of(look, look.titles()) for option in one.options if option.chosen)
    return tuple((label, option.text.strip()) for label, option in chosen if option.value)


def _cells(look: Look, left: Left) -> Iterator[tuple[Cell, ...]]:
    rows = Rows(look.house, look.s, look.reader, look.asked, look.at)
    after, is_first, between = "", True, look.reader.translate(SEMICOLON)
    while after or is_first:
        page = look.lines(after, limit=PAGE)
        for line in page.rows:
            case = rows.case(line)
            if case is None or not case.sight.may_export:
                left.out += case is not None
                continue
            row = rows.row(line, case)
            hands = between.join(f"{hand.where} · {hand.who}" for hand in row.hands)
            head = (row.number, row.affair, row.applicant, row.lane.title, look.house.names(line.place))
            yield (*head, row.light.said, between.join(row.why), hands)
        after, is_first = page.next, False
