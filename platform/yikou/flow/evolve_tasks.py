"""State after the entries that open, change and close tasks, and those of the supplement notice."""

from typing import Any

from msgspec.structs import replace

from yikou.flow import entries as e
from yikou.flow.entries import Entered
from yikou.flow.evolve_parts import Change, handed_in, with_task, wrote
from yikou.flow.facts import Vote
from yikou.flow.state import CaseState, ClockState, Notice, Task


def _opened(state: CaseState, entered: Entered, entry: e.Opened) -> Change:
    opening = entry.opening
    before = state.undone.get(opening.key)
    task = Task(
        id=str(entered.no),
        at=entered.at,
        opening=opening,
        seats=opening.seats,
        barred=opening.barred,
        electorate=opening.electorate,
        yes=opening.yes,
        stuck=opening.stuck,
        clock=_clock(entered, entry, before.clock if before else None),
        changed=entered.no,
    )
    resume = "" if opening.key == state.resume else state.resume
    return {"tasks": {**state.tasks, task.id: task}, "resume": resume}


def _clock(entered: Entered, entry: e.Opened, before: ClockState | None) -> ClockState | None:
    """A fresh clock; the extensions of an earlier round stay used up."""
    opening = entry.opening
    if opening.limit is None:
        return None
    used = before.extensions if before else ()
    return ClockState(opening.clock, entered.at, opening.limit, extensions=used, behind=len(used))


def _closed(state: CaseState, entered: Entered, task: str) -> Change:
    tasks = {key: value for key, value in state.tasks.items() if key != task}
    return {"tasks": tasks, "closed": {**state.closed, task: entered.no}}


def _cancelled(state: CaseState, entered: Entered, entry: e.Cancelled) -> Change:
    """A notice whose own task is cancelled is over."""
    is_notice = state.tasks[entry.task].kind == "supplement"
    return {**_closed(state, entered, entry.task), **({"notice": None} if is_notice else {})}


def _voted(state: CaseState, entered: Entered, entry: e.Voted) -> Change:
    actor, task = entered.actor, state.tasks[entry.task]
    vote = Vote(
        no=entered.no,
        at=entered.at,
        by=actor.person,
        name=actor.name,
        yes=entry.yes,
        opinion=entry.opinion or entry.reason,
        role=actor.role,
        org=actor.org,
        for_person=actor.for_person,
        for_name=actor.for_name,
        stands_for=actor.stands_for,
        stands_name=actor.stands_name,
    )
    fresh = bool(entry.form or entry.office or entry.gone)
    change = with_task(
        state,
        task,
        votes=(*task.votes, vote),
        form={**task.form, **entry.form},
        office={**task.office, **entry.office},
        gone=tuple(dict.fromkeys((*task.gone, *entry.gone))),
        changed=entered.no if fresh else task.changed,
    )
    promised = tuple(dict.fromkeys((*state.promised, *entry.promised)))
    papers = handed_in(state, entered.no, entry.papers)
    doubts = _still_doubted(state, task.opening.key, entry.warned)
    warned = {**state.warned, **entry.warned}
    return {**change, **papers, "warned": warned, "promised": promised, "doubts": doubts}


def _still_doubted(state: CaseState, key: str, warned: dict[str, str]) -> dict[str, tuple[int, ...]]:
    if not warned or key not in state.doubts:
        return state.doubts
    return {**state.doubts, key: tuple(line for line in state.doubts[key] if str(line) not in warned)}


def _lapsed(state: CaseState, entered: Entered, entry: e.Lapsed) -> Change:
    task = state.tasks[entry.task]
    votes = tuple(v for v in task.votes if not set(v.people) & set(entry.people))
    return with_task(state, task, votes=votes, changed=entered.no)


def _took_back(state: CaseState, entered: Entered, entry: e.TookBack) -> Change:
    task = state.tasks.get(entry.task)
    if task is None:
        return {}
    return with_task(state, task, votes=tuple(v for v in task.votes if v.no != entry.entry), changed=entered.no)


def _reseated(state: CaseState, entered: Entered, entry: e.Reseated) -> Change:
    task = state.tasks[entry.task]
    return with_task(
        state,
        task,
        seats=entry.seats,
        barred=entry.barred,
        electorate=entry.electorate,
        yes=entry.yes,
        stuck=entry.stuck,
        changed=entered.no,
    )


