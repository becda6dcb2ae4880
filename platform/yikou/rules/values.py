"""Values that expressions compute with: plain data and one more, unknown.

bool, Decimal, str (options, texts, places, people), date, Duration, and lists of these. A form's numbers are Decimal
from the moment they are read. Nothing else ever enters an evaluation: no object with methods of its own.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yikou.definition.model import Duration


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is not there. missing: dotted paths that would have to be known; why: code of a reason
    other than a missing path (`division_by_zero`, `empty_list`), or ''."""

    missing: tuple[str, ...] = ()
    why: str = ""


Plain = bool | Decimal | str | date | Duration
Value = Plain | list["Plain | Unknown"] | list[dict[str, "Plain"]]


@dataclass(frozen=True, slots=True)
class Read:
    """One name that a decision read, with its value as it was then (JSON-ready) — the stuff of "why?"."""

    path: str
    value: object


@dataclass(frozen=True, slots=True)
class Judged:
    """What an expression gave, and what it read on the way. row: number of the table row that matched, 0 else."""

    value: "Value | Unknown"
    reads: tuple[Read, ...] = ()
    row: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """Paths that made it unknown; empty where it is known."""
        return self.value.missing if isinstance(self.value, Unknown) else ()
