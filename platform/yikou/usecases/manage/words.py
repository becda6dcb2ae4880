"""Words of administration that several of its pages share."""

from datetime import date, timedelta

from yikou.directory.model import Directory, Org, Post, Role
from yikou.texts import N_, Translate

KINDS = {
    "district": N_("区"),
    "street": N_("街道"),
    "community": N_("社区"),
    "bureau": N_("部门"),
    "outside": N_("外单位"),
}
"""Kinds of orgs, in the order in which orgs of one place are listed."""
ENDED = N_("{day} 停用，由{name}接替")
ENDED_ALONE = N_("{day} 停用，没有接替")
LAST = N_("至 {day}")
SINCE = N_("{day} 起")
DAY = timedelta(days=1)


def is_open(one: Org, on: date) -> bool:
    """Whether the org exists on that day."""
    return one.is_open(on)


def ended_words(people: Directory, one: Org, translate: Translate) -> str:
    """Since when an org is closed, and which stands for it; '' for one that has no end."""
    if one.until is None:
        return ""
    after = people.orgs.get(one.successor or "")
    text = translate(ENDED) if after else translate(ENDED_ALONE)
    return text.format(day=one.until.isoformat(), name=after.name if after else "")


def role_title(people: Directory, role: str) -> str:
    """A role as people read it."""
    return people.roles.get(role, Role(role, role)).title


def post_title(people: Directory, post: Post) -> str:
    """What somebody is at an org: the title of the post, or that of its role."""
    return post.title or role_title(people, post.role)


def span_words(post: Post, translate: Translate) -> str:
    """From when, and to which last day, somebody holds a post."""
    since = translate(SINCE).format(day=post.since.isoformat())
    if post.until is None:
        return since
    return f"{since} {translate(LAST).format(day=(post.until - DAY).isoformat())}"
