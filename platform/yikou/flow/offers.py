"""What a person may do now at a case: verbs with their effect in one sentence, or why they are closed just now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from yikou.definition.model import Verb
from yikou.errors import AnswersRefused, Refused, YikouError
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.checks import may_act, refuse_early, refuse_waiting, refuse_when, unnamed
from yikou.flow.effects import effect_of
from yikou.flow.granting import gives
from yikou.flow.messages import FIELD_MESSAGES, refusal
from yikou.flow.program import Program
from yikou.flow.requests import decided_anew
from yikou.flow.requirements import due_at_step, is_needed, is_there
from yikou.flow.run import Run
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import title_of_verb
from yikou.flow.values import wanted_by
from yikou.flow.verbs.back import own_last, refuse_built_on, return_targets, step_of
from yikou.flow.verbs.copy import readers
from yikou.flow.verbs.desk import may_note

CASE_VERBS = ("urge", "set_lane", "withdraw", "terminate")
AT_TASKS = {"refer": ("advise",), "request": ("agree", "decline")}
DESK = ("claim", "release", "take_back", "note", "copy", "answer", "withdraw", "terminate", "upload")
MORE_NEEDS = {"extend": ("by",), "set_lane": ("lane",), "note": ("text",), "copy": ("person", "words")}
NEEDS = {"decline": ("reason",), "agree": (), "advise": ("opinion",), "return": ("to",), "conclude": ("outcome",)}


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb that somebody may perform. task: '' for verbs of the case.

    effect: what will happen, in one sentence. needs: reason, items, question, signature, to, outcome, by, lane,
    opinion. fields: office fields that it asks for. choices: values of `to`, `outcome` or `lane` with their titles.
    closed: why it cannot be performed just now, '' if it can.
    """

    verb: str
    task: str
    title: str
    effect: str
    needs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    closed: str = ""


def offers(program: Program, state: CaseState, actor: Actor, context: Context) -> tuple[Offer, ...]:
    """Everything that the person, in this post, may do now: at their tasks in order of opening, then with the case."""
    run = Run(program, state, Act("", actor), context)
    if state.is_ended:
        return (*_note(run), *_copy(run))
    found: list[Offer] = []
    for task in state.tasks.values():
        if task.kind != "supplement" and may_act(run, task):
            found += _at_task(run, task)
    return (*found, *_answer(run), *_take_back(run), *_of_case(run), *_note(run), *_copy(run))


def _at_task(run: Run, task: Task) -> Iterator[Offer]:
    """The verbs of a step in the order of the definition, or those of a referral or request."""
    if task.kind != "step":
        for name in AT_TASKS[task.kind]:
            yield _offer(run, task, Verb(name))
        return
    for verb in run.program.step(task.step).verbs.values():
        if verb.name not in (*DESK, *CASE_VERBS):
            yield _offer(run, task, verb)
    if not task.electorate:
        name = "release" if task.claimed_by in run.actor.people else "claim"
        yield _offer(run, task, unnamed(run, name, task.step))


def _offer(run: Run, task: Task, verb: Verb) -> Offer:
    title = title_of_verb(run.program, verb.name, task.step)
    step = run.program.step(task.step)
    return Offer(
        verb=verb.name,
        task=task.id,
        title=title,
        effect=effect_of(run, task, verb),
        needs=tuple(dict.fromkeys((*NEEDS.get(verb.name, ()), *_more_needs(verb), *verb.needs))),
        fields=wanted_by(run.program, step, verb.name),
        choices=_choices(run, task, verb),
        closed=_why_closed(run, lambda: _refuse_now(run, task, verb)),
    )


def _more_needs(verb: Verb) -> tuple[str, ...]:
    return MORE_NEEDS.get(verb.name, ())


def _choices(run: Run, task: Task, verb: Verb) -> tuple[tuple[str, str], ...]:
    affair = run.program.affair
    if verb.name == "return":
        done = run.state.completions
        return tuple((k, affair.steps[done[k].step].title) for k in return_targets(run.program, run.state, task))
    if verb.name == "conclude":
        return tuple((name, affair.outcomes[name].title) for name in verb.outcomes)
    return ()


def _refuse_now(run: Run, task: Task, verb: Verb) -> None:
    """The checks that do not depend on what will be typed."""
    if task.claimed_by and task.claimed_by not in run.actor.people:
        raise Refused("claimed", name=task.claimed_name)
    if verb.name not in ("claim", "release", "supplement", "extend"):
        refuse_waiting(task)
    refuse_when(run, verb)
    if verb.name == "agree" and task.opening.plea:
        decided_anew(run, task.opening.plea)
    if verb.name in ("approve", "object"):
        if task.yes and any(set(run.actor.people) & set(vote.people) for vote in task.votes):
            raise Refused("voted")
        refuse_early(run, task)
    if verb.name == "approve":
        _refuse_promised(run, task)
    if verb.name == "return" and not return_targets(run.program, run.state, task):
        raise Refused("nowhere_to_return")


