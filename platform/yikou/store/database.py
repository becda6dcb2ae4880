"""Opening the database. What sessions are is in `sessions`; both databases give the same."""

from pathlib import Path
from urllib.parse import urlsplit

from yikou.store import dialect, sqlite_store
from yikou.store.dialect import BadAddress, NoDriver, Synchronous
from yikou.store.sessions import Row as Row
from yikou.store.sessions import Session as Session
from yikou.store.sessions import Store as Store

SERVERS = ("postgresql://", "postgres://")


def is_server(where: Path | str) -> bool:
    """Whether that is the address of a server, not a file.

    >>> is_server("postgresql://yikou@db.example/yikou")
    True
    """
    return "://" in str(where)


def shown(where: Path | str) -> str:
    """A path, or the address of a server without what is secret.

    >>> shown("postgresql://yikou:secret@db.example:5433/yikou?sslmode=require")
    'postgresql://yikou@db.example:5433/yikou'
    """
    if not is_server(where):
        return str(where)
    parts = urlsplit(str(where))
    user, _, host = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    return f"{parts.scheme}://{name}{'@' if name else ''}{host}{parts.path}"


def open_existing(where: Path | str) -> Store | None:
    """As `open_store`; None where there is no file yet, or no table of ours in the database."""
    if not is_server(where) and not Path(where).exists():
        return None
    store = open_store(where)
    with store.session() as s:
        return store if s.row(dialect.HAS_TABLE[s.kind], "schema_version") else None


def open_store(where: Path | str, *, synchronous: Synchronous = "FULL") -> Store:
    """The store in that SQLite file, which is created empty if need be, or in the database of a PostgreSQL server
    (`postgresql://user:password@host/database`), which must be there. `migrations.migrate` fills either.

    synchronous: NORMAL is for measurements and invented data; an acknowledged write may then be lost with the power.
    Raises `dialect.NotOurs` for the file of another program, `Away` where a server cannot be reached, `BadAddress`,
    `NoDriver` where psycopg2 is not installed.
    """
    if not is_server(where):
        return sqlite_store.open_file(Path(where), synchronous)
    if not str(where).startswith(SERVERS):
        raise BadAddress("only postgresql:// is spoken")
    # psycopg2 is installed only where it is wanted.
    try:
        from yikou.store.postgres.opening import open_server
    except ModuleNotFoundError as missing:
        raise NoDriver(str(missing.name)) from missing
    return open_server(str(where), synchronous)
