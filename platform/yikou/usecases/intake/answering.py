"""Answering a supplement at the window: a draft like any other, with only what was asked for on it."""

from yikou.errors import AnswersRefused, NotAllowed, Refused
from yikou.flow.acts import Act
from yikou.flow.offers import offers
from yikou.flow.titles import title_of_verb
from yikou.forms.compiled import Form
from yikou.store import drafts
from yikou.store.drafts import Draft
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.posting import for_applicant
from yikou.usecases.house import House
from yikou.usecases.intake.filing import Intake, keep, opened
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


def asked_form(intake: Intake, fields: tuple[str, ...]) -> Form | None:
    """The fields that were asked for; None where only papers were."""
    names = tuple(path.split(".")[1] for path in fields if path.startswith("form."))
    return intake.program.form.part(tuple(dict.fromkeys(names))) if names else None


def submit_answer(house: House, acting: Acting, id: str, *, post: Pairs) -> str:
    """Sends the answer; the number of the case. The same draft sent again changes nothing."""
    keep(house, acting, id, post=post)
    with house.store.session() as s:
        intake = opened(house, s, acting, id)
        if intake.draft.filed_as:
            return intake.draft.filed_as
        number = intake.draft.case_number
        case = open_case(house, s, Reader(acting), number)
    notice = case.state.notice
    if notice is None:
        raise Refused("nothing_asked")
    form = asked_form(intake, notice.fields)
    bound = bound_of(form, over(intake.data, case.state.form)) if form else None
    if bound and bound.errors:
        raise AnswersRefused(bound.errors)
    act = Act(
        "answer",
        for_applicant(acting.actor, case.state),
        form=bound.answers if bound else None,
        papers={name: files for name, files in intake.given.items() if name in notice.materials},
        options={"text": intake.data.value("answer.text")},
    )
    with house.store.writing() as s:
        go_on(house, s, number, lambda *_: act)
        drafts.mark_filed(s, id, number=number, at=house.now)
    return number


def over(data: IntakeData, form: dict[str, object]) -> IntakeData:
    """The draft over the form as it stands now, which may have moved since the draft was begun."""
    return IntakeData(form, data.sources, data.post)
