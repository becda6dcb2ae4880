"""The rows that lists need, from a case's state and the calendar alone; rebuilding gives the same rows."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from yikou.flow.clocks import ONE_WORKDAY, answer_due, naive, schedule_of
from yikou.flow.facts import Seat
from yikou.flow.program import Program
from yikou.flow.rows import GrantRow, HeadRow, Projection, SeatRow, TaskRow, TimerRow
from yikou.flow.state import CaseState, ClockState, Task
from yikou.flow.timers import timers
from yikou.flow.under_way import under_way
from yikou.flow.waiting import waits
from yikou.workdays.count import add
from yikou.workdays.due import Still, before
from yikou.workdays.model import Calendar
from yikou.workdays.office import local


def project(program: Program, state: CaseState, calendar: Calendar) -> Projection:
    """Everything that lists and clocks know of the case."""
    head = _head(program, state, calendar)
    tasks = tuple(_task(program, state, task, calendar) for task in state.tasks.values())
    return Projection(
        head=head,
        tasks=tasks,
        grants=tuple(_grants(state)),
        timers=tuple(TimerRow(timer.mark, timer.stored) for timer in timers(program, state, calendar)),
        one_per=one_per(program, state),
        under_way=under_way(state, head, tasks),
    )


def _head(program: Program, state: CaseState, calendar: Calendar) -> HeadRow:
    due = _due(None if state.is_ended else state.total, program, calendar)
    ended_on = local(state.ended_at, calendar).date() if state.ended_at else None
    return HeadRow(
        number=state.number,
        slug=state.slug,
        version=state.version,
        title=program.affair.title,
        applicant_key=state.identity,
        applicant_name=state.name,
        place=state.place,
        state="ended" if state.is_ended else "open" if state.accepted_on else "filed",
        waits=waits(state),
        lane=state.lane,
        lane_rank=program.affair.lanes.kinds[state.lane].rank,
        lane_because=state.lane_because,
        outcome=state.outcome,
        counts_as=state.counts_as,
        registered_on=local(state.filed_at, calendar).date(),
        accepted_on=state.accepted_on,
        ended_at=naive(state.ended_at) if state.ended_at else None,
        due_at=due.at,
        warn_at=due.warn,
        still_left=due.still,
        confirmed=due.confirmed,
        keep_until=_keep(program, ended_on, calendar),
    )


def _keep(program: Program, ended_on: date | None, calendar: Calendar) -> date | None:
    return add(ended_on, program.affair.keep, calendar) if ended_on else None


class _Due(msgspec.Struct, frozen=True):
    """A clock as rows hold it."""

    at: datetime | None = None
    warn: datetime | None = None
    still: int | None = None
    confirmed: bool = True


NO_DUE = _Due()


def _due(clock: ClockState | None, program: Program, calendar: Calendar) -> _Due:
    if clock is None:
        return NO_DUE
    found = schedule_of(program, clock, calendar)
    if isinstance(found.due, Still):
        return _Due(still=found.due.seconds)
    return _Due(found.stored_due, found.stored_warn, None, found.due.confirmed)


def _task(program: Program, state: CaseState, task: Task, calendar: Calendar) -> TaskRow:
    due = _due(task.clock, program, calendar)
    if task.kind == "supplement" and state.notice:
        at = answer_due(state.notice, calendar)
        due = _Due(naive(at.at), naive(before(at.at, ONE_WORKDAY, calendar)), None, at.confirmed)
    return TaskRow(
        task=task.id,
        step=task.step,
        title=program.step(task.step).title,
        kind=task.kind,
        state="waiting" if task.waits else "stuck" if task.stuck else "open",
        opened_at=naive(task.at),
        lane_rank=program.affair.lanes.kinds[state.lane].rank,
        due_at=due.at,
        warn_at=due.warn,
        still_left=due.still,
        confirmed=due.confirmed,
        claimed_by=task.claimed_by,
        seats=tuple(_seat(task, seat) for seat in task.seats),
        barred=task.barred,
        voted=tuple(dict.fromkeys(k for vote in task.votes for k in vote.people)),
        urged=any(did.verb == "urge" and did.no > int(task.id) for did in state.dids),
    )


def _seat(task: Task, seat: Seat) -> SeatRow:
    return SeatRow(task.id, seat.role, seat.org, seat.scope, seat.person)


def _grants(state: CaseState) -> Iterator[GrantRow]:
    """`access`; whoever has acted, or was sent the case, may look; whoever has a task gets it with the task's seats."""
    for person in dict.fromkeys((*(did.person for did in state.dids if did.person), *state.copied)):
        yield GrantRow("", "", "person", person)
    seats = [(seat, task) for task in state.tasks.values() for seat in task.seats]
    for seat in dict.fromkeys((*state.grants, *(seat for seat, _ in seats))):
        yield GrantRow(seat.role, seat.org, seat.scope, seat.person)
    for person in dict.fromkeys(person for _, task in seats for person in task.barred):
        given = {*state.grants, *(seat for seat, task in seats if person not in task.barred)}
        for seat in dict.fromkeys(seat for seat, _ in seats if seat not in given):
            yield GrantRow(seat.role, seat.org, seat.scope, seat.person, barred=person)


def one_per(program: Program, state: CaseState) -> tuple[str, ...]:
    """Keys that no second case may hold while this one counts; the store's unique key keeps them."""
    rule = program.affair.one_per
    if rule is None or ("open" if not state.is_ended else state.counts_as) not in rule.among:
        return ()
    values = [_key_value(program, state, path) for path in rule.key]
    return (f"{state.slug}:{_as_text(values)}",)


def _exact(value: object) -> object:
    """A number as the ledger gives it back: whole ones are integers there, whoever typed them."""
    return int(value) if isinstance(value, Decimal) and value.as_tuple().exponent == 0 else str(value)


_as_text = json.JSONEncoder(ensure_ascii=False, default=_exact).encode


def _key_value(program: Program, state: CaseState, path: tuple[str, ...]) -> object:
    part = program.affair.applicant.part
    if path == ("applicant",) or path == part:
        return state.identity
    whole = (*part, *path[1:]) if path[0] == "applicant" else path
    value: object = state.form if whole[0] == "form" else state.office
    for name in whole[1:]:
        value = value.get(name) if isinstance(value, dict) else None
    return value
