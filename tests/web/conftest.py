"""A small office on a real database, and browsers that talk to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from yikou.directory.model import Org, Person, Post, Role
from yikou.settings import Settings
from yikou.store import directory_store as staff
from yikou.store.accounts import Account, put_account
from yikou.store.database import open_store
from yikou.store.migrations import migrate
from yikou.usecases.house import House
from yikou.usecases.passwords import hash_password
from yikou.web.app import GROUPS, create_app
from yikou.web.routes import Page
from yikou.web.services import make_services

SINCE = date(2020, 1, 1)
PASSWORD = "三棵白杨树在窗口前"
HASH = hash_password(PASSWORD)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 17, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Browser(TestClient):
    """A browser with its cookies, which sends what browsers send with a form of ours."""

    def csrf(self, path: str = "/password") -> str:
        return self.get(path).text.split('name="csrf-token" content="')[1].split('"')[0]

    def submit(self, path: str, data: dict[str, str] | None = None, *, page: str = "/password", **more):
        fields = {"_csrf": self.csrf(page)} | (data or {})
        more.setdefault("headers", {"sec-fetch-site": "same-origin"})
        return self.post(path, data=fields, follow_redirects=False, **more)

    def sign_in(self, account: str = "linxy", password: str = PASSWORD, **more):
        return self.submit("/login", {"account": account, "password": password}, **more)


def _fill(house: House) -> None:
    with house.store.writing() as s:
        for slug, name, kind, parent in (
            ("nangang", "南岗区", "district", None),
            ("huayuan", "花园街道", "street", "nangang"),
        ):
            staff.put_org(s, Org(slug, name, kind, parent, slug[:2].upper(), SINCE))
        staff.put_role(s, Role("clerk", "窗口受理员"))
        staff.put_role(s, Role("reviewer", "审核员"))
        for key, login, name in (("p1", "linxy", "林晓燕"), ("p2", "zhoulq", "周立群"), ("p3", "gone", "何去")):
            staff.put_person(s, Person(key, name))
            put_account(s, Account(key, login, HASH, False, False, False, house.now))
        staff.put_post(s, Post("p1", "clerk", "huayuan", SINCE, rank=1))
        staff.put_post(s, Post("p1", "reviewer", "huayuan", SINCE, rank=2))
        staff.put_post(s, Post("p2", "reviewer", "huayuan", SINCE))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    settings = replace(Settings(), var=tmp_path)
    made = House(settings, open_store(settings.database), clock=clock)
    migrate(made.store, backup_to=None)
    _fill(made)
    return made


@pytest.fixture
def pages() -> tuple[Page, ...]:
    """Further routes of a test."""
    return ()


@pytest.fixture
def browsers(house: House, pages: tuple[Page, ...]) -> Iterator[list[Browser]]:
    """Two browsers at one server."""
    app = create_app(make_services(house), (*GROUPS, pages))
    with Browser(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as first:
        yield [first, Browser(app, base_url="http://127.0.0.1", raise_server_exceptions=False)]
    house.store.close()


@pytest.fixture
def browser_of(browsers: list[Browser]) -> Browser:
    """One browser."""
    return browsers[0]
