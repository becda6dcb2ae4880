"""The desk: the inbox of a post, on the screen and on paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from yikou.flow.program import Program
from yikou.store import inbox
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.inbox_row import InboxRow as Row
from yikou.store.paging import Page
from yikou.texts import N_, Translate
from yikou.usecases.acting import Acting
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.desk_filters import Filters, counted
from yikou.usecases.desk.desk_lists import tabs
from yikou.usecases.desk.views_desk import InboxRow, InboxSheet, InboxView
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.lights import light_of_row, named
from yikou.usecases.reader import Reader
from yikou.usecases.views import NORMAL, Lane, Light, Pager
from yikou.workdays.model import Calendar

PAGE = 50
MOST_PRINTED = 500
FRESH = timedelta(days=1)
"""How long a task that nobody opened is marked as just arrived."""
TAGS = {"refer": N_("请示"), "request": N_("待批准"), "supplement": N_("待补办")}


def inbox_view(
    house: House, reader: Reader, asked: Asked, *, chosen: frozenset[str] = frozenset(), error: str = ""
) -> InboxView:
    """One page of what this post may act on. chosen: ticked rows as <number>:<task>; error: why that did not go."""
    acting = reader.acting
    with house.store.session() as s:
        house.names.directory = directory(s)
        page = tasks_of(house, s, acting, asked, after=asked.after, limit=PAGE)
        kinds = inbox.kinds(s, acting.seats, person=acting.person.key, stands_for=acting.inbox_of)
        filters = Filters(house, s, reader, asked, kinds)
        rows = tuple(worded(house, s, reader, page.rows, chosen=chosen))
        return InboxView(
            place=acting.worded(acting.key, reader.translate),
            rows=rows,
            chips=tuple(filters.chips()),
            filters=filters.selects(),
            kept=tuple(asked.chips.items()),
            pager=_pager(asked, len(rows), counted(house, s, reader, asked), page.next),
            query=asked.query,
            tabs=tabs(house, s, reader),
            is_narrowed=asked.is_narrowed,
            error=error,
        )


def inbox_sheet(house: House, reader: Reader, asked: Asked) -> InboxSheet:
    """The whole list as narrowed, for paper; what is beyond `MOST_PRINTED` is said to be missing."""
    acting = reader.acting
    with house.store.session() as s:
        house.names.directory = directory(s)
        page = tasks_of(house, s, acting, asked, after="", limit=MOST_PRINTED)
        kinds = inbox.kinds(s, acting.seats, person=acting.person.key, stands_for=acting.inbox_of)
        return InboxSheet(
            place=acting.worded(acting.key, reader.translate),
            person=acting.person.name,
            at=house.now,
            rows=tuple(worded(house, s, reader, page.rows)),
            total=counted(house, s, reader, asked),
            is_cut=page.more,
            narrowed=Filters(house, s, reader, asked, kinds).named(),
            back=f"/desk?{asked.start.query}",
        )


def tasks_of(house: House, s: Session, acting: Acting, asked: Asked, *, after: str, limit: int) -> Page[Row]:
    """A page of the tasks of a post, as narrowed and ordered."""
    return inbox.inbox(
        s,
        acting.seats,
        person=acting.person.key,
        stands_for=acting.inbox_of,
        only=asked.filter(house),
        order=asked.order,  # type: ignore[arg-type]
        after=after,
        limit=limit,
    )


def worded(
    house: House, s: Session, reader: Reader, found: tuple[Row, ...], *, chosen: frozenset[str] = frozenset()
) -> Iterator[InboxRow]:
    """Tasks as their reader may read them. chosen: ticked ones."""
    days, discreet = calendar(s), Discreet(house, s, reader)
    for row in found:
        yield _row(house, s, row, days, discreet=discreet, chosen=chosen)


def _row(house: House, s: Session, row: Row, days: Calendar, *, discreet: Discreet, chosen: frozenset[str]) -> InboxRow:
    translate = discreet.reader.translate
    program = program_of(house, s, row.slug, version=row.version, language=discreet.reader.language)
    lane = program.affair.lanes.kinds[row.lane]
    because = program.translate(discreet.because(program.affair, row.number, row.because))
    light = light_of_row(
        row.due_at,
        row.warn_at,
        row.still_left,
        waits=row.waits if row.state != "open" else "",
        now=house.now,
        calendar=days,
        translate=translate,
    )
    return InboxRow(
        number=row.number,
        task=row.task,
        affair=program.affair.title,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        step=program.translate(row.step_title),
        place=house.names(row.place),
        opened=row.opened_at,
        light=_named(light, row, translate),
        lane=NORMAL if row.lane == "normal" else Lane(lane.title, because),
        tag=translate(TAGS[row.kind]) if row.kind in TAGS else "",
        urged=row.urged,
        claimed=house.names(row.claimed_by) if row.claimed_by else "",
        fresh=row.is_new and house.now - row.opened_at < FRESH,
        seen=row.entry_no,
        batch=_batch(program, row, discreet.reader.acting),
        chosen=f"{row.number}:{row.task}" in chosen,
    )


def _named(light: Light, row: Row, translate: Translate) -> Light:
    """With the clock that it is of. The head of the list says that it is the step's: an answer's says so itself."""
    if row.kind != "supplement":
        return named(light, "own", translate)
    return Light(light.kind, named(light, "answer", translate).said)


def _batch(program: Program, row: Row, acting: Acting) -> str:
    """Affair and step where the row may be approved from the list, else ''."""
    is_free = row.state == "open" and row.claimed_by in ("", acting.person.key, acting.inbox_of)
    step = program.affair.steps.get(row.step)
    if row.kind != "step" or not is_free or step is None or not step.batch:
        return ""
    return f"{program.affair.title} · {program.translate(row.step_title)}"


def _pager(asked: Asked, shown: int, total: int, next_: str) -> Pager:
    onward = replace(asked, after=next_, first=asked.first + shown)
    start = replace(asked, after="", first=1)
    return Pager(
        first=asked.first if shown else 0,
        last=asked.first + shown - 1 if shown else 0,
        total=total,
        previous=f"/desk?{start.query}" if asked.after else "",
        next=f"/desk?{onward.query}" if next_ else "",
    )
