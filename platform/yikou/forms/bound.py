"""What a post said: answers, what could not be read, and how the page stood that it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yikou.errors import AnswerError

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
