"""What is known of a case: the fold of its ledger, as one frozen value. No rules, no behaviour but plain look-ups.

It is stored beside the case's head as a snapshot, so every part is JSON-ready. Changing it is `evolve.py`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from yikou.definition.model import Duration
from yikou.flow.acts import Actor
from yikou.flow.facts import Opening, Seat, TaskKind, Vote, Waits


class Stop(msgspec.Struct, frozen=True, array_like=True):
    """An interval in which a clock stands still; until None while it still does."""

    since: datetime
    until: datetime | None = None


class ClockState(msgspec.Struct, frozen=True, omit_defaults=True):
    """A running clock. extensions: all that were given, those of earlier rounds too.

    since: from when its limit counts, where a quicker lane began it anew; then only extensions from `behind` on count.
    fired: marks of alarms that were given, each with the due moment that it was for.
    """

    name: str
    start: datetime
    limit: Duration
    stops: tuple[Stop, ...] = ()
    extensions: tuple[Duration, ...] = ()
    behind: int = 0
    since: datetime | None = None
    fired: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it stands still now."""
        return bool(self.stops) and self.stops[-1].until is None


class Task(msgspec.Struct, frozen=True, omit_defaults=True):
    """An open task. id: number of the entry that opened it, as text. form, office: values of the round so far.

    changed: number of the last entry that changed what somebody sees who is about to act here.
    """

    id: str
    at: datetime
    opening: Opening
    seats: tuple[Seat, ...]
    barred: tuple[str, ...] = ()
    electorate: tuple[str, ...] = ()
    yes: int = 0
    stuck: bool = False
    votes: tuple[Vote, ...] = ()
    form: dict[str, Any] = {}
    office: dict[str, Any] = {}
    gone: tuple[str, ...] = ()
    claimed_by: str = ""
    claimed_name: str = ""
    waits: Waits = ""
    clock: ClockState | None = None
    changed: int = 0

    @property
    def step(self) -> str:
        """Name of its step."""
        return self.opening.step

    @property
    def kind(self) -> TaskKind:
        """step, refer, request or supplement."""
        return self.opening.kind


