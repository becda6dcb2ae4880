"""What the values of an answer bring with them: fields and papers that nobody asked for (docs/format.md R6)."""

from collections.abc import Mapping
from typing import Any

import msgspec

from yikou.definition.model import Expr, Material
from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.requirements import is_there
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.forms.compiled import Form
from yikou.rules.scope import Scope

Answers = Mapping[str, Any]


def unasked(form: Form, answers: Answers, scope_parts: Answers | None = None) -> tuple[str, ...]:
    """Fields that the answers hide. Others bring them in; of those that stay hidden nothing is kept."""
    asked = form.asked_now(answers, scope_parts)
    return tuple(name for name in form.record.fields if name not in asked)


def required_anew(form: Form, old: Answers, new: Answers) -> tuple[str, ...]:
    """Fields that the new answers require, where the old ones neither did nor held them. new: after pruning."""
    before = {*form.required_now(old), *old}
    return tuple(name for name in form.required_now(new) if name not in before)


def papers_brought(program: Program, state: CaseState, form: Answers, context: Context) -> tuple[str, ...]:
    """Materials that the case would need with this form, does not need as it stands, and does not have."""
    now = scope_of(program, state, context)
    then = scope_of(program, msgspec.structs.replace(state, form=dict(form)), context)
    return tuple(
        material.name
        for material in program.affair.materials.values()
        if not is_there(state, material) and _holds(program, material, then) and not _holds(program, material, now)
    )


def _holds(program: Program, material: Material, scope: Scope) -> bool:
    return isinstance(material.needed, Expr) and program.rules.judge(material.needed, scope).value is True
