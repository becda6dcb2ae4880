"""The org tree that a check may ask: of the database, or of a folder of seeds. Nothing is written."""

from datetime import datetime
from pathlib import Path

from yikou.definition.problems import Problems
from yikou.proof.district import District
from yikou.settings import Settings
from yikou.store.database import open_existing
from yikou.usecases.definitions.publishing import district_of
from yikou.usecases.house import house_of
from yikou.usecases.seeding.seed_calendar import read_calendar
from yikou.usecases.seeding.seed_people import read_directory


def is_seeds(folder: Path) -> bool:
    """Whether an org tree lies there."""
    return (folder / "orgs.csv").is_file()


def district_of_seeds(folder: Path, settings: Settings) -> District:
    """Org tree and calendar of a folder, as of today; DefinitionRefused with all that is wrong in it."""
    problems = Problems()
    directory, _ = read_directory(folder, problems)
    calendar = read_calendar(folder, problems)
    problems.refuse()
    return District(directory, calendar, datetime.now(settings.timezone).date())


def district_of_database(settings: Settings) -> District | None:
    """Org tree and calendar of the house; None where there is no database, or nobody in it."""
    store = open_existing(settings.database)
    if store is None:
        return None
    house = house_of(settings, store)
    with house.store.session() as s:
        return district_of(house, s)
