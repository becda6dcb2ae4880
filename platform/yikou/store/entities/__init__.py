"""The schema as it is now, in Pony's terms; `yikou.store.migrations` is the way to it, and a test keeps the two equal.

Entities are never used to read or write: they would cost four times as much as SQL, and Pony's queries are decompiled
from bytecode. A change here is a new migration there.
"""

from pony.orm import Database

from yikou.store.entities import cases, lists, logs, people, published, residents, search, sign_in


def define(database: Database) -> None:
    """Every entity, on a database that has none yet."""
    for part in (cases, lists, published, people, residents, sign_in, logs, search):
        part.define(database)
