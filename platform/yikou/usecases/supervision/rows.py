"""A case of the list in words: how its clock stands, why it stands still, in whose hands it is, what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.errors import NotFound
from yikou.flow.acts import Act
from yikou.flow.clock_view import first_to_run_out
from yikou.flow.offers import may_release, may_urge
from yikou.flow.outputs import addressees
from yikou.flow.run import Run
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.supervising import Moments, Standing
from yikou.texts import N_, say
from yikou.usecases.case.case_page import OpenCase, applicant_of, open_case
from yikou.usecases.house import House
from yikou.usecases.lights import light_of_row, named
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.hands import Hands
from yikou.usecases.supervision.reasons import Reasons
from yikou.usecases.supervision.urging import names_of
from yikou.usecases.supervision.views_supervision import Claim, StandingRow, Urging
from yikou.usecases.views import NORMAL, Lane, Light

TEXTS = {"please": N_("{affair}（{number}）{light}，请尽快办理；本人不在的，请设代理人。")}
HANDLERS = ("handlers",)


@dataclass(frozen=True, slots=True)
class Rows:
    """Words the lines of one list. typed: what was typed into the urging that is open, and why it did not go."""

    house: House
    s: Session
    reader: Reader
    asked: Asked
    at: Moments
    typed: tuple[str, str] = ("", "")

    def rows(self, lines: tuple[Standing, ...]) -> Iterator[StandingRow]:
        """Of every line that the reader may open."""
        for line in lines:
            case = self.case(line)
            if case is not None:
                yield self.row(line, case)

    def case(self, line: Standing) -> OpenCase | None:
        """The case; None where the row that listed it is older than the right to see it."""
        try:
            return open_case(self.house, self.s, self.reader, line.number)
        except NotFound:
            return None

    def row(self, line: Standing, case: OpenCase) -> StandingRow:
        """The line in words."""
        translate, acting = self.reader.translate, self.reader.acting
        run = Run(case.program, case.state, Act("", acting.actor), case.context)
        hands, light = Hands(run, self.house.names, translate), self.light(line, run)
        may = bool(addressees(run, HANDLERS)) and may_urge(run)
        return StandingRow(
            number=line.number,
            affair=case.program.affair.title,
            applicant=applicant_of(case, self.reader),
            light=light,
            seen=case.state.no,
            why=tuple(Reasons(self.s, line, run, self.at, translate).all()),
            hands=tuple(hands.all()),
            lane=NORMAL if line.lane == "normal" else Lane(case.program.affair.lanes.kinds[line.lane].title),
            urge=self.asked.address_of(urge=line.number) + f"#row-{line.number}" if may else "",
            claims=tuple(Claim(t.id, t.claimed_name) for t in case.state.tasks.values() if may_release(run, t)),
            stand_in=hands.stand_in_at(acting),
            urging=self._urging(line, run, light) if may and self.asked.urge == line.number else None,
            is_back=self.asked.at == line.number,
        )

    def light(self, line: Standing, run: Run) -> Light:
        """How the clock stands that runs out first, and which one that is."""
        task = first_to_run_out(run.state, run.context.calendar)
        step = run.program.step(run.state.tasks[task].step).title if task else ""
        light = light_of_row(
            line.due_at,
            line.warn_at,
            0 if line.stopped else None,
            waits=line.stopped if line.stopped != "other" else "",
            now=self.at.now,
            calendar=calendar(self.s),
            translate=self.reader.translate,
        )
        return named(light, "step" if step else "total", self.reader.translate, step=step)

    def _urging(self, line: Standing, run: Run, light: Light) -> Urging:
        names = [one.name for one in addressees(run, HANDLERS)]
        text, error = self.typed
        said = {"affair": run.program.affair.title, "number": line.number, "light": light.said}
        please = say(TEXTS, "please", said, self.reader.translate)
        return Urging(line.number, names_of(names, self.reader), text if error else please, error)
