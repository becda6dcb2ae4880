"""State after the entries of clocks: starts, stops, extensions, other limits, alarms and moments that passed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from yikou.flow import entries as e
from yikou.flow.entries import Entered
from yikou.flow.evolve_parts import Change, with_task
from yikou.flow.evolve_tasks import closed_notice
from yikou.flow.state import CaseState, ClockState, Stop


def _on(state: CaseState, task: str, change: Callable[[ClockState], ClockState]) -> Change:
    """The total clock (task '') or a task's changed; nothing where there is none."""
    if not task:
        return {"total": change(state.total)} if state.total else {}
    at = state.tasks.get(task)
    return with_task(state, at, clock=change(at.clock)) if at and at.clock else {}


def _started(_state: CaseState, entered: Entered, entry: e.Started) -> Change:
    return {"total": ClockState("total", entered.at, entry.limit)}


def _stood(state: CaseState, entered: Entered, entry: e.Stood) -> Change:
    return _on(state, entry.task, lambda clock: replace(clock, stops=(*clock.stops, Stop(entered.at))))


def _went(state: CaseState, entered: Entered, entry: e.Went) -> Change:
    return _on(state, entry.task, lambda clock: replace(clock, stops=_ended(clock.stops, entered.at)))


def _ended(stops: tuple[Stop, ...], at: datetime) -> tuple[Stop, ...]:
    return (*stops[:-1], Stop(stops[-1].since, at)) if stops else ()


def _extended(state: CaseState, _entered: Entered, entry: e.Extended) -> Change:
    task = "" if entry.clock == "total" else entry.task
    return _on(state, task, lambda clock: replace(clock, extensions=(*clock.extensions, entry.by)))


def _relimited(state: CaseState, _entered: Entered, entry: e.Relimited) -> Change:
    return _on(state, entry.task, lambda clock: _with_limit(clock, entry))


def _with_limit(clock: ClockState, entry: e.Relimited) -> ClockState:
    """Where it counts anew, the extensions so far are behind it."""
    behind = len(clock.extensions) if entry.since else 0
    return replace(clock, limit=entry.limit, since=entry.since, behind=behind)


def _alarmed(state: CaseState, _entered: Entered, entry: e.Alarmed) -> Change:
    return _on(state, entry.task, lambda clock: replace(clock, fired=(*clock.fired, entry.mark)))


def _ticked(state: CaseState, entered: Entered, entry: e.Ticked) -> Change:
    change = closed_notice(state, entered) if entry.what == "unanswered" else {}
    return {**change, "ticked": (*state.ticked, entry.mark)}


CLOCKS: dict[type, Any] = {
    e.Started: _started,
    e.Stood: _stood,
    e.Went: _went,
    e.Extended: _extended,
    e.Relimited: _relimited,
    e.Alarmed: _alarmed,
    e.Ticked: _ticked,
}
