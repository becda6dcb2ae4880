"""Decimals of numbers: JSON Schema cannot say them without binary floats, so they are counted here (`x-decimals`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yikou.forms.plan import Control


@dataclass(frozen=True, slots=True)
class Places:
    """Numbers of an object with the decimals that each may have, and the groups and rows that hold more of them."""

    numbers: tuple[tuple[str, int], ...]
    below: tuple[tuple[str, "Places"], ...]

    def too_fine(self, answers: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
        """Paths of the numbers that have more decimals than they may."""
        if isinstance(answers, Mapping):
            for name, most in self.numbers:
                if name in answers and _is_finer(answers[name], most):
                    yield (*path, name)
            for name, places in self.below:
                if name in answers:
                    yield from places.too_fine(answers[name], (*path, name))
        elif isinstance(answers, list | tuple):
            for number, row in enumerate(answers):
                yield from self.too_fine(row, (*path, number))


def places_of(controls: Sequence[Control]) -> Places:
    """Places of the controls of an object."""
    numbers = tuple((c.name, c.decimals) for c in controls if c.decimals is not None)
    found = ((c.name, places_of(c.parts)) for c in controls if c.kind in ("group", "rows"))
    return Places(numbers, tuple((name, places) for name, places in found if places.numbers or places.below))


def _is_finer(value: Any, most: int) -> bool:
    """
    >>> _is_finer(Decimal("19.990"), 2), _is_finer(4.351, 2), _is_finer(True, 2)
    (False, True, False)
    """
    if isinstance(value, float):
        value = Decimal(repr(value))
    if not isinstance(value, Decimal):
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -most and value != round(value, most)
