"""An affair type as frozen values: every key of a rules file, in the order of docs/format.md.

Reading them is `reader.py`. Expressions and places stay text here, with their mark; `yikou.rules` compiles them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from yikou.definition.types import Record

Unit = Literal["minutes", "hours", "workhours", "days", "workdays", "months", "years"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stands: file as the author knows it, line from 1, key path (`steps/check/who`).

    column, text: at which the key and the text after it begin on that line, from 1; 0 where that is not known.
    """

    file: str
    line: int
    key: str
    column: int = field(default=0, compare=False)
    text: int = field(default=0, compare=False)


NOWHERE = Mark("", 0, "")


class Duration(msgspec.Struct, frozen=True):
    """A length of time as it is written: `5 workdays`."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Expr:
    """An expression or condition, unparsed. Two with the same text are the same expression."""

    text: str
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PlacePath:
    """A place as written, in parts: `applicant.community.street` → ('applicant', 'community', 'street')."""

    parts: tuple[str, ...]
    mark: Mark = field(default=NOWHERE, compare=False)


Limit = Duration | Expr
Need = Literal["always", "never"] | Expr
Who = tuple[str, ...]  # names of `who`, or applicant, filer, handlers, clock, window


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis: title and clause; `regulation` is a slug of the regulation library."""

    title: str
    clause: str = ""
    url: str = ""
    regulation: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """What residents read (4.2). authority: the name of a place."""

    category: str = ""
    kind: str = ""
    authority: str = ""
    basis: tuple[Basis, ...] = ()
    conditions: str = ""
    statutory: Duration | None = None
    promised: Duration | None = None
    fee: Decimal = Decimal(0)
    phone: str = ""
    results: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """kind: person, organisation, office or none; part: path of the form part, () with none."""

    kind: Literal["person", "organisation", "office", "none"]
    part: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnePer:
    """No second case with the same values of `key` among those `open` or `granted`."""

    key: tuple[tuple[str, ...], ...]
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """An org given a name in the definition; the only place where org slugs stand."""

    name: str
    title: str
    org: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case can end. counts_as: granted, rejected, ended or withdrawn."""

    name: str
    title: str
    counts_as: str


@dataclass(frozen=True, slots=True)
class Accept:
    """A condition of acceptance; `warns` where a failed line only asks for a reason."""

    must: Expr
    say: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class MayFollow:
    """A paper may come later: within this time after acceptance, and before `approve` at this step."""

    within: Duration
    before: str


@dataclass(frozen=True, slots=True)
class Material:
    """A paper (4.4). at: a step or `filed`; carries: None where the file does not say."""

    name: str
    title: str
    needed: Need
    at: str
    by: Who = ()
    carries: tuple[tuple[str, ...], ...] | None = None
    may_follow: MayFollow | None = None
    count: int = 1
    types: tuple[str, ...] = ()
    form: str = ""
    valid: Duration | None = None
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named expression; its title is what a person reads as reason."""

    name: str
    title: str
    expr: Expr


