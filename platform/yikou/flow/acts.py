"""What comes into a decision: who acts, what they do, and everything that is known at that moment.

Pure values. The moment, the people and the calendar are handed in; nothing here reads a clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec

from yikou.directory.model import Directory
from yikou.workdays.model import Calendar

ActorKind = Literal["staff", "applicant", "clock"]


class Actor(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who acts, in one post.

    person: key of the staff member, identity key of the applicant (`person:2301…`, `organisation:9123…`), '' for the
    clock. role and org: the post that counts ('' for applicant and clock). for_person: the identity acted for,
    where the window acts for an applicant, or a recorder for somebody on paper. stands_for: key of whoever holds the
    post, where the person is their stand-in. via: the program that acted for the
    person, '' where they did it themselves. proven: where a seal was put on, how the person showed that it was they:
    `password`, `code` (both factors), or `token` (a program that may seal).
    """

    kind: ActorKind
    person: str = ""
    name: str = ""
    role: str = ""
    org: str = ""
    for_person: str = ""
    for_name: str = ""
    via: str = ""
    stands_for: str = ""
    stands_name: str = ""
    proven: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """The person, and whoever they stand in for: what bars one of them bars the act."""
        return (self.person, self.stands_for) if self.stands_for else (self.person,)

    @property
    def voter(self) -> str:
        """Whose word it is where only certain people have one."""
        return self.stands_for or self.person


CLOCK = Actor(kind="clock")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that somebody wants to perform.

    verb: name as in docs/format.md 4.11; besides `file`, `upload`, `advise` (the opinion on a referral), `agree` and
    `decline` (a request), and the clock's `tick` and `tend`. task: id of the task it is done at ('' for verbs of the
    case). seen: entry number that the page was drawn from; None where nothing was shown before (filing, the clock,
    verbs of the case); at a task it is stale.
    form and office: answers as bound by `yikou.forms`, whole records; None where the page had no such fields.
    papers: new file keys by material name, in order. follow: materials that are promised for later.
    options: what the verb itself wants, JSON-ready. reason, question, text (note, answer), signature; items of a
    supplement {"fields": ["form.cause"], "materials": ["id_card"], "text": str} and within ("10 workdays"); to (return:
    key of a completion); by (extend: "5 workdays"); outcome (conclude); lane (set_lane); warned (reasons for confirmed
    warnings, by line of `accepts` from 0); source and then (file: accept, ask or reject in the same act); key (tick).
    """

    verb: str
    actor: Actor
    task: str = ""
    seen: int | None = None
    opinion: str = ""
    form: Mapping[str, Any] | None = None
    office: Mapping[str, Any] | None = None
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    follow: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a verb is decided. now: aware, UTC; granted_this_year: see docs/format.md 3.1."""

    now: datetime
    directory: Directory
    calendar: Calendar
    granted_this_year: int = 0
