"""Commands for the author of an affair beside `check`: publish, export, and the functions that rules may call."""

from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import console, open_house, tell, tell_problem
from yikou.cli.findings import available_line
from yikou.rules.functions.loading import load_functions
from yikou.rules.functions.page import page
from yikou.settings import from_environment
from yikou.usecases.definitions import publishing
from yikou.usecases.definitions.available import available

Slugs = Annotated[list[str] | None, typer.Argument(help="Affairs; all of rules/ where none is named.")]
Version = Annotated[int | None, typer.Option(help="A published version; the latest where none is named.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="The whole reference, as it stands in docs/functions.md.")]
Folder = Annotated[Path, typer.Option(help="Where the files are written, under rules/ and schemas/.")]


def publish(slugs: Slugs = None, note: Annotated[str, typer.Option(help="What changed, for the record.")] = "") -> None:
    """Publish affairs of rules/ as numbered versions; what has not changed keeps its number.

    What affairs that were not named could take over from changed defaults is listed.
    """
    house = open_house()
    for slug, done in publishing.publish(house, slugs or (), by="", note=note, heed=tell_problem).items():
        tell("version_new" if done.is_new else "version_same", slug=slug, number=done.number)
    for slug, newer in available(house).items():
        console.print(available_line(slug, newer), markup=False)


def export(slug: str, version: Version = None, to: Folder = Path()) -> None:
    """Write the files of a published version, byte for byte."""
    written = publishing.export(open_house(), slug, version=version, to=to)
    tell("exported", count=len(written), folder=to)


def functions(markdown: Markdown = False) -> None:
    """List the functions that expressions may call: the built-in ones and the district's own."""
    found = load_functions(from_environment().house / "rules" / "functions")
    if markdown:
        typer.echo(page(found), nl=False)
        return
    for one in found.values():
        example, gives = one.example
        tell("function", name=one.name, label=one.label, example=example, gives=gives, doc=one.doc.partition("\n")[0])


COMMANDS = (publish, export, functions)
