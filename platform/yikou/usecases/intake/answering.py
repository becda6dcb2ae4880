"""Answering a supplement at the window: a draft like any other, with what was asked for and what that brings."""

from dataclasses import dataclass

from yikou.errors import AnswersRefused, NotAllowed, Refused
from yikou.flow.acts import Act
from yikou.flow.brought import papers_brought, required_anew, unasked
from yikou.flow.offers import offers
from yikou.flow.requirements import promisable, sheets
from yikou.flow.titles import title_of_verb
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.store import drafts
from yikou.store.drafts import Draft
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.case.posting import for_applicant
from yikou.usecases.house import House
from yikou.usecases.intake.filing import Intake, keep, opened, usable
from yikou.usecases.intake.intake_data import IntakeData, Pairs, bound_of, packed
from yikou.usecases.reader import Reader


def start_answer(house: House, acting: Acting, number: str) -> str:
    """The draft of an answer to the open notice; the one that this person began before, where there is one."""
    with house.store.session() as s:
        case = open_case(house, s, Reader(acting), number)
        mine = drafts.answering(s, number, person=acting.person.key)
    if case.state.notice is None:
        raise Refused("nothing_asked")
    if not any(offer.verb == "answer" for offer in offers(case.program, case.state, acting.actor, case.context)):
        raise NotAllowed(title_of_verb(case.program, "answer"))
    if mine:
        return mine.id
    data, id, who = packed(IntakeData(case.state.form)), drafts.new_id(), acting.person.key
    program = case.program
    draft = Draft(
        id, who, "intake", program.affair.slug, program.version, data, house.now, number, resident=case.state.identity
    )
    with house.store.writing() as s:
        drafts.save(s, draft)
    return id


@dataclass(frozen=True, slots=True)
class Answering:
    """What stands on the page of an answer. form: of what was asked for and of what may come with it, None where only
    papers were asked for; papers: materials that were asked for, then those that the answers bring."""

    form: Form | None
    bound: Bound
    papers: tuple[str, ...]


def answered(intake: Intake, case: OpenCase, *, post: Pairs | None = None) -> Answering:
    """The answers as they stand. post: as for `bound_of`."""
    notice, now = case.state.notice, case.state.form
    names = tuple(path.split(".")[1] for path in notice.fields if path.startswith("form.")) if notice else ()
    papers = notice.materials if notice else ()
    if not names:
        return Answering(None, Bound(now), papers)
    whole = intake.program.form
    form, bound = asked_form(whole, names, over(intake.data, now), post=post)
    final = whole.settle(bound.answers)
    brought = papers_brought(intake.program, case.state, usable(final.answers, final.errors), case.context)
    return Answering(form, bound, tuple(dict.fromkeys((*papers, *brought))))


def asked_form(
    whole: Form, asked: tuple[str, ...], data: IntakeData, *, post: Pairs | None = None
) -> tuple[Form, Bound]:
    """The fields that were asked for, those that may come into sight with them, and those that are now required."""
    names = tuple(dict.fromkeys((*asked, *unasked(whole, data.form))))
    while True:
        form = whole.part(names)
        bound = bound_of(form, data, post=post)
        required = required_anew(whole, data.form, whole.settle(bound.answers).answers)
        more = tuple(name for name in required if name not in names)
        if not more:
            return form, bound
        names = (*names, *more)


def submit_answer(house: House, acting: Acting, id: str, *, post: Pairs) -> str:
    """Sends the answer; the number of the case. The same draft sent again changes nothing."""
    keep(house, acting, id, post=post)
    with house.store.session() as s:
        intake = opened(house, s, acting, id)
        if intake.draft.filed_as:
            return intake.draft.filed_as
        number = intake.draft.case_number
        case = open_case(house, s, Reader(acting), number)
    if case.state.notice is None:
        raise Refused("nothing_asked")
    given = answered(intake, case)
    if given.bound.errors:
        raise AnswersRefused(given.bound.errors)
    handed = {name: files for name, files in intake.given.items() if name in given.papers}
    earlier = {key for name in handed for key in sheets(case.state, name)}
    act = Act(
        "answer",
        for_applicant(acting.actor, case.state),
        form=given.bound.answers if given.form else None,
        papers=handed,
        follow=intake.data.follow & promisable(case.program, case.state, "answer", "").intersection(given.papers),
        options={"text": intake.data.value("answer.text"), "instead": sorted(intake.data.instead & earlier)},
    )
    with house.store.writing() as s:
        go_on(house, s, number, lambda *_: act)
        drafts.mark_filed(s, id, number=number, at=house.now)
    return number


def over(data: IntakeData, form: dict[str, object]) -> IntakeData:
    """The draft over the form as it stands now, which may have moved since the draft was begun."""
    return IntakeData(form, data.sources, data.post)
