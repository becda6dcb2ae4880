"""A running demo district for the browser: seeds, affairs, a server of this process, and a clock that tests move."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import socket
from threading import Thread
from zoneinfo import ZoneInfo

import uvicorn

from tests import databases
from yikou.settings import HOUSE
from yikou.store.database import open_store
from yikou.usecases.acts.ticking import tick
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House, house_of
from yikou.usecases.seeding.seed_files import read_seeds
from yikou.usecases.seeding.setup import bring_up, load_district
from yikou.web.app import create_app
from yikou.web.services import make_services

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "yikou-demo-2026"


class Clock:
    """Stands still until it is moved; begins on a Tuesday morning, as the window opens."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 17, 8, 30, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def to(self, day: str, time: str = "09:00") -> None:
        """Goes on to a day as `2026-03-18`, at a time of the district; never back."""
        then = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE)
        assert then >= self.now, f"{then} is before {self.now}"
        self.now = then

    def wait(self, **span: float) -> None:
        """Lets a span pass, as `minutes=61`."""
        self.now += timedelta(**span)


@dataclass(frozen=True, slots=True)
class District:
    """address: where it is served, without a slash at the end."""

    address: str
    clock: Clock
    house: House

    def tick(self) -> None:
        """What the clock does by itself: alarms, ends of periods."""
        tick(self.house)


@contextmanager
def opened(house: House, clock: Clock) -> Iterator[District]:
    """A house on a free port; it stops by itself."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = _server(house)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="district")
        thread.start()
        try:
            yield District(f"http://127.0.0.1:{listener.getsockname()[1]}", clock, house)
        finally:
            server.should_exit = True
            thread.join()
    house.store.close()


@contextmanager
def served(var: Path, *, folder: Path) -> Iterator[District]:
    """The demo district, without its cases, with the affairs, pages and seeds of a folder, kept in `var`."""
    house, clock = _house(var, folder)
    bring_up(house.store, now=house.now, backups=var / "backups")
    load_district(house, read_seeds(folder / "seeds"))
    publish(house, by="")
    with opened(house, clock) as district:
        yield district


@contextmanager
def copied(prepared: Path | str, var: Path) -> Iterator[District]:
    """The same with the shipped affairs, from a database that was made before."""
    databases.copied(prepared, var)
    with opened(*_house(var, HOUSE)) as district:
        yield district


def _house(var: Path, folder: Path) -> tuple[House, Clock]:
    clock, settings = Clock(), databases.settings_in(var, house=folder)
    return house_of(settings, open_store(settings.database), clock=clock), clock


def _server(house: House) -> uvicorn.Server:
    app = create_app(make_services(house))
    return uvicorn.Server(
        uvicorn.Config(app, access_log=False, log_config=None, log_level="error", timeout_graceful_shutdown=2)
    )
