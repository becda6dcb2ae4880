# mypy: disable-error-code="misc"
"""Accounts, signed-in sessions and attempts to sign in."""

from pony.orm import Database, Required, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Account(database.Entity):
        _table_ = "account"
        person = columns.text_key()
        login = columns.text(unique=True)
        password_hash = columns.text()
        must_change = Required(bool)
        initial = Required(bool)
        disabled = Required(bool)
        changed_at = columns.text()

    class WebSession(database.Entity):
        _table_ = "web_session"
        token_hash = columns.text_key()
        person = columns.text(index=True)
        post = columns.text()
        created = columns.text()
        seen = columns.text()
        ends = columns.text()
        ip = columns.text()
        agent = columns.text()

    class LoginAttempt(database.Entity):
        _table_ = "login_attempt"
        id = columns.row_number()
        login = columns.text()
        ip = columns.text()
        ok = Required(bool)
        at = columns.text()
        composite_index(login, at)
        composite_index(ip, at)
