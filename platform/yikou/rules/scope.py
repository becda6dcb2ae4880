"""What an expression sees of one case at one moment (docs/format.md 3.1): plain records in, values out.

Values are found when they are asked for, and remembered; so are facts and outputs of tables, with what they read.
A scope belongs to one thread and one decision. What it takes as given (what the office fields are known, which steps
count as done) is for the walk of the flow to say.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from yikou.definition.model import Affair, Duration, Limit
from yikou.definition.types import Field
from yikou.directory.model import Directory
from yikou.rules.closures import Compute
from yikou.rules.convert import plain, typed
from yikou.rules.functions.registry import Functions
from yikou.rules.names import Name, Names
from yikou.rules.records import navigate, read_field
from yikou.rules.values import Judged, Read, Unknown, Value
from yikou.workdays.model import Calendar

Reads = dict[str, Read]
NOTHING: Mapping[str, Any] = {}


class Derives(Protocol):
    """What a scope asks its `Rules` for."""

    affair: Affair
    names: Names
    functions: Functions

    def derive(self, dotted: str, scope: "Scope") -> Value | Unknown:
        """The value of a fact or of an output of a table."""

    def limit(self, limit: Limit, scope: "Scope") -> Duration | Unknown:
        """A limit as a duration."""

    def guide_value(self, key: str) -> Value | Unknown:
        """A value of the guide."""


class Scope:
    """The values of one case. Every record is plain data as it comes from JSON; a key that is absent is not known.

    form, office: records; of the office only what steps that the walk has passed wrote. case: `registered`, `accepted`
    (dates or ISO texts), `place`, `source`, `granted_this_year`, `outcome`. done: by step, block or call that counts
    as completed: `{"result": bool, "by": […], "on": …, "overdue": bool}`. lane: name of the lane. today: day of the
    verb. row: columns under `row.`, whose types are `row_types`. directory and calendar: for `.street` and workdays.
    """

    def __init__(
        self,
        rules: Derives,
        *,
        form: Mapping[str, Any] = NOTHING,
        office: Mapping[str, Any] = NOTHING,
        case: Mapping[str, Any] = NOTHING,
        done: Mapping[str, Mapping[str, Any]] = NOTHING,
        lane: str = "",
        today: date | None = None,
        row: Mapping[str, Any] = NOTHING,
        row_types: Mapping[str, Field] = NOTHING,
        directory: Directory | None = None,
        calendar: Calendar | None = None,
    ) -> None:
        self.rules = rules
        self.names: Names = rules.names.with_row(row_types) if row_types else rules.names
        self.records = {"form": form, "office": office, "case": case, "row": row, "done": done}
        self.lane = lane
        self.today = today
        self.directory = directory
        self.calendar = calendar
        self.reads: Reads = {}
        self._known: dict[str, Value | Unknown] = {}
        self._noted: Reads = {}
        self._because: dict[str, Reads] = {}
        self.functions = rules.functions

    def with_known(
        self,
        *,
        form: Mapping[str, Any] | None = None,
        office: Mapping[str, Any] | None = None,
        done: Mapping[str, Mapping[str, Any]] | None = None,
        row: Mapping[str, Any] | None = None,
        row_types: Mapping[str, Field] | None = None,
    ) -> "Scope":
        """The same moment with other records: what the walk knows after one step more. Nothing is remembered."""
        now = self.records
        return Scope(
            self.rules,
            form=now["form"] if form is None else form,
            office=now["office"] if office is None else office,
            case=now["case"],
            done=now["done"] if done is None else done,
            lane=self.lane,
            today=self.today,
            row=now["row"] if row is None else row,
            row_types=self.names.row if row_types is None else row_types,
            directory=self.directory,
            calendar=self.calendar,
        )

    @property
    def on(self) -> date | None:
        """The day whose parameters and org tree conditions read: that of acceptance, before it today."""
        accepted = self.look_quietly("case.accepted")
        return accepted if isinstance(accepted, date) else self.today

    def look(self, dotted: str) -> "Value | Unknown":
        """The value of a name; it is noted as read, with all that it was made of."""
        value = self.look_quietly(dotted)
        if because := self._because.get(dotted):
            self.reads.update(because)
        noted = self._noted.get(dotted)
        if noted is None:
            noted = self._noted[dotted] = Read(dotted, plain(value))
        self.reads[dotted] = noted
        return value

    def look_quietly(self, dotted: str) -> "Value | Unknown":
        """The value of a name, without noting it."""
        value = self._known.get(dotted)
        if value is None:
            value = self._known[dotted] = self._find(dotted)
        return value

    def look_through(self, dotted: str) -> "Value | Unknown":
        """The value of a name of which only what it was made of is noted, not itself."""
        value = self.look_quietly(dotted)
        self.reads.update(self._because.get(dotted, {}))
        return value

    def judge(self, compute: Compute) -> Judged:
        """What `compute` gives and what it read on the way."""
        outer, self.reads = self.reads, {}
        try:
            value = compute(self)
            return Judged(value, tuple(self.reads.values()))
        finally:
            self.reads = outer

    def remember(self, dotted: str, compute: Compute) -> "Value | Unknown":
        """The value of a fact or table: computed once, its reads kept for whoever reads it."""
        outer, self.reads = self.reads, {}
        try:
            value: Value | Unknown = compute(self)
            self._known[dotted] = value
            self._because[dotted] = self.reads
            return value
        finally:
            self.reads = outer

    def _find(self, dotted: str) -> "Value | Unknown":
        if dotted.endswith(".#row"):
            return self.rules.derive(dotted, self)
        name = self.names.named(dotted)
        if name.root in ("fact", "table"):
            return self.rules.derive(dotted, self)
        value = self._plainly(name)
        return self._toward(value, name.toward) if name.toward else value

    def _plainly(self, name: Name) -> "Value | Unknown":
        root, dotted = name.root, name.dotted
        if root in ("form", "office", "row"):
            return read_field(self.records[root], name)
        if root == "case":
            return typed(self.records["case"].get(name.path[0]), name.type, dotted)
        if root == "done":
            return self._done(name)
        if root == "today":
            return self.today or Unknown(("today",))
        if root == "param":
            return self._parameter(name.path[0])
        if root == "guide":
            return self.rules.guide_value(name.path[0])
        return self._lane(name.path[0])

    def _done(self, name: Name) -> "Value | Unknown":
        completion = self.records["done"].get(name.path[0])
        if len(name.path) == 1:
            return completion is not None
        return typed((completion or NOTHING).get(name.path[1]), name.type, name.dotted)

    def _parameter(self, name: str) -> Decimal | Unknown:
        day = self.on
        value = self.rules.names.parameters[name].on(day) if day else None
        return Unknown((f"param.{name}",)) if value is None else value.value

    def _lane(self, key: str) -> "Value | Unknown":
        lane = self.rules.affair.lanes.kinds.get(self.lane)
        if lane is None:
            return Unknown(("lane",))
        if key == "limit":
            return self.rules.limit(lane.limit, self)
        return lane.name if key == "id" else Decimal(lane.rank)

    def _toward(self, value: Any, steps: tuple[str, ...]) -> Any:
        if isinstance(value, list):
            return [self._toward(place, steps) for place in value]
        day = self.on
        if isinstance(value, Unknown):
            return value
        if self.directory is None or day is None:
            return Unknown(why="no_directory")
        return navigate(self.directory, value, steps, day) or Unknown(why="no_org_above")