def _claimed(state: CaseState, entered: Entered, entry: e.Claimed) -> Change:
    return with_task(state, state.tasks[entry.task], claimed_by=entered.actor.person, claimed_name=entered.actor.name)


def _released(state: CaseState, _entered: Entered, entry: e.Released) -> Change:
    return with_task(state, state.tasks[entry.task], claimed_by="", claimed_name="")


def _referred(state: CaseState, entered: Entered, entry: e.Referred) -> Change:
    return with_task(state, state.tasks[entry.task], waits="refer", changed=entered.no)


def _advised(state: CaseState, entered: Entered, entry: e.Advised) -> Change:
    change = _closed(state, entered, entry.task)
    waiting = change["tasks"].get(entry.of)
    if waiting is None:
        return change
    rest = any(t.kind == "refer" and t.opening.of == entry.of for t in change["tasks"].values())
    after = replace(waiting, waits="refer" if rest else "", changed=entered.no)
    return {**change, "tasks": {**change["tasks"], entry.of: after}}


def _asked(state: CaseState, entered: Entered, entry: e.Asked) -> Change:
    waits = with_task(state, state.tasks[entry.task], waits="supplement", changed=entered.no)
    old = state.notice
    if old is None:
        return {**waits, "notice": _notice(entered, entry), "asked": state.asked + 1}
    joined = Notice(
        no=old.no,
        askers=tuple(dict.fromkeys((*old.askers, entry.task))),
        asked=(*old.asked, (entered.at, entry.within)),
        fields=tuple(dict.fromkeys((*old.fields, *entry.fields))),
        materials=tuple(dict.fromkeys((*old.materials, *entry.materials))),
        text="；".join(text for text in (old.text, entry.text) if text),
        unanswered=old.unanswered,
    )
    return {**waits, "notice": joined}


def _notice(entered: Entered, entry: e.Asked) -> Notice:
    return Notice(
        no=entered.no,
        askers=(entry.task,),
        asked=((entered.at, entry.within),),
        fields=entry.fields,
        materials=entry.materials,
        text=entry.text,
        unanswered=entry.unanswered,
    )


def _answered(state: CaseState, entered: Entered, entry: e.Answered) -> Change:
    written = wrote(state, entered.no, form=entry.form, office={}, gone=entry.gone)
    papers = handed_in(state, entered.no, entry.papers)
    party = {"identity": entry.identity, "name": entry.name} if entry.identity else {}
    promised = tuple(dict.fromkeys((*state.promised, *entry.promised)))
    replaced = (*state.replaced, *entry.instead)
    return {**written, **papers, **party, "promised": promised, "replaced": replaced, **closed_notice(state, entered)}


def closed_notice(state: CaseState, entered: Entered) -> Change:
    """The notice is over: its task is closed, and those who asked go on."""
    tasks = dict(state.tasks)
    for asker in state.notice.askers if state.notice else ():
        if asker in tasks:
            tasks[asker] = replace(tasks[asker], waits="", changed=entered.no)
    return {"tasks": tasks, "notice": None}


def _uploaded(state: CaseState, entered: Entered, entry: e.Uploaded) -> Change:
    return {**handed_in(state, entered.no, entry.papers), "replaced": (*state.replaced, *entry.instead)}


def _returned(state: CaseState, entered: Entered, entry: e.Returned) -> Change:
    key = state.tasks[entry.task].opening.key
    return {**_closed(state, entered, entry.task), "resume": key if entry.then == "resume" else ""}


def _doubted(state: CaseState, _entered: Entered, entry: e.Doubted) -> Change:
    return {"doubts": {**state.doubts, state.tasks[entry.task].opening.key: entry.lines}}


TASKS: dict[type, Any] = {
    e.Opened: _opened,
    e.Cancelled: _cancelled,
    e.Voted: _voted,
    e.Lapsed: _lapsed,
    e.TookBack: _took_back,
    e.Reseated: _reseated,
    e.Claimed: _claimed,
    e.Released: _released,
    e.Referred: _referred,
    e.Advised: _advised,
    e.Asked: _asked,
    e.Answered: _answered,
    e.Uploaded: _uploaded,
    e.Returned: _returned,
    e.Doubted: _doubted,
}
