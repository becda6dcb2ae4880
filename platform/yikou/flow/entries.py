"""Every kind of ledger entry. JSON-ready and frozen; what an entry does to the state is `evolve.py`.

A verb gives first its own entry, a *deed*: who did what, with which words. Consequences follow in the same decision.
Sentences for people are `sentences.py`. A kind is never changed once cases hold it: add fields with defaults.
"""

from datetime import date, datetime
from typing import Any, ClassVar

import msgspec

from yikou.definition.model import Duration
from yikou.flow.acts import Actor
from yikou.flow.facts import Addressee, Opening, Saw, Seat


class Deed(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag=str.lower):
    """Base of the entries that a person, or the clock, makes by performing a verb."""

    verb: ClassVar[str] = ""


class Result(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", tag=str.lower):
    """Base of the entries that follow from a verb."""


class Filed(Deed, frozen=True):
    """登记. number: its pattern until the store has filled it in. promised: materials to follow.

    identity: key of the applicant. warned: reasons for confirmed warnings, by line of `accepts`.
    """

    verb: ClassVar[str] = "file"
    slug: str
    version: int
    number: str
    place: str
    source: str
    identity: str
    name: str
    form: dict[str, Any]
    papers: dict[str, tuple[str, ...]] = {}
    promised: tuple[str, ...] = ()
    warned: dict[str, str] = {}
    sha256: dict[str, str] = {}


class Voted(Deed, frozen=True):
    """同意 or 不同意. form and office: values of the round, as changed; they enter the record on completion."""

    task: str
    step: str
    yes: bool
    opinion: str = ""
    reason: str = ""
    form: dict[str, Any] = {}
    office: dict[str, Any] = {}
    gone: tuple[str, ...] = ()
    warned: dict[str, str] = {}
    promised: tuple[str, ...] = ()
    papers: dict[str, tuple[str, ...]] = {}
    sha256: dict[str, str] = {}

    @property
    def verb(self) -> str:  # type: ignore[override]
        """approve or object."""
        return "approve" if self.yes else "object"


class Rejected(Deed, frozen=True):
    """退办. The case ends with `outcome`."""

    verb: ClassVar[str] = "reject"
    task: str
    step: str
    outcome: str
    reason: str = ""
    opinion: str = ""


class Concluded(Deed, frozen=True):
    """签章办结. The case ends now; seal: slug of the org whose seal is put on it."""

    verb: ClassVar[str] = "conclude"
    task: str
    step: str
    outcome: str
    reason: str = ""
    opinion: str = ""
    seal: str = ""


class Returned(Deed, frozen=True):
    """退回. to: key of the completion that is undone; then: affected, replay or resume."""

    verb: ClassVar[str] = "return"
    task: str
    step: str
    to: str
    then: str
    reason: str = ""
    opinion: str = ""


class Asked(Deed, frozen=True):
    """补办. What is asked of the applicant: form fields, materials, words. until: when the notice runs out, UTC."""

    verb: ClassVar[str] = "supplement"
    task: str
    step: str
    within: Duration
    fields: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    text: str = ""
    reason: str = ""
    unanswered: str = "lapse"
    added: bool = False


class Answered(Deed, frozen=True):
    """A supplement's answer. form: values that changed; gone: paths whose condition fell; identity: the applicant's;
    promised: materials to follow; instead: as of `Uploaded`."""

    verb: ClassVar[str] = "answer"
    identity: str = ""
    name: str = ""
    form: dict[str, Any] = {}
    gone: tuple[str, ...] = ()
    papers: dict[str, tuple[str, ...]] = {}
    promised: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    text: str = ""
    sha256: dict[str, str] = {}


class Extended(Deed, frozen=True):
    """延办. clock: name; task: whose clock it is, '' for the total one."""

    verb: ClassVar[str] = "extend"
    task: str
    clock: str
    by: Duration
    reason: str = ""


class Requested(Deed, frozen=True):
    """A verb that wants somebody else's agreement; the request's task follows."""

    task: str
    step: str
    wants: str
    options: dict[str, Any] = {}
    opinion: str = ""

    @property
    def verb(self) -> str:  # type: ignore[override]
        """The verb that is asked for."""
        return self.wants


class Agreed(Deed, frozen=True):
    """A request is agreed to; what was asked for follows. task: the request's."""

    verb: ClassVar[str] = "agree"
    task: str
    wants: str
    asker: Actor
    opinion: str = ""


class Declined(Deed, frozen=True):
    """A request is declined."""

    verb: ClassVar[str] = "decline"
    task: str
    wants: str
    reason: str = ""


class Referred(Deed, frozen=True):
    """送主管领导. The leader's task follows."""

    verb: ClassVar[str] = "refer"
    task: str
    step: str
    question: str = ""


class Advised(Deed, frozen=True):
    """The leader's opinion. task: the referral's; of: the task that waited for it."""

    verb: ClassVar[str] = "advise"
    task: str
    of: str
    step: str
    opinion: str


class TookBack(Deed, frozen=True):
    """拿回. entry: number of the vote or completion that is undone."""

    verb: ClassVar[str] = "take_back"
    task: str
    step: str
    entry: int
    reason: str = ""


class Claimed(Deed, frozen=True):
    """认领."""

    verb: ClassVar[str] = "claim"
    task: str


class Released(Deed, frozen=True):
    """A claim is given back, or taken away by whoever may."""

    verb: ClassVar[str] = "release"
    task: str
    reason: str = ""


class Noted(Deed, frozen=True):
    """A remark in the ledger."""

    verb: ClassVar[str] = "note"
    text: str


class Copied(Deed, frozen=True):
    """抄送: sent to somebody to read."""

    verb: ClassVar[str] = "copy"
    to: tuple[Addressee, ...]
    text: str = ""


class Urged(Deed, frozen=True):
    """催办. Whom it reached follows as `told`."""

    verb: ClassVar[str] = "urge"
    reason: str = ""


class Withdrawn(Deed, frozen=True):
    """撤回."""

    verb: ClassVar[str] = "withdraw"
    reason: str = ""


class Terminated(Deed, frozen=True):
    """终止."""

    verb: ClassVar[str] = "terminate"
    reason: str = ""


class HandLane(Deed, frozen=True):
    """绿色通道, by hand. matched: lines of `lanes.enter` that match now and therefore never move it again."""

    verb: ClassVar[str] = "set_lane"
    lane: str
    reason: str = ""
    matched: tuple[int, ...] = ()


class Uploaded(Deed, frozen=True):
    """Later papers: what was to follow, or a new version. instead: earlier files that these stand for, as a better scan
    does. sha256: here and in other entries that take files in, the hash of each file by its key, filled in by the
    store."""

    verb: ClassVar[str] = "upload"
    papers: dict[str, tuple[str, ...]]
    instead: tuple[str, ...] = ()
    sha256: dict[str, str] = {}


class Alarmed(Deed, frozen=True):
    """A clock's alarm. mark: which alarm of which due moment; due: that moment; card: '', yellow or red."""

    verb: ClassVar[str] = "tick"
    clock: str
    task: str
    mark: str
    due: datetime
    card: str = ""


class Ticked(Deed, frozen=True):
    """The clock saw another moment pass. what: paper, remind, unanswered, lasts; which: material or task."""

    verb: ClassVar[str] = "tick"
    what: str
    which: str = ""
    mark: str = ""


class Tended(Deed, frozen=True):
    """The people of the open tasks were looked up anew, and it made a difference."""

    verb: ClassVar[str] = "tend"


class Accepted(Result, frozen=True):
    """受理. by: persons who acted and acted for. identity, name: of the applicant, as they stand from now on.

    limit: of the total clock, where it begins now.
    """

    on: date
    place: str
    by: tuple[str, ...]
    identity: str
    name: str
    limit: Duration | None = None


class Started(Result, frozen=True):
    """The total clock began at filing."""

    limit: Duration


class Completed(Result, frozen=True):
    """A step has its result, and the values of its round enter the record. by: persons who acted and acted for.

    wrote: office fields that it vouches for, changed or not. seal: slug of the org whose seal is put on it. overdue:
    its own clock had run out. The walk has passed it, unless `left` follows.
    """

    task: str
    step: str
    key: str
    result: bool
    by: tuple[str, ...]
    names: tuple[str, ...]
    on: date
    overdue: bool = False
    wrote: tuple[str, ...] = ()
    seal: str = ""


class Passed(Result, frozen=True):
    """The walk passes this completion again."""

    key: str


class Left(Result, frozen=True):
    """The walk no longer passes this completion; entry: number up to which it had been passed."""

    key: str
    entry: int


class Chose(Result, frozen=True):
    """A condition of the flow gave another value than before. item: its place in the flow; row: of a table."""

    item: str
    text: str
    value: Any
    reads: tuple[Saw, ...] = ()
    row: int = 0


class Opened(Result, frozen=True):
    """A task was opened; its id is the number of this entry."""

    opening: Opening


class Cancelled(Result, frozen=True):
    """A task was cancelled. why: way, returned, ended, done, request."""

    task: str
    step: str
    why: str


class Undone(Result, frozen=True):
    """A completion is no longer in force. why: returned, taken_back, changed, replay; changed: paths that differ."""

    key: str
    step: str
    task: str
    why: str
    changed: tuple[str, ...] = ()


class Lapsed(Result, frozen=True):
    """Earlier votes fell, because a value that they had seen changed or a voter lost the post."""

    task: str
    people: tuple[str, ...]
    why: str = "changed"


class Reseated(Result, frozen=True):
    """Who may act at a task changed: people came or went, the fallback joined, or too few are left."""

    task: str
    seats: tuple[Seat, ...]
    barred: tuple[str, ...] = ()
    electorate: tuple[str, ...] = ()
    yes: int = 0
    stuck: bool = False


class LaneSet(Result, frozen=True):
    """The lane changed by a line of `lanes.enter` (from 0; -1: none matches)."""

    lane: str
    because: str = ""
    line: int = -1
    reads: tuple[Saw, ...] = ()


class Relimited(Result, frozen=True):
    """A clock counts with another limit. task '' is the total clock; since: from when, None where its start stays."""

    task: str
    limit: Duration
    since: datetime | None = None


class Stood(Result, frozen=True):
    """A clock stands still from now on. task '' is the total clock."""

    task: str


class Went(Result, frozen=True):
    """A clock goes on. task '' is the total clock."""

    task: str


class Doubted(Result, frozen=True):
    """Lines of `accepts` that no longer hold after an answer; to be confirmed at `task`."""

    task: str
    lines: tuple[int, ...]


class Made(Result, frozen=True):
    """An output was made. number and code are blanks until the store has filled them in.

    of: the task on whose completion or opening it stands, '' for none. sha256: hash of the frozen document, likewise.
    """

    name: str
    title: str
    event: str
    number: str = ""
    code: str = ""
    seal: str = ""
    to: tuple[Addressee, ...] = ()
    valid_until: date | None = None
    of: str = ""
    sha256: str = ""


class Voided(Result, frozen=True):
    """An output is void. output: number of the entry that made it."""

    output: int
    name: str
    title: str
    why: str


class NotSent(Result, frozen=True):
    """A message or output whose condition was unknown. missing: paths."""

    name: str
    title: str
    missing: tuple[str, ...]


class Told(Result, frozen=True):
    """Somebody was told. by: channels; the outbox sends the same words."""

    name: str
    title: str
    to: tuple[Addressee, ...]
    by: tuple[str, ...]
    text: str = ""


class Carded(Result, frozen=True):
    """A card was given for a clock that ran out, to those who had it."""

    clock: str
    task: str
    card: str
    people: tuple[Addressee, ...]


class Granted(Result, frozen=True):
    """Roles at orgs that may view the case by `access`, from now on."""

    seats: tuple[Seat, ...]


class Ended(Result, frozen=True):
    """The case is over."""

    outcome: str
    counts_as: str


Entry = (
    Filed | Voted | Rejected | Concluded | Returned | Asked | Answered | Extended | Requested | Agreed | Declined
    | Referred | Advised | TookBack | Claimed | Released | Noted | Copied | Urged | Withdrawn | Terminated | HandLane
    | Uploaded | Alarmed | Ticked | Tended | Accepted | Started | Completed | Passed | Left | Chose | Opened | Cancelled
    | Undone | Lapsed
    | Reseated | LaneSet | Relimited | Stood | Went | Doubted | Made | Voided | NotSent | Told | Carded | Granted
    | Ended
)  # fmt: skip


class Entered(msgspec.Struct, frozen=True):
    """An entry as it stands in the ledger. no: from 1, without gaps within a case; at: UTC."""

    no: int
    at: datetime
    actor: Actor
    entry: Entry
