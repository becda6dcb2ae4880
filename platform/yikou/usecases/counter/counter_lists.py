"""What waits at a window besides new applications: for what applicants still owe, and to be handed over to them."""

from dataclasses import dataclass
from typing import Literal

from yikou.store import inbox
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.inbox_filter import Filter
from yikou.store.inbox_row import InboxRow as Row
from yikou.usecases.acting import Acting
from yikou.usecases.case.case_page import applicant_of, open_case
from yikou.usecases.counter.asked_for import asked_titles, until_words
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.desk.views_lists import WaitingList, WaitingRow
from yikou.usecases.house import House
from yikou.usecases.lights import light_of_row, named
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader

PAGE = 30


def supplements(house: House, reader: Reader, *, after: str = "") -> WaitingList:
    """Cases of this window that wait for the applicant, those that run out first."""
    return _listed(house, reader, Filter(kind="supplement"), after=after)


def handovers(house: House, reader: Reader, *, after: str = "") -> WaitingList:
    """Cases that came back to this window, to be issued or handed over."""
    with house.store.session() as s:
        only = to_hand_over(house, s)
    return _listed(house, reader, only, after=after)


def to_hand_over(house: House, s: Session) -> Filter:
    """What of a window's inbox is neither acceptance nor an answer that is waited for."""
    firsts = tuple(f"{program.affair.slug}/{program.first}" for program in current_programs(house, s))
    return Filter(kind="step", but=firsts)


def counts(house: House, s: Session, acting: Acting) -> dict[str, int]:
    """How much waits in each of the two, by address; above 99 it says 100."""
    kinds = {"/counter/supplements": Filter(kind="supplement"), "/counter/handovers": to_hand_over(house, s)}
    who, seats = acting.person.key, acting.seats
    return {at: inbox.count_inbox(s, seats, person=who, only=only, most=99) for at, only in kinds.items()}


def _listed(house: House, reader: Reader, only: Filter, *, after: str) -> WaitingList:
    acting = reader.acting
    with house.store.session() as s:
        house.names.directory = directory(s)
        page = inbox.inbox(
            s, acting.seats, person=acting.person.key, stands_for=acting.inbox_of, only=only, after=after, limit=PAGE
        )
        rows = tuple(_Lines(house, s, reader).line(row) for row in page.rows)
        total = inbox.count_inbox(
            s, acting.seats, person=acting.person.key, stands_for=acting.inbox_of, only=only, most=999
        )
    kind: Literal["supplements", "handovers"] = "handovers" if only.but else "supplements"
    return WaitingList(kind, rows, total, pages(f"/counter/{kind}", page, after))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines for one reader, who sees of each case what they would see on its page."""

    house: House
    s: Session
    reader: Reader

    def line(self, row: Row) -> WaitingRow:
        case = open_case(self.house, self.s, self.reader, row.number)
        light = light_of_row(
            row.due_at,
            row.warn_at,
            row.still_left,
            waits=row.waits,
            now=self.house.now,
            calendar=calendar(self.s),
            translate=self.reader.translate,
        )
        return WaitingRow(
            number=row.number,
            task=row.task,
            affair=case.program.affair.title,
            applicant=applicant_of(case, self.reader),
            step=case.program.translate(row.step_title),
            since=row.opened_at,
            light=named(light, "answer" if row.kind == "supplement" else "own", self.reader.translate),
            asked=case.program.listed(asked_titles(case)),
            until=until_words(case, self.reader),
        )
