"""Texts of an affair in other languages (docs/format.md 4.15): reading the files, and what they lack.

The affair's own translation goes before those of the shared parts and defaults that it uses. How a text is called is
`text_paths.py`; laying the texts into an affair is `translated.py`.
"""

from collections.abc import Mapping

from yikou.definition.entry import Entry
from yikou.definition.json_source import read_json
from yikou.definition.model import Affair
from yikou.definition.names import Names
from yikou.definition.nodes import MapNode, TextNode
from yikou.definition.problems import Problems, nearest
from yikou.definition.reading import Reading
from yikou.definition.schema_refs import Resolved
from yikou.definition.text_paths import Told, rules_texts, schema_texts, told_texts
from yikou.definition.yaml_source import read_yaml
from yikou.errors import Problem

FOLDER = "rules/i18n/"
Texts = Mapping[str, Mapping[str, str]]


def texts_of(affair: Affair, language: str) -> Mapping[str, str]:
    """Texts in that language by path; a path that it lacks is shown in the first language, marked with `lang`."""
    return affair.translations.get(language, {})


def read_translations(
    sources: Mapping[str, bytes], root: MapNode, resolved: Resolved | None, *, slug: str, problems: Problems
) -> Texts:
    """Every translation of the affair by language and path.

    sources: the files of this affair only; root: its rules with the defaults laid under them.
    """
    told = told_texts(root, resolved, slug)
    found: dict[str, dict[str, dict[str, str]]] = {}
    for path in sorted(sources):
        if path.startswith(FOLDER):
            language, of, texts = _file(sources[path], path, _known(sources, path, told, slug), problems)
            found.setdefault(language, {})[of] = texts
    return {language: _laid(told, files, slug) for language, files in found.items() if language}


def untranslated(
    root: MapNode, resolved: Resolved | None, texts: Mapping[str, str], *, slug: str, language: str
) -> tuple[Problem, ...]:
    """A warning for each text of the affair, and of what it shares with others, that a language lacks."""
    problems = Problems()
    for path, one in told_texts(root, resolved, slug).items():
        if path not in texts:
            problems.note("warning", "not_translated", one.mark, found=path, expected=language)
    return problems.all()


def _laid(told: Mapping[str, Told], files: Mapping[str, Mapping[str, str]], slug: str) -> dict[str, str]:
    laid = {}
    for path, one in told.items():
        text = files.get(slug, {}).get(path) or files.get(one.of, {}).get(one.path)
        if text:
            laid[path] = text
    return laid


def _known(sources: Mapping[str, bytes], path: str, told: Mapping[str, Told], slug: str) -> frozenset[str]:
    """Paths that a translation file may name."""
    of = _of(path)
    if of == slug:
        return frozenset(told)
    schema, rules = f"schemas/{of}.schema.json", f"rules/{of}.rules.yaml"
    known: set[str] = set()
    if schema in sources and (file := read_json(sources[schema], schema, Problems())):
        known |= {text for _, text in schema_texts(file.value, "", "form")}
    if rules in sources and (root := read_yaml(sources[rules], rules, Problems())):
        known |= {text for text, _ in rules_texts(root, "rules", of)}
    return frozenset(known)


def _of(path: str) -> str:
    """`rules/i18n/shared/person.en.yaml` → `shared/person`."""
    return path.removeprefix(FOLDER).rsplit(".", 2)[0]


def _file(data: bytes, path: str, known: frozenset[str], problems: Problems) -> tuple[str, str, dict[str, str]]:
    of = _of(path)
    node = read_yaml(data, path, problems)
    if node is None:
        return "", of, {}
    root = Entry(Reading(Names({}), None, problems), node, "format! language! of! texts!")
    language = path.rsplit(".", 2)[1]
    for key, wanted in (("format", "1"), ("of", of), ("language", language)):
        if root.has(key) and root.text(key) != wanted:
            problems.add("wrong_head", root.mark_of(key), found=root.text(key), expected=f"{key}: {wanted}")
    texts: dict[str, str] = {}
    for name, one in root.named("texts").items():
        if name not in known:
            problems.add("unknown_text", one.mark, found=name, nearest=nearest(name, known))
        elif isinstance(one, TextNode):
            texts[name] = one.text
        else:
            problems.add("want_text", one.mark)
    return language, of, texts
