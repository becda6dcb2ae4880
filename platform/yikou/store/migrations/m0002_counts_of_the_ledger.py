"""What was counted follows from the ledger, and rebuilding counts it from there: no table repeats it."""

from yikou.store.database import Session


def up(s: Session) -> None:
    """Takes the table out; the sums stay as they are."""
    s.run("drop table counted")
