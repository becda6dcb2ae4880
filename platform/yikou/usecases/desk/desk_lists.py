"""Lists beside the inbox: what somebody has done, what was sent to them to read; and the tabs over all of them."""

from typing import Any
from urllib.parse import urlencode

from yikou.flow.titles import title_of_verb
from yikou.store import acted, copied
from yikou.store.copied import CopiedRow
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, say
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.desk_filters import MOST_COUNTED, counted
from yikou.usecases.desk.views_desk import CopiedLine, CopiedView, DoneRow, DoneView, Tab
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.state_words import state_words
from yikou.usecases.views import Pager

TABS = {
    "/desk": N_("待办 {n}"),
    "/desk?urged=yes": N_("被催办 {n}"),
    "/desk/done": N_("已办 {n}"),
    "/desk/copied": N_("抄送我的 {n}"),
    "/desk/stand-ins": N_("代理 {n}"),
}


def tabs(house: House, s: Session, reader: Reader) -> tuple[Tab, ...]:
    """Every list of the desk with its count. Copies count as long as they are unread."""
    person = reader.acting.person.key
    counts = {
        "/desk": counted(house, s, reader, Asked()),
        "/desk?urged=yes": counted(house, s, reader, Asked(urged="yes")),
        "/desk/done": acted.count_done(s, person, most=MOST_COUNTED),
        "/desk/copied": copied.count_copied(s, person, most=MOST_COUNTED, unread=True),
        "/desk/stand-ins": len([post for post in reader.acting.posts if post.person != person]),
    }
    shown = {href: f"{MOST_COUNTED}+" if n > MOST_COUNTED else str(n or "") for href, n in counts.items()}
    return tuple(Tab(href, say(TABS, href, {"n": n}, reader.translate).strip()) for href, n in shown.items())


def copied_view(house: House, reader: Reader, *, after: str) -> CopiedView:
    """What was sent to this person to read, newest first."""
    with house.store.session() as s:
        house.names.directory = directory(s)
        page = copied.copied_to(s, reader.acting.person.key, after=after)
        discreet = Discreet(house, s, reader)
        rows = tuple(_copied(house, s, row, discreet) for row in page.rows)
        total = copied.count_copied(s, reader.acting.person.key, most=MOST_COUNTED)
        shown = tabs(house, s, reader)
    return CopiedView(rows, _onward("/desk/copied", after, page.next), total, shown)


def _copied(house: House, s: Session, row: CopiedRow, discreet: Discreet) -> CopiedLine:
    program = program_of(house, s, row.slug, version=row.version, language=discreet.reader.language)
    return CopiedLine(
        number=row.number,
        affair=program.affair.title,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        sender=house.names(row.sender),
        words=row.words,
        at=row.at,
        read_at=row.read_at,
        now=state_words(program, row.state, row.outcome, discreet.reader.translate),
    )


def _onward(path: str, after: str, next_: str) -> Pager:
    onward = f"{path}?{urlencode({'after': next_})}" if next_ else ""
    return Pager(0, 0, 0, path if after else "", onward)


def done_view(house: House, reader: Reader, *, after: str) -> DoneView:
    """What this person did, newest first."""
    with house.store.session() as s:
        page = acted.done_by(s, reader.acting.person.key, after=after)
        discreet = Discreet(house, s, reader)
        rows = tuple(_done(house, s, row, discreet) for row in page.rows)
        total, shown = acted.count_done(s, reader.acting.person.key, most=MOST_COUNTED), tabs(house, s, reader)
    return DoneView(rows, _onward("/desk/done", after, page.next), total, shown)


DID = {
    "filed": "file",
    "voted": "approve",
    "asked": "supplement",
    "returned": "return",
    "rejected": "reject",
    "answered": "answer",
    "extended": "extend",
    "requested": "extend",
    "agreed": "agree",
    "declined": "decline",
    "referred": "refer",
    "advised": "advise",
    "tookback": "take_back",
    "claimed": "claim",
    "released": "release",
    "noted": "note",
    "copied": "copy",
    "urged": "urge",
    "withdrawn": "withdraw",
    "terminated": "terminate",
    "handlane": "set_lane",
    "uploaded": "upload",
    "concluded": "conclude",
}
"""The verb behind the first entry of an act."""


def _done(house: House, s: Session, row: Any, discreet: Discreet) -> DoneRow:
    program = program_of(house, s, row.slug, version=_version(s, row.number), language=discreet.reader.language)
    return DoneRow(
        number=row.number,
        affair=program.affair.title,
        applicant=discreet.name(program.affair, row.number, row.applicant_name),
        did=title_of_verb(program, DID[row.kind]),
        at=row.at,
        now=state_words(program, row.state, row.outcome, discreet.reader.translate),
    )


def _version(s: Session, number: str) -> int:
    return int(s.value("select version from cases where number = ?", number))
