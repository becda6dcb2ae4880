"""Commands that were typed wrongly: what is wrong, and where to read how they are written. All of them end with 2."""

from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import typer
from typer._click.exceptions import (  # typer has no other name for them
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from yikou.cli.common import to_errors
from yikou.cli.helping import name_of
from yikou.cli.language import words
from yikou.definition.problems import nearest

Misuse = UsageError
"""Whatever is wrong with the words of a command."""


class Surplus(Misuse):
    """More was typed than the command takes. what: the surplus."""

    def __init__(self, what: Sequence[str]) -> None:
        super().__init__(" ".join(what))
        self.what = what


def no_such_command(asked: str, known: Iterable[str]) -> NoReturn:
    """Ends the command line, which names no command."""
    _give_up(_near("misuse.command", asked, known), "")


def tell_misuse(error: Misuse, typed: Sequence[str]) -> NoReturn:
    """Ends the command line with what is wrong with it."""
    if isinstance(error, NoArgsIsHelpError):
        typer.echo(error.message)
        raise typer.Exit(2)
    command = typed[0] if not typed[0].startswith("-") else ""
    _give_up(_sentence(error, typed), command)


def _sentence(error: Misuse, typed: Sequence[str]) -> str:
    match error:
        case NoSuchOption():
            return _near("misuse.option", error.option_name, error.possibilities or ())
        case BadOptionUsage(option_name=option):
            given = any(word.startswith(f"{option}=") for word in typed)
            return words("misuse.no_value" if given else "misuse.value", what=option)
        case MissingParameter():
            return words("misuse.missing", what=name_of(error.param))
        case BadParameter():
            return _of_value(error.param)
        case Surplus():
            return words("misuse.surplus", what=error.message)
        case _:
            return words("misuse.nothing")


def _of_value(param: Any) -> str:
    """What should stand there. Everything else than numbers is taken as it is, but for bytes that are no text."""
    code = "text" if param.min is None else "least" if param.max is None else "between"
    return words(f"misuse.{code}", what=name_of(param), least=param.min, most=param.max)


def _near(code: str, found: str, known: Iterable[str]) -> str:
    meant = nearest(found, known)
    return words(f"{code}_near" if meant else code, what=found, nearest=meant)


def _give_up(sentence: str, command: str) -> NoReturn:
    path = " ".join(filter(None, ("yikou", command)))
    to_errors.print(sentence, words("misuse.more", path=path), sep="\n", markup=False)
    raise typer.Exit(2)
