"""The log of edits, for administrators: who changed what, when, from what to what, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from yikou.definition.scalars import parse_date
from yikou.directory.model import Directory
from yikou.store import audit
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.paging import Page
from yikou.texts import N_, Translate
from yikou.usecases.around.edits import KINDS, WHAT, detail_of
from yikou.usecases.around.views_around import EditRow, EditsView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Filter, Option, Pager

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9999, 12, 30)
PAGE = 50
KIND, ALL_KINDS = N_("哪一类"), N_("全部改动")
WHO, EVERYBODY = N_("谁改的"), N_("所有人")
NOBODY = N_("系统")
DATE_WRONG = N_("日期没有写对，写成 2026-03-17 这样。")


@dataclass(frozen=True, slots=True)
class AskedEdits:
    """What is asked for, as it stands in the address. kind: a key of `edits.KINDS`; person: a key of the directory."""

    kind: str = ""
    person: str = ""
    since: str = ""
    until: str = ""
    after: str = ""

    def address(self, **more: str) -> str:
        """Of the same list, with other words in place of its own."""
        given = {"kind": self.kind, "person": self.person, "since": self.since, "until": self.until, **more}
        found = urlencode({name: text for name, text in given.items() if text})
        return f"/edits?{found}" if found else "/edits"


def edits_view(house: House, reader: Reader, asked: AskedEdits) -> EditsView:
    """Edits, latest first."""
    since, until = parse_date(asked.since), parse_date(asked.until)
    with house.store.session() as s:
        found = _found(house, s, asked, limit=PAGE)
        people, editors = directory(s), audit.people(s, _kinds(asked))
    is_wrong = (asked.since and not since) or (asked.until and not until)
    return EditsView(
        rows=tuple(_row(one, people, reader.translate) for one in found.rows),
        filters=tuple(_filters(asked, people, editors, reader.translate)),
        pager=Pager(
            0,
            0,
            0,
            previous=asked.address() if asked.after else "",
            next=asked.address(after=found.next) if found.next else "",
        ),
        since=since,
        until=until,
        error=reader.translate(DATE_WRONG) if is_wrong else "",
        export=asked.address().replace("/edits", "/edits/export", 1),
    )


def all_rows(house: House, s: Session, reader: Reader, asked: AskedEdits) -> Iterator[EditRow]:
    """Every edit that is asked for, latest first."""
    people = directory(s)
    while True:
        found = _found(house, s, asked, limit=10 * PAGE)
        yield from (_row(one, people, reader.translate) for one in found.rows)
        if not found.next:
            return
        asked = replace(asked, after=found.next)


def _found(house: House, s: Session, asked: AskedEdits, *, limit: int) -> Page[Event]:
    since, until = _within(parse_date(asked.since)), _within(parse_date(asked.until))
    return audit.page(
        s,
        kinds=_kinds(asked),
        person=asked.person,
        since=_begin(house, since),
        until=_begin(house, until + timedelta(days=1)) if until else None,
        after=asked.after,
        limit=limit,
    )


def _kinds(asked: AskedEdits) -> tuple[str, ...]:
    """Values of `Event.what` that are asked for."""
    found = [KINDS[asked.kind]] if asked.kind in KINDS else KINDS.values()
    return tuple(code for _, some in found for code in some)


def _within(day: date | None) -> date | None:
    """Days at the ends of the calendar have no day beside them, which a time zone needs."""
    return min(max(day, FIRST_DAY), LAST_DAY) if day else None


def _begin(house: House, day: date | None) -> datetime | None:
    return datetime.combine(day, time(), house.settings.timezone).astimezone(UTC) if day else None


def _filters(asked: AskedEdits, people: Directory, editors: tuple[str, ...], translate: Translate) -> Iterator[Filter]:
    kinds = [Option(key, translate(title), chosen=key == asked.kind) for key, (title, _) in KINDS.items()]
    yield Filter("kind", translate(KIND), (Option("", translate(ALL_KINDS)), *kinds))
    names = [Option(key, _name(key, people, translate), chosen=key == asked.person) for key in editors if key]
    yield Filter("person", translate(WHO), (Option("", translate(EVERYBODY)), *names))


def _row(one: Event, people: Directory, translate: Translate) -> EditRow:
    detail = detail_of(one)
    is_text = one.what.startswith(("regulation_", "notice_"))
    place = "notices" if one.what.startswith("notice_") else "regulations"
    return EditRow(
        at=one.at,
        who=_name(one.person, people, translate),
        what=translate(WHAT.get(one.what, one.what)),
        which=_which(one, people),
        href=f"/{place}/{one.which}" if is_text else "",
        changes=tuple((translate(change.label), change.before, change.after) for change in detail.changes),
        reason=detail.reason,
        told=detail.told,
    )


def _which(one: Event, people: Directory) -> str:
    """What was edited, by its name where it has one."""
    found = people.orgs if one.what.startswith(("org_", "seal_")) else people.people
    return found[one.which].name if one.which in found else one.which


def _name(key: str, people: Directory, translate: Translate) -> str:
    found = people.people.get(key)
    return found.name if found else key or translate(NOBODY)
