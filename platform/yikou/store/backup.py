"""A copy of everything, consistent while people work, and bringing it back into an empty place.

Anchors are copied before the database, so that none names an entry that the copy lacks; files after it: a file is on
disk before its row and is never changed, so every file that the copy knows of is there to be copied. A backup is a
folder with `yikou.sqlite`, `files/`, `anchors/` and `manifest.json`.
"""

import hashlib
import shutil
from pathlib import Path
from typing import Literal

import msgspec

from yikou.errors import YikouError
from yikou.store import papers
from yikou.store.copying import copy_database, sync
from yikou.store.database import Store, open_store
from yikou.store.files import Files
from yikou.store.verify import Finding, verify

DATABASE, FILES, ANCHORS, MANIFEST = "yikou.sqlite", "files", "anchors", "manifest.json"


Why = Literal["not_empty", "not_whole", "other_database", "not_verified"]


class BackupRefused(YikouError):
    """A backup that is not brought back. why: the place is not empty; the backup has no manifest; its database is
    another one than its manifest says; what it holds does not verify (`findings`). Nothing was changed."""

    def __init__(self, why: Why, *findings: Finding) -> None:
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
    for path in sorted(anchors.glob("*.jsonl")):
        _copy(path, target / ANCHORS / path.name)
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
    manifest = Manifest(_sha256(target / DATABASE), *counts, len(keys))
    (target / MANIFEST).write_bytes(msgspec.json.encode(manifest))
    sync(target / MANIFEST)
    sync(target)
    return manifest


def restore(source: Path, *, database: Path, files: Path, anchors: Path) -> Manifest:
    """Brings a backup into an empty place and verifies it there: chains, anchors, files. Raises `BackupRefused`.

    The database gets its name last: until then there is nothing that a server would begin to work with.
    """
    places = {FILES: files, ANCHORS: anchors}
    if _is_taken(database, *places.values()):
        raise BackupRefused("not_empty")
    manifest = _manifest(source)
    unfinished = database.with_name(f"{database.name}.restoring")
    try:
        _copy(source / DATABASE, unfinished)
        for name, folder in places.items():
            for path in sorted(p for p in (source / name).rglob("*") if p.is_file()):
                _copy(path, folder / path.relative_to(source / name))
        _check(unfinished, Files(files), anchors)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        for folder in places.values():
            shutil.rmtree(folder, ignore_errors=True)
        raise
    unfinished.rename(database)
    sync(database.parent)
    return manifest


def _is_taken(database: Path, *folders: Path) -> bool:
    """A write-ahead log that lies about alone counts too: it would be played into the database that comes beside it."""
    return any(database.parent.glob(f"{database.name}*")) or any(
        folder.exists() and any(folder.iterdir()) for folder in folders
    )


def _manifest(source: Path) -> Manifest:
    """What the backup says that it holds, if its database is the one that it means."""
    try:
        manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
        sha256 = _sha256(source / DATABASE)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise BackupRefused("not_whole") from error
    if sha256 != manifest.sha256:
        raise BackupRefused("other_database")
    return manifest


def _check(database: Path, files: Files, anchors: Path) -> None:
    store = open_store(database)
    try:
        with store.session() as s:
            findings = verify(s, files=files, anchors=anchors)
    finally:
        store.close()
    if findings:
        raise BackupRefused("not_verified", *findings)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    sync(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
