"""Commands for the author of an affair: check, publish, export, and the functions that rules may call."""

from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import give_up, open_house, tell, tell_problem
from yikou.rules.functions.loading import load_functions
from yikou.settings import from_environment
from yikou.usecases import publishing

RULES, SCHEMA = ".rules.yaml", ".schema.json"
Paths = Annotated[list[Path] | None, typer.Argument(help="Files of affairs, or folders with rules/ and schemas/.")]
Slugs = Annotated[list[str] | None, typer.Argument(help="Affairs; all of rules/ where none is named.")]
Version = Annotated[int | None, typer.Option(help="A published version; the latest where none is named.")]
Folder = Annotated[Path, typer.Option(help="Where the files are written, under rules/ and schemas/.")]


def check(paths: Paths = None) -> None:
    """Read affairs and say everything that keeps them from being published, with file and line."""
    found = 0
    for folder, slugs in _wanted(paths or []).items():
        functions = load_functions(folder / "rules" / "functions")
        for slug, problems in publishing.check(folder, slugs, functions=functions).items():
            for problem in problems:
                tell_problem(problem)
            found += len(problems)
            tell("bad" if problems else "good", slug=slug, count=len(problems))
    raise typer.Exit(1 if found else 0)


def publish(slugs: Slugs = None, note: Annotated[str, typer.Option(help="What changed, for the record.")] = "") -> None:
    """Publish affairs of rules/ as numbered versions; what has not changed keeps its number."""
    for slug, done in publishing.publish(open_house(), slugs or (), by="", note=note).items():
        tell("version_new" if done.is_new else "version_same", slug=slug, number=done.number)


def export(slug: str, version: Version = None, to: Folder = Path()) -> None:
    """Write the files of a published version, byte for byte."""
    written = publishing.export(open_house(), slug, version=version, to=to)
    tell("exported", count=len(written), folder=to)


def functions() -> None:
    """List the functions that expressions may call: the built-in ones and the district's own."""
    for one in load_functions(from_environment().house / "rules" / "functions").values():
        example, gives = one.example
        tell("function", name=one.name, label=one.label, example=example, gives=gives, doc=one.doc.partition("\n")[0])


def _wanted(paths: list[Path]) -> dict[Path, list[str]]:
    """Slugs to check by folder; no slugs means all of them."""
    if not paths:
        return {from_environment().house: []}
    wanted: dict[Path, list[str]] = {}
    for path in paths:
        if path.is_dir():
            wanted.setdefault(path, [])
        else:
            folder, slug = _affair_of(path)
            wanted.setdefault(folder, []).append(slug)
    return wanted


def _affair_of(path: Path) -> tuple[Path, str]:
    suffix = next((end for end in (RULES, SCHEMA) if path.name.endswith(end)), "")
    if not suffix or not path.is_file():
        give_up("no_affair_file", 2, path=path)
    return path.resolve().parents[1], path.name.removesuffix(suffix)


COMMANDS = (check, publish, export, functions)
