"""What every edit of administration shares: what was typed, whether it was edited meanwhile, and how it is answered.

An edit is a form that may be posted twice: first its effect is told, then, once `sure`, it is made. It is made with a
note in the same transaction (`around.edits`), and refused where what it edits is no longer what its page showed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from yikou.definition.scalars import parse_date
from yikou.errors import AnswerError, AnswersRefused, ProofNeeded
from yikou.flow.program import BETWEEN
from yikou.forms.cleaning import clean_line
from yikou.texts import N_, Translate
from yikou.usecases.acting import EDITOR_ROLES, Acting
from yikou.usecases.around.edits import Change
from yikou.usecases.house import House
from yikou.usecases.manage.soundness import MESSAGES as SOUNDNESS
from yikou.usecases.manage.views_manage import Effect, FormView
from yikou.usecases.reader import Reader

Given = Mapping[str, str]
MOST = 100
MANY = N_("{names}等 {n} 个")
SHARED = {
    **SOUNDNESS,
    "changed_meanwhile": N_("您打开之后有人改过。请先看现在是什么样，再按一次就以您填的为准。"),
    "missing": N_("这一项没有填。"),
    "long": N_("写了 {n} 个字，最多 {most} 个字。"),
    "reason_missing": N_("没有写为什么改，写一句，以后查得到。"),
    "day_wrong": N_("日期没有写对，写成 2026-03-17 这样。"),
    "choose": N_("请选一项。"),
    "nothing_changed": N_("内容和现在的一样，没有可以保存的改动。"),
}
"""Sentences that every edit may need."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence, and where to go on. secret: what is shown once, never again; whose: login."""

    said: str
    address: str
    secret: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that an administrator does. Each is given the house, who asks, what is edited, and what was typed.

    form: the form, filled with what was typed or with what there is, NotFound for nothing of the kind; effect: judges
    what was typed and tells what it would bring, None where it is made at once; do: makes it, AnswersRefused with
    everything that is wrong; messages: sentences of those errors; now: once somebody else edited meanwhile, what there
    is and what one more press makes of it, by field; None where the form begins with what there is.
    """

    form: Callable[[House, Reader, str, Given], FormView]
    do: Callable[[House, Reader, str, Given], Done]
    messages: Mapping[str, str]
    effect: Callable[[House, Reader, str, Given], Effect] | None = None
    now: Callable[[House, Reader, str, Given], Mapping[str, str]] | None = None


def cleaned(given: Given, names: Sequence[str]) -> dict[str, str]:
    """What was typed under these names, as single lines without blanks around them."""
    return {name: clean_line(given.get(name, "")) for name in names}


def missing(given: Given, *names: str) -> Iterator[AnswerError]:
    """Fields that must not stay empty, and lines that are too long."""
    for name, text in given.items():
        if name in names and not text:
            yield AnswerError(name, "reason_missing" if name == "reason" else "missing")
        elif len(text) > MOST:
            yield AnswerError(name, "long", {"n": len(text), "most": MOST})


def refuse(errors: Iterator[AnswerError] | Sequence[AnswerError]) -> None:
    """AnswersRefused with all of them, if there are any."""
    found = tuple(errors)
    if found:
        raise AnswersRefused(found)


def day_of(text: str) -> date | None:
    """A day as it was typed; None for what is none, and for the ends of the calendar, which have no day beside them."""
    found = parse_date(text)
    return found if found and date.min < found < date.max else None


def mark_of(*values: object) -> str:
    """What tells whether something was edited since: the same for the same values."""
    return sha256(repr(values).encode()).hexdigest()[:16]


def meanwhile(given: Given, now: str) -> Iterator[AnswerError]:
    """An error where the page showed something else than there is now, or none did. now: `mark_of` what is edited."""
    if given.get("seen") != now:
        yield AnswerError("", "changed_meanwhile")


def changes_of(fields: Mapping[str, str], before: Given, after: Given) -> tuple[Change, ...]:
    """Fields that differ, with their label in the first language."""
    pairs = ((label, before.get(name, ""), after.get(name, "")) for name, label in fields.items())
    return tuple(Change(label, old, new) for label, old, new in pairs if old != new)


def require_proof(acting: Acting, *roles: str) -> None:
    """ProofNeeded for what gives power over others, unless the person has just shown that it is they. roles: that are
    given; none for what always needs it."""
    if (not roles or EDITOR_ROLES & set(roles)) and not acting.proof:
        raise ProofNeeded


def joined(names: Sequence[str], translate: Translate, *, most: int = 8) -> str:
    """Names in a row; of many the first, and how many there are."""
    text = translate(BETWEEN).join(names[:most])
    return translate(MANY).format(names=text, n=len(names)) if len(names) > most else text
