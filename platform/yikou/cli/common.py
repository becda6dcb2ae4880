"""What every command shares: the house of the environment, and how things are said."""

from typing import Any, NoReturn

import typer
from rich.console import Console

from yikou.cli.barred import in_the_way
from yikou.cli.language import spoken, words
from yikou.definition.messages import MEANT
from yikou.errors import Problem
from yikou.proof.messages import MESSAGES as OF_PROOFS
from yikou.rules.messages import DEFINITIONS, EXPRESSIONS
from yikou.settings import Settings, from_environment
from yikou.store.database import open_existing, open_store, shown
from yikou.store.migrations import require_current
from yikou.store.verify import Finding
from yikou.texts import Translate, say
from yikou.usecases.house import House, house_of
from yikou.usecases.seeding.seed_messages import CATALOGUE as OF_SEEDS

OF_PROBLEMS = {**EXPRESSIONS, **DEFINITIONS, **OF_PROOFS, **OF_SEEDS}
console = Console(highlight=False, soft_wrap=True)
to_errors = Console(stderr=True, highlight=False, soft_wrap=True)


def settings_here() -> Settings:
    """The settings of the environment; ends the command (2) where no folder can be in the place of `var`."""
    settings = from_environment()
    if found := in_the_way(settings.var):
        give_up("no_folder", 2, path=found)
    return settings


def new_house() -> House:
    """The house of the environment, its database created empty if there is none."""
    settings = settings_here()
    return house_of(settings, open_store(settings.database))


def open_house(*, current: bool = True) -> House:
    """The house of the environment; ends the command (2) where there is no database yet. current: OldSchema for a
    database of another program version."""
    settings = settings_here()
    store = open_existing(settings.database)
    if store is None:
        give_up("no_database", 2, path=where(settings))
    if current:
        with store.session() as s:
            require_current(s)
    return house_of(settings, store)


def where(settings: Settings) -> str:
    """Where the data lies, as people may read it."""
    return shown(settings.database)


def tell(code: str, **params: Any) -> None:
    """Prints a sentence of the catalogue."""
    console.print(words(code, **params), markup=False)


def give_up(code: str, status: int, **params: Any) -> NoReturn:
    """Prints a sentence of the catalogue where errors go, and ends the command."""
    to_errors.print(words(code, **params), markup=False)
    raise typer.Exit(status)


def say_finding(finding: Finding) -> None:
    """Prints one thing that is not as it was written."""
    entry = words("finding.entry", entry=finding.entry) if finding.entry else ""
    what = words(f"finding.{finding.what}")
    to_errors.print(words("finding", where=finding.where, entry=entry, what=what), markup=False)


def tell_problem(problem: Problem) -> None:
    """Prints one finding: file, line and key, what is the case, and what was probably meant."""
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    label = words("level.warning") if problem.level == "warning" else ""
    to_errors.print("  ".join(filter(None, (label, where, problem.key, sentence_of(problem, spoken())))), markup=False)


def sentence_of(problem: Problem, translate: Translate = str) -> str:
    """What is the case and what to do, with the name that was probably meant. Words of ours among the values, such as
    the kind that was expected, are translated, too."""
    values = {name: getattr(problem, name) for name in ("found", "expected", "key", "nearest", "about")}
    params = {name: translate(value) if isinstance(value, str) else value for name, value in values.items()}
    sentence = say(OF_PROBLEMS, problem.code, params, translate)
    if problem.nearest and "{nearest}" not in OF_PROBLEMS[problem.code]:
        return translate(MEANT).format_map({"sentence": sentence, "nearest": problem.nearest})
    return sentence
