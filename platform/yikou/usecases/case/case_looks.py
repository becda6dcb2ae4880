"""What somebody asks to see on the page of a case, as its address says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looked:
    """paper: key of the file in the viewer, '' for the newest; page: of that file, from 1; turn: quarter turns to the
    right; big: drawn large. numbers: ID and account numbers in full, which is logged. verb: one that stands open.
    kind, who: what of the ledger is shown, and of whom. listed: the list that the reader came from, as `origins` says.
    """

    paper: str = ""
    page: int = 1
    turn: int = 0
    big: bool = False
    numbers: bool = False
    verb: str = ""
    kind: str = ""
    who: str = ""
    listed: str = ""


PLAIN = Looked()
