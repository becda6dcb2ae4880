"""The ledger of a case for programs, page by page: the sentences that the page of the case shows."""

from yikou.access.sight import veiled
from yikou.errors import NotFound
from yikou.flow.entries import Entered
from yikou.store import ledger
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.api.shapes import LedgerEntry, LedgerPage, Slice
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.ledger_view import LedgerReader
from yikou.usecases.case.views_case import LedgerLine
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

LONGEST = 9


def ledger_page(house: House, reader: Reader, number: str, part: Slice) -> LedgerPage:
    """Entries from behind `after` on; those that tell people nothing are left out, and
    numbers of cards and accounts are masked. NotFound as for the case."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        found = ledger.entries(s, case.row.id, after=_after(part), most=part.limit + 1)
    shown = {one.no: entered_of(one) for one in found[: part.limit]}
    veil = veiled(case.program.affair, case.sight)
    told = LedgerReader(case.program, case.state, case.context, case.sight, veil, reader.translate)
    lines = reversed(told.lines(tuple(shown.values())))
    return LedgerPage(
        [_entry(line, shown[line.entry]) for line in lines],
        str(found[part.limit - 1].no) if len(found) > part.limit else "",
    )


def _after(part: Slice) -> int:
    if not part.after:
        return 0
    if not (part.after.isascii() and part.after.isdecimal() and len(part.after) <= LONGEST):
        raise NotFound("page", part.after)
    return int(part.after)


def _entry(line: LedgerLine, entered: Entered) -> LedgerEntry:
    why = [text for reason in line.whys for text in (*reason.lines, reason.so) if text]
    kind, via = type(entered.entry).__name__.lower(), entered.actor.via if line.who else ""
    return LedgerEntry(line.entry, line.at, kind, line.who, via, line.sentence, why)
