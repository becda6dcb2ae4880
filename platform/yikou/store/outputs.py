"""Papers that a case made: frozen bytes with their hash, a number and a code by which anybody can check them."""

import hashlib
from datetime import datetime

import msgspec

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


class Output(msgspec.Struct, frozen=True):
    """A made output. code: unique, what the QR code carries; entry_no: the entry that made it; name: in the definition;
    number: '' if it has none; kind: `receipt document notice certificate publication`; void_at: None while valid."""

    code: str
    case_id: int
    entry_no: int
    name: str
    number: str
    kind: str
    title: str
    media_type: str
    content: bytes
    sha256: str
    made_at: datetime
    void_at: datetime | None = None


def put(s: Session, output: Output) -> None:
    """Keeps a new output. Its hash must be that of its bytes; a code given twice is an error of ours."""
    if hashlib.sha256(output.content).hexdigest() != output.sha256:
        raise ValueError(f"{output.code}: the hash is not that of the content")
    rowmap.insert(s, "output", [output])


def by_code(s: Session, code: str) -> Output | None:
    """The output with that code; void ones too, since that is what a check must say."""
    return next(iter(rowmap.select(s, Output, "from output where code = ?", code)), None)


def of_case(s: Session, case_id: int) -> tuple[Output, ...]:
    """Outputs of a case, in the order in which they were made."""
    return rowmap.select(s, Output, "from output where case_id = ? order by entry_no, name, code", case_id)


def hashes(s: Session) -> dict[str, str]:
    """Hash of every output by its code, as noted when it was made."""
    return dict(s.rows("select code, sha256 from output order by code"))


def make_void(s: Session, code: str, *, at: datetime) -> bool:
    """Says that an output no longer holds; False if that was said already."""
    return bool(s.run("update output set void_at = ? where code = ? and void_at is null", moment(at), code))
