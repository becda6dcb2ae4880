"""Orgs that move, seals that are stopped, and where each seal was put on."""

from yikou.store.database import Session
from yikou.store.seals import note_seal_of

TABLES = (
    "create table org_move (org text not null, since text not null, parent text not null, primary key (org, since))",
    "create table seal_stop (org text not null primary key, since text not null, person text not null, "
    "reason text not null)",
    "create table seal_use (org text not null, at text not null, case_id bigint not null, no bigint not null, "
    "kind text not null, primary key (org, at, case_id, no)) without rowid",
)
_SEALING = (
    "select case_id, no, at, kind, payload from entry where kind in ('completed', 'concluded', 'made') "
    "and case_id > ? and case_id <= ? order by case_id, no"
)
AT_ONCE = 1000
"""Cases whose entries are read together."""


def up(s: Session) -> None:
    """The tables, and a row for each seal that the ledger tells of."""
    for statement in TABLES:
        s.run(statement)
    last = int(s.value("select coalesce(max(id), 0) from cases"))
    for first in range(0, last, AT_ONCE):
        for case_id, no, at, kind, payload in s.rows(_SEALING, first, first + AT_ONCE):
            note_seal_of(s, case_id, no=no, at=at, kind=kind, payload=payload)
