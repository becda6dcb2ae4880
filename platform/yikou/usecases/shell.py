"""The frame around every page of somebody signed in: their posts, their sections, what waits for them."""

from collections.abc import Mapping
from dataclasses import replace

from yikou.directory.model import Post
from yikou.store import drafts, outbox
from yikou.store.calendar_store import calendar
from yikou.store.copied import count_copied
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.inbox import count_inbox
from yikou.store.supervising import Moments, count_stuck
from yikou.texts import N_, Translate
from yikou.usecases.acting import Acting, post_key, seats_of
from yikou.usecases.around.helping import help_for
from yikou.usecases.around.office_phrases import ROLES as PHRASE_ROLES
from yikou.usecases.counter import counter_lists
from yikou.usecases.house import House
from yikou.usecases.views import NavItem, PostChoice, Shell

WORK = {
    "counter": (
        NavItem(N_("窗口受理"), "/counter", "scan"),
        NavItem(N_("暂存"), "/drafts", "pencil"),
        NavItem(N_("待补办"), "/counter/supplements", "arrow-back-up"),
        NavItem(N_("待发放"), "/counter/handovers", "send"),
        NavItem(N_("告知书"), "/counter/notices", "file-text"),
    ),
    "desk": (
        NavItem(N_("待办"), "/desk", "inbox"),
        NavItem(N_("已办"), "/desk/done", "checks"),
        NavItem(N_("抄送"), "/desk/copied", "copy"),
    ),
    "supervision": (NavItem(N_("全程监控"), "/supervision", "route"),),
}
NOTICES = NavItem(N_("通知"), "/messages", "mail")
MORE = (
    NavItem(N_("办件查询"), "/search", "search"),
    NavItem(N_("档案"), "/archive", "database"),
    NavItem(N_("法规与公告"), "/regulations", "book"),
    NavItem(N_("工作日历"), "/calendar", "calendar"),
    NavItem(N_("通讯录"), "/people", "user"),
)
PHRASES = NavItem(N_("常用语"), "/phrases", "message")
ADMINISTER = (
    NavItem(N_("机构与人员"), "/manage/orgs", "sitemap"),
    NavItem(N_("岗位"), "/manage/roles", "id"),
    NavItem(N_("印章"), "/manage/seals", "rubber-stamp"),
    NavItem(N_("动态码"), "/manage/second-factors", "lock"),
    NavItem(N_("改动记录"), "/edits", "file-text"),
)
INSIDE: Mapping[str, tuple[str, ...]] = {
    "/regulations": ("/regulations/", "/notices", "/library/"),
    "/calendar": ("/calendar/",),
    "/supervision": ("/supervision/",),
    "/manage/orgs": ("/manage/orgs/", "/manage/people"),
    "/manage/roles": ("/manage/roles/",),
    "/manage/seals": ("/manage/seals/",),
}
"""Sections that pages below other addresses belong to."""


def what_waits(house: House, acting: Acting) -> Mapping[str, int]:
    """How much waits for the person in this post, by the address where it is found; above 99 it says 100."""
    who = acting.person.key
    with house.store.session() as s:
        at_window = counter_lists.counts(house, s, acting) if "counter" in acting.sections else {}
        return {
            **at_window,
            "/desk": count_inbox(s, acting.seats, person=who, stands_for=acting.inbox_of, most=99),
            "/desk/copied": count_copied(s, who, most=99, unread=True),
            **_elsewhere(house, s, acting),
            **_stuck(house, s, acting),
            "/drafts": drafts.count_mine(s, who),
            "/messages": outbox.unread(s, acting.seats, person=who),
        }


def _stuck(house: House, s: Session, acting: Acting) -> Mapping[str, int]:
    """How many cases are stuck, for those who follow that up."""
    if "supervision" not in acting.sections:
        return {}
    at = Moments.at(house.now, calendar(s))
    return {"/supervision": count_stuck(s, acting.seats, person=acting.person.key, at=at, most=99)}


def _elsewhere(house: House, s: Session, acting: Acting) -> Mapping[str, int]:
    """What waits in the inboxes of the person's other posts, by `post_key`; not where it is the same inbox."""
    who, people = acting.person.key, directory(s)
    others = [post for post in acting.posts if (post.role, post.org) != (acting.post.role, acting.post.org)]
    return {
        post_key(post, who): count_inbox(
            s,
            seats_of(people, post, house.today, person=who),
            person=who,
            stands_for=post.person if post.person != who else "",
            most=99,
        )
        for post in others
    }


def shell_of(
    acting: Acting, *, here: str, counts: Mapping[str, int], shortcuts: bool, done: str, translate: Translate
) -> Shell:
    """The frame of the page at `here` (path and query). counts: what waits, by address; `/messages` is the bell."""
    posts = tuple(_choice(acting, post, counts, translate) for post in acting.posts)
    items = [*(item for section in acting.sections for item in WORK[section]), NOTICES]
    more = (*MORE, *((PHRASES,) if acting.post.role in PHRASE_ROLES else ()))
    more = (*more, *ADMINISTER) if acting.is_administrator else more
    path = here.partition("?")[0]
    return Shell(
        person=acting.person.name,
        post=next(post.title for post in posts if post.current),
        posts=posts,
        nav=tuple(_placed(item, path, counts, translate) for item in items),
        more=tuple(_placed(item, path, {}, translate) for item in more),
        unread=counts.get("/messages", 0),
        shortcuts=shortcuts,
        here=here,
        done=done,
        help=help_for(path),
    )


def _choice(acting: Acting, post: Post, counts: Mapping[str, int], translate: Translate) -> PostChoice:
    key = post_key(post, acting.person.key)
    return PostChoice(key, acting.worded(key, translate), post == acting.post, counts.get(key, 0))


def _placed(item: NavItem, path: str, counts: Mapping[str, int], translate: Translate) -> NavItem:
    return replace(item, text=translate(item.text), count=counts.get(item.href, 0), current=_is_at(path, item.href))


def _is_at(path: str, address: str) -> bool:
    """Whether the page belongs to a section: a form being filled and its receipt are the window's work."""
    window = path.startswith(("/drafts/", "/counter/history")) or path.endswith("/receipt")
    inside = address == "/counter/notices" and path.startswith(f"{address}/")
    inside = inside or path.startswith(INSIDE.get(address, ("//",)))
    return address == "/counter" if window else path == address or inside
