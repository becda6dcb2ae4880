"""Commands for the author of an affair: check, publish, export, and the functions that rules may call."""

from collections.abc import Mapping
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import Annotated, Any

import typer

from yikou.cli.common import give_up, open_house, sentence_of, tell, tell_problem
from yikou.errors import Problem
from yikou.proof.district import District
from yikou.rules.functions.loading import load_functions
from yikou.rules.functions.page import page
from yikou.settings import from_environment
from yikou.store.database import open_store
from yikou.usecases import publishing
from yikou.usecases.house import house_of

RULES, SCHEMA = ".rules.yaml", ".schema.json"
Paths = Annotated[list[Path] | None, typer.Argument(help="Files of affairs, or folders with rules/ and schemas/.")]
Slugs = Annotated[list[str] | None, typer.Argument(help="Affairs; all of rules/ where none is named.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object: the findings of each affair, by its slug.")]
Version = Annotated[int | None, typer.Option(help="A published version; the latest where none is named.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="The whole reference, as it stands in docs/functions.md.")]
Folder = Annotated[Path, typer.Option(help="Where the files are written, under rules/ and schemas/.")]


def check(paths: Paths = None, json: Json = False) -> None:
    """Read affairs and say everything that keeps them from being published, with file and line.

    Ends with 0 where they may be published, 1 where not, 2 where the command is not as it should be.
    """
    found: dict[str, tuple[Problem, ...]] = {}
    district = _district()
    for folder, slugs in _wanted(paths or []).items():
        functions = load_functions(folder / "rules" / "functions")
        found |= publishing.check(folder, slugs, functions=functions, district=district)
    if json:
        plain = {slug: [_plain(one) for one in problems] for slug, problems in found.items()}
        typer.echo(dumps(plain, ensure_ascii=False, indent=2))
    else:
        _tell(found)
    is_bad = any(problem.level != "warning" for problems in found.values() for problem in problems)
    raise typer.Exit(1 if is_bad else 0)


def _tell(found: Mapping[str, tuple[Problem, ...]]) -> None:
    for slug, problems in found.items():
        for problem in problems:
            tell_problem(problem)
        warnings = sum(problem.level == "warning" for problem in problems)
        count = len(problems) - warnings
        code = ("bad_and" if warnings else "bad") if count else ("good_but" if warnings else "good")
        tell(code, slug=slug, count=count, warnings=warnings)


def _plain(problem: Problem) -> dict[str, Any]:
    return {**asdict(problem), "message": sentence_of(problem)}


def _district() -> District | None:
    """The org tree of the house, where there is a database."""
    settings = from_environment()
    if not settings.database.exists():
        return None
    house = house_of(settings, open_store(settings.database))
    with house.store.session() as s:
        return publishing.district_of(house, s)


def publish(slugs: Slugs = None, note: Annotated[str, typer.Option(help="What changed, for the record.")] = "") -> None:
    """Publish affairs of rules/ as numbered versions; what has not changed keeps its number."""
    for slug, done in publishing.publish(open_house(), slugs or (), by="", note=note, heed=tell_problem).items():
        tell("version_new" if done.is_new else "version_same", slug=slug, number=done.number)


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
