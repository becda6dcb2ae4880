"""What the pages of administration show: org tree and card, people, roles, seals, and the forms that edit them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yikou.usecases.views import Fault, Link, Note, Option, Pager

Rows = tuple[tuple[str, str], ...]
"""Label and value, as `components/kv.html` shows them."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """An org in the tree. kind: of the org; count: people at or below it; note: what a closed one became; more:
    there are orgs below that are not shown."""

    name: str
    href: str
    kind: str
    count: int = 0
    is_current: bool = False
    below: tuple["TreeNode", ...] = ()
    note: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class TreeView:
    """The tree beside every page about orgs. ended: closed orgs; idle: how many people hold no post; query: sought."""

    nodes: tuple[TreeNode, ...]
    ended: tuple[TreeNode, ...]
    idle: int
    is_idle: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at an org. posts: titles there; notes: what else counts (stand-in); state, kind: as a label, '' for
    plain; told: more about the state; last: when they signed in last."""

    name: str
    login: str
    href: str
    posts: tuple[str, ...]
    org: str = ""
    org_href: str = ""
    state: str = ""
    kind: str = ""
    told: str = ""
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrgCard:
    """An org. kind: in words; rows: label and value; names: what it was called before; ended: since when it is closed,
    '' while it is open; acts: addresses of what can be done."""

    slug: str
    name: str
    kind: str
    rows: Rows
    names: tuple[str, ...] = ()
    ended: str = ""
    acts: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class OrgsView:
    """The page of orgs and people. card: None for a search, or for people without a post; own, total: how many people
    at the org itself, and with those below; orgs: that fit a search."""

    tree: TreeView
    card: OrgCard | None
    title: str
    people: tuple[PersonRow, ...]
    own: int
    total: int
    deep: bool
    pager: Pager
    figures: str
    export: str
    orgs: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form of administration; as `components/field.html` takes it."""

    name: str
    label: str
    value: str = ""
    kind: str = "line"
    options: tuple[Option, ...] = ()
    hint: str = ""
    error: str = ""
    optional: bool = False
    size: str = "c12"


@dataclass(frozen=True, slots=True)
class Effect:
    """What pressing would bring. said: what is about to be done; lines: what follows; stops: what is in the way, so
    that it cannot be done."""

    said: tuple[str, ...]
    lines: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of administration. back: where it came from; press: the button, '' for none; hidden: sent along; faults:
    what is wrong; told: what else to know; effect: of pressing, told before it is done, and then the values go along
    as they are; tells: pressing tells the effect first."""

    title: str
    back: Link
    action: str
    press: str
    fields: tuple[FormField, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    told: str = ""
    effect: Effect | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post of somebody. span: from when to when, in words; end: where it is ended, '' where it is over."""

    title: str
    role: str
    org_href: str
    span: str
    state: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the log about somebody. who: who did it."""

    at: datetime
    who: str
    what: str
    told: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody. rows: label and value; state, kind, told: as in a list; posts: those held and to come, then past ones;
    acts: what can be done; events: what was done with the account and the posts, latest first."""

    name: str
    rows: Rows
    state: str
    kind: str
    told: str
    posts: tuple[PostRow, ...]
    past: tuple[PostRow, ...]
    acts: tuple[Link, ...]
    events: tuple[EventRow, ...]
    back: Link
    stand_ins: tuple[str, ...] = ()
    log: str = ""


@dataclass(frozen=True, slots=True)
class SecretView:
    """A password that is shown once. whose: login; back: where to go on."""

    said: str
    whose: str
    secret: str
    back: Link


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role. name: as definitions call it; people: how many hold it today; affairs: that name it, with their steps."""

    name: str
    title: str
    title_en: str
    href: str
    people: int
    affairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolesView:
    """Every role."""

    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class SealRow:
    """The seal of an org. uses: how often it was put on; last: when last; where: how many steps and documents put it
    on, in words; stopped: since when and why, '' for a seal in use."""

    org: str
    href: str
    uses: int
    last: datetime | None
    where: str
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class SealsView:
    """Every org whose seal an affair puts on, or was put on. stopped: how many of them are stopped."""

    rows: tuple[SealRow, ...]
    stopped: int


@dataclass(frozen=True, slots=True)
class SealUse:
    """A seal that was put on. what: a step was concluded, or a document was made; who: whoever did it."""

    at: datetime
    affair: str
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class SealView:
    """The seal of one org. where: step or document of an affair, and who may; form: for stopping or restoring."""

    org: str
    org_href: str
    stopped: str
    where: tuple[tuple[str, str], ...]
    uses: tuple[SealUse, ...]
    pager: Pager
    form: FormView
