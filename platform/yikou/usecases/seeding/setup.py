"""Bringing a house to life: the database, the demo district, the affairs. What is there already stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yikou.store import accounts, directory_store, phrases, regulations, residents
from yikou.store.accounts import Account
from yikou.store.calendar_store import put_calendar
from yikou.store.database import Session, Store
from yikou.store.migrations import migrate
from yikou.usecases.accounts.passwords import hash_password
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House
from yikou.usecases.seeding.seed_files import Seeds, read_seeds

Progress = Callable[[str], None]
"""Is told what comes next: `schema`, `district`, `residents`, `affairs`."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What `set_up` did. migrations: how many ran; district: whether the demo district was loaded just now; people:
    whether anybody works here; affairs: how many versions are new."""

    migrations: int
    district: bool
    people: bool
    affairs: int


def set_up(house: House, *, demo: bool, progress: Progress) -> SetUp:
    """Creates the database and publishes the affairs; with `demo`, loads the district of `seeds/` unless it is there.

    Safe to repeat: each part is one transaction, and what was done is not done again.
    """
    progress("schema")
    migrations = bring_up(house.store, now=house.now, backups=house.settings.var / "backups")
    had_people = _has_people(house.store)
    is_new = demo and not had_people
    if is_new:
        progress("district")
        load_district(house, read_seeds(house.settings.house / "seeds"))
    progress("affairs")
    published = publish(house, by="")
    return SetUp(migrations, is_new, had_people or is_new, sum(one.is_new for one in published.values()))


def bring_up(store: Store, *, now: datetime, backups: Path) -> int:
    """Brings the schema up to date, after a copy of the database if it holds anything; how many steps ran."""
    return migrate(store, backup_to=backups / f"before-migration-{now:%Y%m%d-%H%M%S}.sqlite")


def load_district(house: House, seeds: Seeds) -> None:
    """Writes orgs, staff, calendar, residents, texts, phrases and demo accounts, in one transaction."""
    kept = hash_password(seeds.accounts.password)
    with house.store.writing() as s:
        _put_staff(s, seeds)
        put_calendar(s, seeds.calendar)
        for text in seeds.texts:
            regulations.put(s, text)
        for resident in seeds.residents:
            residents.put(s, resident)
        for fact in seeds.facts:
            residents.put_fact(s, fact)
        for phrase in seeds.phrases:
            phrases.put(s, phrase)
        for login, person in seeds.accounts.people.items():
            demo = Account(person, login, kept, must_change=False, initial=True, disabled=False, changed_at=house.now)
            accounts.put_account(s, demo)


def _put_staff(s: Session, seeds: Seeds) -> None:
    for org in seeds.directory.orgs.values():
        directory_store.put_org(s, org)
    for role in seeds.directory.roles.values():
        directory_store.put_role(s, role)
    for person in seeds.directory.people.values():
        directory_store.put_person(s, person)
    for post in seeds.directory.posts:
        directory_store.put_post(s, post)
    for stand_in in seeds.directory.stand_ins:
        directory_store.put_stand_in(s, stand_in)


def _has_people(store: Store) -> bool:
    with store.session() as s:
        return bool(directory_store.directory(s).people)
