"""The intake page: the form with what was typed, the materials beside it, and what is still missing."""

from collections.abc import Callable
from functools import partial

from yikou.errors import Refused
from yikou.flow.acts import Context
from yikou.flow.words import span_words
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.forms.mask import masked
from yikou.store import papers, residents
from yikou.store.database import Session
from yikou.texts import COMMA, Translate, say
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.ages import age_on
from yikou.usecases.counter.lacks import against_of, sentences
from yikou.usecases.counter.notices_given import notices_of_draft
from yikou.usecases.counter.views_counter import IntakeView, Warned
from yikou.usecases.definitions.orgs import org_choices
from yikou.usecases.house import House
from yikou.usecases.intake.compared import Comparing, marks_of, value_at
from yikou.usecases.intake.filing import Intake, accepts_too, fills_first, opened, usable
from yikou.usecases.intake.intake_data import REASON, WHY, IntakeData, Pairs, bound_of
from yikou.usecases.intake.intake_messages import MESSAGES
from yikou.usecases.intake.intake_papers import wishes
from yikou.usecases.intake.materials_view import Errors, error_of, errors_of, materials_of
from yikou.usecases.intake.two_pages import OVERTAKEN, Difference, differences, new_mark
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import asked_by, faults_of
from yikou.usecases.views import Link, Option


def intake_view(
    house: House, reader: Reader, id: str, *, error: Errors = None, post: Pairs | None = None
) -> IntakeView:
    """The page of a draft. error: why it could not be filed or kept; post: what stands on the page, where that is not
    what the draft holds, with the row button that was pressed."""
    with house.store.session() as s:
        intake = opened(house, s, reader.acting, id, language=reader.language)
        context = context_of(house, s)
        bound = bound_of(intake.program.form, intake.data, post=post)
        return _view(house, s, reader, intake, bound, context, error, at_work=post is not None)


def fragments(house: House, reader: Reader, id: str, *, post: Pairs, error: Errors = None) -> tuple[str, IntakeView]:
    """What a change moves on the page: parts of the form as out-of-band swaps, and the view for the materials."""
    with house.store.session() as s:
        intake = opened(house, s, reader.acting, id, language=reader.language)
        context = context_of(house, s)
        bound = bound_of(intake.program.form, intake.data, post=post)
        form, prefilled = intake.program.form, untouched(intake.data, bound, reader.translate)
        differing = differing_of(house, intake, bound, reader.translate)
        moved = form.fragment(
            bound,
            translate=reader.translate,
            prefilled=prefilled,
            differing=differing,
            org_choices=org_choices(context.directory, house.today),
            org_names=house.names,
            refresh_url=f"/drafts/{id}/refresh",
            sprite=reader.sprite,
        )
        moved += marks_of(form, prefilled, differing, drawn=form.asked_now(bound.answers))
        return moved, _view(house, s, reader, intake, bound, context, error)


def _view(
    house: House,
    s: Session,
    reader: Reader,
    intake: Intake,
    bound: Bound,
    context: Context,
    error: Errors,
    *,
    at_work: bool = False,
) -> IntakeView:
    """at_work: the page comes again in the middle of filling in, so no section closes."""
    program, translate, draft = intake.program, reader.translate, intake.draft
    tell = partial(say, MESSAGES, translate=translate)
    asked = wishes(program, bound.answers, reader.acting.actor, context)
    materials = materials_of(intake, asked, papers.of_draft(s, draft.id), context, error=error, translate=translate)
    left = sum(material.state == "todo" for material in materials)
    clash = clash_of(program.form, intake.data, bound, error, translate, house.names)
    guide = program.affair.guide
    return IntakeView(
        draft=draft.id,
        affair=draft.slug,
        title=program.affair.title,
        for_whom=for_whom(house, s, draft.resident, translate),
        promise=tell("promise", {"limit": span_words(guide.promised, translate)}) if guide.promised else "",
        form=program.form.page(
            bound,
            errors=[one for one in errors_of(error) if one.field.startswith("/")],
            translate=translate,
            prefilled=untouched(intake.data, bound, translate),
            differing=differing_of(house, intake, bound, translate),
            org_choices=org_choices(context.directory, house.today),
            org_names=house.names,
            refresh_url=f"/drafts/{draft.id}/refresh",
            sprite=reader.sprite,
            opened=program.affair.form.fields.keys() if at_work else asked_by(program, error),
        ),
        materials=materials,
        basis=_basis(intake, translate),
        back=_back(s, draft.resident),
        kept_at=draft.updated_at if intake.data.post and clash is None else None,
        faults=faults_of(program, error, translate, bound=bound) if clash is None else (),
        warnings=warnings_of(intake, error, translate),
        missing=tell("left", {"n": left}) if left else "",
        materials_left=left,
        can_accept=accepts_too(intake, bound, reader.acting, context),
        goes_on=fills_first(program),
        refusing=bool(intake.data.value(REASON) or intake.data.value(WHY) or error_of(error) == "refuse_reason"),
        refuse_reason=intake.data.value(REASON),
        reasons=_reasons(house, s, reader, intake, bound),
        notices=notices_of_draft(house, s, draft.id, translate),
        upload_limit=f"{house.settings.upload_bytes // 1024 // 1024} MB",
        mark=new_mark(intake.data),
        clash=clash,
        takes_files=program.form.takes_files,
    )


