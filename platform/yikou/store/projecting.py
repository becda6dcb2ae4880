# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Writing what differs between two projections of a case, and nothing else.

What a row was is known from the projection before, so rows are found by their whole key and need no other index.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from yikou.errors import Refused
from yikou.flow.rows import HeadRow, Projection, TaskRow, UnderWayRow
from yikou.store.database import Row, Session
from yikou.store.keys import row_key
from yikou.store.moments import day_or_none, moment, moment_or_never, moment_or_none
from yikou.store.outbox import bump

T = TypeVar("T")
HEAD = tuple(HeadRow.__struct_fields__)
TASK = tuple(name for name in TaskRow.__struct_fields__ if name not in ("seats", "barred", "voted"))
_CONVERT: dict[str, Callable[[Any], object]] = {
    "registered_on": day_or_none,
    "accepted_on": day_or_none,
    "keep_until": day_or_none,
    "ended_at": moment_or_none,
    "opened_at": moment,
    "due_at": moment_or_never,
    "warn_at": moment_or_never,
    "supplement_at": moment_or_never,
    "urged_at": moment_or_never,
}
_HEAD = tuple(_CONVERT.get(name) for name in HEAD)
_TASK = tuple(_CONVERT.get(name) for name in TASK)
UNDER_WAY = tuple(UnderWayRow.__struct_fields__)
_UNDER_WAY = tuple(_CONVERT.get(name) for name in UNDER_WAY)
_head_values = attrgetter(*HEAD)
_task_values = attrgetter(*TASK)
_under_way_values = attrgetter(*UNDER_WAY)
_PUT_TASK = (
    f"insert into task (case_id, {', '.join(TASK)}, excluded) values (?{', ?' * len(TASK)}, ?) "
    "on conflict (case_id, task) do update "
    f"set {', '.join(f'{name} = excluded.{name}' for name in (*TASK, 'excluded') if name != 'task')}"
)
_PUT_UNDER_WAY = (
    f"insert into under_way (case_id, {', '.join(UNDER_WAY)}) values (?{', ?' * len(UNDER_WAY)}) "
    f"on conflict (case_id) do update set {', '.join(f'{name} = excluded.{name}' for name in UNDER_WAY)}"
)
_SEAT = (
    "delete from seat where key = ? and lane_rank = ? and due_at = ? and case_id = ? and task = ?",
    "insert into seat (key, lane_rank, due_at, case_id, task) values (?, ?, ?, ?, ?)",
)
_VIEWER = (
    "delete from viewer where key = ? and case_id = ?",
    "insert into viewer (key, case_id) values (?, ?)",
)
_TIMER = (
    "delete from timer where due_at = ? and case_id = ? and key = ?",
    "insert into timer (due_at, case_id, key) values (?, ?, ?)",
)


def head_values(head: HeadRow) -> list[object]:
    """The columns `HEAD` as stored."""
    return [to(value) if to else value for to, value in zip(_HEAD, _head_values(head), strict=True)]


def changed_head(before: HeadRow, after: HeadRow) -> dict[str, object]:
    """The columns of the head that differ, as stored."""
    rows = zip(HEAD, _HEAD, _head_values(before), _head_values(after), strict=True)
    return {name: to(new) if to else new for name, to, old, new in rows if old != new}


def task_values(case_id: int, task: TaskRow) -> Row:
    """A row of `task`."""
    values = [to(value) if to else value for to, value in zip(_TASK, _task_values(task), strict=True)]
    return (case_id, *values, excluded_text(task))


def seat_values(case_id: int, task: TaskRow) -> list[Row]:
    """Rows of `seat`: who sees the task, in the task's own order."""
    due = moment_or_never(task.due_at)
    return [(key, task.lane_rank, due, case_id, task.task) for key in dict.fromkeys(map(row_key, task.seats))]


def excluded_text(task: TaskRow) -> str:
    """Who may not act at the task, or has voted, as one text that `yikou.store.inbox` searches: `|p1|p2|`."""
    return "".join(f"|{person}" for person in dict.fromkeys((*task.barred, *task.voted))) + "|"


def write_difference(s: Session, case_id: int, before: Projection | None, after: Projection) -> None:
    """Rows of tasks, seats, rights, timers, supervision and `one_per` keys; a pulse for every inbox that changed.

    Raises `Refused` (`one_per`) with the number of the case that holds a key already.
    """
    old_tasks, old_grants, old_timers = (before.tasks, before.grants, before.timers) if before else ((), (), ())
    if before is None or before.one_per != after.one_per:
        _write_keys(s, case_id, old=_claims(before), new=_claims(after))
    if old_tasks != after.tasks:
        was, now = ({task.task: task for task in tasks} for tasks in (old_tasks, after.tasks))
        gone = [task for task in old_tasks if now.get(task.task) != task]
        come = [task for task in after.tasks if was.get(task.task) != task]
        _write_tasks(s, case_id, gone=gone, come=come)
    if old_grants != after.grants:
        old, new = (tuple(dict.fromkeys(map(row_key, rows))) for rows in (old_grants, after.grants))
        _differ(s, _VIEWER, old, new, lambda key: (key, case_id))
    if old_timers != after.timers:
        _differ(s, _TIMER, old_timers, after.timers, lambda timer: (moment(timer.due_at), case_id, timer.key))
    if before is None or before.under_way != after.under_way:
        _write_under_way(s, case_id, after.under_way)


def _write_under_way(s: Session, case_id: int, row: UnderWayRow | None) -> None:
    if row is None:
        s.run("delete from under_way where case_id = ?", case_id)
        return
    values = (to(value) if to else value for to, value in zip(_UNDER_WAY, _under_way_values(row), strict=True))
    s.run(_PUT_UNDER_WAY, case_id, *values)


def _many(s: Session, sql: str, rows: Sequence[Row]) -> None:
    if rows:
        s.many(sql, rows)


def _differ(s: Session, table: tuple[str, str], old: Sequence[T], new: Sequence[T], values: Callable[[T], Row]) -> None:
    """Takes out rows that are gone and puts in those that have come; values: of a row, which is its whole key."""
    delete, insert = table
    there, wanted = set(old), set(new)
    _many(s, delete, [values(row) for row in old if row not in wanted])
    _many(s, insert, [values(row) for row in new if row not in there])


def _write_tasks(s: Session, case_id: int, *, gone: Sequence[TaskRow], come: Sequence[TaskRow]) -> None:
    """Tasks with their seats, and a pulse for every seat of theirs."""
    kept = {task.task for task in come}
    closed = [(case_id, task.task) for task in gone if task.task not in kept]
    _many(s, "delete from task where case_id = ? and task = ?", closed)
    _many(s, _PUT_TASK, [task_values(case_id, t) for t in come])
    old, new = ([row for t in tasks for row in seat_values(case_id, t)] for tasks in (gone, come))
    _differ(s, _SEAT, old, new, lambda row: row)
    bump(s, dict.fromkeys(row[0] for row in (*old, *new)))


def _claims(p: Projection | None) -> list[str]:
    return [f"{p.head.slug}|{key}" for key in p.one_per] if p else []


def _write_keys(s: Session, case_id: int, *, old: list[str], new: list[str]) -> None:
    """Frees and takes `one_per` keys; a key that another case holds refuses the verb."""
    _many(s, "delete from one_per where key = ? and case_id = ?", [(k, case_id) for k in old if k not in new])
    for key in new:
        if key not in old and not s.run("insert into one_per values (?, ?) on conflict (key) do nothing", key, case_id):
            sql = "select number from cases where id = (select case_id from one_per where key = ?)"
            raise Refused("one_per", number=s.value(sql, key))