@dataclass(frozen=True, slots=True)
class Cell:
    """One given cell of a table (3.5): any, unknown, equal to a word, between bounds, or one of several.

    low and high are a number, a date, `param.<name>` or ''; *_open says that the bound itself is outside.
    """

    kind: Literal["any", "unknown", "equal", "between", "one_of"]
    word: str = ""
    low: str = ""
    high: str = ""
    low_open: bool = False
    high_open: bool = False
    cells: tuple["Cell", ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: given cells, then outputs as written (`= expr` where they begin with `=`)."""

    cells: tuple[Cell, ...]
    gives: tuple[str, ...]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table: exactly one row fits every possible form. otherwise: outputs of `else`, or None."""

    name: str
    title: str
    given: tuple[Expr, ...]
    gives: tuple[str, ...]
    rows: tuple[Row, ...]
    otherwise: tuple[str, ...] | None
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class WhoEntry:
    """People of a step (4.6). Either role with `place`, or `people` of the case."""

    name: str
    title: str
    role: str = ""
    place: PlacePath | None = None
    under: bool = False
    people: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    if_nobody: Who = ()
    pick: int = 0
    picked_by: str = ""
    prefer: str = ""
    recorded_by: Who = ()
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LaneKind:
    """A lane: smaller ranks first in every inbox; `normal` has rank 9."""

    name: str
    title: str
    rank: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class LaneEntry:
    """A line of `lanes.enter`; the first that matches gives the lane."""

    lane: str
    when: Expr
    because: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """Who may set the lane, and what the verb wants."""

    who: Who
    needs: tuple[str, ...] = ()
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes of the affair."""

    kinds: Mapping[str, LaneKind]
    enter: tuple[LaneEntry, ...] = ()
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the clock does: `offset` from due, before where `before`, else after."""

    before: bool
    offset: Duration
    tell: Who = ()
    card: Literal["", "yellow", "red"] = ""
    do: str = ""
    hand_to: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """What the law allows: at_most is the sum of all extensions."""

    at_most: Duration
    times: int = 1
    late: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit (4.8). limit: by lane, or one for every lane under the key ''."""

    name: str
    limit: Mapping[str, Limit]
    starts: Literal["accepted", "filed", "opened"]
    stops_in: tuple[str, ...]
    extend: Extend | None
    again: Literal["fresh", "remaining"]
    alarms: tuple[Alarm, ...]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PauseReason:
    """Why a case may be frozen, and for how long at most."""

    name: str
    title: str
    at_most: Duration


@dataclass(frozen=True, slots=True)
class Verb:
    """Options of a verb, as merged from the affair and the step (4.11).

    Only options that the verb knows are set; `to` holds step names or who, by the verb. needs: reason, items,
    question, signature. marks: where each option stands that somebody wrote.
    """

    name: str
    title: str = ""
    when: Expr | None = None
    needs: tuple[str, ...] = ()
    approved_by: Who = ()
    by: Who = ()
    to: tuple[str, ...] = ()
    then: Literal["", "affected", "replay", "resume"] = ""
    within: Duration | None = None
    times: int | None = None
    unanswered: Literal["", "lapse", "reject", "go_on"] = ""
    outcome: str = ""
    outcomes: tuple[str, ...] = ()
    clock: str = ""
    reasons: Mapping[str, PauseReason] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StepNeed:
    """Votes for yes. kind any, all, majority; number with `n`; share with `n` of `of`."""

    kind: Literal["any", "all", "number", "majority", "share"] = "any"
    n: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A task of the flow (4.9). verbs: those named here, merged with the affair's `verbs`, in order of display.

    shows and hides are paths; shows None means everything. edits: paths beginning with form or office.
    """

    name: str
    title: str
    who: Who
    need: StepNeed = StepNeed()
    order: Literal["together", "one_by_one"] = "together"
    closes: Literal["first_no", "certain", "all_in"] = "certain"
    clock: str = ""
    lasts: Limit | None = None
    fills: tuple[str, ...] = ()
    edits: tuple[tuple[str, ...], ...] = ()
    suggests: Mapping[str, Expr] = field(default_factory=dict)
    shows: tuple[tuple[str, ...], ...] | None = None
    hides: tuple[tuple[str, ...], ...] = ()
    seal: PlacePath | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    batch: bool = False
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DoStep:
    """`step`: one step of the flow."""

    step: str
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choose:
    """`choose`: the branch of the value; otherwise is None where there is no else."""

    expr: Expr
    cases: Mapping[str, tuple["Item", ...]]
    otherwise: tuple["Item", ...] | None
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class When:
    """`when … do`: items if yes."""

    cond: Expr
    do: tuple["Item", ...]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Together:
    """`together`: all branches at once."""

    name: str
    branches: Mapping[str, tuple["Item", ...]]
    need: StepNeed
    closes: str
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Each:
    """`each`: a branch for each element of `source`; `into` names the office rows."""

    var: str
    source: Expr
    into: tuple[str, ...]
    name: str
    need: StepNeed
    closes: str
    order: str
    do: tuple["Item", ...]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`call`: opens a case of another affair."""

    affair: str
    name: str
    fills: Mapping[str, Expr]
    wait: bool
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class End:
    """`end`: ends the case with this outcome."""

    outcome: str
    mark: Mark = field(default=NOWHERE, compare=False)


Item = DoStep | Choose | When | Together | Each | Call | End


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What is begun when the case has ended."""

    when: Expr
    opens: Expr | None
    do: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A document that an event makes (4.12)."""

    name: str
    title: str
    kind: Literal["receipt", "document", "notice", "certificate", "publication"]
    on: tuple[str, ...]
    template: str = ""
    number: str = ""
    seal: PlacePath | None = None
    valid: Limit | None = None
    days: int = 0
    to: Who = ("applicant",)
    hides: tuple[tuple[str, ...], ...] = ()
    when: Expr | None = None
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Tell:
    """A message that an event sends. by: channels (sms, desk, mail)."""

    name: str
    title: str
    on: tuple[str, ...]
    to: Who
    by: tuple[str, ...] = ("sms", "desk", "mail")
    when: Expr | None = None
    text: str = ""
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Grant:
    """A line of `access` (4.13). hides and masks: paths, or `mask:<class>` in one part."""

    name: str
    role: str
    place: PlacePath
    under: bool
    may: tuple[str, ...]
    hides: tuple[tuple[str, ...], ...] = ()
    masks: tuple[tuple[str, ...], ...] = ()
    during: tuple[str, ...] = ()
    when: Expr | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """Limited places (4.14)."""

    name: str
    title: str
    per: Expr
    capacity: Expr
    takes: Expr
    taken: tuple[str, ...]
    given_back: tuple[str, ...]
    waits: bool
    waits_until: Expr | None
    then: str


@dataclass(frozen=True, slots=True)
class Example:
    """A golden case (4.16); given values and `expect` as plain data."""

    title: str
    like: str
    today: date | None
    given: Mapping[str, object]
    expect: Mapping[str, object]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prohibition:
    """`never` or `always`, as plain data."""

    kind: Literal["never", "always"]
    says: Mapping[str, Any]
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Affair:
    """One affair type. Maps keep the order of the file; defaults of `uses` are merged in.

    translations: by language, then by path (`rules/steps/check/title`); see `translations.py`. words: of the language
    that it was read in, by the text in the first language; empty for the first language itself. marks: where the
    expressions of the schema stand, by `form/members/total/x-computed`.
    """

    slug: str
    title: str
    code: str
    uses: tuple[str, ...]
    guide: Guide
    applicant: Applicant
    applied_by: tuple[str, ...]
    filed_by: Who
    number: str
    one_per: OnePer | None
    keep: Duration
    places: Mapping[str, NamedPlace]
    outcomes: Mapping[str, Outcome]
    accepts: tuple[Accept, ...]
    materials: Mapping[str, Material]
    facts: Mapping[str, Fact]
    tables: Mapping[str, Table]
    who: Mapping[str, WhoEntry]
    lanes: Lanes
    clocks: Mapping[str, Clock]
    steps: Mapping[str, Step]
    flow: tuple[Item, ...]
    afterwards: tuple[Afterwards, ...]
    verbs: Mapping[str, Verb]
    outputs: Mapping[str, Output]
    tells: Mapping[str, Tell]
    access: Mapping[str, Grant]
    quotas: Mapping[str, Quota]
    examples: tuple[Example, ...]
    prohibitions: tuple[Prohibition, ...]
    form: Record
    office: Record
    hash: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)
    words: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A dated number: in force from that day on."""

    since: date
    value: Decimal
    source: str
    mark: Mark = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that regulations change from time to time; values ascending by date."""

    name: str
    title: str
    unit: str
    values: tuple[ParameterValue, ...]

    def on(self, day: date) -> ParameterValue | None:
        """The value in force on that day, or None before the first."""
        before = [v for v in self.values if v.since <= day]
        return before[-1] if before else None
