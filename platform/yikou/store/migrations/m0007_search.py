"""Texts of cases for searching, which cases have to be indexed, and the ways to cases by the day."""

from yikou.store import fulltext
from yikou.store.database import Session

TABLES = (
    "create table case_text (case_id bigint not null primary key, text text not null)",
    "create table text_due (case_id bigint not null primary key, marks bigint not null)",
    "create index idx_cases__ended_at_id on cases (ended_at, id)",
    "create index idx_cases__registered_on_id on cases (registered_on, id)",
)


def up(s: Session) -> None:
    """Every case that is there has to be indexed."""
    for statement in (*TABLES, *fulltext.STATEMENTS[s.kind]):
        s.run(statement)
    s.run("insert into text_due (case_id, marks) select id, 1 from cases")
