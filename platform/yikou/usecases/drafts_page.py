"""The list of applications that somebody put aside."""

from yikou.store import drafts, residents
from yikou.store.database import Session
from yikou.usecases.house import House
from yikou.usecases.programs import program_of
from yikou.usecases.reader import Reader
from yikou.usecases.views_counter import DraftRow, DraftsView


def drafts_view(house: House, reader: Reader) -> DraftsView:
    """One's own drafts that were not filed, newest first."""
    with house.store.session() as s:
        rows = [
            DraftRow(
                id=draft.id,
                affair=program_of(house, s, draft.slug, version=draft.version, language=reader.language).affair.title,
                resident=_name(s, draft.resident),
                at=draft.updated_at,
            )
            for draft in drafts.mine(s, reader.acting.person.key)
        ]
    return DraftsView(tuple(rows))


def _name(s: Session, identity: str) -> str:
    found = residents.known(s, identity)
    return found.name if found else ""