def _reasons(house: House, s: Session, reader: Reader, intake: Intake, bound: Bound) -> tuple[Option, ...]:
    """What stands against the answers as they are, to choose from when nothing is taken in."""
    answers = usable(bound.answers, intake.program.form.settle(bound.answers).errors)
    against = against_of(house, s, reader.acting, intake, answers)
    chosen = {text for name, text in intake.data.post if name == WHY}
    return tuple(Option(text, text, text in chosen) for text in sentences(intake.program, against))


def clash_of(
    form: Form, data: IntakeData, here: Bound, error: Errors, translate: Translate, names: Callable[[str], str]
) -> tuple[Difference, ...] | None:
    """What another page of the draft holds that this one does not, where that is why nothing was kept."""
    if not isinstance(error, Refused) or error.code != OVERTAKEN:
        return None
    return differences(form, here, bound_of(form, data), translate=translate, names=names)


def untouched(data: IntakeData, bound: Bound, translate: Translate) -> dict[str, str]:
    """Where each answer comes from that still stands as it was brought."""
    known, typed = data.form, bound.answers
    still = ((at, source) for at, source in data.sources.items() if value_at(typed, at) == value_at(known, at))
    return {at: translate(source) for at, source in still}


def differing_of(house: House, intake: Intake, bound: Bound, translate: Translate) -> dict[str, str]:
    """What the system holds of each answer that was brought and is another now, with both values."""
    compare = Comparing(intake.program.form, translate, house.names)
    found = compare.differences(intake.data.form, intake.data.sources, bound.answers)
    return {one.at: compare.told(one) for one in found}


def _back(s: Session, identity: str) -> Link | None:
    person = residents.known(s, identity)
    return Link(person.name, f"/counter?resident={person.key}") if person else None


def _basis(intake: Intake, translate: Translate) -> Link | None:
    named = next((basis for basis in intake.program.affair.guide.basis if basis.regulation), None)
    return Link(translate(MESSAGES["basis"]), f"/regulations/{named.regulation}") if named else None


def for_whom(house: House, s: Session, identity: str, translate: Translate) -> str:
    """Name, sex, age and masked number of a resident; '' for none, or somebody who is not on record."""
    person = residents.known(s, identity)
    if person is None:
        return ""
    about = translate(COMMA).join((about_person(house, person, translate), masked(person.id_number, "id-number")))
    return say(MESSAGES, "for_whom", {"name": person.name, "about": about}, translate)


def about_person(house: House, person: residents.Resident, translate: Translate) -> str:
    """Sex and age: 女 · 54 岁."""
    words = {"male": translate("男"), "female": translate("女")}.get(person.sex, "")
    years = age_on(person.birth, house.today)
    return " · ".join(
        part for part in (words, translate("{n} 岁").format(n=years) if years is not None else "") if part
    )


def warnings_of(intake: Intake, error: Errors, translate: Translate) -> tuple[Warned, ...]:
    """Lines of `accepts` to be confirmed: those with a reason already, and the one that stands in the way now."""
    lines = {int(line) for line in intake.data.warned if line.isdecimal()}
    asked = error.params["line"] if isinstance(error, Refused) and error.code == "confirm" else None
    accepts = intake.program.affair.accepts
    return tuple(
        Warned(
            line,
            accepts[line].say,
            intake.data.warned.get(str(line), ""),
            translate(MESSAGES["warned_reason"]) if line == asked else "",
        )
        for line in sorted(lines | ({asked} if asked is not None else set()))
        if line < len(accepts)
    )
