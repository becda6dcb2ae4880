"""The page on which a supplement is answered: what was asked for, what the new values bring in, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from yikou.flow.requirements import promisable
from yikou.flow.state import Notice
from yikou.flow.titles import path_title
from yikou.store import papers
from yikou.store.database import Session
from yikou.texts import say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.case.case_papers import CasePapers
from yikou.usecases.counter.views_counter import IntakeView
from yikou.usecases.definitions.orgs import org_choices
from yikou.usecases.house import House
from yikou.usecases.intake.answering import Answering, answered, over
from yikou.usecases.intake.filing import Intake, opened
from yikou.usecases.intake.intake_data import Pairs
from yikou.usecases.intake.intake_papers import Wish
from yikou.usecases.intake.intake_view import clash_of, for_whom
from yikou.usecases.intake.materials_view import Errors, errors_of, materials_of
from yikou.usecases.intake.two_pages import Difference, new_mark
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of
from yikou.usecases.views import Link

NO_FORM = Markup("")


def answer_view(
    house: House, reader: Reader, id: str, *, error: Errors = None, post: Pairs | None = None
) -> IntakeView:
    """The page of an answer's draft."""
    with house.store.session() as s:
        intake, case = _opened(house, s, reader, id)
        given = answered(intake, case, post=post)
        return _view(house, s, reader, intake, case, given, error, form=_form(house, reader, case, given, id, error))


def answer_fragments(
    house: House, reader: Reader, id: str, *, post: Pairs, error: Errors = None
) -> tuple[str, IntakeView]:
    """What a change moves on the page: as `intake_view.fragments`."""
    with house.store.session() as s:
        intake, case = _opened(house, s, reader, id)
        given = answered(intake, case, post=post)
        moved = given.form.fragment(given.bound, **_around(house, reader, case, id)) if given.form else ""
        return moved, _view(house, s, reader, intake, case, given, error)


def _opened(house: House, s: Session, reader: Reader, id: str) -> tuple[Intake, OpenCase]:
    intake = opened(house, s, reader.acting, id, language=reader.language)
    return intake, open_case(house, s, reader, intake.draft.case_number)


def _view(
    house: House,
    s: Session,
    reader: Reader,
    intake: Intake,
    case: OpenCase,
    given: Answering,
    error: Errors,
    *,
    form: Markup = NO_FORM,
) -> IntakeView:
    notice, affair, id = case.state.notice, case.program.affair, intake.draft.id
    wishes = tuple(Wish(affair.materials[name], "yes") for name in given.papers)
    clash = _clash(house, reader, intake, case, given, error)
    files = papers.of_draft(s, id)
    found = materials_of(intake, wishes, files, case.context, error=error, translate=reader.translate)
    may = promisable(case.program, case.state, "answer", "")
    shown = CasePapers(case.program, case.state, case.context, case.sight, papers.of_case(s, case.state.number), str)
    materials = tuple(
        replace(one, may_follow=one.name in may, earlier=shown.earlier(affair.materials[one.name], intake.data.instead))
        for one in found
    )
    return IntakeView(
        draft=id,
        affair=intake.draft.slug,
        title=affair.title,
        for_whom=for_whom(house, s, intake.draft.resident, reader.translate),
        promise="",
        form=form,
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
    house: House, reader: Reader, intake: Intake, case: OpenCase, given: Answering, error: Errors
) -> tuple[Difference, ...] | None:
    if given.form is None:
        return None
    data = over(intake.data, case.state.form)
    return clash_of(given.form, data, given.bound, error, reader.translate, house.names)


def _form(house: House, reader: Reader, case: OpenCase, given: Answering, id: str, error: Errors) -> Markup:
    if given.form is None:
        return NO_FORM
    errors = [one for one in errors_of(error) if one.field.startswith("/")]
    return given.form.page(given.bound, errors=errors, **_around(house, reader, case, id))


def _around(house: House, reader: Reader, case: OpenCase, id: str) -> dict[str, Any]:
    """What the page hands to its form."""
    return {
        "translate": reader.translate,
        "org_choices": org_choices(case.context.directory, house.today),
        "org_names": house.names,
        "refresh_url": f"/drafts/{id}/refresh",
        "sprite": reader.sprite,
    }


def _asked(reader: Reader, case: OpenCase, notice: Notice) -> Iterator[str]:
    """What the notice asks for, line by line."""
    for path in (*notice.fields, *(f"materials.{name}" for name in notice.materials)):
        yield say(MESSAGES, "asked_items", {"item": path_title(case.program, path)}, reader.translate)
    if notice.text:
        yield notice.text
