"""Signing in, looking things up, and what goes wrong."""

from dataclasses import dataclass
from datetime import datetime

from yikou.usecases.case.views_case import LedgerLine
from yikou.usecases.views import Fault, Link, NoticeLink


@dataclass(frozen=True, slots=True)
class LoginView:
    """Signing in. error: what is wrong, without saying whether the account exists. today: rows about the calendar.

    demo: demo logins and who they are, only while demo passwords are in force. kept: hidden fields, for sending what
    was typed once more after signing in.
    """

    account: str = ""
    error: str = ""
    today: tuple[tuple[str, str], ...] = ()
    notices: tuple[NoticeLink, ...] = ()
    back: str = ""
    idle_minutes: int = 60
    demo: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PasswordView:
    """Changing one's password. forced: it is an initial one, nothing else is possible before. account: the login."""

    forced: bool
    account: str = ""
    least: int = 12
    faults: tuple[Fault, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A resident that a search found."""

    name: str
    about: str
    id_number: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was typed and is not lost. label: what it was for; name: its field, for sending it again."""

    label: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """What can be tried again with what was typed. fields: names and values that go with it."""

    href: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ErrorView:
    """A page that says what happened, what became of the data, and what to do next.

    said: sentences, the first the most important. happened: who did what (409). can: what to do next. kept: what was
    typed. reference: request id for the helpline. search: a box to look for it again (404). small: the last line.
    """

    status: int
    title: str
    said: tuple[str, ...]
    can: tuple[Link, ...] = ()
    happened: tuple[LedgerLine, ...] = ()
    kept: tuple[Kept, ...] = ()
    again: Again | None = None
    reference: str = ""
    search: bool = False
    query: str = ""
    small: str = ""
    at: datetime | None = None
