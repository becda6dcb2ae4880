"""Notices that the window hands to somebody who applies: what is missing, or that nothing is taken in. And what was
printed, so that a second print says that it is one."""

from yikou.store.database import Session

TABLES = (
    "create table window_notice (key text not null primary key, number text unique not null, kind text not null, "
    "org text not null, person text not null, at text not null, slug text not null, version bigint not null, "
    "draft text not null, resident text not null, name text not null, case_number text not null, "
    "content blob not null)",
    "create index idx_window_notice__draft on window_notice (draft)",
    "create index idx_window_notice__org_at on window_notice (org, at)",
    "create index idx_window_notice__resident_at on window_notice (resident, at)",
    "create table printed (what text not null, n bigint not null, person text not null, at text not null, "
    "primary key (what, n)) without rowid",
)


def up(s: Session) -> None:
    """Both tables."""
    for statement in TABLES:
        s.run(statement)
