"""The case that an example describes, as far as it describes one (docs/format.md 4.16): partial, and walked to its end.

What is expected of it is compared in `examples.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from yikou.definition.model import Example, Expr, Step
from yikou.errors import Refused
from yikou.flow.acts import CLOCK
from yikou.flow.program import Program
from yikou.flow.scopes import done_values, known_office
from yikou.flow.state import CaseState, Completion
from yikou.flow.walk import Walk, walk
from yikou.proof.district import District
from yikou.rules.scope import Scope
from yikou.rules.values import Judged

NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # moments that nothing in an example can read


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where the way cannot go on: the condition, and the names that it lacks."""

    text: str
    missing: tuple[str, ...]
    why: str = ""


class TrialCase:
    """One example as a case. Steps complete with yes unless it says otherwise; papers count as handed in."""

    def __init__(self, program: Program, example: Example, district: District | None = None) -> None:
        self.program = program
        self.example = example
        self.district = district
        self.given_form = _form(program, example)
        self.given_office: Mapping[str, Any] = _map(example.given.get("office"))
        self.case = _case(self.given_form, program, example.today)
        self.form = program.form.settle(self.given_form, self._parts()).answers
        self.office = program.office.settle(self.given_office, {**self._parts(), "form": self.form}).answers
        self.state = self._state()
        self.stopped: Stopped | None = None
        self._scopes: dict[tuple[str, ...], Scope] = {}

    def scope(self, passed: tuple[str, ...] = ()) -> Scope:
        """What conditions see where the walk has passed these steps."""
        if passed not in self._scopes:
            self._scopes[passed] = Scope(
                self.program.rules,
                form=self.form,
                office=known_office(self.state, passed),
                case=self.case,
                done=done_values(self.state, passed),
                today=self.example.today,
                directory=self.district.directory if self.district else None,
                calendar=self.district.calendar if self.district else None,
            )
        return self._scopes[passed]

    @cached_property
    def way(self) -> tuple[str, ...]:
        """Steps in the order in which they are passed, as far as the way is known."""
        return tuple(self._walked.passed)

    @cached_property
    def outcome(self) -> str:
        """Outcome at the end of the way; '' where it is not known."""
        return self._walked.outcome

    @cached_property
    def end(self) -> Scope:
        """What is known when the way has been walked."""
        return self.scope(self.way)

    @cached_property
    def lane(self) -> str:
        """The lane that the case ends in: judged afresh up to acceptance, from then on only to a smaller rank."""
        kinds = self.program.affair.lanes.kinds
        begins = 1 if self.program.first else 0
        found = [self._lane_at(self.way[:passed]) for passed in range(begins, len(self.way) + 1)]
        lane, *later = found or [self._lane_at(())]
        for other in later:
            lane = other if kinds[other].rank < kinds[lane].rank else lane
        return lane

    def _lane_at(self, passed: tuple[str, ...]) -> str:
        line, _ = self.program.rules.lane(self.scope(passed))
        return line.lane if line else "normal"

    @cached_property
    def _walked(self) -> Walk:
        known: list[str] = []
        try:
            return walk(self.program, self.state, lambda expr, passed: self._judge(expr, passed, known))
        except Refused as refused:
            text, why = str(refused.params.get("text", "")), str(refused.params.get("why", refused.code))
            self.stopped = Stopped(text, tuple(refused.params.get("paths", ())), why)
            return Walk(passed=known)

    def _judge(self, expr: Expr, passed: list[str], known: list[str]) -> Judged:
        known[:] = passed
        return self.program.rules.judge(expr, self.scope(tuple(passed)))

    def _parts(self) -> dict[str, Any]:
        return {"office": self.given_office, "case": self.case, "today": self.example.today}

    def _state(self) -> CaseState:
        completions = {step.name: self._completion(step) for step in self.program.affair.steps.values()}
        return CaseState(
            no=1,
            slug=self.program.affair.slug,
            version=self.program.version,
            number="",
            place=self.case["place"] or "",
            source="window",
            identity="",
            name="",
            filer=CLOCK,
            filed_at=NEVER,
            filed=1,
            form=self.form,
            office=self.office,
            completions=completions,
        )

    def _completion(self, step: Step) -> Completion:
        results = _map(self.example.given.get("done"))
        edited = [path for path in step.edits if path[0] == "office"]
        wrote = tuple(self.office) if ("office",) in edited else (*step.fills, *(path[1] for path in edited))
        return Completion(
            key=step.name,
            step=step.name,
            task="",
            no=1,
            at=NEVER,
            on=self.example.today or NEVER.date(),
            result=bool(results.get(f"{step.name}.result", True)),
            by=(),
            names=(),
            wrote=wrote,
        )


def _form(program: Program, example: Example) -> Mapping[str, Any]:
    """The form with `applicant` laid into its part."""
    form = dict(_map(example.given.get("form")))
    path, applicant = program.affair.applicant.part[1:], _map(example.given.get("applicant"))
    if not path or not applicant:
        return form
    inner: dict[str, Any] = form
    for name in path[:-1]:
        inner[name] = inner = dict(_map(inner.get(name)))
    inner[path[-1]] = {**_map(inner.get(path[-1])), **applicant}
    return form


def _case(form: Mapping[str, Any], program: Program, today: date | None) -> dict[str, Any]:
    applicant: Any = form
    for name in program.affair.applicant.part[1:]:
        applicant = _map(applicant.get(name))
    return {
        "registered": today,
        "accepted": today,
        "place": applicant.get("community") if program.affair.applicant.part else None,
        "source": "window",
        "granted_this_year": 0,
    }


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
