"""The commands put together, and what becomes of an error that no command expected."""

import sys

import typer

from yikou.cli import checking, defining, keeping, serving, setting_up, tokens
from yikou.cli.common import give_up, tell_problem
from yikou.cli.messages import MESSAGES
from yikou.errors import DefinitionRefused, NotFound
from yikou.settings import from_environment
from yikou.store.dialect import DAMAGE, Busy
from yikou.store.migrations import OldSchema

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for part in (setting_up, serving, checking, defining, keeping, tokens):
    for command in part.COMMANDS:
        app.command()(command)


def main() -> None:
    """Runs the command that was asked for."""
    try:
        _run()
    except typer.Exit as exit:
        sys.exit(exit.exit_code)


def _run() -> None:
    try:
        app()
    except DefinitionRefused as refused:
        for problem in refused.problems:
            tell_problem(problem)
        raise typer.Exit(1) from refused
    except NotFound as missing:
        code = f"not_found.{missing.what}"
        give_up(code if code in MESSAGES else "not_found", 1, which=missing.which)
    except Busy:
        give_up("busy", 2)
    except OldSchema as old:
        give_up("old_schema", 2, error=old)
    except DAMAGE:
        give_up("damaged", 2, path=from_environment().database)
    except OSError as error:
        give_up("disk", 2, path=error.filename, why=error.strerror)
