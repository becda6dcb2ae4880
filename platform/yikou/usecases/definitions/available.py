"""What has changed beneath published affairs since: defaults, shared parts, templates, functions, parameters (R14).

A version keeps its own copies, so nothing changes by itself; publishing the affair again takes what is available.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from yikou.definition.parameters import read_parameters
from yikou.definition.sources import Sources, rules_file, schema_file, sources_of
from yikou.store import definitions
from yikou.store.definitions import DefinitionVersion
from yikou.usecases.definitions.parameter_changes import changed_parameters, reads
from yikou.usecases.definitions.sources_folder import read_folder
from yikou.usecases.house import House

Kind = Literal["default", "part", "template", "translation", "function", "parameter"]
KINDS: Mapping[str, Kind] = {
    "rules/shared/": "default",
    "schemas/shared/": "part",
    "rules/outputs/": "template",
    "rules/i18n/": "translation",
}


@dataclass(frozen=True, slots=True)
class Newer:
    """Something that an affair uses and that is not as it was when it was published. name: path of the file, or name
    of the function or parameter."""

    kind: Kind
    name: str


def available(house: House) -> Mapping[str, tuple[Newer, ...]]:
    """What the latest version of each affair could take over, by slug; affairs that are up to date are left out."""
    sources = read_folder(house.settings.house)
    with house.store.session() as s:
        latest = definitions.latest(s)
        files = {one.slug: definitions.export(s, one.slug, one.number) for one in latest}
        stored = definitions.parameters(s)
    changed = changed_parameters(read_parameters(sources), stored)
    found = {one.slug: tuple(_newer(house, sources, one, files[one.slug], changed)) for one in latest}
    return {slug: newer for slug, newer in found.items() if newer}


def _newer(
    house: House, sources: Sources, version: DefinitionVersion, copy: Sources, parameters: Sequence[str]
) -> Iterator[Newer]:
    own = {rules_file(version.slug), schema_file(version.slug)}
    if not own <= sources.keys():
        return
    now = sources_of({**sources, **{path: copy[path] for path in own if path in copy}}, version.slug)
    for path, content in now.items():
        if path not in own and not path.startswith(f"rules/i18n/{version.slug}.") and copy.get(path) != content:
            yield Newer(next(kind for start, kind in KINDS.items() if path.startswith(start)), path)
    for name, digest in version.functions.items():
        function = house.functions.get(name)
        if function is not None and function.source_hash != digest:
            yield Newer("function", name)
    yield from (Newer("parameter", name) for name in reads(parameters, copy))
