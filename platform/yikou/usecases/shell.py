"""The frame around every page of somebody signed in: their posts, their sections, what waits for them."""

from collections.abc import Mapping
from dataclasses import replace

from yikou.texts import N_, Translate
from yikou.usecases.acting import Acting, post_key
from yikou.usecases.views import NavItem, PostChoice, Shell

WORK = {
    "counter": (NavItem(N_("窗口"), "/counter", "home"), NavItem(N_("暂存"), "/drafts", "device-floppy")),
    "desk": (NavItem(N_("待办"), "/desk", "inbox"), NavItem(N_("已办"), "/desk/done", "checks")),
}
MORE = (NavItem(N_("法规与公告"), "/regulations", "book"), NavItem(N_("消息"), "/messages", "mail"))


def shell_of(
    acting: Acting, *, here: str, counts: Mapping[str, int], shortcuts: bool, done: str, translate: Translate
) -> Shell:
    """The frame of the page at `here` (path and query). counts: what waits, by address; `/messages` is the bell."""
    keys = [(post_key(post), post == acting.post) for post in acting.posts]
    items = [item for section in acting.sections for item in WORK[section]]
    path = here.partition("?")[0]
    return Shell(
        person=acting.person.name,
        post=acting.titles[post_key(acting.post)],
        posts=tuple(PostChoice(key, acting.titles[key], current) for key, current in keys),
        nav=tuple(_placed(item, path, counts, translate) for item in items),
        more=tuple(_placed(item, path, {}, translate) for item in MORE),
        unread=counts.get("/messages", 0),
        shortcuts=shortcuts,
        here=here,
        done=done,
    )


def _placed(item: NavItem, path: str, counts: Mapping[str, int], translate: Translate) -> NavItem:
    return replace(item, text=translate(item.text), count=counts.get(item.href, 0), current=path == item.href)
