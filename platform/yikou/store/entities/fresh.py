"""A database made from the entities at once: what the migrations must arrive at."""

from yikou.store import dialect
from yikou.store.database import Store
from yikou.store.entities import define


def create(store: Store) -> None:
    """Every table, index and trigger, in an empty database. Not inside a session."""
    define(store.database)
    store.database.generate_mapping(create_tables=True)
    with store.writing() as s:
        for trigger in dialect.triggers():
            s.run(trigger)
