"""First values of fields that a step fills (4.9): shown on its page, and nobody's until somebody sends them."""

from collections.abc import Collection
from typing import Any

from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.rules.convert import answer
from yikou.rules.values import Unknown


def suggestions(
    program: Program, state: CaseState, step: str, context: Context, *, names: Collection[str] | None = None
) -> dict[str, Any]:
    """Suggested values by field, JSON-ready; left out where unknown, or where the field would refuse its value.

    names: only these fields; None for all.
    """
    wanted = {n: expr for n, expr in program.step(step).suggests.items() if names is None or n in names}
    scope = scope_of(program, state, context) if wanted else None
    found = {}
    for name, expr in wanted.items():
        value = program.rules.judge(expr, scope).value if scope else Unknown()
        if not isinstance(value, Unknown) and not program.office.check({name: answer(value)}, require=()):
            found[name] = answer(value)
    return found
