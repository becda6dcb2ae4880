"""The page on which a supplement is answered: what was asked for, and nothing else."""

from collections.abc import Iterator

from markupsafe import Markup

from yikou.flow.state import Notice
from yikou.flow.titles import path_title
from yikou.store import papers
from yikou.texts import say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.counter.views_counter import IntakeView
from yikou.usecases.definitions.orgs import org_choices
from yikou.usecases.house import House
from yikou.usecases.intake.answering import asked_form, over
from yikou.usecases.intake.filing import Intake, opened
from yikou.usecases.intake.intake_data import Pairs, bound_of
from yikou.usecases.intake.intake_papers import Wish
from yikou.usecases.intake.intake_view import Errors, clash_of, errors_of, for_whom, materials_of
from yikou.usecases.intake.two_pages import Difference, new_mark
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of
from yikou.usecases.views import Link


def answer_view(
    house: House, reader: Reader, id: str, *, error: Errors = None, post: Pairs | None = None
) -> IntakeView:
    """The page of an answer's draft."""
    with house.store.session() as s:
        intake = opened(house, s, reader.acting, id, language=reader.language)
        case = open_case(house, s, reader, intake.draft.case_number)
        who = for_whom(house, s, intake.draft.resident, reader.translate)
        files = papers.of_draft(s, id)
    notice = case.state.notice
    wishes = tuple(Wish(case.program.affair.materials[name], "yes") for name in notice.materials) if notice else ()
    clash = _clash(house, reader, intake, case, error=error, post=post)
    materials = materials_of(intake, wishes, files, case.context, error=error, translate=reader.translate)
    return IntakeView(
        draft=id,
        affair=intake.draft.slug,
        title=case.program.affair.title,
        for_whom=who,
        promise="",
        form=_form(house, reader, intake, case, error, post),
        materials=materials,
        back=Link(case.state.number, f"/cases/{case.state.number}"),
        kept_at=intake.draft.updated_at if clash is None else None,
        faults=faults_of(case.program, error, reader.translate) if clash is None else (),
        materials_left=sum(material.state == "todo" for material in materials),
        can_accept=False,
        answers_to=case.state.number,
        asked=tuple(_asked(reader, case, notice)) if notice else (),
        takes_files=case.program.form.takes_files,
        mark=new_mark(intake.data),
        clash=clash,
    )


def _clash(
    house: House, reader: Reader, intake: Intake, case: OpenCase, *, error: Errors, post: Pairs | None
) -> tuple[Difference, ...] | None:
    notice = case.state.notice
    form = asked_form(intake, notice.fields) if notice else None
    if form is None:
        return None
    data = over(intake.data, case.state.form)
    return clash_of(form, data, bound_of(form, data, post=post), error, reader.translate, house.names)


def _form(house: House, reader: Reader, intake: Intake, case: OpenCase, error: Errors, post: Pairs | None) -> Markup:
    notice = case.state.notice
    form = asked_form(intake, notice.fields) if notice else None
    if form is None:
        return Markup("")
    return form.page(
        bound_of(form, over(intake.data, case.state.form), post=post),
        errors=[one for one in errors_of(error) if one.field.startswith("/")],
        translate=reader.translate,
        org_choices=org_choices(case.context.directory, house.today),
        sprite=reader.sprite,
        org_names=house.names,
    )


def _asked(reader: Reader, case: OpenCase, notice: Notice) -> Iterator[str]:
    """What the notice asks for, line by line."""
    for path in (*notice.fields, *(f"materials.{name}" for name in notice.materials)):
        yield say(MESSAGES, "asked_items", {"item": path_title(case.program, path)}, reader.translate)
    if notice.text:
        yield notice.text
