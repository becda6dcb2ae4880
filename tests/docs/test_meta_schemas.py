"""The meta-schemas of `schemas/meta/` know what the reader knows, and let every good file pass."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.docs.editor import NAMES, complaints, meta, plain, refusals
from tests.docs.fragments import RULES, base, checked, examples
from tests.docs.known import annotations, known
from yikou.definition.annotations import OWN
from yikou.definition.problems import Problems
from yikou.definition.schema_words import FORMATS, WORDS
from yikou.definition.yaml_source import read_yaml
from yikou.settings import HOUSE

FOLDERS = {
    "rules": "rules/*.rules.yaml",
    "defaults": "rules/shared/*.yaml",
    "parameters": "rules/parameters/*.yaml",
    "translation": "rules/i18n/**/*.yaml",
    "form": "schemas/**/*.schema.json",
}
REFUSED = {"$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary"}


def shipped() -> list[tuple[str, Path]]:
    """Every definition file of the house with the meta-schema that it is of."""
    found = [(name, path) for name, pattern in FOLDERS.items() for path in sorted(HOUSE.glob(pattern))]
    return [(name, path) for name, path in found if "meta" not in path.parts]


@pytest.mark.parametrize("name", NAMES)
def test_a_meta_schema_is_a_schema(name):
    Draft202012Validator.check_schema(meta(name))


@pytest.mark.parametrize(("name", "path"), shipped(), ids=lambda one: getattr(one, "name", one))
def test_a_shipped_file_passes(name, path):
    if path.suffix == ".json":
        assert complaints(name, json.loads(path.read_text(encoding="utf-8"))) == []
    else:
        assert refusals(name, path.read_bytes()) == []


def test_the_editor_settings_of_the_readme_reach_every_file():
    [text] = re.findall(r"```json\n(.*?)```", (HOUSE / "README.md").read_text(encoding="utf-8"), re.S)
    settings = json.loads(text)
    reached = {(Path(schema).name.partition(".")[0], pattern) for schema, pattern in settings["yaml.schemas"].items()}
    reached |= {("form", pattern) for one in settings["json.schemas"] for pattern in one["fileMatch"]}
    assert {(name, path) for name, pattern in reached for path in HOUSE.glob(pattern)} == set(shipped())


def maps(part: Any) -> Iterator[tuple[str, Any]]:
    """The maps of a meta-schema, by the name that the reader's map has."""
    if isinstance(part, dict):
        if "$comment" in part:
            yield part["$comment"], part
        for below in part.values():
            yield from maps(below)
    elif isinstance(part, list):
        for below in part:
            yield from maps(below)


@cache
def described() -> dict[str, tuple[set[str], set[str]]]:
    """Keys and required keys by map; of several shapes all keys, and what all of them require."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name in ("rules", "defaults", "parameters", "translation"):
        for place, one in maps(meta(name)):
            keys, required = set(one["properties"]) - {"note"}, set(one.get("required", ()))
            before = found.get(place, (keys, required))
            found[place] = (before[0] | keys, before[1] & required)
    return found


def test_a_map_has_the_keys_that_the_reader_knows():
    wanted = {place: one for place, one in known().items() if not place.startswith("verbs.note")}
    found = {place: described()[place] for place in wanted}
    assert {place: keys for place, (keys, _) in found.items()} == {place: one.keys for place, one in wanted.items()}
    required = {place: (set(one.required), found[place][1]) for place, one in wanted.items()}
    assert {place for place, (read, told) in required.items() if told - read} == set()
    assert {place for place, (read, told) in required.items() if read - told and place[:7] != "checks."} == set()


def test_words_annotations_and_formats_of_a_form_are_those_of_the_reader():
    words = meta("form")["$defs"]["schema"]["properties"]
    assert set(words) == (WORDS - REFUSED) | annotations()
    assert set(words["format"]["enum"]) == FORMATS


def test_an_annotation_holds_what_the_reader_takes():
    words = meta("form")["$defs"]["schema"]["properties"]
    about = {"title", "description", "examples"}
    told = {name: {k: v for k, v in one.items() if k not in about} for name, one in words.items() if name[:2] == "x-"}
    assert told == OWN


def test_every_key_has_a_title_and_says_what_it_does():
    entries = [(place, key, one) for place, part in maps(meta("rules")) for key, one in part["properties"].items()]
    assert [(place, key) for place, key, one in entries if key != "note" and "title" not in one] == []


@pytest.mark.parametrize("example", [e for e in examples() if not e.has("error")], ids=lambda e: f"line {e.line}")
def test_what_the_reference_shows_passes(example):
    for block in example.blocks:
        if block.language == "json":
            assert complaints("form", json.loads(block.text)) == []
        elif block.file.startswith("rules/"):
            assert block.language != "yaml" or refusals(kind_of(block.file), block.text) == []


def kind_of(file: str) -> str:
    folder = file.split("/")[1]
    return {"shared": "defaults", "parameters": "parameters", "i18n": "translation"}.get(folder, "rules")


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a map of known keys stands: a path to each map that holds one."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        yield from places(one, (*path, key))
        if isinstance(value, dict):
            yield (*path, key)


TREE = plain(read_yaml(base()[RULES].encode(), "x.yaml", Problems()))
NAMES_OF_MAPS = {"outcomes", "materials", "facts", "who", "kinds", "clocks", "steps", "cases", "tells", "verbs"}
KEYS = [one for one in places(TREE) if not (len(one) > 1 and one[-2] in NAMES_OF_MAPS)]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(KEYS), st.sampled_from("abcxyz"))
def test_a_misspelt_key_is_refused_by_editor_and_check(path, letter):
    spoilt = json.loads(json.dumps(TREE))
    inner = spoilt
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1] + letter + letter] = inner.pop(path[-1])
    assert complaints("rules", spoilt)
    assert any(one.level == "error" for one in checked(with_rules(spoilt)))


def with_rules(tree: Any) -> dict[str, bytes]:
    """The small affair with these rules; JSON is YAML too."""
    files = {path: text.encode() for path, text in base().items()}
    return files | {RULES: json.dumps(tree, ensure_ascii=False).encode()}