def _refuse_promised(run: Run, task: Task) -> None:
    """Papers that cannot be handed in with the verb's own page, because they were to come before this step."""
    for material, may_promise in due_at_step(run.program, task.step):
        if may_promise or material.at == task.step or is_there(run.state, material):
            continue
        if is_needed(run.program, material, run.scope()):
            raise Refused("paper_missing", title=material.title)


def _why_closed(run: Run, check: Callable[[], None]) -> str:
    try:
        check()
    except Refused as refused:
        return refusal(run.program, refused, run.program.translate)
    except AnswersRefused as refused:
        error = refused.errors[0]
        return run.program.translate(FIELD_MESSAGES.get(error.code, error.code)).format_map(error.params)
    return ""


def _answer(run: Run) -> Iterator[Offer]:
    """Answering the open notice: by whoever it went to, or the window."""
    people = run.people()
    task = next((t for t in run.state.tasks.values() if t.kind == "supplement"), None)
    if task is None:
        return
    seated = any((s.role, s.org) == (run.actor.role, run.actor.org) for s in task.seats if s.scope == "at")
    if seated or people.circle(("applicant", "filer")).holds(run.actor) or people.window().holds(run.actor):
        yield _case_offer(run, unnamed(run, "answer", task.step), task=task.id)


def _take_back(run: Run) -> Iterator[Offer]:
    did = own_last(run.state, run.actor.person)
    if did is None or not run.actor.person:
        return
    verb = unnamed(run, "take_back", step_of(run.state, did))
    built_on = _why_closed(run, lambda: refuse_built_on(run.state, did))
    offer = _case_offer(run, verb, task=did.task)
    yield replace(offer, closed=built_on or offer.closed)


def _note(run: Run) -> Iterator[Offer]:
    """A remark, which changes nothing and is possible after the end as well."""
    if may_note(run):
        yield _case_offer(run, unnamed(run, "note"))


def _copy(run: Run) -> Iterator[Offer]:
    """Sending the case to a colleague to read, as whoever may leave a remark."""
    if not may_note(run):
        return
    people = run.context.directory.people
    to = tuple((key, people[key].name) for key in readers(run) if key not in run.state.copied)
    if to:
        yield replace(_case_offer(run, unnamed(run, "copy")), choices=to)


def _of_case(run: Run) -> Iterator[Offer]:
    """Verbs of the case itself, for whoever may perform them."""
    for name in CASE_VERBS:
        verb = run.program.affair.verbs.get(name)
        by_hand = run.program.affair.lanes.by_hand
        by = (by_hand.who if by_hand else ()) if name == "set_lane" else (verb.by if verb else ())
        if may_urge(run) if name == "urge" else by and _may(run, by):
            yield _case_offer(run, verb or Verb(name))


def may_urge(run: Run) -> bool:
    """Whether whoever acts may urge at a case that has not ended; who would be told, `outputs.addressees` says."""
    by = run.program.verb("urge").by
    return gives(run, "urge") or (bool(by) and _may(run, by))


def may_release(run: Run, task: Task) -> bool:
    """Whether the task is claimed, by whoever acts or by somebody from whom they may take it."""
    return bool(task.claimed_by) and (task.claimed_by in run.actor.people or may_take_claims(run))


def may_take_claims(run: Run) -> bool:
    """Whether whoever acts may release what others have claimed."""
    by = run.program.verb("terminate").by
    return bool(by) and _may(run, by)


def _may(run: Run, by: tuple[str, ...]) -> bool:
    try:
        return run.people().circle(by).holds(run.actor)
    except YikouError:  # a place that cannot be found gives nobody a verb; performing it says why
        return False


def _case_offer(run: Run, verb: Verb, *, task: str = "") -> Offer:
    lanes = run.program.affair.lanes.kinds
    choices = tuple((k.name, k.title) for k in lanes.values() if k.name != run.state.lane)
    is_lane = verb.name == "set_lane"
    by_hand = run.program.affair.lanes.by_hand if is_lane else None
    return Offer(
        verb=verb.name,
        task=task,
        title=title_of_verb(run.program, verb.name),
        effect=effect_of(run, None, verb),
        needs=tuple(dict.fromkeys((*_more_needs(verb), *(by_hand.needs if by_hand else ()), *verb.needs))),
        choices=choices if is_lane else (),
        closed=_why_closed(run, lambda: refuse_when(run, verb)),
    )
