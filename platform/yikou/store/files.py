"""Uploaded files in a folder, under random keys. Their rows are in `papers`; what may be uploaded is decided elsewhere.

A file is on disk, whole and synced, before its row is written; so a row never lacks its file, and a file without a row
is what a crash left, swept after a day.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from yikou.errors import NotFound
from yikou.store import papers
from yikou.store.copying import sync
from yikou.store.database import Session

CHUNK_BYTES = 64 * 1024
ORPHANS_AFTER = timedelta(days=1)
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is on disk. size: in bytes; sha256: in hex."""

    key: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Files:
    """The folder of uploaded files."""

    folder: Path

    def keep(self, chunks: Iterable[bytes]) -> Kept:
        """Writes a new file and syncs it with its folder. If that fails nothing stays behind."""
        key = secrets.token_hex(16)
        path = self.path(key)
        self._make(path.parent)
        digest, size = hashlib.sha256(), 0
        try:
            with path.open("xb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        sync(path.parent)
        return Kept(key, size, digest.hexdigest())

    def read(self, key: str) -> Iterator[bytes]:
        """The file's bytes in chunks; `NotFound` at once if it is not there."""
        path = self.path(key)
        if not path.is_file():
            raise NotFound("file", key)
        return _chunks(path)

    def keys(self) -> Iterator[str]:
        """Every file that is there."""
        return (path.name for path in self.folder.glob("*/*") if _KEY.fullmatch(path.name))

    def sha256(self, key: str) -> str:
        """Hash of the file as it is now."""
        digest = hashlib.sha256()
        for chunk in self.read(key):
            digest.update(chunk)
        return digest.hexdigest()

    def sweep(self, s: Session, now: datetime) -> int:
        """Removes files that are older than a day and have no row; how many."""
        oldest = (now - ORPHANS_AFTER).timestamp()
        old = [key for key in self.keys() if self.path(key).stat().st_mtime < oldest]
        orphans = papers.without_row(s, old)
        for key in orphans:
            self.path(key).unlink()
        return len(orphans)

    def path(self, key: str) -> Path:
        """Where a file lies, whether it is there or not; what is no key is `NotFound`."""
        if not _KEY.fullmatch(key):
            raise NotFound("file", key)
        return self.folder / key[:2] / key

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            sync(folder.parent)


def _chunks(path: Path) -> Iterator[bytes]:
    """Opened when the first is asked for: an answer that nobody waits for any more opens nothing."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
