"""Small values that both the ledger and the state of a case hold. JSON-ready, frozen, no rules.

Entries are `entries.py`, the state is `state.py`.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from yikou.definition.model import Duration
from yikou.flow.acts import Actor

Waits = Literal["", "supplement", "refer"]
TaskKind = Literal["step", "refer", "request", "supplement"]


class Seat(msgspec.Struct, frozen=True, array_like=True):
    """Who may take a task: a role at an org (`at`), or at or below it (`under`), or one person or identity."""

    role: str
    org: str
    scope: Literal["at", "under", "person"]
    person: str = ""


class Saw(msgspec.Struct, frozen=True, array_like=True):
    """A name that a decision read, with its value as it was then."""

    path: str
    value: Any


class Addressee(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who is told: key of a staff member or identity of an applicant, and the name."""

    key: str
    name: str


class Vote(msgspec.Struct, frozen=True, omit_defaults=True):
    """One voter's word. by: person who acted; for_person: acted for ('' where for oneself); stands_for: holder of the
    post where `by` is their stand-in. no: its entry number."""

    no: int
    at: datetime
    by: str
    name: str
    yes: bool
    opinion: str = ""
    role: str = ""
    org: str = ""
    for_person: str = ""
    for_name: str = ""
    stands_for: str = ""
    stands_name: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whose word it is, in any capacity."""
        return tuple(key for key in (self.by, self.for_person, self.stands_for) if key)


class Plea(msgspec.Struct, frozen=True, omit_defaults=True):
    """A verb that somebody asked another to agree to, as it was asked."""

    verb: str
    task: str
    asker: Actor
    at: datetime
    options: dict[str, Any] = {}
    opinion: str = ""


class Opening(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a task is opened with.

    key: place of the step in the flow, so that a step inside a block has one for each row. barred: people who may not
    act there by any way. electorate: people whose votes count, () with `need: any`; yes: how many yeses carry it.
    prefer: whoever did it last. limit: of its clock (`clock` names it); again: what was left, where it goes on.
    lasts: not before that. of: the task that a referral or request stands beside.
    """

    kind: TaskKind
    step: str
    key: str
    seats: tuple[Seat, ...] = ()
    barred: tuple[str, ...] = ()
    electorate: tuple[str, ...] = ()
    yes: int = 0
    stuck: bool = False
    prefer: str = ""
    clock: str = ""
    limit: Duration | None = None
    lasts: Duration | None = None
    of: str = ""
    plea: Plea | None = None
    question: str = ""
