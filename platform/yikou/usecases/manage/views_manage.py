"""What the pages of administration show: org tree and card, people, roles, seals, and the forms that edit them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yikou.usecases.views import Fault, Link, Note, Option, Pager

Rows = tuple[tuple[str, str], ...]
"""Label and value, as `components/kv.html` shows them."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """An org in the tree. icon: of the sprite; count: people at or below it; note: what a closed one became."""

    name: str
    href: str
    icon: str
    count: int = 0
    is_current: bool = False
    below: tuple["TreeNode", ...] = ()
    note: str = ""


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
class FormView:
    """A form of administration. back: where it came from; fields; hidden: sent along; faults: what is wrong; effect:
    what pressing would bring, told before it is done, and then the values go along as they are; press: the button;
    told: what else to know; refused: what is in the way, so that there is no button."""

    title: str
    back: Link
    action: str
    press: str
    fields: tuple[FormField, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    effect: tuple[str, ...] = ()
    told: str = ""
    refused: bool = False
    look: str = ""
