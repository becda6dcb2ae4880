"""The address book, one's own account, the notification centre, help, and the log of edits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from yikou.usecases.views import Chip, Filter, Link, Pager


@dataclass(frozen=True, slots=True)
class OrgNode:
    """An org in the tree. count: people at or below it; below: orgs under it, where the branch is open."""

    name: str
    href: str
    count: int
    is_current: bool = False
    below: tuple["OrgNode", ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at a post. phone: '' where the data give none; org_phone: of the office then."""

    name: str
    post: str
    org: str
    org_href: str
    phone: str = ""
    org_phone: str = ""


@dataclass(frozen=True, slots=True)
class AddressBook:
    """People of an org, or those that fit a search. rows: label and value about the org; total: how many people."""

    query: str
    title: str
    rows: tuple[tuple[str, str], ...]
    tree: tuple[OrgNode, ...]
    people: tuple[Colleague, ...]
    orgs: tuple[Link, ...]
    total: int
    pager: Pager
    org: str = ""
    deep: bool = True


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser in which the person is signed in. key: names it in a form; device: as people call it."""

    key: str
    device: str
    ip: str
    since: datetime
    seen: datetime
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token with which a program acts for the person. key: names it in a form; used: roughly when, None for never."""

    key: str
    name: str
    post: str
    since: datetime
    ends: datetime
    used: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One's own account. about: label and value; posts: titles, the one that counts now first; stand_ins: address of
    the page for them, '' for nobody who has one; changed: when the password was set."""

    name: str
    about: tuple[tuple[str, str], ...]
    posts: tuple[str, ...]
    sessions: tuple[SignedIn, ...]
    tokens: tuple[TokenRow, ...]
    shortcuts: bool
    changed: datetime | None = None
    stand_ins: str = ""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """Something told to the person. key: names it in a form; kind: a value of `outbox.KINDS`; word: that in words."""

    key: str
    kind: str
    word: str
    text: str
    at: datetime
    href: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class MessagesView:
    """What was told to this person, newest first. here: path and query of the list as it is filtered."""

    rows: tuple[MessageRow, ...]
    chips: tuple[Chip, ...]
    pager: Pager
    unread: int
    here: str = "/messages"


@dataclass(frozen=True, slots=True)
class HelpPart:
    """A part of a help page. blocks: paragraphs, points and keys in their order."""

    id: str
    title: str
    blocks: tuple[tuple[Literal["text", "item", "key"], str, str], ...]


@dataclass(frozen=True, slots=True)
class HelpView:
    """Help for an audience. pages: of every audience, for going there."""

    title: str
    parts: tuple[HelpPart, ...]
    pages: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit. what, which: in words; changes: field, before, after."""

    at: datetime
    who: str
    what: str
    which: str
    href: str
    changes: tuple[tuple[str, str, str], ...]
    reason: str
    told: str


@dataclass(frozen=True, slots=True)
class EditsView:
    """The log of edits. since, until: the days that are asked for, None for all; export: where it is a workbook."""

    rows: tuple[EditRow, ...]
    filters: tuple[Filter, ...]
    pager: Pager
    since: date | None = None
    until: date | None = None
    error: str = ""
    export: str = "/edits/export"
