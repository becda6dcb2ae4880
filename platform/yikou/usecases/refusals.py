"""Refusals and errors of answers as sentences, whichever part they come from, and where on the page they belong."""

from collections.abc import Sequence

from yikou.errors import AnswerError, AnswersRefused, Refused
from yikou.flow.messages import FIELD_MESSAGES, refusal
from yikou.flow.messages import MESSAGES as FLOW_MESSAGES
from yikou.flow.program import Program
from yikou.forms.bind import Bound
from yikou.texts import Translate, say
from yikou.usecases.intake_messages import MESSAGES as INTAKE_MESSAGES
from yikou.usecases.sniffing import MESSAGES as FILE_MESSAGES
from yikou.usecases.views import Fault

OWN = {**INTAKE_MESSAGES, **FILE_MESSAGES}


def refusal_text(program: Program, refused: Refused, translate: Translate) -> str:
    """The sentence of a refusal about a case of this affair."""
    if refused.code in FLOW_MESSAGES:
        return refusal(program, refused, translate)
    return say(OWN, refused.code, refused.params, translate)


def paper_text(program: Program, error: AnswerError) -> str:
    """What is wrong with a material."""
    material = program.affair.materials[error.field.removeprefix("materials/")]
    return say(FIELD_MESSAGES, error.code, {**error.params, "title": material.title}, program.translate)


def faults_of(
    program: Program, error: AnswersRefused | Refused | None, translate: Translate, *, bound: Bound | None = None
) -> tuple[Fault, ...]:
    """Lines of the error summary, in the order of the page: form, office record, materials, then refusals."""
    if error is None:
        return ()
    if isinstance(error, Refused):
        return (Fault(refusal_text(program, error, translate), _target(error)),)
    return (
        *_of_form(program, [e for e in error.errors if e.field.startswith("/") or not e.field], translate, bound),
        *_of_office(program, [e for e in error.errors if e.field.startswith("office")], translate),
        *(
            Fault(paper_text(program, e), "material-" + e.field.removeprefix("materials/"))
            for e in error.errors
            if e.field.startswith("materials/")
        ),
    )


def _target(error: Refused) -> str:
    return f"warned-{error.params['line']}" if error.code == "confirm" else ""


def _of_form(
    program: Program, errors: Sequence[AnswerError], translate: Translate, bound: Bound | None
) -> tuple[Fault, ...]:
    locks = [error for error in errors if error.code in FIELD_MESSAGES]
    plain = [error for error in errors if error.code not in FIELD_MESSAGES]
    found = [Fault(text, target) for target, text in program.form.faults(plain, bound, translate=translate)]
    for error in locks:
        names = tuple(part for part in error.field.split("/") if part and not part.isdecimal())
        found.append(Fault(f"{program.form.title(names)}：{say(FIELD_MESSAGES, error.code, error.params, translate)}"))
    return tuple(found)


def _of_office(program: Program, errors: Sequence[AnswerError], translate: Translate) -> tuple[Fault, ...]:
    mine = [AnswerError(error.field.removeprefix("office"), error.code, error.params) for error in errors]
    return tuple(Fault(text, target) for target, text in program.office.faults(mine, translate=translate))
