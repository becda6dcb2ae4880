"""From definition files to published versions and back, byte for byte.

Definitions are written, reviewed and carried as files; the database holds what was published, which never changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yikou.definition.model import Affair, Parameter
from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.definition.sources import Sources, content_hash, slugs, sources_of
from yikou.definition.supported import unsupported
from yikou.errors import DefinitionRefused, NotFound, Problem
from yikou.flow.program import compile_program
from yikou.rules.check import check as check_rules
from yikou.rules.functions.registry import Functions
from yikou.store import definitions
from yikou.store.cached import changed
from yikou.store.database import Session
from yikou.store.definitions import Published
from yikou.usecases.house import House
from yikou.usecases.sources_folder import read_folder


@dataclass(frozen=True, slots=True)
class Ready:
    """An affair that can be published. files: all that it is made of; functions: hash of each one used, by name."""

    affair: Affair
    files: Sources
    functions: Mapping[str, str]


def check(folder: Path, only: Sequence[str] = (), *, functions: Functions) -> Mapping[str, tuple[Problem, ...]]:
    """What keeps each affair below `folder` from being published, by slug; an empty tuple is a good affair.

    only: slugs; all of them where none is given. Faults of the parameters stand under ''.
    """
    sources = read_folder(folder)
    try:
        parameters = read_parameters(sources)
    except DefinitionRefused as refused:
        return {"": refused.problems}
    return {slug: _problems(sources, slug, parameters, functions) for slug in only or slugs(sources)}


def publish(house: House, only: Sequence[str] = (), *, by: str, note: str = "") -> Mapping[str, Published]:
    """Publishes the affairs of the house, with the parameters; what has not changed keeps its version.

    All or none: DefinitionRefused names every problem of every affair.
    """
    sources = read_folder(house.settings.house)
    parameters = read_parameters(sources)
    ready = _all_ready(sources, only or slugs(sources), parameters, house.functions)
    with house.store.writing() as s:
        definitions.put_parameters(s, _rows(parameters))
        done = {one.affair.slug: _publish(house, s, one, by=by, note=note) for one in ready}
        changed(s, "definitions")
    return done


def export(house: House, slug: str, *, version: int | None = None, to: Path) -> tuple[Path, ...]:
    """Writes the files of a published version, the latest if none is named, below `to`; the paths written."""
    with house.store.session() as s:
        newest = {one.slug: one.number for one in definitions.latest(s)}
        files = definitions.export(s, slug, newest.get(slug, 0) if version is None else version)
    root = to.resolve()
    written = [(root / name).resolve() for name in files]
    if outside := [path for path in written if not path.is_relative_to(root)]:
        raise NotFound("folder", str(outside[0]))
    for path, content in zip(written, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(written)


def _problems(
    sources: Sources, slug: str, parameters: Mapping[str, Parameter], functions: Functions
) -> tuple[Problem, ...]:
    try:
        _ready(sources, slug, parameters, functions)
    except DefinitionRefused as refused:
        return refused.problems
    return ()


def _all_ready(
    sources: Sources, wanted: Sequence[str], parameters: Mapping[str, Parameter], functions: Functions
) -> list[Ready]:
    ready: list[Ready] = []
    problems: list[Problem] = []
    for slug in wanted:
        try:
            ready.append(_ready(sources, slug, parameters, functions))
        except DefinitionRefused as refused:
            problems.extend(refused.problems)
    if problems:
        raise DefinitionRefused(tuple(problems))
    return ready


def _ready(sources: Sources, slug: str, parameters: Mapping[str, Parameter], functions: Functions) -> Ready:
    """The affair with its files, compiled once to see that it can be; DefinitionRefused says why it cannot."""
    affair = read_affair(sources, slug, parameters=parameters)
    if missing := unsupported(affair):
        raise DefinitionRefused(missing)
    compile_program(affair, parameters, functions)
    calls = {name for tree in check_rules(affair, parameters, functions).trees.values() for name, _ in tree.calls}
    return Ready(affair, sources_of(sources, slug), {name: functions[name].source_hash for name in sorted(calls)})


def _publish(house: House, s: Session, ready: Ready, *, by: str, note: str) -> Published:
    return definitions.publish(
        s,
        ready.affair.slug,
        ready.files,
        hash=content_hash(ready.files),
        by=by,
        at=house.now,
        functions=ready.functions,
        note=note,
    )


def _rows(parameters: Mapping[str, Parameter]) -> tuple[definitions.Parameter, ...]:
    return tuple(
        definitions.Parameter(one.name, value.since, value.value, value.source, one.title, one.unit)
        for one in parameters.values()
        for value in one.values
    )
