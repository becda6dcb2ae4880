# mypy: disable-error-code="misc"
"""Messages to people and programs, the logs of who looked at and did what, and who does the clock's work."""

from pony.orm import Database, PrimaryKey, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Message(database.Entity):
        _table_ = "message"
        id = columns.row_number()
        key = columns.text()
        channel = columns.text()
        title = columns.text()
        text = columns.text()
        case_number = columns.text(index=True)
        at = columns.text()
        state = columns.text()
        read_at = columns.maybe_text()
        read_by = columns.text()
        kind = columns.text(sql_default="''")
        composite_index(key, id)
        composite_index(channel, state, id)

    class Audit(database.Entity):
        _table_ = "audit"
        id = columns.row_number()
        at = columns.text(index=True)
        person = columns.text(index=True)
        what = columns.text()
        which = columns.text()
        ip = columns.text()
        detail = columns.text()
        composite_index(what, id)

    class LookupLog(database.Entity):
        _table_ = "lookup_log"
        id = columns.row_number()
        at = columns.text()
        person = columns.text()
        kind = columns.text()
        whom = columns.text()
        composite_index(person, at)
        composite_index(whom, at)

    class Printed(database.Entity):
        _table_ = "printed"
        _table_options_ = columns.IN_KEY_ORDER
        what = columns.text()
        n = columns.number()
        person = columns.text()
        at = columns.text()
        PrimaryKey(what, n)

    class Lease(database.Entity):
        _table_ = "lease"
        name = columns.text_key()
        holder = columns.text()
        until = columns.text()
        round_at = columns.maybe_text()
        done = columns.number()
        failed = columns.number()

    class SchemaVersion(database.Entity):
        _table_ = "schema_version"
        version = columns.row_number()
        name = columns.text()
        at = columns.text()
