# mypy: disable-error-code="misc"
"""Accounts, sessions, second factors, attempts to sign in, and the tokens of programs with what they were answered."""

from pony.orm import Database, PrimaryKey, Required, composite_index

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
        proven = columns.maybe_text()
        factor = columns.text(sql_default="''")

    class SecondFactor(database.Entity):
        _table_ = "second_factor"
        person = columns.text_key()
        salt = columns.text()
        enrolled_at = columns.maybe_text()
        last_step = columns.number()

    class RecoveryCode(database.Entity):
        _table_ = "recovery_code"
        code_hash = columns.text_key()
        person = columns.text(index=True)
        used_at = columns.maybe_text()

    class LoginAttempt(database.Entity):
        _table_ = "login_attempt"
        id = columns.row_number()
        login = columns.text()
        ip = columns.text()
        ok = Required(bool)
        at = columns.text()
        composite_index(login, at)
        composite_index(ip, at)

    class ApiToken(database.Entity):
        _table_ = "api_token"
        id = columns.text_key()
        token_hash = columns.text(unique=True)
        person = columns.text(index=True)
        post = columns.text()
        name = columns.text()
        created = columns.text()
        ends = columns.text()
        used = columns.maybe_text()
        revoked = columns.maybe_text()
        may_seal = Required(bool, sql_default="false")

    class ApiAnswer(database.Entity):
        _table_ = "api_answer"
        _table_options_ = columns.IN_KEY_ORDER
        token = columns.text()
        key = columns.text()
        request_hash = columns.text()
        answer = columns.text()
        at = columns.text(index=True)
        PrimaryKey(token, key)
