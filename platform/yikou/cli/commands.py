"""A command, and all of them, as typer reads and calls them, with what is ours: the help, and what is left over."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from yikou.cli.helping import overview, page
from yikou.cli.misuse import Surplus


class Command(TyperCommand):
    """One command."""

    allow_extra_args = True  # by typer, which would refuse them in English

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads what was typed. Surplus where the command takes less."""
        left = super().parse_args(ctx, args)
        if left:
            raise Surplus(left)
        return left

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page of the command."""
        formatter.write("\n".join(page(self, ctx)))


class Group(TyperGroup):
    """All commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page that lists them."""
        formatter.write("\n".join(overview(self, ctx)))
