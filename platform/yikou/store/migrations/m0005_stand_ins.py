"""Dated stand-ins, cases sent to somebody to read, and tasks that were urged."""

from yikou.store.database import Session

STATEMENTS = (
    "create table stand_in (person text not null, holder text not null, role text not null, org text not null, "
    "since text not null, until text not null, primary key (holder, role, org, since))",
    "create table copied (person text not null, at text not null, case_id bigint not null, no bigint not null, "
    "sender text not null, words text not null, primary key (person, at, case_id, no)) without rowid",
    "alter table task add column urged boolean not null default false",
    "update task set urged = true where exists (select 1 from acted a where a.case_id = task.case_id "
    "and a.kind = 'urged' and a.no > cast(task.task as bigint))",
)


def up(s: Session) -> None:
    """Tasks that are open and were urged since they were opened are marked, as rebuilding would mark them."""
    for statement in STATEMENTS:
        s.run(statement)
