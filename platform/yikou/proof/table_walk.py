"""A decision table held against the forms themselves: what the schema excludes, and facts that go together, are known.

Used where the plain proof of `tables.py`, which takes every given as free, finds something: it is then looked for among
all that a form can hold. What was looked for too long is not claimed to be impossible.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yikou.errors import RuleError
from yikou.proof.course import TooManyError, looks
from yikou.proof.space import CannotTellError, Space, Supposed
from yikou.proof.supposing import Supposing
from yikou.rules.tables import ReadyTable
from yikou.rules.values import Unknown

Row = int


@dataclass(frozen=True, slots=True)
class Found:
    """A case that a form can be: what it supposes, the values of the givens, and the rows that fit, from 0."""

    supposed: Supposed
    given: tuple[Any, ...]
    rows: tuple[Row, ...]


@dataclass
class Looking:
    """How often it may still be looked at an affair's tables, and at one question about them."""

    left: int = 60_000
    most: int = 6_000

    def counter(self) -> Callable[[], None]:
        """Counts the looks at one question."""
        own = min(self.most, self.left)

        def count() -> None:
            nonlocal own
            own -= 1
            self.left -= 1
            if own < 0:
                raise TooManyError

        return count


@dataclass(frozen=True)
class TableWalk:
    """Questions about one table."""

    space: Space
    ready: ReadyTable
    looking: Looking

    def gap(self) -> Found | None:
        """A case in which every given is known and no row fits. TooManyError where there was too much to look at."""
        return self._first(self._gap)

    def overlap(self, one: Row, other: Row) -> Found | None:
        """A case in which both rows fit."""
        return self._first(lambda at: self._fit(at, (one, other)))

    def row(self, number: Row) -> Found | None:
        """A case in which the row fits."""
        return self._first(lambda at: self._fit(at, (number,)))

    def _first(self, verdict: Callable[[Supposing], bool]) -> Found | None:
        count = self.looking.counter()

        def ask(supposed: Supposed) -> bool:
            return verdict(Supposing(self.space, supposed, anywhere=True))

        try:
            found = next((supposed for supposed, is_so in looks(ask, {}, count) if is_so), None)
            return None if found is None else self._told(found, count)
        except (CannotTellError, RecursionError, RuleError) as why:
            raise TooManyError from why

    def _told(self, supposed: Supposed, count: Callable[[], None]) -> Found:
        """The case with all its givens: those that nobody asked for have any value."""

        def values(more: Supposed) -> tuple[Any, ...]:
            at = Supposing(self.space, more, anywhere=True)
            return tuple(at.given(expr) for expr in self.ready.table.given)

        whole, given = next(looks(values, supposed, count))
        at = Supposing(self.space, whole, anywhere=True)
        return Found(whole, given, tuple(n for n in range(len(self.ready.tests)) if at.fits(self.ready, n)))

    def _gap(self, at: Supposing) -> bool:
        if any(at.fits(self.ready, number) for number in range(len(self.ready.tests))):
            return False
        return not any(isinstance(at.given(expr), Unknown) for expr in self.ready.table.given)

    def _fit(self, at: Supposing, rows: tuple[Row, ...]) -> bool:
        return all(at.fits(self.ready, row) for row in rows)
