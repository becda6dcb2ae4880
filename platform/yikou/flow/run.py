"""One decision while it is made: the entries so far, and the state after them. Lives for one call of `decide`."""

from typing import Any

import msgspec

from yikou.flow.acts import Act, Actor, Context
from yikou.flow.entries import (
    Accepted,
    Answered,
    Completed,
    Ended,
    Entered,
    Entry,
    Filed,
    HandLane,
    LaneSet,
    Left,
    Passed,
    TookBack,
    Undone,
)
from yikou.flow.evolve import evolve
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of, today
from yikou.flow.state import CaseState
from yikou.flow.who import People
from yikou.rules.scope import Scope

VISIBLE = frozenset({Filed, Answered, Completed, Accepted, Passed, Left, Undone, HandLane, LaneSet, Ended, TookBack})
"""Entries after which conditions may see something else."""


class Decision(msgspec.Struct, frozen=True):
    """What a verb comes to. entries: in order, numbered on from the ledger; state: the case after them."""

    entries: tuple[Entered, ...]
    state: CaseState


class Event(msgspec.Struct, frozen=True):
    """Something that outputs and messages may wait for. of: the task on whose completion or opening it stands."""

    name: str
    of: str = ""


class Run:
    """Collects entries. state: the case after those so far; start: number of the last entry before this decision;
    on: the day, in the district."""

    def __init__(self, program: Program, state: CaseState | None, act: Act, context: Context) -> None:
        self.program = program
        self.act = act
        self.context = context
        self.start = state.no if state else 0
        self.entries: list[Entered] = []
        self.events: list[Event] = []
        self.on = today(context)
        self.state: CaseState = state  # type: ignore[assignment]  # there is none before `filed` has been added
        self.was_accepted = state is not None and state.accepted_on is not None
        self.form_before = state.form if state and state.accepted_on else None
        self._lane_form = state.form if state and state.accepted_on else None
        self._scope: Scope | None = None

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.act.actor

    def add(self, entry: Entry) -> int:
        """Write an entry; its number."""
        no = self.start + len(self.entries) + 1
        entered = Entered(no, self.context.now, self.act.actor, entry)
        self.entries.append(entered)
        self.state = evolve(self.state, entered)
        if type(entry) in VISIBLE:
            self._scope = None
        return no

    def happened(self, *names: str, of: str = "") -> None:
        """Note events, for the outputs and messages that follow at the end; nobody waits for most of them."""
        outputs, tells = self.program.outputs_on, self.program.tells_on
        self.events += [Event(name, of) for name in names if name in outputs or name in tells]

    def option(self, name: str, default: Any = "") -> Any:
        """What the verb was given under that name."""
        return self.act.options.get(name, default)

    def reason(self) -> str:
        """The reason given, or ''."""
        return str(self.option("reason")).strip()

    def scope(self) -> Scope:
        """What conditions see now; the same one as long as nothing that they can see has changed."""
        if self._scope is None:
            self._scope = scope_of(self.program, self.state, self.context)
        return self._scope

    def knows_lane(self) -> bool:
        """Whether the lane has been judged with all that it can read: before this decision, or earlier in it."""
        form, self._lane_form = self._lane_form, self.state.form
        return self.program.lane_reads_form_only and form is self.state.form

    def people(self) -> People:
        """Who may act, as the case now stands."""
        return People(self.program, self.state, self.context, self.on)

    def decision(self) -> Decision:
        """The result."""
        return Decision(tuple(self.entries), self.state)
