"""The list that somebody came from to a case: named in the address, so that the page leads back and on.

It is carried as `archive?year=2026`: a name of `ORIGINS` with what narrows the list; of the inbox, only the latter.
Words that were searched for never stand in an address: a search is named by the key under which it is kept.
"""

from collections.abc import Mapping

from yikou.texts import N_, Translate
from yikou.usecases.views import Link

ORIGINS: Mapping[str, tuple[str, str]] = {
    "": ("/desk", N_("待办")),
    "done": ("/desk/done", N_("已办")),
    "copied": ("/desk/copied", N_("抄送我的")),
    "supplements": ("/counter/supplements", N_("待补办")),
    "handovers": ("/counter/handovers", N_("待发放")),
    "archive": ("/archive", N_("档案")),
    "supervision": ("/supervision", N_("全程监控")),
    "search": ("/search", N_("办件查询")),
}
"""Address and title of each list, by name."""
LONGEST = 500
"""Characters of what narrows a list; nothing that we narrow by is longer."""


def listed_at(path: str, query: str) -> str:
    """The list at an address, as a case page carries it; the inbox for any other page.

    >>> listed_at("/archive", "year=2026"), listed_at("/desk", "order=oldest"), listed_at("/people", "q=x")
    ('archive?year=2026', 'order=oldest', '')
    """
    name = next((name for name, (address, _) in ORIGINS.items() if address == path), None)
    listed = f"{name}?{query}" if name else query
    return listed if name is not None and len(listed) <= LONGEST else ""


def origin_of(listed: str) -> tuple[str, str]:
    """Name of the list, and what narrows it.

    >>> origin_of("archive?year=2026"), origin_of("order=oldest"), origin_of("")
    (('archive', 'year=2026'), ('', 'order=oldest'), ('', ''))
    """
    name, _, query = listed.partition("?")
    if len(listed) > LONGEST:
        return "", ""
    return (name, query) if name and name in ORIGINS else ("", listed)


def back_to(listed: str, translate: Translate) -> Link:
    """The way back to it."""
    name, query = origin_of(listed)
    address, title = ORIGINS[name]
    return Link(translate(title), f"{address}?{query}" if query else address)
