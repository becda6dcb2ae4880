"""Keeping what was written: proof that nobody changed it, copies, and bringing a copy back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from yikou.flow.codec import decode_entry
from yikou.settings import Settings
from yikou.store import backup as copies
from yikou.store import ledger, outputs, papers
from yikou.store import verify as proof
from yikou.store.backup import Manifest
from yikou.store.database import Session
from yikou.store.files import Files
from yikou.store.verify import Finding
from yikou.usecases.accounts.vouching import contradicted
from yikou.usecases.house import House


def anchors_of(settings: Settings) -> Path:
    """Folder of the daily anchors. They are worth most when somebody copies them elsewhere."""
    return settings.var / "anchors"


def verify(house: House, *, anchors: Path | None = None) -> Sequence[Finding]:
    """Everything that is not as it was written; nothing, if all is well. anchors: a folder of anchors that were kept
    elsewhere, in place of those that lie beside the database."""
    settings = house.settings
    with house.store.session() as s:
        found = proof.verify(s, files=Files(settings.files), anchors=anchors or anchors_of(settings))
        return (*found, *_lost(s))


def _lost(s: Session) -> Iterator[Finding]:
    """Documents and files that a ledger names and that nobody keeps any more, or that are others now."""
    made, files = outputs.hashes(s), papers.hashes(s)
    for number, no, payload in ledger.payloads(s, "made", "filed", "voted", "answered", "uploaded"):
        try:
            entry = decode_entry(payload)
        except (msgspec.DecodeError, TypeError):  # somebody changed it, which the chain has told
            continue
        yield from contradicted(number, no, entry, files=files, outputs=made)


def anchor(house: House) -> int:
    """Writes today's heads of the cases that have changed beside the database; how many."""
    with house.store.session() as s:
        return proof.anchor(s, anchors_of(house.settings), house.today)


def backup(house: House, target: Path) -> Manifest:
    """Copies everything into a new folder, while people work."""
    settings = house.settings
    return copies.backup(house.store, Files(settings.files), anchors_of(settings), target=target)


def restore(settings: Settings, source: Path) -> Manifest:
    """Brings a backup into an empty var/ and verifies it there. BackupRefused says why not."""
    return copies.restore(source, database=settings.database, files=settings.files, anchors=anchors_of(settings))
