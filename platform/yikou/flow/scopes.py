"""What conditions see of a case: its state put into the records that `yikou.rules` reads (docs/format.md 3.1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from yikou.definition.model import Expr
from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.rules.scope import Scope
from yikou.rules.values import Judged
from yikou.workdays.office import local


def today(context: Context) -> date:
    """The day of the decision, in the district's time zone."""
    return local(context.now, context.calendar).date()


def scope_of(
    program: Program,
    state: CaseState,
    context: Context,
    *,
    passed: Iterable[str] | None = None,
    lane: str | None = None,
) -> Scope:
    """Everything that a condition may see, where the walk has passed these keys (default: those of the last walk)."""
    keys = state.way if passed is None else passed
    return Scope(
        program.rules,
        form=state.form,
        office=known_office(state, keys),
        case=case_values(state, context),
        done=done_values(state, keys),
        lane=state.lane if lane is None else lane,
        today=today(context),
        directory=context.directory,
        calendar=context.calendar,
    )


def known_office(state: CaseState, passed: Iterable[str]) -> Mapping[str, Any]:
    """Office fields that a passed step wrote, with their latest values."""
    office: dict[str, Any] = {}
    for key in passed:
        done = state.completions.get(key)
        for name in done.wrote if done else ():
            if name in state.office:
                office[name] = state.office[name]
    return office


def done_values(state: CaseState, passed: Iterable[str]) -> dict[str, dict[str, Any]]:
    """`done.<step>` for every step passed."""
    found = ((key, state.completions.get(key)) for key in passed)
    return {
        done.step: {"result": done.result, "by": list(done.by), "on": done.on, "overdue": done.overdue}
        for _, done in found
        if done
    }


def case_values(state: CaseState, context: Context) -> dict[str, Any]:
    """`case.…`."""
    return {
        "registered": local(state.filed_at, context.calendar).date(),
        "accepted": state.accepted_on,
        "place": state.place,
        "source": state.source,
        "accepted_by": list(state.accepted_by),
        "granted_this_year": context.granted_this_year,
        "outcome": state.outcome or None,
    }


class Judging:
    """Judges conditions of the walk, with one scope for each set of passed keys."""

    def __init__(self, program: Program, state: CaseState, context: Context) -> None:
        self.program = program
        self.state = state
        self.context = context
        self._scope: Scope | None = None
        self._passed = -1

    def __call__(self, expr: Expr, passed: list[str]) -> Judged:
        """The value of `expr` where the walk has passed these keys, and what was read."""
        if self._scope is None:
            self._scope = scope_of(self.program, self.state, self.context, passed=passed)
        elif self._passed != len(passed):
            office, done = known_office(self.state, passed), done_values(self.state, passed)
            self._scope = self._scope.with_known(office=office, done=done)
        self._passed = len(passed)
        return self.program.rules.judge(expr, self._scope)
