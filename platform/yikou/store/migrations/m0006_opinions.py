"""Words that are often used at a step or with a verb: the office's, and each person's own."""

from yikou.store.database import Session

TABLES = (
    "create table phrase (id text not null primary key, person text not null, affair text not null, "
    "step text not null, verb text not null, text text not null, at text not null)",
    "create index idx_phrase__person_verb on phrase (person, verb)",
)


def up(s: Session) -> None:
    """The table."""
    for statement in TABLES:
        s.run(statement)
