"""The files of definitions as bytes, by their path below the house. No file is opened here."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from yikou.definition.defaults import defaults_file, uses_of
from yikou.definition.json_source import read_json
from yikou.definition.problems import Problems
from yikou.definition.schema_refs import refs_of
from yikou.definition.templates import template_file, templates_named
from yikou.definition.yaml_source import read_yaml

Sources = Mapping[str, bytes]
"""Path → content: `rules/x.rules.yaml`, `rules/shared/…`, `rules/outputs/…`, `rules/i18n/…`, `schemas/x.schema.json`,
`schemas/shared/…`."""


def rules_file(slug: str) -> str:
    """Path of an affair's rules."""
    return f"rules/{slug}.rules.yaml"


def schema_file(slug: str) -> str:
    """Path of an affair's schema."""
    return f"schemas/{slug}.schema.json"


def slugs(sources: Sources) -> tuple[str, ...]:
    """Every affair that has a rules file, in alphabetical order."""
    names = (path.removeprefix("rules/") for path in sources if path.startswith("rules/"))
    return tuple(sorted(n.removesuffix(".rules.yaml") for n in names if n.endswith(".rules.yaml") and "/" not in n))


def sources_of(sources: Sources, slug: str) -> dict[str, bytes]:
    """The files that make up one affair: its own two, what they refer to, output texts, and translations."""
    own = [path for path in (rules_file(slug), schema_file(slug)) if path in sources]
    parts = _parts(sources, schema_file(slug))
    defaults = [path for path in _defaults(sources, slug) if path in sources]
    texts = [path for path in sorted(sources) if _translated(path, slug, parts, defaults)]
    outputs = [path for path in _outputs(sources, (*own[:1], *defaults)) if path in sources]
    return {path: sources[path] for path in [*own, *parts, *defaults, *outputs, *texts]}


def content_hash(sources: Sources) -> str:
    """SHA-256, hexadecimal, of all paths and contents; the order in which they are handed in does not matter.

    >>> content_hash({"a": b"1", "b": b"2"}) == content_hash({"b": b"2", "a": b"1"})
    True
    """
    total = sha256()
    for path in sorted(sources):
        for part in (path.encode(), sources[path]):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def _defaults(sources: Sources, slug: str) -> Iterable[str]:
    path = rules_file(slug)
    root = read_yaml(sources[path], path, Problems()) if path in sources else None
    return [defaults_file(name) for name in uses_of(root)] if root else []


def _outputs(sources: Sources, files: Iterable[str]) -> list[str]:
    """Templates that these rules files name."""
    roots = (read_yaml(sources[path], path, Problems()) for path in files)
    return sorted({template_file(node.text) for root in roots if root for node in templates_named(root)})


def _parts(sources: Sources, path: str) -> list[str]:
    """Shared parts that a schema refers to, through one another."""
    found: dict[str, None] = {}
    waiting = [path]
    while waiting:
        current = waiting.pop()
        file = read_json(sources[current], current, Problems()) if current in sources else None
        refs = sorted(refs_of(file.value)) if file else []
        fresh = [ref for ref in refs if ref in sources and ref not in found]
        found.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return sorted(found)


def _translated(path: str, slug: str, parts: list[str], defaults: list[str]) -> bool:
    """Whether it is a translation of the affair or of something that it uses."""
    if not path.startswith("rules/i18n/"):
        return False
    of = path.removeprefix("rules/i18n/").rsplit(".", 2)[0]
    shared = [part.removeprefix("schemas/").removesuffix(".schema.json") for part in parts]
    shared += [part.removeprefix("rules/").removesuffix(".rules.yaml") for part in defaults]
    return of == slug or of in shared
