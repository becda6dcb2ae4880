"""Tokens with which programs act for somebody, and the answers that a repeated request gets again."""

from yikou.store.database import Session

TABLES = (
    "create table api_token (id text not null primary key, token_hash text unique not null, person text not null, "
    "post text not null, name text not null, created text not null, ends text not null, used text, revoked text)",
    "create index idx_api_token__person on api_token (person)",
    "create table api_answer (token text not null, key text not null, request_hash text not null, answer text not "
    "null, at text not null, primary key (token, key)) without rowid",
    "create index idx_api_answer__at on api_answer (at)",
)


def up(s: Session) -> None:
    """Both tables."""
    for statement in TABLES:
        s.run(statement)
