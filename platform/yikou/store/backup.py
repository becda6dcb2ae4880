"""A copy of everything, consistent while people work, and bringing it back into an empty place.

Anchors are copied before the database, so that none names an entry that the copy lacks; files after it: a file is on
disk before its row and is never changed, so every file that the copy knows of is there to be copied. A backup is a
folder with `yikou.sqlite`, `files/`, `anchors/` and `manifest.json`, whichever database it was made of, and is brought
back into either.
"""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from yikou.errors import YikouError
from yikou.store import moving, papers
from yikou.store.copying import sync
from yikou.store.database import Session, Store, is_server, open_store
from yikou.store.files import Files
from yikou.store.migrations import copy_to, run_steps, version
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
    copy_database(store, target / DATABASE)
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


def copy_database(store: Store, target: Path) -> None:
    """The database as of one moment, as an SQLite file."""
    with store.session() as s:
        copy_to(target, store, s)


def restore(source: Path, *, database: Path | str, files: Path, anchors: Path) -> Manifest:
    """Brings a backup into an empty place and verifies it there: chains, anchors, files. Raises `BackupRefused`.

    database: of a file, or the address of an empty database of a server.
    """
    places = {FILES: files, ANCHORS: anchors}
    if any(folder.exists() and any(folder.iterdir()) for folder in places.values()):
        raise BackupRefused("not_empty")
    bring = _into_server if is_server(database) else _into_file
    return bring(source, database, places)


def _into_file(source: Path, database: Path | str, places: Mapping[str, Path]) -> Manifest:
    """The database gets its name last: until then there is nothing that a server would begin to work with.

    A write-ahead log that lies about alone is in the way, too: it would be played into the database beside it.
    """
    path = Path(database)
    if any(path.parent.glob(f"{path.name}*")):
        raise BackupRefused("not_empty")
    manifest = _manifest(source)
    unfinished = path.with_name(f"{path.name}.restoring")
    try:
        _copy(source / DATABASE, unfinished)
        _copy_places(source, places)
        store = open_store(unfinished)
        try:
            with store.session() as s:
                _check(s, places)
        finally:
            store.close()
    except BaseException:
        unfinished.unlink(missing_ok=True)
        _empty(places)
        raise
    unfinished.rename(path)
    sync(path.parent)
    return manifest


def _into_server(source: Path, database: Path | str, places: Mapping[str, Path]) -> Manifest:
    """Everything in one transaction: what does not verify leaves nothing behind."""
    store = open_store(database)
    try:
        with store.writing() as s:
            if version(s):
                raise BackupRefused("not_empty")
            manifest = _manifest(source)
            try:
                with moving.reading(source / DATABASE) as kept:
                    run_steps(s, start=0, end=version(kept))
                    moving.move(kept, s)
                _copy_places(source, places)
                _check(s, places)
            except BaseException:
                _empty(places)
                raise
            return manifest
    finally:
        store.close()


def _copy_places(source: Path, places: Mapping[str, Path]) -> None:
    for name, folder in places.items():
        for path in sorted(p for p in (source / name).rglob("*") if p.is_file()):
            _copy(path, folder / path.relative_to(source / name))


def _empty(places: Mapping[str, Path]) -> None:
    for folder in places.values():
        shutil.rmtree(folder, ignore_errors=True)


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


def _check(s: Session, places: Mapping[str, Path]) -> None:
    findings = verify(s, files=Files(places[FILES]), anchors=places[ANCHORS])
    if findings:
        raise BackupRefused("not_verified", *findings)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    sync(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
