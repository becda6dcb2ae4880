"""The commands put together, and what becomes of an error that no command expected."""

import sys

import typer

from yikou.cli import defining, keeping, serving, setting_up
from yikou.cli.common import give_up, tell_problem
from yikou.errors import DefinitionRefused, NotFound
from yikou.store.dialect import Busy
from yikou.store.migrations import OldSchema

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for part in (setting_up, serving, defining, keeping):
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
        give_up("not_found", 1, what=missing.what, which=missing.which)
    except Busy:
        give_up("busy", 2)
    except OldSchema as old:
        give_up("old_schema", 2, error=old)
