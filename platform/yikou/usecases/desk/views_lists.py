"""The lists of a window: what waits for applicants, and what is to be handed over to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.usecases.views import Light, Pager


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A case that waits at the window. asked: what the applicant owes; until: the last day for it, in words."""

    number: str
    task: str
    affair: str
    applicant: str
    step: str
    since: datetime
    light: Light
    asked: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A page of them. kind: which of the two lists; total: 1000 means more than 999."""

    kind: Literal["supplements", "handovers"]
    rows: tuple[WaitingRow, ...]
    total: int
    pager: Pager
