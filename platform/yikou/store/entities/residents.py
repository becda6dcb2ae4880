# mypy: disable-error-code="misc"
"""Residents with what other offices know of them, drafts, uploaded files, and notices that a window gave."""

from pony.orm import Database, PrimaryKey, Required, Set, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Resident(database.Entity):
        _table_ = "resident"
        identity = columns.text_key()
        name = columns.text()
        initials = columns.text()
        phone = columns.text(index=True)
        birth = columns.maybe_text()
        sex = columns.text()
        community = columns.text()
        address = columns.text()
        household = columns.text(index=True)
        key = columns.text(index=True)
        facts = Set("ResidentFact")
        composite_index(community, name)
        composite_index(community, initials)

    class ResidentFact(database.Entity):
        _table_ = "resident_fact"
        resident = Required(Resident, column="identity")
        kind = columns.text()
        since = columns.text()
        value = columns.text()
        source = columns.text()
        until = columns.maybe_text()
        PrimaryKey(resident, kind, since)

    class Phrase(database.Entity):
        _table_ = "phrase"
        id = columns.text_key()
        person = columns.text()
        affair = columns.text()
        step = columns.text()
        verb = columns.text()
        text = columns.text()
        at = columns.text()
        org = columns.text(sql_default="''")
        composite_index(person, verb)

    class Draft(database.Entity):
        _table_ = "draft"
        id = columns.text_key()
        person = columns.text()
        kind = columns.text()
        slug = columns.text()
        version = columns.number()
        case_number = columns.text()
        task = columns.text()
        resident = columns.text()
        data = Required(bytes)
        filed_as = columns.text()
        updated_at = columns.text()
        composite_index(person, updated_at)
        composite_index(case_number, task)

    class Paper(database.Entity):
        _table_ = "paper"
        key = columns.text_key()
        sha256 = columns.text()
        size = columns.number()
        media_type = columns.text()
        name = columns.text()
        uploaded_by = columns.text()
        at = columns.text(index=True)
        draft = columns.text(index=True)
        case_number = columns.text(index=True)
        material = columns.text()

    class WindowNotice(database.Entity):
        _table_ = "window_notice"
        key = columns.text_key()
        number = columns.text(unique=True)
        kind = columns.text()
        org = columns.text()
        person = columns.text()
        at = columns.text()
        slug = columns.text()
        version = columns.number()
        draft = columns.text(index=True)
        resident = columns.text()
        name = columns.text()
        case_number = columns.text()
        content = Required(bytes)
        composite_index(org, at)
        composite_index(resident, at)
