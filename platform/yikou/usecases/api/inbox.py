"""The inbox of the caller's post, page by page, in the order of the desk."""

from yikou.store import inbox
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.inbox_filter import light
from yikou.store.inbox_row import InboxRow
from yikou.usecases.api.shapes import InboxLine, InboxPage, Slice
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.reader import Reader


def inbox_page(house: House, reader: Reader, part: Slice) -> InboxPage:
    """What the post may act on now."""
    acting = reader.acting
    with house.store.session() as s:
        house.names.directory = directory(s)
        who, holder = acting.person.key, acting.inbox_of
        page = inbox.inbox(s, acting.seats, person=who, stands_for=holder, after=part.after, limit=part.limit)
        discreet = Discreet(house, s, reader)
        return InboxPage([_line(house, s, row, discreet) for row in page.rows], page.next)


def _line(house: House, s: Session, row: InboxRow, discreet: Discreet) -> InboxLine:
    program = program_of(house, s, row.slug, version=row.version, language=discreet.reader.language)
    return InboxLine(
        number=row.number,
        task=row.task,
        affair=row.slug,
        title=program.affair.title,
        step=row.step,
        kind=row.kind,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        place=house.names(row.place),
        lane=row.lane,
        opened=row.opened_at,
        due=row.due_at,
        light=light(row.due_at, row.warn_at, row.still_left, now=house.now),
        waits=row.waits if row.state != "open" else "",
        claimed_by=house.names(row.claimed_by) if row.claimed_by else "",
    )
