"""Values that expressions compute with: plain data and one more, unknown.

bool, Decimal, str (options, texts, places, people), date, Duration, and lists of these. A form's numbers are Decimal
from the moment they are read. Nothing else ever enters an evaluation: no object with methods of its own.
"""

from datetime import date
from decimal import Decimal

import msgspec

from yikou.definition.model import Duration


class Unknown(msgspec.Struct, frozen=True):
    """A value that is not there. missing: dotted paths that would have to be known; why: code of a reason
    other than a missing path (`division_by_zero`, `empty_list`), or ''."""

    missing: tuple[str, ...] = ()
    why: str = ""


Plain = bool | Decimal | str | date | Duration
Value = Plain | list["Plain | Unknown"] | list[dict[str, "Plain"]]


class Read(msgspec.Struct, frozen=True):
    """One name that a decision read, with its value as it was then (JSON-ready) — the stuff of "why?"."""

    path: str
    value: object


class Judged(msgspec.Struct, frozen=True):
    """What an expression gave, and what it read on the way. row: number of the table row that matched, 0 else."""

    value: "Value | Unknown"
    reads: tuple[Read, ...] = ()
    row: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """Paths that made it unknown; empty where it is known."""
        return self.value.missing if isinstance(self.value, Unknown) else ()
