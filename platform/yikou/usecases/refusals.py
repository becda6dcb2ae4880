"""Refusals and errors of answers as sentences, whichever part they come from, and where on the page they belong."""

from collections.abc import Sequence

from yikou.errors import AnswerError, AnswersRefused, Refused
from yikou.flow.messages import FIELD_MESSAGES, refusal
from yikou.flow.messages import MESSAGES as FLOW_MESSAGES
from yikou.flow.program import Program
from yikou.flow.reads import names_in, top_of
from yikou.forms.bind import Bound
from yikou.forms.names import control_name, element_id
from yikou.texts import COLON, Translate, say
from yikou.usecases.accounts.sealing import MESSAGES as SEAL_MESSAGES
from yikou.usecases.case.case_messages import PHRASES
from yikou.usecases.intake.intake_messages import MESSAGES as INTAKE_MESSAGES
from yikou.usecases.intake.sniffing import MESSAGES as FILE_MESSAGES
from yikou.usecases.views import Fault

OWN = {**INTAKE_MESSAGES, **FILE_MESSAGES, **PHRASES, **SEAL_MESSAGES}


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
        return (Fault(refusal_text(program, error, translate), _target(program, error, bound)),)
    return (
        *_of_form(program, [e for e in error.errors if e.field.startswith("/") or not e.field], translate, bound),
        *_of_office(program, [e for e in error.errors if e.field.startswith("office")], translate),
        *(
            Fault(paper_text(program, e), "material-" + e.field.removeprefix("materials/"))
            for e in error.errors
            if e.field.startswith("materials/")
        ),
    )


def asked_by(program: Program, error: AnswersRefused | Refused | None) -> tuple[str, ...]:
    """Top-level fields of the form that a line of `accepts` reads which stands in the way."""
    if not isinstance(error, Refused) or error.code not in ("accepts", "confirm"):
        return ()
    affair = program.affair
    read = {top_of(affair, name) for name in names_in(affair, affair.accepts[error.params["line"]].must)}
    return tuple(name for name in affair.form.fields if f"form.{name}" in read)


def _target(program: Program, error: Refused, bound: Bound | None) -> str:
    """Where a refusal leads: to the reason that it wants, or, on a page with the form, to what it is about."""
    if error.code == "confirm":
        return f"warned-{error.params['line']}"
    asked = asked_by(program, error) if bound is not None else ()
    return element_id(control_name(("form", asked[0]))) if asked else ""


def _of_form(
    program: Program, errors: Sequence[AnswerError], translate: Translate, bound: Bound | None
) -> tuple[Fault, ...]:
    locks = [error for error in errors if error.code in FIELD_MESSAGES]
    plain = [error for error in errors if error.code not in FIELD_MESSAGES]
    found = [Fault(text, target) for target, text in program.form.faults(plain, bound, translate=translate)]
    for error in locks:
        names = tuple(part for part in error.field.split("/") if part and not part.isdecimal())
        said = say(FIELD_MESSAGES, error.code, error.params, translate)
        found.append(Fault(translate(COLON).join((program.form.title(names), said))))
    return tuple(found)


def _of_office(program: Program, errors: Sequence[AnswerError], translate: Translate) -> tuple[Fault, ...]:
    mine = [AnswerError(error.field.removeprefix("office"), error.code, error.params) for error in errors]
    return tuple(Fault(text, target) for target, text in program.office.faults(mine, translate=translate))
