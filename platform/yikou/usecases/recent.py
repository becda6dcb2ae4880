"""The rows that cases were last written with, so that what differs need not be worked out from the state before again.

They are found by the hash of the case's last entry: it covers the whole ledger, so rows that are found are those of
that very ledger, as they were written. Another process that wrote meanwhile left another hash, and a session that
rolled back kept its rows under a hash that no case has.
"""

from dataclasses import dataclass, field

from yikou.flow.rows import Projection

MOST = 4000
"""Cases kept: some ten megabytes, and more than a district acts at in a day."""


@dataclass(frozen=True, slots=True)
class Recent:
    """The cases that one process wrote last. Threads may share it: at worst something is worked out again."""

    rows: dict[str, Projection] = field(default_factory=dict)

    def of(self, head_hash: str) -> Projection | None:
        """The rows written with that entry; None where that was too long ago, or elsewhere."""
        return self.rows.get(head_hash)

    def keep(self, head_hash: str, rows: Projection) -> None:
        """Notes what was written with an entry; all begins anew where there are too many."""
        if len(self.rows) >= MOST:
            self.rows.clear()
        self.rows[head_hash] = rows
