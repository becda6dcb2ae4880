"""Performing a verb at a case: what was typed is kept first, then everything is decided under the case's lock."""

from collections.abc import Sequence

from yikou.errors import NotFound
from yikou.flow.acts import Act
from yikou.flow.checks import may_act
from yikou.flow.run import Run
from yikou.store import drafts
from yikou.store.drafts import AT_CASE
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import Done, go_on
from yikou.usecases.case import repeated
from yikou.usecases.case.at_hand import case_at_hand
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.opinions import Place, done_with, keep
from yikou.usecases.case.posting import Wanted, act_of
from yikou.usecases.house import House
from yikou.usecases.intake.intake_papers import MOST_AT_ONCE, Upload, kept_paper, refuse_rest
from yikou.usecases.intake.quota import keep_row
from yikou.usecases.reader import Reader


def perform(house: House, acting: Acting, number: str, wanted: Wanted) -> Done:
    """Performs the verb. Raises what deciding raises. What was typed is kept until the task closes, less the fields of
    a verb that was performed."""
    with house.store.session() as s:
        case = case_at_hand(house, s, acting, number, task=wanted.task)
    task, place = case.state.tasks.get(wanted.task), Place(number, wanted.task)
    keeps = task is not None and may_act(Run(case.program, case.state, Act("", acting.actor), case.context), task)
    if keeps:
        with house.store.writing() as s:
            keep(house, s, acting, place, wanted.post)
    with house.store.deciding() as s:
        first = repeated.noted(s, acting, number, wanted)
        done = first or go_on(house, s, number, lambda *case: act_of(acting, wanted, *case))
        if not wanted.task:
            drafts.delete_of_task(s, number, AT_CASE, person=acting.person.key)
        elif keeps and wanted.task in done.state.tasks:
            done_with(house, s, acting, place, wanted.verb, wanted.post)
        return done


def upload(
    house: House,
    acting: Acting,
    number: str,
    *,
    material: str,
    uploads: tuple[Upload, ...],
    instead: Sequence[str] = (),
) -> Done:
    """Hands later papers in: on disk first, then the row and the entry together. Refused after the first were handed in
    where more came than are taken at once. instead: keys of earlier files that these stand for."""
    with house.store.session() as s:
        case = open_case(house, s, Reader(acting), number)
    if material not in case.program.affair.materials:
        raise NotFound("material", material)
    wanted = case.program.affair.materials[material]
    kept = [kept_paper(house, acting, wanted, one, draft="", number="") for one in uploads[:MOST_AT_ONCE]]
    act = Act(
        "upload", acting.actor, papers={material: tuple(paper.key for paper in kept)}, options={"instead": instead}
    )
    with house.store.writing() as s:
        done = repeated.handed_in(s, number, material, kept)
        if done is None:
            for paper in kept:
                keep_row(house, s, paper)
            done = go_on(house, s, number, lambda *_: act)
    refuse_rest(uploads)
    return done
