"""Performing a verb at a case: what was typed is kept first, then everything is decided under the case's lock."""

from dataclasses import dataclass, replace

from msgspec import structs

from yikou.access.matching import sight_of
from yikou.errors import NotFound
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.checks import may_act
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.state import CaseState
from yikou.forms.cleaning import clean_text
from yikou.store import drafts, papers
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.usecases.acting import Acting
from yikou.usecases.at_hand import case_at_hand
from yikou.usecases.case_page import open_case
from yikou.usecases.deciding import Done, go_on
from yikou.usecases.house import House
from yikou.usecases.intake_data import IntakeData, Pairs, packed, with_post
from yikou.usecases.intake_papers import Upload, kept_paper
from yikou.usecases.reader import Reader
from yikou.usecases.task_fields import bound_at, refuse_unread
from yikou.usecases.verb_views import Tried, options_of

VOTES = ("approve", "object")
FOR_APPLICANT = ("answer", "withdraw")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A verb as it was posted. task: '' for verbs of the case; seen: entry number of the page."""

    verb: str
    task: str
    seen: int | None
    post: Pairs


def perform(house: House, acting: Acting, number: str, wanted: Wanted) -> Done:
    """Performs the verb. Raises what deciding raises. What was typed at the task is kept until the task closes,
    less the fields of a verb that was performed."""
    with house.store.session() as s:
        case = case_at_hand(house, s, acting, number, task=wanted.task)
    task = case.state.tasks.get(wanted.task)
    keeps = task is not None and may_act(Run(case.program, case.state, Act("", acting.actor), case.context), task)
    if keeps:
        with house.store.writing() as s:
            _keep(house, s, acting, number, wanted)
    with house.store.writing() as s:
        done = go_on(house, s, number, lambda *case: _act(acting, wanted, *case))
        if keeps and wanted.task in done.state.tasks:
            own = f"{wanted.verb}."
            rest = tuple((name, text) for name, text in wanted.post if not name.startswith(own))
            _keep(house, s, acting, number, replace(wanted, post=rest))
        return done


def _keep(house: House, s: Session, acting: Acting, number: str, wanted: Wanted) -> None:
    before = drafts.of_task(s, number, wanted.task, person=acting.person.key)
    id = before.id if before else drafts.new_id()
    data = packed(with_post(IntakeData({}), wanted.post))
    drafts.save(s, Draft(id, acting.person.key, "task", "", 0, data, house.now, case_number=number, task=wanted.task))


def _act(acting: Acting, wanted: Wanted, program: Program, state: CaseState, context: Context) -> Act:
    tried = Tried(wanted.verb, wanted.task, wanted.post)
    task = state.tasks.get(wanted.task)
    form = office = None
    if task and task.kind == "step" and wanted.verb in VOTES:
        sight = sight_of(program, state, acting.actor, context)
        form, office = bound_at(program, state, task, context, sight=sight, post=wanted.post)
        refuse_unread(form, office)
    return Act(
        wanted.verb,
        for_applicant(acting.actor, state) if wanted.verb in FOR_APPLICANT else acting.actor,
        task=wanted.task,
        seen=wanted.seen,
        opinion=clean_text(tried.value("opinion")),
        form=form.answers if form else None,
        office=office.answers if office else None,
        options=options_of(program, wanted.verb, tried),
    )


def for_applicant(actor: Actor, state: CaseState) -> Actor:
    """The window acting for the applicant, which the ledger says."""
    return structs.replace(actor, for_person=state.identity, for_name=state.name)


def upload(house: House, acting: Acting, number: str, *, material: str, uploads: tuple[Upload, ...]) -> Done:
    """Hands later papers in: on disk first, then the row and the entry together."""
    with house.store.session() as s:
        case = open_case(house, s, Reader(acting), number)
    if material not in case.program.affair.materials:
        raise NotFound("material", material)
    wanted = case.program.affair.materials[material]
    kept = [kept_paper(house, acting, wanted, one, draft="", number="") for one in uploads]
    act = Act("upload", acting.actor, papers={material: tuple(paper.key for paper in kept)})
    with house.store.writing() as s:
        for paper in kept:
            papers.add(s, paper)
        return go_on(house, s, number, lambda *_: act)
