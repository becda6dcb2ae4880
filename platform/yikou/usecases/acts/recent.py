"""The cases that were written last, as they were left: their state and rows need not be worked out again.

They are found by the hash of the case's last entry, read under the case's lock: it covers the whole ledger, so what is
found is what that very ledger comes to. Another process that wrote meanwhile left another hash, and a session that
rolled back left a hash that no case has.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from yikou.flow.rows import Projection
from yikou.flow.state import CaseState

MOST = 1000
"""Cases kept: some thirty megabytes, and about what a district has in hand on a day."""


class Left(NamedTuple):
    """A case as it was left. Nobody changes what stands in it. calendar: version of the one that the rows follow."""

    state: CaseState
    rows: Projection
    calendar: int = 0


@dataclass(frozen=True, slots=True)
class Recent:
    """The cases that one process wrote last. Threads may share it: at worst something is worked out again."""

    cases: dict[str, Left] = field(default_factory=dict)

    def of(self, head_hash: str) -> Left | None:
        """The case whose last entry has that hash; None where it was written too long ago, or elsewhere."""
        return self.cases.get(head_hash)

    def keep(self, head_hash: str, left: Left, *, after: str = "") -> None:
        """Notes a case as an entry left it, in place of `after`, the entry before; all begins anew at `MOST`."""
        self.cases.pop(after, None)
        if len(self.cases) >= MOST:
            self.cases.clear()
        self.cases[head_hash] = left
