"""A copy of everything, consistent while people work, and bringing it back into an empty place.

The database is copied first: a file is on disk before its row, and files are never changed, so every file that the
copy knows of is there to be copied. A backup is a folder with `yikou.sqlite`, `files/`, `anchors/` and `manifest.json`.
"""

import hashlib
import shutil
from pathlib import Path

import msgspec

from yikou.errors import YikouError
from yikou.store import papers
from yikou.store.copying import copy_database, sync
from yikou.store.database import Store, open_store
from yikou.store.files import Files
from yikou.store.verify import Finding, verify

DATABASE, FILES, ANCHORS, MANIFEST = "yikou.sqlite", "files", "anchors", "manifest.json"


class BackupRefused(YikouError):
    """A backup that is not whole, or a place that is not empty. `why` says which; nothing was changed."""

    def __init__(self, why: str, *findings: Finding) -> None:
        super().__init__(f"{why} {findings}" if findings else why)
        self.why = why
        self.findings = findings


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds. sha256: of the database file."""

    sha256: str
    cases: int
    entries: int
    files: int


def backup(store: Store, files: Files, anchors: Path, *, target: Path) -> Manifest:
    """Copies database, files and anchors into `target`, which must not exist yet. The manifest is written last: a
    folder without one is no backup."""
    target.mkdir(parents=True)
    copy_database(store.path, target / DATABASE)
    copied = open_store(target / DATABASE)
    try:
        with copied.session() as s:
            keys = list(papers.hashes(s))
            counts = (int(s.value("select count(*) from cases")), int(s.value("select count(*) from entry")))
    finally:
        copied.close()
    for key in keys:
        _copy(files.path(key), Files(target / FILES).path(key))
    for path in sorted(anchors.glob("*.jsonl")):
        _copy(path, target / ANCHORS / path.name)
    manifest = Manifest(_sha256(target / DATABASE), *counts, len(keys))
    (target / MANIFEST).write_bytes(msgspec.json.encode(manifest))
    sync(target / MANIFEST)
    sync(target)
    return manifest


def restore(source: Path, *, database: Path, files: Path, anchors: Path) -> Manifest:
    """Brings a backup into an empty place and verifies it there: chains, anchors, files. Raises `BackupRefused`."""
    if database.exists() or any(folder.exists() and any(folder.iterdir()) for folder in (files, anchors)):
        raise BackupRefused("the place is not empty")
    if not (source / MANIFEST).exists():
        raise BackupRefused("there is no manifest: the backup is not whole")
    manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
    if _sha256(source / DATABASE) != manifest.sha256:
        raise BackupRefused("the database is not the one that was backed up")
    _copy(source / DATABASE, database)
    for name, folder in ((FILES, files), (ANCHORS, anchors)):
        for path in sorted(p for p in (source / name).rglob("*") if p.is_file()):
            _copy(path, folder / path.relative_to(source / name))
    _check(database, Files(files), anchors)
    return manifest


def _check(database: Path, files: Files, anchors: Path) -> None:
    store = open_store(database)
    try:
        with store.session() as s:
            findings = verify(s, files=files, anchors=anchors)
    finally:
        store.close()
    if findings:
        raise BackupRefused("what was restored does not verify", *findings)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    sync(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
