"""Who has acted in which case, latest act only: the list of what somebody has done (已办)."""

from yikou.store.database import Session
from yikou.store.ledger import StoredEntry, actor_of
from yikou.store.moments import moment

_NOTE = (
    "insert into acted (case_id, person, at, no, kind) values (?, ?, ?, ?, ?) "
    "on conflict (case_id, person) do update set at = excluded.at, no = excluded.no, kind = excluded.kind"
)


def note_actor(s: Session, case_id: int, entry: StoredEntry) -> None:
    """Notes the act of a staff member; applicants and the clock have no such list."""
    actor = actor_of(entry)
    if actor.kind == "staff":
        s.run(_NOTE, case_id, actor.person, moment(entry.at), entry.no, entry.kind)
