"""Checking definitions before anybody publishes them: which affairs a path means, and what was found in each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yikou.definition.parameters import FOLDER as PARAMETERS
from yikou.definition.parameters import read_parameters
from yikou.definition.sources import Sources, rules_file, schema_file, slugs, sources_of
from yikou.errors import DefinitionRefused, Problem
from yikou.proof.check import check_affair
from yikou.proof.district import District
from yikou.rules.functions.registry import Functions
from yikou.usecases.definitions.sources_folder import read_folder

FOLDERS = ("rules", "schemas")
NO_AFFAIR = ""
LEFT_OUT = frozenset({"no_directory"})
"""Findings that only say what was not looked at; a report names them once."""
TRANSLATIONS = "rules/i18n/"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of one folder found.

    findings: by slug, errors first, () for a good affair; under '' what belongs to no affair. left_out: what could not
    be looked at. sources: the files that were checked, by path from the folder.
    """

    findings: Mapping[str, tuple[Problem, ...]]
    left_out: tuple[Problem, ...]
    sources: Sources

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All findings."""
        return tuple(problem for found in self.findings.values() for problem in found)


def check(
    folder: Path,
    only: Sequence[str] = (),
    *,
    functions: Functions,
    district: District | None = None,
    progress: Progress = lambda *_: None,
) -> Report:
    """What is wrong with each affair below `folder`.

    only: slugs; all of them where none is given. progress: told the slug, its number from 1, and how many there are.
    """
    sources = read_folder(folder)
    try:
        parameters = read_parameters(sources)
    except DefinitionRefused as refused:
        return Report({NO_AFFAIR: refused.problems}, (), sources)
    wanted = only or slugs(sources)
    strays = () if only else tuple(_strays(sources))
    found = {NO_AFFAIR: strays} if strays else {}
    for number, slug in enumerate(wanted, 1):
        progress(slug, number, len(wanted))
        found[slug] = check_affair(sources, slug, parameters, functions, district)
    return _report(found, sources)


def _report(found: Mapping[str, tuple[Problem, ...]], sources: Sources) -> Report:
    left_out = {p.found: p for problems in found.values() for p in problems if p.code in LEFT_OUT}
    kept = {slug: tuple(p for p in problems if p.code not in LEFT_OUT) for slug, problems in found.items()}
    return Report(kept, tuple(left_out.values()), sources)


def _strays(sources: Sources) -> Iterator[Problem]:
    """Schemas without rules, and translations of nothing: nobody would ever look at them."""
    for path in sources:
        name = path.rpartition("/")[2]
        slug = name.removesuffix(".schema.json")
        if path == schema_file(slug) and rules_file(slug) not in sources:
            yield Problem("error", "no_such_file", path, 0, "", found=rules_file(slug))
        of = path.removeprefix(TRANSLATIONS).rsplit(".", 2)[0]
        if path.startswith(TRANSLATIONS) and not {f"rules/{of}.rules.yaml", f"schemas/{of}.schema.json"} & {*sources}:
            yield Problem("error", "translates_nothing", path, 0, "", found=of)


def house_and_affairs(path: Path) -> tuple[Path, tuple[str, ...]] | None:
    """Which folder a path stands in and which affairs it means: all for a folder or for parameters, those that use the
    file for any other; None where it belongs to no affair."""
    path = path.resolve()
    folder = next((one for one in (path, *path.parents) if _is_house(one)), None)
    if folder is None or (path != folder and path.relative_to(folder).parts[0] not in FOLDERS):
        return None
    sources = read_folder(folder)
    name = path.relative_to(folder).as_posix()
    if path.is_dir() or name.startswith(PARAMETERS):
        return (folder, slugs(sources)) if slugs(sources) else None
    affairs = tuple(slug for slug in slugs(sources) if name in sources_of(sources, slug))
    return (folder, affairs) if affairs else None


def _is_house(folder: Path) -> bool:
    return folder.name not in FOLDERS and any((folder / name).is_dir() for name in FOLDERS)


def line_at(sources: Sources, problem: Problem) -> str:
    """The line that a finding is about, '' where it has none."""
    lines = sources.get(problem.file, b"").decode("utf-8", "replace").splitlines()
    return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
