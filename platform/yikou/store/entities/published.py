# mypy: disable-error-code="misc"
"""What the district publishes: definitions by version, dated numbers, the calendar, regulations and notices."""

from pony.orm import Database, PrimaryKey, Required, composite_key

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class DefinitionVersion(database.Entity):
        _table_ = "definition_version"
        id = columns.row_number()
        slug = columns.text()
        number = columns.number()
        hash = columns.text()
        sources = Required(bytes)
        functions = columns.text()
        published_by = columns.text()
        published_at = columns.text()
        note = columns.text()
        composite_key(slug, number)

    class Parameter(database.Entity):
        _table_ = "parameter"
        name = columns.text()
        since = columns.text()
        value = columns.text()
        source = columns.text()
        title = columns.text()
        unit = columns.text()
        PrimaryKey(name, since)

    class CalendarYear(database.Entity):
        _table_ = "calendar_year"
        year = PrimaryKey(int)
        source = columns.text(sql_default="''")

    class CalendarPast(database.Entity):
        _table_ = "calendar_past"
        version = PrimaryKey(int)
        content = columns.text()

    class CalendarZone(database.Entity):
        _table_ = "calendar_zone"
        zone = columns.text_key()

    class SpecialDay(database.Entity):
        _table_ = "special_day"
        day = columns.text_key()
        works = Required(bool)
        name = columns.text()
        source = columns.text(sql_default="''")

    class OfficeHours(database.Entity):
        _table_ = "office_hours"
        opens = columns.text_key()
        closes = columns.text()

    class Wording(database.Entity):
        _table_ = "wording"
        slug = columns.text()
        number = columns.number()
        kind = columns.text()
        title = columns.text()
        issued = columns.text()
        body = columns.text()
        valid_from = columns.text()
        valid_until = columns.maybe_text()
        published_at = columns.text()
        published_by = columns.text()
        person = columns.text()
        reason = columns.text()
        PrimaryKey(slug, number)