class Completion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step's result in force. no: its entry; left: up to which entry the walk had passed it when it left it, else 0.

    wrote: office fields that it wrote; votes: who gave it, with their opinions.
    """

    key: str
    step: str
    task: str
    no: int
    at: datetime
    on: date
    result: bool
    by: tuple[str, ...]
    names: tuple[str, ...]
    overdue: bool = False
    wrote: tuple[str, ...] = ()
    seal: str = ""
    left: int = 0
    votes: tuple[Vote, ...] = ()
    clock: ClockState | None = None


class Version(msgspec.Struct, frozen=True, array_like=True):
    """A value that a path had from that entry on, until the next one. Absent values are None."""

    no: int
    value: Any


class Paper(msgspec.Struct, frozen=True, array_like=True):
    """One version of a material: number of the entry that brought it, and its files."""

    no: int
    files: tuple[str, ...]


class Notice(msgspec.Struct, frozen=True, omit_defaults=True):
    """The open supplement notice. asked: each asking with its time to answer; the later deadline holds."""

    no: int
    askers: tuple[str, ...]
    asked: tuple[tuple[datetime, Duration], ...]
    fields: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    text: str = ""
    unanswered: str = "lapse"


class MadeOutput(msgspec.Struct, frozen=True, omit_defaults=True):
    """An output, by the number of the entry that made it."""

    no: int
    name: str
    title: str
    event: str
    number: str = ""
    code: str = ""
    of: str = ""
    valid_until: date | None = None
    void: bool = False


class Did(msgspec.Struct, frozen=True, array_like=True):
    """A verb that was performed: who, when, what. plain: neither changed nor showed anything that others decide on."""

    no: int
    at: datetime
    verb: str
    task: str
    person: str
    name: str


class CaseState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole case after entry `no`.

    since: entry number that last wrote a path (`form.amount`), where that was not the filing; earlier: the values
    before. way: keys of the completions that the last walk passed. chose: what each condition of the flow last gave.
    closed: number of the entry that closed a task. copied: people to whom the case
    was sent to read. resume: step until which nothing is compared (R5). asked: notices
    so far. doubts: lines of `accepts` to be confirmed before a key is approved. lane_matched: lines of `lanes.enter`
    that a lane set by hand has put aside.
    """

    no: int
    slug: str
    version: int
    number: str
    place: str
    source: str
    identity: str
    name: str
    filer: Actor
    filed_at: datetime
    filed: int
    form: dict[str, Any]
    office: dict[str, Any] = {}
    since: dict[str, int] = {}
    earlier: dict[str, tuple[Version, ...]] = {}
    papers: dict[str, tuple[Paper, ...]] = {}
    replaced: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    warned: dict[str, str] = {}
    completions: dict[str, Completion] = {}
    undone: dict[str, Completion] = {}
    way: tuple[str, ...] = ()
    chose: dict[str, Any] = {}
    resume: str = ""
    tasks: dict[str, Task] = {}
    closed: dict[str, int] = {}
    notice: Notice | None = None
    asked: int = 0
    doubts: dict[str, tuple[int, ...]] = {}
    accepted_at: datetime | None = None
    accepted_on: date | None = None
    accepted_by: tuple[str, ...] = ()
    lane: str = "normal"
    lane_because: str = ""
    lane_matched: tuple[int, ...] = ()
    lane_by_hand: bool = False
    total: ClockState | None = None
    ticked: tuple[str, ...] = ()
    outputs: tuple[MadeOutput, ...] = ()
    dids: tuple[Did, ...] = ()
    grants: tuple[Seat, ...] = ()
    copied: tuple[str, ...] = ()
    outcome: str = ""
    counts_as: str = ""
    ended_at: datetime | None = None

    @property
    def is_ended(self) -> bool:
        """Whether the case is over."""
        return bool(self.outcome)

    def find(self, step: str) -> Task | None:
        """The open task of that step, or None."""
        return next((t for t in self.tasks.values() if t.kind == "step" and t.step == step), None)


def value_at(state: CaseState, path: tuple[str, ...], no: int) -> Any:
    """The value of `form.x…`, `office.x…` or `materials.x` as it stood after entry `no`; None where there was none.

    A path through repeated rows is the list of that column; `('form',)` is the whole record as it then was.
    """
    if path[0] == "materials":
        return _files(state, path[1:], no)
    record = state.form if path[0] == "form" else state.office
    if len(path) == 1:
        return {name: _top(state, record, path[0], name, no) for name in _names(state, record, path[0])}
    return _inside(_top(state, record, path[0], path[1], no), path[2:])


def _files(state: CaseState, names: tuple[str, ...], no: int) -> Any:
    if not names:
        return {name: _files(state, (name,), no) for name in state.papers}
    return next((p.files for p in reversed(state.papers.get(names[0], ())) if p.no <= no), None)


def _names(state: CaseState, record: dict[str, Any], root: str) -> Iterable[str]:
    gone = (key.partition(".")[2] for key in state.earlier if key.startswith(root + "."))
    return dict.fromkeys((*record, *gone))


def _top(state: CaseState, record: dict[str, Any], root: str, name: str, no: int) -> Any:
    key = f"{root}.{name}"
    if state.since.get(key, state.filed) <= no:
        return record.get(name)
    return next((v.value for v in reversed(state.earlier.get(key, ())) if v.no <= no), None)


def _inside(value: Any, names: tuple[str, ...]) -> Any:
    if not names or value is None:
        return value
    if isinstance(value, list):
        return [_inside(row, names) for row in value]
    return _inside(value.get(names[0]), names[1:]) if isinstance(value, dict) else None
