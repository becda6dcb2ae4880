"""Beside the fields of a form that somebody else's edit overtook: what there is now, and what one more press makes.

Only forms that do not begin with what there is need it; what the others show, `web.manage_refusals` reads off them.
"""

from collections.abc import Mapping
from datetime import date

from yikou.directory.lookup import parent
from yikou.directory.model import Directory, Post
from yikou.flow.program import BETWEEN
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import title_of
from yikou.usecases.manage.editing import Given, day_of
from yikou.usecases.manage.moving_told import planned, plans
from yikou.usecases.manage.words import DAY, span_words

TEXTS = {
    "now": N_("现在：{value}。"),
    "becomes": N_("再按一次改为{name}。"),
    "becomes_day": N_("再按一次改为 {day}。"),
    "above": N_("{name}，{plans}"),
    "moves": N_("再按一次，{day} 起属{name}。"),
    "stays": N_("再按一次，原来定的移动就取消。"),
    "no_last": N_("没有定最后一天"),
    "open": N_("再按一次就不停用了。"),
    "no_successor": N_("没有接替的机构"),
    "post": N_("{title}（{span}）"),
    "no_post": N_("没有岗位"),
    "adds": N_("再按一次另加一个岗位，已有的不变。"),
}


def of_move(people: Directory, slug: str, given: Given, *, on: date, tell: Translate) -> Mapping[str, str]:
    """Where an org stands, and the moves of it that are planned."""
    above, coming = parent(people, slug, on), planned(people, slug, on)
    chosen, since = given.get("parent", ""), day_of(given.get("since", ""))
    if [(move.parent, move.since) for move in coming] == [(chosen, since)]:
        return {}
    name, then = _name(people, above), ""
    if coming:
        name = say(TEXTS, "above", {"name": name, "plans": plans(people, coming, tell)}, tell)
    if chosen == above:
        then = tell(TEXTS["stays"]) if coming else ""
    elif chosen in people.orgs and since:
        then = say(TEXTS, "moves", {"day": since.isoformat(), "name": _name(people, chosen)}, tell)
    return {"parent": _now(name, tell) + then}


def of_end(people: Directory, slug: str, given: Given, tell: Translate) -> Mapping[str, str]:
    """The end of an org that is planned, and what would take its place."""
    one, typed, chosen = people.orgs[slug], given.get("last", "").strip(), given.get("successor", "")
    told = of_last(one.until, given, tell)
    if told and not typed:
        told["last"] += tell(TEXTS["open"])
    if typed and chosen != (one.successor or ""):
        before, after = (_name(people, other) or tell(TEXTS["no_successor"]) for other in (one.successor, chosen))
        told["successor"] = _now(before, tell) + say(TEXTS, "becomes", {"name": after}, tell)
    return told


def of_last(until: date | None, given: Given, tell: Translate) -> dict[str, str]:
    """The last day that is planned. until: the day after it."""
    last, typed = (until - DAY).isoformat() if until else "", given.get("last", "").strip()
    if typed == last:
        return {}
    then = say(TEXTS, "becomes_day", {"day": typed}, tell) if day_of(typed) else ""
    return {"last": _now(last or tell(TEXTS["no_last"]), tell) + then}


def of_post(people: Directory, key: str, *, on: date, tell: Translate) -> Mapping[str, str]:
    """The posts that somebody holds, or will: one more press adds another."""
    held = [post for post in people.posts if post.person == key and (post.until is None or post.until > on)]
    titles = tell(BETWEEN).join(_title(people, post, tell) for post in held)
    return {"role": _now(titles or tell(TEXTS["no_post"]), tell) + tell(TEXTS["adds"])}


def _title(people: Directory, post: Post, tell: Translate) -> str:
    return say(TEXTS, "post", {"title": title_of(people, post), "span": span_words(post, tell)}, tell)


def _now(value: str, tell: Translate) -> str:
    return say(TEXTS, "now", {"value": value}, tell)


def _name(people: Directory, slug: str | None) -> str:
    return people.orgs[slug].name if slug and slug in people.orgs else ""
