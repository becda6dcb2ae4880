"""Taking in an application: a draft from its first moment, filed when all is there (受理) or registered (登记).

Whatever was typed is kept before anything is judged; a draft that was filed answers with the number that it got.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from yikou.errors import AnswerError, AnswersRefused, NotAllowed, NotFound, Refused
from yikou.flow.acts import Act, Context
from yikou.flow.program import Program
from yikou.flow.who import People
from yikou.forms.bind import Bound
from yikou.forms.prefill import prefill
from yikou.store import drafts, papers, residents
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.store.residents import Look
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import begin, context_of
from yikou.usecases.counter.fitting import known_of
from yikou.usecases.definitions.programs import FIRST, current_program, program_of
from yikou.usecases.definitions.trial import trial_state
from yikou.usecases.house import House
from yikou.usecases.intake.intake_data import IntakeData, Pairs, bound_of, intake_data, packed
from yikou.usecases.intake.intake_papers import missing_papers
from yikou.usecases.intake.two_pages import typed_over

THEN = {"submit": "accept", "register": "ask", "refuse": "reject"}
OF_ANOTHER_KIND = frozenset({"type", "choose", "no_fit", "several_fit", "unexpected_items"})
"""Errors of answers that no condition can be asked of, because they are not what it expects."""
Errors = tuple[AnswerError, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """A draft, opened. given: files of the draft by material, newest last."""

    draft: Draft
    program: Program
    data: IntakeData
    given: Mapping[str, tuple[str, ...]]


def start_draft(
    house: House, acting: Acting, *, slug: str, resident: str, organisation: Mapping[str, str] | None = None
) -> str:
    """Begins an application of the latest version for a resident (key of their card, '' for none); the draft's id. What
    is on record comes into the form, which is logged.

    organisation: what is known of one that applies, with its `credit_code`.
    """
    with house.store.writing() as s:
        program = current_program(house, s, slug)
        refuse_strangers(program, acting)
        known: dict[str, str] = {}
        identity = ""
        if resident:
            person = residents.by_key(s, resident)
            identity = person.identity
            known = known_of(person)
            residents.note_look(s, Look(house.now, acting.person.key, "prefilled", identity))
        elif organisation:
            identity, known = f"organisation:{organisation['credit_code']}", dict(organisation)
        answers, sources = prefill(program.form.plan, known)
        data = packed(IntakeData(answers, sources))
        id = drafts.new_id()
        drafts.save(
            s, Draft(id, acting.person.key, "intake", slug, program.version, data, house.now, resident=identity)
        )
    return id


def opened(house: House, s: Session, acting: Acting, id: str, *, language: str = FIRST) -> Intake:
    """Somebody's own draft with everything that belongs to it; NotFound for anybody else's."""
    draft = drafts.load(s, id, person=acting.person.key)
    given: dict[str, tuple[str, ...]] = {}
    for paper in papers.of_draft(s, id):
        given[paper.material] = (*given.get(paper.material, ()), paper.key)
    program = program_of(house, s, draft.slug, version=draft.version, language=language)
    return Intake(draft, program, intake_data(draft), given)


def keep(house: House, acting: Acting, id: str, *, post: Pairs) -> datetime:
    """Keeps what was typed; when. A draft that was filed meanwhile is left as it is.

    Raises Refused where another page of the draft was typed on since this one was drawn.
    """
    with house.store.writing() as s:
        intake = opened(house, s, acting, id)
        if not intake.draft.filed_as:
            drafts.save(s, replace(intake.draft, data=packed(typed_over(intake.data, post)), updated_at=house.now))
    return house.now


def draft_of(house: House, acting: Acting, id: str) -> Draft:
    """One's own draft; NotFound for anybody else's."""
    with house.store.session() as s:
        return drafts.load(s, id, person=acting.person.key)


def drop(house: House, acting: Acting, id: str) -> None:
    """Throws one's own draft away. One that was filed is a case: NotFound, like anybody else's."""
    with house.store.writing() as s:
        if not drafts.delete(s, id, person=acting.person.key):
            raise NotFound("draft", id)
        for paper in papers.of_draft(s, id):
            papers.forget(s, paper.key)


def submit(house: House, acting: Acting, id: str, *, do: str, post: Pairs) -> str:
    """Files the draft; the number of the case. do: submit, register, refuse.

    The same draft sent again gives the number that it got the first time. What was typed is kept, whatever happens.
    Raises AnswersRefused with everything that is wrong at once, papers included, and what deciding raises.
    """
    keep(house, acting, id, post=post)
    with house.store.session() as s:
        intake = opened(house, s, acting, id)
        if intake.draft.filed_as:
            return intake.draft.filed_as
        act = filing(house, s, acting, intake, bound=bound_of(intake.program.form, intake.data), do=do)
    with house.store.writing() as s:
        first = drafts.filed_as(s, id)
        if first:
            return first
        number = begin(house, s, intake.program, act).number
        drafts.mark_filed(s, id, number=number, at=house.now)
    return number


def filing(house: House, s: Session, acting: Acting, intake: Intake, *, bound: Bound, do: str) -> Act:
    """The act that files these answers. Raises AnswersRefused with everything that is wrong at once."""
    context = context_of(house, s)
    invalid = intake.program.form.settle(bound.answers).errors
    known = usable(bound.answers, invalid)
    _refuse_all(intake, bound, invalid, _papers_missing(intake, known, acting, context) if do == "submit" else ())
    then = THEN[do] if accepts_too(intake, bound, acting, context) else ""
    return _act(intake, bound, acting, then="" if then == "accept" and fills_first(intake.program) else then)


def usable(answers: Mapping[str, Any], invalid: Errors) -> dict[str, Any]:
    """The answers of which conditions can be asked: without the parts that hold something of another kind."""
    strange = {error.field.split("/")[1] for error in invalid if error.code in OF_ANOTHER_KIND and error.field}
    return {name: answer for name, answer in answers.items() if name not in strange}


def _refuse_all(intake: Intake, bound: Bound, invalid: Errors, missing: Errors) -> None:
    errors = (*bound.with_invalid(invalid), *missing)
    if errors:
        raise AnswersRefused(errors)
    if set(intake.given) - set(intake.program.affair.materials):
        raise Refused("no_such_item", item=", ".join(sorted(intake.given)))


def _papers_missing(intake: Intake, answers: Mapping[str, Any], acting: Acting, context: Context) -> Errors:
    return missing_papers(intake.program, answers, acting.actor, context, intake.given, intake.data.follow)


def _act(intake: Intake, bound: Bound, acting: Acting, *, then: str) -> Act:
    options = {"then": then, "warned": intake.data.warned, "reason": intake.data.value("refuse.reason")}
    return Act(
        "file",
        acting.actor,
        form=bound.answers,
        papers=intake.given,
        follow=intake.data.follow & set(intake.program.affair.materials),
        options=options,
    )


def accepts_too(intake: Intake, bound: Bound, acting: Acting, context: Context) -> bool:
    """Whether this clerk is also of the first step, so that filing and acceptance can be one act.

    As long as the answers do not say which place it is, it may be this one.
    """
    program = intake.program
    if not program.first:
        return False
    state = trial_state(program, bound.answers, acting.actor, context)
    try:
        return People(program, state, context).of_step(program.first).holds(acting.actor)
    except Refused as error:
        if error.code != "place_not_known":
            raise
        return True


def goes_on(house: House, draft: Draft) -> bool:
    """Whether the clerk who filed this draft goes on at the case itself."""
    with house.store.session() as s:
        return fills_first(program_of(house, s, draft.slug, version=draft.version))


def fills_first(program: Program) -> bool:
    """Whether the first step writes into the office record: then it has a page of its own, after filing."""
    return bool(program.first and program.step(program.first).fills)


def refuse_strangers(program: Program, acting: Acting) -> None:
    """NotAllowed for a post whose role files no such affair anywhere."""
    if not may_file(program, acting):
        raise NotAllowed(program.affair.title)


def may_file(program: Program, acting: Acting) -> bool:
    """Whether the post's role files such an affair somewhere."""
    who = program.affair.who
    return acting.post.role in {who[name].role for name in program.affair.filed_by if name in who}
