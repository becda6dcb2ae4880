"""Proving that nobody changed what was written: the chain of every case, its head, the files, and the daily anchors.

Anchors are files outside the database (`var/anchors/2026-03-20.jsonl`) with the head of every case that changed since
the last one; so a case that is gone, or a ledger whose tail was cut, shows as well. They are worth most elsewhere.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from yikou.errors import NotFound
from yikou.store import ledger, papers
from yikou.store.copying import sync
from yikou.store.database import Session
from yikou.store.files import Files


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written. where: case number, file key or output code; entry: its first bad entry,
    0 where it is not about one; what: `payload_changed`, `entry_changed`, `gap`, `head_changed`, `case_missing`,
    `tail_cut`, `anchor_differs`, `anchor_unreadable`, `file_missing`, `file_changed`, `output_changed`; and of what a
    ledger names, which `usecases.operation.keeping` looks for: `output_missing`, `paper_missing`, `output_differs`,
    `paper_differs`."""

    what: str
    where: str
    entry: int = 0


class Anchor(msgspec.Struct, frozen=True):
    """The head of a case on the day of the anchor."""

    number: str
    entry: int
    hash: str


_ENTRIES = "select no, act, kind, at, actor, payload_hash, hash, payload from entry where case_id = ? order by no"
_CASES = "select id, number, entry_no, head_hash from cases order by id"
_decode = msgspec.json.Decoder(Anchor).decode


def verify(s: Session, *, files: Files, anchors: Path) -> tuple[Finding, ...]:
    """Everything that is wrong: of each case the first bad entry."""
    return (*_bad_cases(s), *_bad_anchors(s, anchors), *_bad_files(s, files), *_bad_outputs(s))


def anchor(s: Session, folder: Path, day: date) -> int:
    """Writes the heads that changed since the last anchor, synced to disk; how many. Once a day."""
    known = dict.fromkeys(_anchored(folder))
    rows = (Anchor(number, no, hash) for _, number, no, hash in s.rows(_CASES))
    changed = [row for row in rows if row not in known]
    folder.mkdir(parents=True, exist_ok=True)
    path, new = folder / f"{day.isoformat()}.jsonl", folder / "new"
    earlier = path.read_bytes() if path.exists() else b""
    new.write_bytes(earlier + b"".join(msgspec.json.encode(row) + b"\n" for row in changed))
    sync(new)
    new.replace(path)
    sync(folder)
    return len(changed)


def verify_case(s: Session, number: str) -> Finding | None:
    """What is wrong with the chain of one case, or None. Raises NotFound."""
    row = s.row("select id, number, entry_no, head_hash from cases where number = ?", number)
    if row is None:
        raise NotFound("case", number)
    return _bad_case(s, *row)


def _bad_cases(s: Session) -> Iterator[Finding]:
    yield from (bad for row in s.rows(_CASES) if (bad := _bad_case(s, *row)))


def _bad_case(s: Session, case_id: int, number: str, entry_no: int, head_hash: str) -> Finding | None:
    last, bad = _walk(s, case_id, number)
    return bad or (Finding("head_changed", number, last[0]) if last != (entry_no, head_hash) else None)


def _walk(s: Session, case_id: int, number: str) -> tuple[tuple[int, str], Finding | None]:
    """Number and hash of the last entry, and the first entry that is bad."""
    last, previous = 0, ""
    for no, act, kind, at, actor, payload_hash, stored_hash, payload in s.rows(_ENTRIES, case_id):
        if no != last + 1:
            return (last, previous), Finding("gap", number, last + 1)
        if _sha256(payload) != payload_hash:
            return (last, previous), Finding("payload_changed", number, no)
        if ledger.link(previous, number, (no, act, kind, at, actor), payload_hash) != stored_hash:
            return (last, previous), Finding("entry_changed", number, no)
        last, previous = no, stored_hash
    return (last, previous), None


def _anchored(folder: Path) -> Iterator[Anchor | Finding]:
    """Every anchored head, in the order in which they were written; a file that cannot be read is a finding."""
    for path in sorted(folder.glob("*.jsonl")):
        try:
            yield from [_decode(line) for line in path.read_bytes().splitlines()]
        except msgspec.DecodeError:
            yield Finding("anchor_unreadable", path.name)


def _bad_anchors(s: Session, folder: Path) -> Iterator[Finding]:
    """Cases that are gone, shorter than they were, or that were written anew from some entry on."""
    found: dict[str, Finding] = {}
    for row in _anchored(folder):
        if isinstance(row, Finding):
            found[row.where] = row
            continue
        case_id = s.row("select id from cases where number = ?", row.number)
        if case_id is None:
            found.setdefault(row.number, Finding("case_missing", row.number))
            continue
        entry = s.row("select hash from entry where case_id = ? and no = ?", case_id[0], row.entry)
        if entry is None:
            found.setdefault(row.number, Finding("tail_cut", row.number, row.entry))
        elif entry[0] != row.hash:
            found.setdefault(row.number, Finding("anchor_differs", row.number, row.entry))
    yield from found.values()


def _bad_files(s: Session, files: Files) -> Iterator[Finding]:
    for key, sha256 in papers.hashes(s).items():
        try:
            if files.sha256(key) != sha256:
                yield Finding("file_changed", key)
        except NotFound:
            yield Finding("file_missing", key)


def _bad_outputs(s: Session) -> Iterator[Finding]:
    for code, content, sha256 in s.rows("select code, content, sha256 from output order by code"):
        if _sha256(content) != sha256:
            yield Finding("output_changed", code)


def _sha256(content: object) -> str:
    """Hash of what was written as bytes; '' for anything else that somebody put there, which no hash equals."""
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else ""
