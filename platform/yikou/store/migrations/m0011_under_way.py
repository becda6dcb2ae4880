# ruff: noqa: S608 -- our own names
"""What supervision counts: a row for each case that has not ended."""

from yikou.store.database import Session
from yikou.store.moments import NEVER

TABLES = (
    "create table under_way (case_id bigint not null primary key, slug text not null, place text not null, "
    "lane text not null, due_at text not null, warn_at text not null, stopped text not null, nobody boolean not null, "
    "supplement_at text not null, returned bigint not null, urged_at text not null) without rowid",
    "create index idx_under_way__due_at_case_id on under_way (due_at, case_id)",
)
_TASKS = "from task t where t.case_id = c.id"
_OURS = f"{_TASKS} and t.kind <> 'supplement'"
_FILL = (
    "insert into under_way (case_id, slug, place, lane, due_at, warn_at, stopped, nobody, supplement_at, returned, "
    "urged_at) select c.id, c.slug, c.place, c.lane, c.due_at, c.warn_at, '', "
    f"exists (select 1 {_TASKS} and t.state = 'stuck'), "
    f"coalesce((select min(t.opened_at) {_TASKS} and t.kind = 'supplement'), '{NEVER}'), "
    "(select count(*) from entry e where e.case_id = c.id and e.kind = 'returned'), "
    "coalesce((select max(e.at) from entry e where e.case_id = c.id and e.kind = 'urged' "
    f"and e.no > (select min(cast(t.task as bigint)) {_TASKS})), '{NEVER}') "
    "from cases c where c.ended_at is null"
)
_CLOCKS = tuple(
    f"update under_way set {name} = (select min(t.{name}) from task t where t.case_id = under_way.case_id "
    f"and t.kind <> 'supplement') where {name} > (select min(t.{name}) from task t "
    "where t.case_id = under_way.case_id and t.kind <> 'supplement')"
    for name in ("due_at", "warn_at")
)
_STOPPED = (
    "update under_way set stopped = (select case when c.waits = '' then 'other' else c.waits end from cases c "
    "where c.id = under_way.case_id) "
    f"where due_at = '{NEVER}' and exists (select 1 from cases c where c.id = under_way.case_id "
    f"and (c.still_left is not null or exists (select 1 {_OURS} and t.still_left is not null)))"
)


def up(s: Session) -> None:
    """Cases that are there get the rows that rebuilding would give them."""
    for statement in (*TABLES, _FILL, *_CLOCKS, _STOPPED):
        s.run(statement)
