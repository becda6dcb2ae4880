"""A database made from the entities at once: what the migrations must arrive at."""

from pony.orm import Database

from yikou.store import dialect, fulltext
from yikou.store.database import Store
from yikou.store.entities import define
from yikou.store.sqlite_store import SqliteStore


def create(store: Store) -> None:
    """Every table, index and trigger, in an empty database. Not inside a session."""
    if isinstance(store, SqliteStore):
        define(store.database)
        store.database.generate_mapping(create_tables=True)
        tables = []
    else:
        tables = _script(store.where)
    with store.writing() as s:
        for statement in (*tables, *fulltext.STATEMENTS[s.kind], *dialect.triggers(s.kind)):
            s.run(statement)


def _script(where: str) -> list[str]:
    """What Pony would say to PostgreSQL."""
    pony = Database()
    define(pony)
    pony.bind("postgres", where)
    pony.generate_mapping(check_tables=False)
    script: str = pony.schema.generate_create_script()
    pony.disconnect()
    return [statement.replace(" WITHOUT ROWID TRUE", "") for statement in script.split(";\n\n")]
