"""What a post said: answers, what could not be read, and how the page stood that it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yikou.errors import AnswerError

_MISSING = ("required", "required_choice", "required_rows", "minItems", "minProperties")
Answers = dict[str, Any]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One row of a list of values, as the page has it. where: JSON Pointer of its value, or of the row while it has
    none; value: NOTHING where it has none; name: under which the value stands, as it was typed."""

    id: str
    where: str
    value: Any
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a post said.

    answers: the whole record, JSON-ready, with what was there before for controls that were not on the page; nothing is
    pruned yet. errors: of what could not be read, in order of the page. echoes: its text, by JSON Pointer. rows: ids of
    rows by JSON Pointer of their list; held: the rows of lists of single values, those without one too. ways: number of
    the alternative that was chosen, by JSON Pointer. operation: `add`, `remove`, `up`, `down` or `copy`, already
    applied, or ''; touched: name of the list or box that it changed; focus: id of the element where somebody goes on
    typing after it. shown: ids of conditional parts that the page had.
    """

    answers: Answers
    errors: tuple[AnswerError, ...] = ()
    echoes: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    operation: str = ""
    focus: str = ""
    shown: frozenset[str] = frozenset()
    touched: str = ""
    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    ways: Mapping[str, int] = field(default_factory=dict)

    def with_invalid(self, invalid: Sequence[AnswerError]) -> tuple[AnswerError, ...]:
        """Its errors and those of its answers, less what only follows from something that could not be read."""
        unread = [error.field for error in self.errors]
        return (*self.errors, *(error for error in invalid if not _follows(error, unread)))


def _follows(error: AnswerError, unread: Sequence[str]) -> bool:
    """Whether it says of an unread answer, or of what holds one, that something is missing."""
    holds = any(field.startswith(f"{error.field}/") for field in unread)
    return error.field in unread or (holds and error.code in _MISSING)
