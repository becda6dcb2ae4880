"""First values of fields that a step fills (4.9): shown on its page, and nobody's until somebody sends them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState, Task
from yikou.rules.convert import plain


def office_to_show(program: Program, state: CaseState, task: Task, context: Context) -> dict[str, Any]:
    """The office record as the page of a task shows it: values of the round, the last typed ones, else suggestions."""
    shown = {**state.office, **task.office}
    return {**suggestions(program, state, task, context), **shown}


def suggestions(program: Program, state: CaseState, task: Task, context: Context) -> Mapping[str, Any]:
    """Suggested values by field, JSON-ready; a field that would refuse its value is left out."""
    suggests = program.step(task.step).suggests
    scope = scope_of(program, state, context) if suggests else None
    found = {name: _kept(program.rules.judge(expr, scope).value) for name, expr in suggests.items() if scope}
    return {
        name: value
        for name, value in found.items()
        if value is not None and not program.office.check({name: value}, require=())
    }


def _kept(value: Any) -> Any:
    """As records keep it: numbers stay exact."""
    if isinstance(value, Decimal):
        return value
    return value.isoformat() if isinstance(value, date) else plain(value)
