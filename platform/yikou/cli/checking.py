"""`yikou check`: reads affairs and says everything that keeps them from being published (docs/checking.md)."""

from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import console, give_up, to_errors
from yikou.cli.findings import as_json, show
from yikou.cli.language import words
from yikou.errors import Problem
from yikou.proof.district import District
from yikou.rules.functions.loading import load_functions
from yikou.settings import from_environment
from yikou.store.database import open_existing
from yikou.texts import N_
from yikou.usecases.definitions import checking
from yikou.usecases.definitions.available import Newer, available
from yikou.usecases.definitions.orgs_for_checking import district_of_database, district_of_seeds, is_seeds
from yikou.usecases.house import house_of

PATHS = N_("事项的文件，或者有 rules/ 和 schemas/ 的文件夹；不写就检查全部")
ORGS = N_("机构目录，里面有 orgs.csv 等文件；不写就用数据库里的，没有再用 seeds/ 里的")
Paths = Annotated[list[Path] | None, typer.Argument(metavar=N_("路径"), help=PATHS)]
Orgs = Annotated[Path | None, typer.Option(metavar=N_("文件夹"), help=ORGS)]
Json = Annotated[bool, typer.Option("--json", help=N_("写成一个 JSON 对象，给程序读；见 docs/checking.md"))]
Strict = Annotated[bool, typer.Option("--strict", help=N_("只有提醒也以 1 结束"))]


def check(paths: Paths = None, orgs: Orgs = None, json: Json = False, strict: Strict = False) -> None:
    """Read affairs and say everything that keeps them from being published, with file and line.

    Ends with 0 where they may be published, 1 where not, 2 where there is nothing to check or the command is wrong.
    """
    wanted = _wanted(paths or [from_environment().house])
    district = _district(orgs)
    reports = [_report(folder, slugs, district) for folder, slugs in wanted.items()]
    newer = _available(wanted)
    if json:
        typer.echo(dumps(as_json(reports, newer), ensure_ascii=False, indent=2))
    else:
        show(console, reports, newer)
    raise typer.Exit(_status([problem for report in reports for problem in report.problems], strict))


def _status(found: list[Problem], strict: bool) -> int:
    return 1 if any(strict or problem.level != "warning" for problem in found) else 0


def _report(folder: Path, slugs: list[str], district: District | None) -> checking.Report:
    functions = load_functions(folder / "rules" / "functions")
    with to_errors.status("") as status:

        def progress(slug: str, number: int, of: int) -> None:
            status.update(words("checking", slug=slug, number=number, of=of))

        return checking.check(folder, slugs, functions=functions, district=district, progress=progress)


def _wanted(paths: list[Path]) -> dict[Path, list[str]]:
    """Slugs to check by folder; no slugs means all of them."""
    wanted: dict[Path, list[str]] = {}
    whole: set[Path] = set()
    for path in paths:
        if not path.exists():
            give_up("no_such_path", 2, path=path)
        meant = checking.house_and_affairs(path)
        if meant is None:
            give_up("nothing_to_check" if path.is_dir() else "no_affair_file", 2, path=path)
        folder, slugs = meant
        known = wanted.setdefault(folder, [])
        known.extend(slug for slug in slugs if slug not in known)
        whole |= {folder} if path.is_dir() else set()
    return {folder: [] if folder in whole else slugs for folder, slugs in wanted.items()}


def _district(orgs: Path | None) -> District | None:
    """The org tree: of a folder, of the database, of the seeds of the house; None where there is none of them."""
    settings = from_environment()
    if orgs is not None:
        if not is_seeds(orgs):
            give_up("no_orgs", 2, path=orgs)
        return district_of_seeds(orgs, settings)
    found = district_of_database(settings)
    seeds = settings.house / "seeds"
    return found or (district_of_seeds(seeds, settings) if is_seeds(seeds) else None)


def _available(wanted: dict[Path, list[str]]) -> dict[str, tuple[Newer, ...]]:
    """What has changed since the latest versions, where the house itself is checked and has a database."""
    settings = from_environment()
    store = open_existing(settings.database) if settings.house.resolve() in wanted else None
    if store is None:
        return {}
    found = available(house_of(settings, store))
    only = wanted[settings.house.resolve()]
    return {slug: newer for slug, newer in found.items() if not only or slug in only}


COMMANDS = {
    check: N_(
        "检查事项，说出不能发布的每一处，写明文件和行号\n"
        "可以发布时以 0 结束，不能发布为 1，没有可检查的或者命令写错为 2"
    )
}
