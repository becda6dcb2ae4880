"""What a window hands out: the notice itself, and the list of them."""

from dataclasses import dataclass
from datetime import datetime

from yikou.usecases.counter.window_letters import Letter
from yikou.usecases.views import Chip, Link, Pager


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice to be printed. case: number of the case that ended with it, or ''; printed: how often it was before."""

    key: str
    letter: Letter
    case: str
    printed: int
    back: Link


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A line of the list. by: who handed it out; printed: how often."""

    href: str
    title: str
    number: str
    affair: str
    name: str
    at: datetime
    by: str
    printed: int


@dataclass(frozen=True, slots=True)
class NoticesGiven:
    """What a counter handed out, latest first."""

    rows: tuple[NoticeRow, ...]
    chips: tuple[Chip, ...]
    pager: Pager
