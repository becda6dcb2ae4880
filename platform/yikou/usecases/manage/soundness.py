"""What an edit of orgs would break, today or on a later day, said in a sentence: one check for all such edits."""

from collections.abc import Iterator
from datetime import date

from yikou.directory.model import Directory
from yikou.directory.soundness import astray, standing, tree_faults
from yikou.errors import AnswerError
from yikou.texts import N_

MESSAGES = {
    "circle": N_("{day} 起{org}会归到自己下面。换一个上级，或者换日期。"),
    "astray": N_("{day} 起{org}的上级已经停用，没有接替。换一个上级，或者换日期。"),
    "above_closed": N_("{name}那一天（{day}）已经停用，换一个上级，或者换日期。"),
    "post_astray": N_("{day} 起{org}已经停用，没有接替。那里的岗位要先结束。"),
}


def broken(before: Directory, after: Directory, on: date) -> Iterator[AnswerError]:
    """The first org that would not hang in the tree any more, or where posts would be left; nothing where there is
    none. What is broken already is left out, or nobody could mend it."""
    known = {(fault.code, fault.org) for fault in tree_faults(before, on)}
    for fault in tree_faults(after, on):
        if (fault.code, fault.org) not in known:
            yield _error(after, fault.code, fault.org, fault.day)
            return
    for post in after.posts:
        day = astray(after, post, on)
        if day and not astray(before, post, on):
            yield _error(after, "post_astray", standing(after, post.org, day).slug, day)
            return


def _error(people: Directory, code: str, slug: str, day: date) -> AnswerError:
    return AnswerError("", code, {"org": people.orgs[slug].name, "day": day.isoformat()})
