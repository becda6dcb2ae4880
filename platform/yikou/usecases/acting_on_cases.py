"""Performing a verb at a case: what was typed is kept first, then everything is decided under the case's lock."""

from dataclasses import replace

from yikou.errors import NotFound
from yikou.flow.acts import Act
from yikou.flow.checks import may_act
from yikou.flow.run import Run
from yikou.store import drafts
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.usecases.acting import Acting
from yikou.usecases.at_hand import case_at_hand
from yikou.usecases.case_page import open_case
from yikou.usecases.deciding import Done, go_on
from yikou.usecases.house import House
from yikou.usecases.intake_data import IntakeData, packed, with_post
from yikou.usecases.intake_papers import Upload, kept_paper
from yikou.usecases.posting import Wanted, act_of
from yikou.usecases.quota import keep_row
from yikou.usecases.reader import Reader


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
        done = go_on(house, s, number, lambda *case: act_of(acting, wanted, *case))
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
            keep_row(house, s, paper)
        return go_on(house, s, number, lambda *_: act)
