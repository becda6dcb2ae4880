"""What `--help` prints, in the language of the terminal: usage, arguments, options, and the commands that there are.

typer lays its help out in English, and looks some of the words up while it is loaded; so the pages are laid out here.
The texts are written where a command or an argument is declared, in Chinese like every text of the interface.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from typer.core import TyperCommand, TyperGroup

from yikou.cli.common import console
from yikou.cli.language import spoken, words

WIDEST = 100
_PIECE = re.compile(r"[（“《]*(?:[\u3400-\u9fff]|[!-~]+)[，。；：、）”》]*\s*|\S\s*")
"""What stays together in a line: a word, or a Chinese character with the marks around it."""


def overview(group: TyperGroup, ctx: Any) -> Iterator[str]:
    """Lines of the page that lists the commands."""
    yield words("help.usage", path=ctx.command_path, rest=words("help.some_command"))
    tell = spoken()
    rows = [(name, tell(command.help or "").partition("\n")[0]) for name, command in group.commands.items()]
    yield from _part("help.commands", rows)
    yield from ("", words("help.each", path=ctx.command_path))


def page(command: TyperCommand, ctx: Any) -> Iterator[str]:
    """Lines of the page of a command."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.get_params(ctx) if one not in arguments]
    rest = " ".join((words("help.some_options"), *map(_in_usage, arguments)))
    yield from (words("help.usage", path=ctx.command_path, rest=rest), "")
    for line in spoken()(command.help or "").split("\n"):
        yield from (f"  {piece}" for piece in wrapped(line, _width() - 2))
    yield from _part("help.arguments", [(name_of(one), _told(one)) for one in arguments])
    yield from _part("help.options", [(name_of(one), _told(one)) for one in options])


def name_of(param: Any) -> str:
    """An argument or an option as it is typed; what to put in its place stands in angle brackets."""
    value = f"<{spoken()(param.metavar).lower()}>" if param.metavar else ""
    return value if param.param_type_name == "argument" else " ".join(filter(None, (*param.opts, value)))


def _in_usage(argument: Any) -> str:
    name = name_of(argument) + (" …" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _told(param: Any) -> str:
    """What it is for, which numbers may stand there, and what counts where it is left out."""
    if "--help" in param.opts:
        return words("help.help")
    facts = []
    if param.max is not None:
        facts.append(words("help.between", least=param.min, most=param.max))
    if param.default not in (None, False, ""):
        facts.append(words("help.default", value=param.default))
    text = spoken()(param.help)
    return words("help.facts", text=text, facts=words("help.and").join(facts)) if facts else text


def _part(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A titled list in two columns; nothing for an empty one."""
    if not rows:
        return
    yield from ("", words(title))
    aside = max(cell_len(name) for name, _ in rows) + 4
    for name, text in rows:
        first, *more = wrapped(text, _width() - aside)
        yield set_cell_size(f"  {name}", aside) + first
        yield from (" " * aside + line for line in more)


def _width() -> int:
    return min(console.width, WIDEST)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of so many cells, of which a Chinese character takes two.

    >>> wrapped("写出 JSON，给程序读", 12)
    ['写出 JSON，', '给程序读']
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
