"""The demo district as it lies in `seeds/`, read into the values that the store keeps.

Nothing is written here; `yikou init --demo` puts it into the database. The files are described in seeds/README.md.
"""

from dataclasses import dataclass
from pathlib import Path

from yikou.definition.problems import Problems
from yikou.directory.model import Directory
from yikou.store.phrases import Phrase
from yikou.store.regulations import Regulation
from yikou.store.residents import Fact, Resident
from yikou.usecases.seeding.seed_calendar import read_calendar
from yikou.usecases.seeding.seed_people import read_directory
from yikou.usecases.seeding.seed_phrases import read_phrases
from yikou.usecases.seeding.seed_residents import read_residents
from yikou.usecases.seeding.seed_texts import DemoAccounts, read_accounts, read_texts
from yikou.workdays.model import Calendar


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything in `seeds/`. texts: regulations and notices; facts: what other offices know of the residents;
    phrases: the office's."""

    directory: Directory
    calendar: Calendar
    residents: tuple[Resident, ...]
    facts: tuple[Fact, ...]
    texts: tuple[Regulation, ...]
    accounts: DemoAccounts
    phrases: tuple[Phrase, ...]


def read_seeds(folder: Path) -> Seeds:
    """The seeds of that folder. Raises DefinitionRefused with all that is wrong; `seed_messages.text_of` words it."""
    problems = Problems()
    directory, logins = read_directory(folder, problems)
    calendar = read_calendar(folder, problems)
    residents, facts = read_residents(folder, directory, problems)
    texts = read_texts(folder, calendar.zone, problems)
    accounts = read_accounts(folder, logins, problems)
    phrases = read_phrases(folder, problems)
    problems.refuse()
    return Seeds(directory, calendar, residents, facts, texts, accounts, phrases)
