"""A second factor beside the password, when a session was proven last, and tokens that may seal."""

from yikou.store.database import Session

STATEMENTS = (
    "create table second_factor (person text not null primary key, salt text not null, enrolled_at text, "
    "last_step bigint not null)",
    "create table recovery_code (code_hash text not null primary key, person text not null, used_at text)",
    "create index idx_recovery_code__person on recovery_code (person)",
    "alter table web_session add column proven text",
    "alter table web_session add column factor text not null default ''",
    "alter table api_token add column may_seal boolean not null default false",
)


def up(s: Session) -> None:
    """Sessions that are open stay open, unproven; tokens that there are may not seal."""
    for statement in STATEMENTS:
        s.run(statement)
