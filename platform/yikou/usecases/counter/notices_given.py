"""Notices that a window handed out: the paper to print, the list of all, and what was given about one draft."""

from functools import partial

from yikou.store import prints, window_notices
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.window_notices import WindowNotice
from yikou.texts import N_, Translate, say
from yikou.usecases.counter.views_notices import NoticeRow, NoticesGiven, NoticeView
from yikou.usecases.counter.window_letters import TITLES, unpacked
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader
from yikou.usecases.views import Chip, Link

LIST = "/counter/notices"
PAGE = 50
TEXTS = {
    "all": N_("全部"),
    "given": N_("{day}已开{title}（{number}）"),
    "back_draft": N_("回到填写"),
    "back_list": N_("告知与不予受理"),
}


def notice_view(house: House, reader: Reader, key: str) -> NoticeView:
    """The notice as it was handed out, to be read and printed. NotFound for whoever sits at another counter."""
    with house.store.session() as s:
        notice = window_notices.by_key(s, key, orgs=(reader.acting.post.org,))
        printed = prints.times(s, print_key(key))
    tell = partial(say, TEXTS, params={}, translate=reader.translate)
    is_open = notice.kind == "missing" and notice.person == reader.acting.person.key
    back = Link(tell("back_draft"), f"/drafts/{notice.draft}") if is_open else Link(tell("back_list"), LIST)
    return NoticeView(key, unpacked(notice.content), notice.case_number, printed, back)


def print_key(key: str) -> str:
    """Under which prints of a notice are counted."""
    return f"notice:{key}"


def notices_given(house: House, reader: Reader, *, kind: str = "", after: str = "") -> NoticesGiven:
    """A page of what this counter handed out, latest first; kind: `missing` or `refused`, '' for both."""
    chosen = kind if kind in TITLES else ""
    with house.store.session() as s:
        page = window_notices.given(s, (reader.acting.post.org,), kind=chosen, after=after, limit=PAGE)
        rows = tuple(_row(house, s, reader, notice) for notice in page.rows)
    return NoticesGiven(rows, _chips(chosen, reader.translate), pages(LIST, page, after, kind=chosen))


def _chips(kind: str, translate: Translate) -> tuple[Chip, ...]:
    named = ((name, translate(title)) for name, title in TITLES.items())
    every = Chip(translate(TEXTS["all"]), LIST, current=not kind)
    return (every, *(Chip(text, f"{LIST}?kind={name}", current=name == kind) for name, text in named))


def _row(house: House, s: Session, reader: Reader, notice: WindowNotice) -> NoticeRow:
    program = program_of(house, s, notice.slug, version=notice.version, language=reader.language)
    person = directory(s).people.get(notice.person)
    return NoticeRow(
        href=f"{LIST}/{notice.key}",
        title=reader.translate(TITLES[notice.kind]),
        number=notice.number,
        affair=program.affair.title,
        name=notice.name,
        at=notice.at,
        by=person.name if person else "",
        printed=prints.times(s, print_key(notice.key)),
    )


def notices_of_draft(house: House, s: Session, draft: str, translate: Translate) -> tuple[Link, ...]:
    """What was handed out about a draft, latest first."""
    return tuple(notice_link(house, notice, translate) for notice in window_notices.of_draft(s, draft))


def notices_of_applicant(house: House, s: Session, reader: Reader, identity: str) -> tuple[Link, ...]:
    """What this counter handed out to somebody, latest first."""
    found = window_notices.of_resident(s, identity, orgs=(reader.acting.post.org,), limit=20)
    return tuple(notice_link(house, notice, reader.translate) for notice in found)


def notice_link(house: House, notice: WindowNotice, translate: Translate) -> Link:
    """3-17 已开一次性告知书（GZ2026-00001）."""
    day = notice.at.astimezone(house.settings.timezone)
    params = {"day": f"{day.month}-{day.day} ", "title": translate(TITLES[notice.kind]), "number": notice.number}
    return Link(say(TEXTS, "given", params, translate), f"{LIST}/{notice.key}")
