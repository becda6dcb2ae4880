# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Writing what differs between two projections of a case, and nothing else.

A task that changed is taken out with its seats and written anew: that is two statements, and few tasks change.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from yikou.errors import Refused
from yikou.flow.rows import HeadRow, Projection, TaskRow
from yikou.store.database import Row, Session
from yikou.store.keys import row_key
from yikou.store.moments import day_or_none, moment, moment_or_never, moment_or_none

HEAD = tuple(HeadRow.__dataclass_fields__)
TASK = tuple(name for name in TaskRow.__dataclass_fields__ if name not in ("seats", "barred", "voted"))
_CONVERT = {
    "registered_on": day_or_none,
    "accepted_on": day_or_none,
    "keep_until": day_or_none,
    "ended_at": moment_or_none,
    "opened_at": moment,
    "due_at": moment_or_never,
    "warn_at": moment_or_never,
}
_HEAD = tuple(_CONVERT.get(name) for name in HEAD)
_TASK = tuple(_CONVERT.get(name) for name in TASK)
_head_values = attrgetter(*HEAD)
_task_values = attrgetter(*TASK)
_INSERT_TASK = f"insert into task (case_id, {', '.join(TASK)}) values (?{', ?' * len(TASK)})"


def head_values(head: HeadRow) -> list[object]:
    """The columns `HEAD` as stored."""
    return [to(value) if to else value for to, value in zip(_HEAD, _head_values(head), strict=True)]


def changed_head(before: HeadRow, after: HeadRow) -> dict[str, object]:
    """The columns of the head that differ, as stored."""
    if before == after:
        return {}
    pairs = zip(HEAD, head_values(before), head_values(after), strict=True)
    return {name: new for name, old, new in pairs if old != new}


def task_values(case_id: int, task: TaskRow) -> Row:
    """A row of `task`."""
    return (case_id, *(to(value) if to else value for to, value in zip(_TASK, _task_values(task), strict=True)))


def seat_values(case_id: int, task: TaskRow) -> list[Row]:
    """Rows of `seat`: who sees the task, in the task's own order."""
    due = moment_or_never(task.due_at)
    return [(case_id, task.task, key, task.lane_rank, due) for key in dict.fromkeys(map(row_key, task.seats))]


def barred_values(case_id: int, task: TaskRow) -> list[Row]:
    """Rows of `barred`: who may not act at the task, or has voted."""
    return [(case_id, task.task, person) for person in dict.fromkeys((*task.barred, *task.voted))]


def write_difference(s: Session, case_id: int, before: Projection | None, after: Projection, *, at: datetime) -> None:
    """Rows of tasks, seats, rights, timers and `one_per` keys; a pulse for every inbox that changed.

    Raises `Refused` (`one_per`) with the number of the case that holds a key already.
    """
    old_tasks, old_grants, old_timers, old_keys = _lists(before)
    if old_keys != after.one_per:
        _write_keys(s, case_id, old=_prefixed(before, old_keys), new=_prefixed(after, after.one_per))
    if old_tasks != after.tasks:
        gone = [task for task in old_tasks if task not in after.tasks]
        come = [task for task in after.tasks if task not in old_tasks]
        _write_tasks(s, case_id, gone=gone, come=come)
        _pulse(s, case_id, [*gone, *come], at=at)
    if old_grants != after.grants:
        old, new = (dict.fromkeys(map(row_key, rows)) for rows in (old_grants, after.grants))
        _many(s, "delete from viewer where case_id = ? and key = ?", [(case_id, k) for k in old if k not in new])
        _many(s, "insert into viewer (case_id, key) values (?, ?)", [(case_id, k) for k in new if k not in old])
    if old_timers != after.timers:
        gone_timers = [(case_id, t.key) for t in old_timers if t not in after.timers]
        new_timers = [(case_id, t.key, moment(t.due_at)) for t in after.timers if t not in old_timers]
        _many(s, "delete from timer where case_id = ? and key = ?", gone_timers)
        _many(s, "insert into timer (case_id, key, due_at) values (?, ?, ?)", new_timers)


def _lists(p: Projection | None) -> tuple[Sequence, Sequence, Sequence, Sequence[str]]:  # type: ignore[type-arg]
    return ((), (), (), ()) if p is None else (p.tasks, p.grants, p.timers, p.one_per)


def _many(s: Session, sql: str, rows: Sequence[Row]) -> None:
    if rows:
        s.many(sql, rows)


def _write_tasks(s: Session, case_id: int, *, gone: Iterable[TaskRow], come: Iterable[TaskRow]) -> None:
    """Seats and exclusions go with their task (`on delete cascade`)."""
    _many(s, "delete from task where case_id = ? and task = ?", [(case_id, t.task) for t in gone])
    _many(s, _INSERT_TASK, [task_values(case_id, t) for t in come])
    seats = [row for t in come for row in seat_values(case_id, t)]
    _many(s, "insert into seat (case_id, task, key, lane_rank, due_at) values (?, ?, ?, ?, ?)", seats)
    barred = [row for t in come for row in barred_values(case_id, t)]
    _many(s, "insert into barred (case_id, task, person) values (?, ?, ?)", barred)


def _pulse(s: Session, case_id: int, tasks: Sequence[TaskRow], *, at: datetime) -> None:
    """Says to open desks which inboxes changed."""
    now = moment(at)
    rows = {(row_key(seat), case_id, task.task, now): None for task in tasks for seat in task.seats}
    _many(s, "insert into pulse (key, case_id, task, at) values (?, ?, ?, ?)", list(rows))


def _prefixed(p: Projection | None, keys: Sequence[str]) -> list[str]:
    return [f"{p.head.slug}|{key}" for key in keys] if p else []


def _write_keys(s: Session, case_id: int, *, old: list[str], new: list[str]) -> None:
    """Frees and takes `one_per` keys; a key that another case holds refuses the verb."""
    _many(s, "delete from one_per where key = ? and case_id = ?", [(k, case_id) for k in old if k not in new])
    for key in new:
        if key not in old and not s.run("insert into one_per values (?, ?) on conflict (key) do nothing", key, case_id):
            sql = "select number from cases where id = (select case_id from one_per where key = ?)"
            raise Refused("one_per", number=s.value(sql, key))
