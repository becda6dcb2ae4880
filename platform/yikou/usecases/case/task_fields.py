"""The fields that a step fills and edits: drawn with what is known, and read back from a post."""

from collections.abc import Mapping
from typing import Any

import msgspec
from markupsafe import Markup

from yikou.access.derived import shows
from yikou.access.reads import Path
from yikou.access.sight import Sight
from yikou.errors import AnswerError, AnswersRefused
from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Task
from yikou.flow.suggesting import suggestions
from yikou.flow.values import standing
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.usecases.definitions.orgs import org_choices
from yikou.usecases.intake.intake_data import Pairs
from yikou.usecases.reader import Reader

EMPTY = Markup("")
EVERYTHING = Sight()
"""For where no reader is in between."""


class TaskForms(msgspec.Struct, frozen=True):
    """What a step asks for. form and office are None where it touches nothing of that record."""

    form: Form | None
    office: Form | None


def forms_of(program: Program, step: str, sight: Sight) -> TaskForms:
    """The parts of the two records that the step may write into. Nobody edits what they do not see."""
    fills, edits = program.step(step).fills, program.step(step).edits
    office = tuple(dict.fromkeys((*fills, *_edited(edits, "office", (), sight))))
    names = _edited(edits, "form", tuple(program.affair.form.fields), sight)
    form = program.form if len(names) == len(program.affair.form.fields) else program.form.part(names)
    return TaskForms(form if names else None, program.office.part(office) if office else None)


def _edited(edits: tuple[Path, ...], root: str, every: tuple[str, ...], sight: Sight) -> tuple[str, ...]:
    """Top-level names of a record that `edits` names; every: those that the bare root stands for."""
    found = every if (root,) in edits else tuple(path[1] for path in edits if path[0] == root and len(path) > 1)
    return tuple(name for name in dict.fromkeys(found) if sight.shows((root, name)))


def known_form(state: CaseState, task: Task) -> dict[str, Any]:
    """The form as the page of the task shows it."""
    return standing(state.form, task.form, task.gone, "form")


def known_office(
    program: Program, state: CaseState, task: Task, context: Context, *, sight: Sight = EVERYTHING
) -> dict[str, Any]:
    """The office record as the page shows it: what stands there, else what the step suggests, where it may be told."""
    known = standing(state.office, task.office, task.gone, "office")
    suggests = program.step(task.step).suggests
    told = {name for name, expr in suggests.items() if shows(program.affair, sight, expr.text)}
    return {**suggestions(program, state, task.step, context, names=told), **known}


def bound_at(
    program: Program, state: CaseState, task: Task, context: Context, *, sight: Sight, post: Pairs
) -> tuple[Bound | None, Bound | None]:
    """The post read as form and office record of the task; None where the step has no such fields."""
    forms = forms_of(program, task.step, sight)
    form = forms.form.bind(post, before=known_form(state, task)) if forms.form else None
    known = known_office(program, state, task, context, sight=sight)
    office = forms.office.bind(post, before=known) if forms.office else None
    return form, office


def refuse_unread(form: Bound | None, office: Bound | None) -> None:
    """AnswersRefused for what could not be read as a value at all."""
    errors = (*(form.errors if form else ()), *(_of_office(error) for error in (office.errors if office else ())))
    if errors:
        raise AnswersRefused(errors)


def _of_office(error: AnswerError) -> AnswerError:
    return AnswerError(f"office{error.field}", error.code, error.params)


def _readable(state: CaseState, sight: Sight) -> dict[str, Any]:
    """What computed and conditional fields of the page may read: records of which nothing is kept from the reader."""
    records = {"form": state.form, "office": state.office}
    return {root: record for root, record in records.items() if not any(sight.below(root))}


def drawn(
    program: Program,
    state: CaseState,
    task: Task,
    context: Context,
    reader: Reader,
    *,
    sight: Sight,
    post: Pairs = (),
    error: AnswersRefused | None = None,
) -> Markup:
    """The controls of the task. post: what was typed; error: what is wrong with it."""
    forms = forms_of(program, task.step, sight)
    form, office = bound_at(program, state, task, context, sight=sight, post=post) if post else (None, None)
    errors = error.errors if error else ()
    mine = [
        AnswerError(e.field.removeprefix("office"), e.code, e.params) for e in errors if e.field.startswith("office/")
    ]
    own = [e for e in errors if e.field.startswith("/")]
    parts = (
        (forms.office, office or known_office(program, state, task, context, sight=sight), mine),
        (forms.form, form or known_form(state, task), own),
    )
    around: Mapping[str, Any] = {
        "translate": reader.translate,
        "org_choices": org_choices(context.directory, context.now.date()),
        "sprite": reader.sprite,
        "scope_parts": _readable(state, sight),
    }
    return EMPTY.join(part.page(given, errors=wrong, **around) for part, given, wrong in parts if part)
