"""Guessing passwords at once, and from many addresses: what is counted is counted whoever asks."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from yikou.errors import Refused
from yikou.usecases.accounts import signing_in as accounts

PASSWORD = "yikou-demo-2026"


@pytest.fixture
def quick(monkeypatch):
    """Judging passwords without the thirty milliseconds that each costs."""
    monkeypatch.setattr(accounts, "is_password", lambda kept, given: bool(kept) and given == PASSWORD)


def tried(office, login, password, ip):
    try:
        accounts.sign_in(office.house, login, password, ip=ip, agent="")
    except Refused as refused:
        return refused.code
    finally:
        office.house.store.close()
    return "in"


def test_of_sixty_guesses_at_once_ten_are_judged(office, quick):
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda n: tried(office, "zhou.liqun", f"x{n}", f"10.0.0.{n}"), range(60)))
    assert codes.count("not_known") == accounts.MOST_BY_LOGIN
    assert codes.count("too_many_tries") == 60 - accounts.MOST_BY_LOGIN
    assert tried(office, "zhou.liqun", PASSWORD, "10.9.9.9") == "too_many_tries"


def test_an_address_that_tries_many_accounts_has_to_wait(office, quick):
    codes = [tried(office, f"nobody{n}", "x", "10.0.0.1") for n in range(accounts.MOST_BY_ADDRESS + 1)]
    assert codes == ["not_known"] * accounts.MOST_BY_ADDRESS + ["too_many_tries"]
    assert tried(office, "zhou.liqun", PASSWORD, "10.0.0.1") == "too_many_tries"
    assert tried(office, "zhou.liqun", PASSWORD, "10.0.0.2") == "in"


def test_a_login_in_other_letters_is_the_same_login(office, quick):
    for n in range(accounts.MOST_BY_LOGIN):
        tried(office, [" Zhou.Liqun", "ZHOU.LIQUN "][n % 2], "x", f"10.0.1.{n}")
    assert tried(office, "zhou.liqun", PASSWORD, "10.0.0.1") == "too_many_tries"


def test_a_guess_while_locked_does_not_prolong_the_wait(office, quick):
    for n in range(accounts.MOST_BY_LOGIN):
        tried(office, "zhou.liqun", "x", f"10.0.1.{n}")
    office.clock.move(minutes=14)
    assert tried(office, "zhou.liqun", "x", "10.0.0.1") == "too_many_tries"
    office.clock.move(minutes=2)
    assert tried(office, "zhou.liqun", PASSWORD, "10.0.0.1") == "in"
