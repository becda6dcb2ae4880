"""A line about a case as lists show it, and as a workbook holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from yikou.store.calendar_store import calendar
from yikou.store.case_lines import CaseLine
from yikou.texts import N_
from yikou.usecases.discreet import Discreet
from yikou.usecases.lights import light_of_row, named
from yikou.usecases.search.exporting import Cell, Column, Left
from yikou.usecases.search.finding import Finder, may_export
from yikou.usecases.search.views_search import CaseRow
from yikou.usecases.state_words import state_words
from yikou.usecases.views import NORMAL, Lane, Light

COLUMNS = (
    (N_("办件号"), "text", 20),
    (N_("事项"), "text", 28),
    (N_("申请人"), "text", 14),
    (N_("现在"), "text", 14),
    (N_("通道"), "text", 12),
    (N_("来自"), "text", 16),
    (N_("登记日期"), "day", 12),
    (N_("受理日期"), "day", 12),
    (N_("办结日期"), "day", 12),
    (N_("全程时限"), "text", 16),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of one search, worded for its reader."""

    finder: Finder

    def row(self, line: CaseLine, *, chain: str = "") -> CaseRow:
        """As a page shows it."""
        finder, reader = self.finder, self.finder.reader
        program = finder.program(line)
        return CaseRow(
            number=line.number,
            affair=program.affair.title,
            applicant=Discreet(finder.house, finder.s, reader).name(program.affair, line.number, line.applicant_name),
            state=state_words(program, line.state, line.outcome, reader.translate),
            place=finder.house.names(line.place),
            registered=line.registered_on,
            light=self._light(line),
            ended=_day(line, finder.house.settings.timezone),
            lane=NORMAL if line.lane == "normal" else Lane(program.affair.lanes.kinds[line.lane].title),
            chain=chain,
        )

    def _light(self, line: CaseLine) -> Light:
        """Of the whole case."""
        finder, translate = self.finder, self.finder.reader.translate
        light = light_of_row(
            line.due_at,
            line.warn_at,
            line.still_left,
            waits=line.waits,
            now=finder.house.now,
            calendar=calendar(finder.s),
            translate=translate,
        )
        return named(light, "total", translate)

    def columns(self) -> tuple[Column, ...]:
        """Of a workbook."""
        translate = self.finder.reader.translate
        return tuple(Column(translate(title), kind, width) for title, kind, width in COLUMNS)  # type: ignore[arg-type]

    def cells(self, left: Left) -> Iterator[tuple[Cell, ...]]:
        """Every case that fits and may be exported; the others are counted."""
        for line in self.finder.all():
            if not may_export(self.finder.house, self.finder.s, self.finder.reader, line):
                left.out += 1
                continue
            row = self.row(line)
            head = (row.number, row.affair, row.applicant, row.state, row.lane.title, row.place)
            yield (*head, row.registered, line.accepted_on, row.ended, row.light.text if row.ended is None else "")


def _day(line: CaseLine, zone: ZoneInfo) -> date | None:
    """The day on which the case ended, in the district."""
    return line.ended_at.astimezone(zone).date() if line.ended_at else None
