"""The list of applications that somebody put aside."""

from yikou.store import drafts, residents, window_notices
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.usecases.counter.notices_given import notice_link
from yikou.usecases.counter.views_counter import DraftRow, DraftsView
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.intake.retention import kept_until
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader

PAGE = 50


def drafts_view(house: House, reader: Reader, *, after: str = "") -> DraftsView:
    """A page of one's own drafts that were not filed, newest first."""
    with house.store.session() as s:
        page = drafts.mine(s, reader.acting.person.key, after=after, limit=PAGE)
        rows = tuple(_row(house, s, reader, draft) for draft in page.rows)
    return DraftsView(rows, pages("/drafts", page, after))


def _row(house: House, s: Session, reader: Reader, draft: Draft) -> DraftRow:
    person = residents.known(s, draft.resident)
    told = next((one for one in window_notices.of_draft(s, draft.id) if one.kind == "missing"), None)
    return DraftRow(
        id=draft.id,
        affair=program_of(house, s, draft.slug, version=draft.version, language=reader.language).affair.title,
        resident=person.name if person else "",
        at=draft.updated_at,
        missing=notice_link(house, told, reader.translate) if told else None,
        until=kept_until(house, draft),
    )
