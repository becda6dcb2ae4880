"""Pages of PDFs as pictures: drawn once by a bounded program of its own, then kept by the hash of the file.

What a file is and who may see it is decided elsewhere. A file that cannot be drawn is remembered as such, so that it
costs its time once; it stays to be downloaded.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore

from yikou.store.dialect import Busy

MOST_PAGES = 200
"""Pages that are shown of one file."""
PATIENCE_SECONDS = 12.0
"""After which the program is ended, whatever it does."""
AT_ONCE = BoundedSemaphore(2)
"""Programs that draw at the same time for one server process: the others of its threads go on serving."""
KEPT = timedelta(days=7)
CHILD = Path(__file__).with_name("raster_child.py")
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Rasters:
    """folder: where pictures are kept, beside the files."""

    folder: Path

    def count(self, path: Path, sha256: str) -> int:
        """Pages of the PDF; 0 where it cannot be read. Busy while too much is drawn."""
        known = self._place(sha256) / "count"
        if not known.exists():
            done = self._run("count", str(path))
            _write(known, (done.stdout.strip() if done and done.stdout.strip().isdigit() else b"0"))
        return int(known.read_bytes())

    def page(self, path: Path, sha256: str, number: int) -> Path | None:
        """The picture of a page, from 1; None where there is none, or it cannot be drawn."""
        place = self._place(sha256)
        kept, bad = place / f"{number}.jpg", place / f"{number}.{UNREADABLE}"
        if not 1 <= number <= min(self.count(path, sha256), MOST_PAGES) or bad.exists():
            return None
        if not kept.exists():
            new = place / f"{number}.{os.getpid()}.new"
            done = self._run("page", str(path), str(number), str(new))
            if done is None or not new.exists():
                new.unlink(missing_ok=True)
                _write(bad, b"")
                return None
            new.replace(kept)
        os.utime(kept)
        return kept

    def sweep(self, now: datetime) -> int:
        """Removes pictures that nobody looked at for a week; how many."""
        oldest = (now - KEPT).timestamp()
        old = [path for path in self.folder.glob("*/*/*") if path.stat().st_mtime < oldest]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes] | None":
        """The program's answer; None where it broke, or took too long."""
        Path(self.folder).mkdir(parents=True, exist_ok=True)
        if not AT_ONCE.acquire(timeout=1):
            raise Busy("drawing")
        try:
            if arguments[0] == "page":
                Path(arguments[3]).parent.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-I", str(CHILD), *arguments]
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE_SECONDS, env={}, check=False)  # noqa: S603
            return done if done.returncode == 0 else None
        except subprocess.TimeoutExpired:
            return None
        finally:
            AT_ONCE.release()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
