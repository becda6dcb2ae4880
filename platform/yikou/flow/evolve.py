"""State after an entry. Total, and without rules: what the entry says happens, whatever the definition now says.

Entries that change values and completions are here; those of tasks are `evolve_tasks.py`, of clocks `evolve_clocks.py`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from yikou.flow import entries as e
from yikou.flow.entries import Entered, Filed
from yikou.flow.evolve_clocks import CLOCKS
from yikou.flow.evolve_parts import Change, wrote
from yikou.flow.evolve_tasks import TASKS
from yikou.flow.state import CaseState, ClockState, Completion, Did, MadeOutput, Paper


def evolve(state: CaseState | None, entered: Entered) -> CaseState:
    """The state after `entered`. The first entry of a case is `filed`; anything else on no state is a ValueError."""
    entry = entered.entry
    if state is None:
        if not isinstance(entry, Filed):
            raise ValueError(f"a ledger begins with filed, not {type(entry).__name__}")
        return _filed(entered, entry)
    change = _CHANGES[type(entry)](state, entered, entry)
    change["no"] = entered.no
    if isinstance(entry, e.Deed):
        change["dids"] = (*state.dids, _did(entered))
    return replace(state, **change)


def fold(entries: Iterable[Entered]) -> CaseState:
    """The state after all entries, in order. None at all is a ValueError."""
    state: CaseState | None = None
    for entered in entries:
        state = evolve(state, entered)
    if state is None:
        raise ValueError("a case without entries")
    return state


def _did(entered: Entered) -> Did:
    actor, entry = entered.actor, entered.entry
    return Did(entered.no, entered.at, entry.verb, getattr(entry, "task", ""), actor.person, actor.name)  # type: ignore[union-attr]


def _filed(entered: Entered, entry: Filed) -> CaseState:
    return CaseState(
        no=entered.no,
        slug=entry.slug,
        version=entry.version,
        number=entry.number,
        place=entry.place,
        source=entry.source,
        identity=entry.identity,
        name=entry.name,
        filer=entered.actor,
        filed_at=entered.at,
        filed=entered.no,
        form=entry.form,
        papers={name: (Paper(entered.no, files),) for name, files in entry.papers.items()},
        promised=entry.promised,
        warned=entry.warned,
        dids=(_did(entered),),
    )


def _nothing(_state: CaseState, _entered: Entered, _entry: Any) -> Change:
    return {}


def _completed(state: CaseState, entered: Entered, entry: e.Completed) -> Change:
    task = state.tasks[entry.task]
    done = Completion(
        key=entry.key,
        step=entry.step,
        task=entry.task,
        no=entered.no,
        at=entered.at,
        on=entry.on,
        result=entry.result,
        by=entry.by,
        names=entry.names,
        overdue=entry.overdue,
        wrote=entry.wrote,
        seal=entry.seal,
        votes=task.votes,
        clock=task.clock,
    )
    tasks = {key: value for key, value in state.tasks.items() if key != entry.task}
    return {
        **wrote(state, entered.no, form=task.form, office=task.office, gone=task.gone),
        "completions": {**state.completions, entry.key: done},
        "way": (*(key for key in state.way if key != entry.key), entry.key),
        "tasks": tasks,
        "closed": {**state.closed, entry.task: entered.no},
    }


def _copied(state: CaseState, _entered: Entered, entry: e.Copied) -> Change:
    return {"copied": tuple(dict.fromkeys((*state.copied, *(addressee.key for addressee in entry.to))))}


def _accepted(state: CaseState, entered: Entered, entry: e.Accepted) -> Change:
    """The first time sets day and place for good; whoever accepts it again later is excluded as well."""
    by = tuple(dict.fromkeys((*state.accepted_by, *entry.by)))
    if state.accepted_on:
        return {"accepted_by": by}
    return {
        "accepted_at": entered.at,
        "accepted_on": entry.on,
        "accepted_by": by,
        "place": entry.place,
        "identity": entry.identity,
        "name": entry.name,
        "total": ClockState("total", entered.at, entry.limit) if entry.limit else state.total,
    }


def _passed(state: CaseState, _entered: Entered, entry: e.Passed) -> Change:
    done = state.completions[entry.key]
    return {"way": (*state.way, entry.key), "completions": {**state.completions, entry.key: replace(done, left=0)}}


def _left(state: CaseState, _entered: Entered, entry: e.Left) -> Change:
    way = tuple(key for key in state.way if key != entry.key)
    done = state.completions.get(entry.key)
    if done is None:
        return {"way": way}
    return {"way": way, "completions": {**state.completions, entry.key: replace(done, left=entry.entry)}}


def _chose(state: CaseState, _entered: Entered, entry: e.Chose) -> Change:
    return {"chose": {**state.chose, entry.item: entry.value}}


def _undone(state: CaseState, _entered: Entered, entry: e.Undone) -> Change:
    return {
        "completions": {key: done for key, done in state.completions.items() if key != entry.key},
        "undone": {**state.undone, entry.key: state.completions[entry.key]},
        "way": tuple(key for key in state.way if key != entry.key),
    }


def _hand_lane(_state: CaseState, _entered: Entered, entry: e.HandLane) -> Change:
    return {"lane": entry.lane, "lane_because": entry.reason, "lane_by_hand": True, "lane_matched": entry.matched}


def _lane_set(_state: CaseState, _entered: Entered, entry: e.LaneSet) -> Change:
    return {"lane": entry.lane, "lane_because": entry.because}


def _made(state: CaseState, entered: Entered, entry: e.Made) -> Change:
    made = MadeOutput(
        no=entered.no,
        name=entry.name,
        title=entry.title,
        event=entry.event,
        number=entry.number,
        code=entry.code,
        of=entry.of,
        valid_until=entry.valid_until,
    )
    return {"outputs": (*state.outputs, made)}


def _voided(state: CaseState, _entered: Entered, entry: e.Voided) -> Change:
    return {"outputs": tuple(replace(o, void=True) if o.no == entry.output else o for o in state.outputs)}


def _ended(_state: CaseState, entered: Entered, entry: e.Ended) -> Change:
    return {"outcome": entry.outcome, "counts_as": entry.counts_as, "ended_at": entered.at}


_Apply = Callable[[CaseState, Entered, Any], Change]

_CHANGES: dict[type, _Apply] = {
    e.Completed: _completed,
    e.Accepted: _accepted,
    e.Passed: _passed,
    e.Left: _left,
    e.Chose: _chose,
    e.Undone: _undone,
    e.HandLane: _hand_lane,
    e.LaneSet: _lane_set,
    e.Made: _made,
    e.Voided: _voided,
    e.Ended: _ended,
    e.Copied: _copied,
    e.Granted: lambda _state, _entered, entry: {"grants": entry.seats},
    **dict.fromkeys(
        (e.Rejected, e.Concluded, e.Requested, e.Agreed, e.Declined, e.Noted, e.Urged, e.Withdrawn, e.Terminated),
        _nothing,
    ),
    **dict.fromkeys((e.Tended, e.NotSent, e.Told, e.Carded), _nothing),
    **TASKS,
    **CLOCKS,
}
