"""A small office on a real database, and browsers that talk to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from tests import databases
from yikou.directory.model import Org, Person, Post, Role
from yikou.errors import Conflict, NotAllowed
from yikou.settings import Settings
from yikou.store import directory_store as staff
from yikou.store.accounts import Account, put_account
from yikou.store.database import open_store
from yikou.usecases.accounts import passwords
from yikou.usecases.accounts.passwords import hash_password
from yikou.usecases.house import House
from yikou.usecases.operation.health import latest_change
from yikou.web.app import GROUPS, create_app
from yikou.web.routes import Page
from yikou.web.services import Services, make_services
from yikou.web.sse import Pulse
from yikou.web.visit import Visit

SINCE = date(2020, 1, 1)
PASSWORD = "三棵白杨树在窗口前"
# Hashed cheaply, here and by every test: a run signs in some thousand times.
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = hash_password(PASSWORD)
STAFF = (("p1", "linxy", "林晓燕"), ("p2", "zhoulq", "周立群"), ("p3", "gone", "何去"))
POSTS = (Post("p1", "clerk", "huayuan", SINCE, rank=1), Post("p1", "reviewer", "huayuan", SINCE, rank=2))


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

    def csrf(self) -> str:
        return self.get("/password").text.split('name="csrf-token" content="')[1].split('"')[0]

    def submit(self, path: str, data: dict[str, str] | None = None, **more: Any):
        more.setdefault("headers", {"sec-fetch-site": "same-origin"})
        return self.post(path, data={"_csrf": self.csrf()} | (data or {}), follow_redirects=False, **more)

    def sign_in(self, account: str = "linxy", password: str = PASSWORD, **more: Any):
        return self.submit("/login", {"account": account, "password": password, **more})


async def _echo(visit: Visit) -> Response:
    return PlainTextResponse((await visit.form()).get("opinion", ""))


async def _whoami(visit: Visit) -> Response:
    return PlainTextResponse(f"{visit.person.person.name} {visit.person.post.role}")


async def _break(visit: Visit) -> Response:
    raise RuntimeError("王桂兰 230199194611200015")


async def _forbid(visit: Visit) -> Response:
    raise NotAllowed("print", ask="区受理中心主管")


async def _clash(visit: Visit) -> Response:
    raise Conflict("周海峰", datetime(2026, 3, 17, 1, 21, tzinfo=UTC), "同意，送公示")


TRIAL = (
    Page("POST", "/echo", _echo, "signed_in"),
    Page("POST", "/scan", _echo, "signed_in", upload=True),
    Page("GET", "/whoami", _whoami, "signed_in"),
    Page("GET", "/live", _whoami, "signed_in", background=True),
    Page("GET", "/window", _whoami, frozenset({"clerk"})),
    Page("GET", "/broken", _break, "public"),
    Page("GET", "/forbidden", _forbid, "signed_in"),
    Page("POST", "/clash", _clash, "signed_in"),
)


def _fill(house: House) -> None:
    with house.store.writing() as s:
        staff.put_org(s, Org("nangang", "南岗区", "district", None, "NG", SINCE))
        staff.put_org(s, Org("huayuan", "花园街道", "street", "nangang", "HY", SINCE))
        staff.put_role(s, Role("clerk", "窗口受理员"))
        staff.put_role(s, Role("reviewer", "审核员"))
        for key, login, name in STAFF:
            staff.put_person(s, Person(key, name))
            put_account(s, Account(key, login, HASH, False, False, False, house.now))
        for post in (*POSTS, Post("p2", "reviewer", "huayuan", SINCE)):
            staff.put_post(s, post)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    settings = databases.settings_in(tmp_path, upload_bytes=3_000_000)
    made = House(settings, databases.migrated(tmp_path), clock=clock)
    _fill(made)
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Templates and static files, which are the same for every test."""
    return make_services(House(Settings(), open_store(databases.place(tmp_path_factory.mktemp("none")))))


@pytest.fixture
def app(house: House, drawn: Services) -> Any:
    pulse = Pulse(partial(latest_change, house.store))
    return create_app(replace(drawn, house=house, pulse=pulse), (*GROUPS, TRIAL))


@pytest.fixture
def desk(app: Any) -> Iterator[Browser]:
    """A browser before anybody has signed in."""
    with Browser(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as browser:
        yield browser


@pytest.fixture
def other(app: Any, desk: Browser) -> Browser:
    """Another browser at the same server."""
    return Browser(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def clerk(desk: Browser) -> Browser:
    """A browser in which the clerk has signed in."""
    desk.sign_in()
    return desk
