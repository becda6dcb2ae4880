"""A house with the demo district and its affairs in a folder of its own, and a clock that stands until it is moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from yikou.settings import Settings
from yikou.store.calendar_store import put_calendar
from yikou.store.database import open_store
from yikou.store.dialect import Synchronous
from yikou.store.directory_store import put_org, put_person, put_post, put_role
from yikou.store.migrations import migrate
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House, house_of
from yikou.usecases.seeding.seed_files import read_seeds


@dataclass(slots=True)
class Clock:
    """A moment that moves by a second when it is asked to."""

    now: datetime = datetime(2026, 4, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self) -> None:
        self.now += timedelta(seconds=1)


def open_house(folder: Path, clock: Clock, *, synchronous: Synchronous) -> House:
    """The district's orgs, staff, calendar and affairs, without residents."""
    settings = Settings(var=folder)
    store = open_store(settings.database, synchronous=synchronous)
    migrate(store, backup_to=None)
    house = house_of(settings, store, clock=clock)
    seeds = read_seeds(settings.house / "seeds")
    with store.writing() as s:
        for org in seeds.directory.orgs.values():
            put_org(s, org)
        for role in seeds.directory.roles.values():
            put_role(s, role)
        for person in seeds.directory.people.values():
            put_person(s, person)
        for post in seeds.directory.posts:
            put_post(s, post)
        put_calendar(s, seeds.calendar)
    publish(house, by="", only=("hardship-relief",))
    return house
