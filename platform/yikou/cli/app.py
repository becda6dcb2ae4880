"""The commands put together, and what becomes of an error that no command expected."""

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import typer

from yikou.cli.barred import why_barred
from yikou.cli.commands import Command, Group
from yikou.cli.common import give_up, tell_problem, where
from yikou.cli.language import words
from yikou.cli.messages import MESSAGES
from yikou.cli.misuse import Misuse, no_such_command, tell_misuse
from yikou.errors import DefinitionRefused, NotFound
from yikou.settings import BadSetting, from_environment
from yikou.store.dialect import DAMAGE, Away, BadAddress, Busy, NoDriver, NotOurs, barred_by
from yikou.store.migrations import MigrationFailed, NewSchema, NoRoom, OldSchema

PARTS = {
    "init": "setting_up",
    "migrate": "setting_up",
    "password": "setting_up",
    "second-factor": "setting_up",
    "serve": "serving",
    "check": "checking",
    "publish": "defining",
    "export": "defining",
    "functions": "defining",
    "tick": "keeping",
    "verify": "keeping",
    "rebuild": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "token": "tokens",
}
"""The module of each command: what others need is not loaded for one, which would take a second more."""


def app_for(asked: str) -> typer.Typer:
    """The command line with the part that the asked command is in; with every part where it is none, as for help."""
    app = typer.Typer(cls=Group, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
    app.callback()(lambda: None)  # a single command would else go without its name
    for part in [PARTS[asked]] if asked in PARTS else dict.fromkeys(PARTS.values()):
        for command, told in import_module(f"yikou.cli.{part}").COMMANDS.items():
            app.command(help=told, cls=Command)(command)
    return app


def main() -> None:
    """Runs the command that was asked for. A terminal that knows no Chinese shows its letters by number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(_run(sys.argv[1:]))
    except typer.Exit as exit:
        sys.exit(exit.exit_code)


def _run(typed: Sequence[str]) -> int | None:
    """Exit code of the command, None for 0."""
    asked = typed[0] if typed else ""
    if strange := next((word for word in typed if not _is_text(word)), ""):
        give_up("not_text", 2, found=strange.encode(errors="replace").decode())
    if asked and not asked.startswith("-") and asked not in PARTS:
        no_such_command(asked, PARTS)
    try:
        ended: int | None = app_for(asked)(typed, standalone_mode=False)
        return ended
    except Misuse as error:
        tell_misuse(error, typed)
    except DefinitionRefused as refused:
        for problem in refused.problems:
            tell_problem(problem)
        raise typer.Exit(1) from refused
    except NotFound as missing:
        code = f"not_found.{missing.what}"
        give_up(code if code in MESSAGES else "not_found", 1, which=missing.which)
    except BadAddress:
        give_up("bad_address", 2)
    except NoDriver:
        give_up("no_driver", 2)
    except NotOurs:
        give_up("not_ours", 2, path=where(from_environment()))
    except Away as away:
        give_up("away", 2, path=where(from_environment()), why=away)
    except Busy:
        give_up("busy", 2)
    except NewSchema as new:
        give_up("new_schema", 2, found=new.found, wanted=new.wanted)
    except OldSchema as old:
        give_up("old_schema", 2, found=old.found, wanted=old.wanted)
    except NoRoom as full:
        give_up("no_room", 2, needed=_megabytes(full.needed), free=_megabytes(full.free))
    except MigrationFailed as failed:
        _tell_failed(failed)
    except DAMAGE as error:
        if barred := barred_by(error):
            give_up("disk", 2, path=where(from_environment()), why=words(f"barred.{barred}"))
        give_up("damaged", 2, path=where(from_environment()))
    except BadSetting as bad:
        give_up(f"bad_setting.{bad.field}", 2, value=bad.value)
    except OSError as error:
        give_up("disk", 2, path=error.filename, why=why_barred(error))


def _is_text(word: str) -> bool:
    """Whether it came in UTF-8; what did not is held in halves of letters."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def _megabytes(count: int) -> int:
    return count // 2**20


def _tell_failed(failed: MigrationFailed) -> NoReturn:
    cause = failed.__cause__
    why = f"{type(cause).__name__}: {cause}" if cause else ""
    code = "migration_failed" if failed.backup else "migration_failed.empty"
    give_up(code, 1, step=failed.step, why=why, backup=failed.backup)
