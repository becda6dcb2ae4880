"""Wordings of regulations side by side, sources of calendar days, rows that wait for a new calendar, kinds of messages.

The first line of a text used to hold its kind and number; they have a column of their own now.
"""

import re

from yikou.store.database import Session

_CLAUSE = re.compile("第[一二三四五六七八九十百]+条")
_REGULATION = (
    "create table wording (slug text not null, number bigint not null, kind text not null, title text not null, "
    "issued text not null, body text not null, valid_from text not null, valid_until text, published_at text not null, "
    "published_by text not null, person text not null, reason text not null, primary key (slug, number))"
)
_COLUMNS = "slug, kind, title, body, valid_from, valid_until, published_at, published_by"
_CALENDAR = (
    "alter table calendar_year add column source text not null default ''",
    "alter table special_day add column source text not null default ''",
    "create table calendar_past (version integer not null primary key, content text not null)",
    "create table to_remake (case_id bigint not null primary key, version bigint not null)",
    "create index idx_audit__what_id on audit (what, id)",
    "alter table message add column kind text not null default ''",
)


def up(s: Session) -> None:
    """Every text becomes its own first wording."""
    s.run(_REGULATION)
    rows = s.rows(f"select {_COLUMNS} from regulation")  # noqa: S608 -- our own names
    s.many(
        "insert into wording values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
        [(slug, kind, title, *_parted(body), *rest) for slug, kind, title, body, *rest in rows],
    )
    s.run("drop table regulation")
    for statement in _CALENDAR:
        s.run(statement)


def _parted(body: str) -> tuple[str, str]:
    first, _, rest = body.partition("\n")
    return ("", body) if _CLAUSE.match(first) else (first, rest)
