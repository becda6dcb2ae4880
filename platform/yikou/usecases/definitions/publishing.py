"""From definition files to published versions and back, byte for byte.

Definitions are written, reviewed and carried as files; the database holds what was published, which never changes.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from yikou.definition.model import Parameter
from yikou.definition.parameters import read_parameters
from yikou.definition.sources import Sources, content_hash, slugs, sources_of
from yikou.errors import DefinitionRefused, NotFound, Problem
from yikou.proof.check import Proved, prove
from yikou.proof.district import District
from yikou.store import definitions
from yikou.store.cached import changed
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.definitions import DefinitionVersion, Published
from yikou.store.directory_store import directory
from yikou.usecases.definitions.parameter_changes import changed_parameters, edited_after_beginning, readers_of
from yikou.usecases.definitions.sources_folder import read_folder
from yikou.usecases.house import House


def publish(
    house: House, only: Sequence[str] = (), *, by: str, note: str = "", heed: Callable[[Problem], None] = lambda _: None
) -> Mapping[str, Published]:
    """Publishes the affairs of the house, with the parameters; what has not changed keeps its version.

    All or none: DefinitionRefused names every problem of every affair, of those too that only read a parameter which
    changes. heed: is told every warning about what is published.
    """
    sources = read_folder(house.settings.house)
    parameters = read_parameters(sources)
    with house.store.session() as s:
        district, stored = district_of(house, s), definitions.parameters(s)
    if begun := edited_after_beginning(parameters, stored, house.today):
        raise DefinitionRefused(begun)
    proved = [prove(sources, slug, parameters, house.functions, district) for slug in only or slugs(sources)]
    beside = set(readers_of(changed_parameters(parameters, stored), sources)) - {one.slug for one in proved}
    _refuse_bad([*proved, *(prove(sources, slug, parameters, house.functions, district) for slug in sorted(beside))])
    with house.store.writing() as s:
        definitions.put_parameters(s, _rows(parameters))
        done = {one.slug: _publish(house, s, sources, one, by=by, note=note) for one in proved}
        changed(s, "definitions")
    for problem in _all(proved):
        heed(problem)
    return done


def district_of(house: House, s: Session) -> District | None:
    """The org tree and the calendar as of today; None where none has been read in yet."""
    tree = directory(s)
    if not tree.orgs:
        return None
    try:
        return District(tree, calendar(s), house.today)
    except NotFound:
        return District(tree, None, house.today)


def changed_functions(house: House) -> Mapping[str, tuple[DefinitionVersion, ...]]:
    """Functions that are not as they were when versions in use were published, by name, with those versions.

    Publishing such an affair again makes a version that notes the function as it is now.
    """
    found: dict[str, tuple[DefinitionVersion, ...]] = {}
    with house.store.session() as s:
        for version in definitions.in_use(s):
            for name, digest in version.functions.items():
                now = house.functions.get(name)
                if now is None or now.source_hash != digest:
                    found[name] = (*found.get(name, ()), version)
    return found


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


def _refuse_bad(proved: Sequence[Proved]) -> None:
    """DefinitionRefused with everything that was found, unless all of them may be published."""
    if not all(one.is_good for one in proved):
        raise DefinitionRefused(_all(proved))


def _all(proved: Sequence[Proved]) -> tuple[Problem, ...]:
    return tuple(problem for one in proved for problem in one.problems)


def _publish(house: House, s: Session, sources: Sources, proved: Proved, *, by: str, note: str) -> Published:
    """Adds the version, with the hash of each function that its rules call."""
    files = sources_of(sources, proved.slug)
    return definitions.publish(
        s,
        proved.slug,
        files,
        hash=content_hash(files),
        by=by,
        at=house.now,
        functions={name: house.functions[name].source_hash for name in sorted(proved.calls)},
        note=note,
    )


def _rows(parameters: Mapping[str, Parameter]) -> tuple[definitions.Parameter, ...]:
    return tuple(
        definitions.Parameter(one.name, value.since, value.value, value.source, one.title, one.unit)
        for one in parameters.values()
        for value in one.values
    )
