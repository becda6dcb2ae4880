"""Seats and rights as one text, so that a list is a range of one index: `at:reviewer@huayuan`, `person:p7`.

Which keys somebody has (the posts of the day, orgs above, stand-ins) is decided by `access`, not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from yikou.flow.rows import GrantRow, SeatRow


@dataclass(frozen=True, slots=True)
class InboxKey:
    """A seat that a person can take: a role exactly at an org, or (`under`) what is for everybody at or below it.

    Somebody who holds a role at a street office has the keys (role, street, at), (role, street, under) and
    (role, district, under). holder: of the post, where whoever has the key stands in for somebody.
    """

    role: str
    org: str
    scope: Literal["at", "under"]
    holder: str = ""

    @property
    def text(self) -> str:
        """As stored."""
        return f"{self.scope}:{self.role}@{self.org}"


def personal(person: str) -> str:
    """The key of what is for that person alone."""
    return f"person:{person}"


@lru_cache(maxsize=4096)
def row_key(row: SeatRow | GrantRow) -> str:
    """The key of a projected row.

    >>> row_key(GrantRow("reviewer", "huayuan", "under"))
    'under:reviewer@huayuan'
    >>> row_key(GrantRow("", "", "person", "p7"))
    'person:p7'
    >>> row_key(GrantRow("reviewer", "huayuan", "under", barred="p7"))
    'not:p7:under:reviewer@huayuan'
    """
    key = personal(row.person) if row.scope == "person" else f"{row.scope}:{row.role}@{row.org}"
    barred = row.barred if isinstance(row, GrantRow) else ""
    return f"{but_not(barred)}{key}" if barred else key


def but_not(person: str) -> str:
    """What stands before the key of a row that gives the others of a seat a right, and this person none."""
    return f"not:{person}:"


def barring(keys: Sequence[InboxKey], person: str) -> tuple[str, str]:
    """What stands before a key that gives the person nothing, or the holder of the post, if they stand in for one."""
    holder = next((key.holder for key in keys if key.holder), person)
    return but_not(person), but_not(holder)


def key_texts(keys: Sequence[InboxKey], person: str) -> list[str]:
    """Every key that somebody has, the personal one included, each once."""
    return list(dict.fromkeys([*(key.text for key in keys), personal(person)]))
