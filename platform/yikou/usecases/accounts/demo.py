"""The demo logins, and whether anybody could still sign in with a password that everybody knows."""

from functools import lru_cache
from pathlib import Path

from yikou.definition.problems import Problems
from yikou.store import accounts
from yikou.usecases.house import House
from yikou.usecases.seeding.seed_texts import DemoAccounts, read_accounts


def is_demo(house: House) -> bool:
    """Whether a demo password is in force: then the server must not be reachable from elsewhere."""
    with house.store.session() as s:
        return accounts.demo_passwords_in_force(s)


def demo_accounts(house: House) -> DemoAccounts:
    """The demo password and the logins that are shown, as seeds/ has them; nothing where there are no seeds."""
    return _read(house.settings.house / "seeds")


@lru_cache(maxsize=1)
def _read(folder: Path) -> DemoAccounts:
    # What is wrong in the file was said when it was loaded; here it only means that less is shown.
    return read_accounts(folder, {}, Problems())
