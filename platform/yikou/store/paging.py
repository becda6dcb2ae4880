"""Pages by key: the next page begins behind the last row of this one, whatever was added or taken out meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from yikou.errors import NotFound

T = TypeVar("T")
Place = list[str | int]
MOST = 2**63 - 1
"""The largest number that a column holds."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows in order. next: what to hand in as `after` for the following page, '' on the last one."""

    rows: tuple[T, ...]
    next: str = ""

    @property
    def more(self) -> bool:
        """Whether another page follows."""
        return bool(self.next)


def page_of(found: Sequence[T], limit: int, place: Callable[[T], Place]) -> Page[T]:
    """A page of what a query for `limit` + 1 rows found; place: where a row stands in the order."""
    rows = tuple(found[:limit])
    more = len(found) > limit
    return Page(rows, msgspec.json.encode(place(rows[-1])).decode() if more else "")


def place_after(after: str, *kinds: type) -> Place:
    """The place that `Page.next` stands for; what nobody gave out is `NotFound`. kinds: of its parts, in their order,
    because a server compares no text with a number.

    >>> place_after('[9,"2026-03-27"]', int, str)
    [9, '2026-03-27']
    >>> place_after("1 or 1=1", int, str)
    Traceback (most recent call last):
    ...
    yikou.errors.NotFound: page 1 or 1=1
    """
    try:
        place = msgspec.json.decode(after, type=Place)
    except msgspec.DecodeError as error:
        raise NotFound("page", after) from error
    if [type(part) for part in place] != [*kinds] or any(isinstance(part, int) and abs(part) > MOST for part in place):
        raise NotFound("page", after)
    return place


def marks(values: Sequence[object]) -> str:
    """Placeholders for a list of values: `?, ?, ?`."""
    return ", ".join("?" * len(values))
