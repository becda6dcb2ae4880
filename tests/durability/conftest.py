"""A var with the demo district, made once per run and copied for whoever changes it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import databases
from tests.durability import office
from tests.durability.browser import Browser
from tests.durability.server import Server, prepare


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo district without cases. Not to be changed."""
    return prepare(tmp_path_factory.mktemp("district") / "var")


@pytest.fixture
def var(district: Path, tmp_path: Path) -> Path:
    """A copy of one's own."""
    return databases.copied_tree(district, tmp_path / "var")


@pytest.fixture
def serve(var: Path) -> Iterator[Callable[[], Server]]:
    """Starts a server on `var`; all are stopped at the end."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Server(var))


@pytest.fixture
def sign_in() -> Callable[[Server, str], Browser]:
    """A browser in which somebody has signed in."""

    def signed_in(server: Server, account: str) -> Browser:
        browser = Browser(server.port)
        browser.sign_in(account, office.PASSWORD)
        return browser

    return signed_in
