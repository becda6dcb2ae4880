# mypy: disable-error-code="misc"
"""Orgs, staff, posts and roles with their dates, and seals that are stopped. History keeps the old names."""

from pony.orm import Database, PrimaryKey

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Org(database.Entity):
        _table_ = "org"
        slug = columns.text_key()
        name = columns.text()
        kind = columns.text()
        parent = columns.maybe_text()
        code = columns.text(unique=True)
        since = columns.text()
        until = columns.maybe_text()
        successor = columns.maybe_text()
        phone = columns.text()
        name_en = columns.text()

    class Person(database.Entity):
        _table_ = "person"
        key = columns.text_key()
        name = columns.text()
        id_number = columns.text()
        phone = columns.text()

    class Post(database.Entity):
        _table_ = "post"
        person = columns.text()
        role = columns.text()
        org = columns.text()
        since = columns.text()
        until = columns.maybe_text()
        rank = columns.number()
        title = columns.text()
        PrimaryKey(person, role, org, since)

    class StandIn(database.Entity):
        _table_ = "stand_in"
        person = columns.text()
        holder = columns.text()
        role = columns.text()
        org = columns.text()
        since = columns.text()
        until = columns.text()
        PrimaryKey(holder, role, org, since)

    class OrgMove(database.Entity):
        _table_ = "org_move"
        org = columns.text()
        since = columns.text()
        parent = columns.text()
        PrimaryKey(org, since)

    class SealStop(database.Entity):
        _table_ = "seal_stop"
        org = columns.text_key()
        since = columns.text()
        person = columns.text()
        reason = columns.text()

    class Role(database.Entity):
        _table_ = "role"
        name = columns.text_key()
        title = columns.text()
        title_en = columns.text()
