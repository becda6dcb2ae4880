from datetime import UTC, datetime, timedelta

import pytest

from yikou.store import accounts
from yikou.store.accounts import Account, Session

NOW = datetime(2026, 3, 20, tzinfo=UTC)


@pytest.fixture
def s(store):
    with store.writing() as session:
        yield session


ACCOUNT = Account("lin", "linxy", "hash", True, True, False, NOW)
SESSION = Session("t1", "lin", "clerk@huayuan", NOW, NOW, NOW + timedelta(hours=12), "127.0.0.1", "browser")


def test_an_account_is_found_by_login_and_by_person(s):
    accounts.put_account(s, ACCOUNT)
    assert accounts.account_by_login(s, "linxy") == accounts.account_of(s, "lin") == ACCOUNT


def test_a_demo_password_is_in_force_until_it_is_changed(s):
    accounts.put_account(s, ACCOUNT)
    assert accounts.demo_passwords_in_force(s)
    accounts.set_password(s, "lin", "new", initial=False, at=NOW)
    assert not accounts.demo_passwords_in_force(s)


def test_a_disabled_account_has_no_password_in_force(s):
    accounts.put_account(s, Account("lin", "linxy", "hash", True, True, True, NOW))
    assert not accounts.demo_passwords_in_force(s)


def test_a_session_lives_until_it_is_ended(s):
    accounts.add_session(s, SESSION)
    accounts.switch_post(s, "t1", "reviewer@huayuan")
    accounts.touch_session(s, "t1", NOW + timedelta(minutes=1))
    found = accounts.session_by_hash(s, "t1")
    assert (found.post, found.seen) == ("reviewer@huayuan", NOW + timedelta(minutes=1))
    accounts.end_session(s, "t1")
    assert accounts.session_by_hash(s, "t1") is None


def test_all_sessions_but_one_are_ended(s):
    for token in ("t1", "t2", "t3"):
        accounts.add_session(s, Session(token, *[getattr(SESSION, n) for n in Session.__slots__[1:]]))
    assert accounts.end_sessions_of(s, "lin", except_hash="t2") == 2
    assert [session.token_hash for session in accounts.sessions_of(s, "lin")] == ["t2"]


def test_failures_count_by_login_since_it_last_worked_and_by_address(s):
    for minute, ok in enumerate([False, False, True, False]):
        accounts.note_attempt(s, "linxy", "10.0.0.1", ok, NOW + timedelta(minutes=minute))
    accounts.note_attempt(s, "other", "10.0.0.1", False, NOW)
    assert accounts.failures(s, "linxy", "10.0.0.1", NOW) == (1, 4)
