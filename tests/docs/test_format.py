"""docs/format.md is executed: every example is tried, every key has one, and what it says of keys is so."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.docs.fragments import DOCUMENT, Example, examples, problems, said
from tests.docs.known import annotations, known, lists_of_keys, seen
from yikou.definition.schema_words import FORMATS, LISTS, MAPS, ONE, WORDS
from yikou.definition.verb_names import COMMON, OPTIONS, VERB_TITLES

TEXT = DOCUMENT.read_text(encoding="utf-8")
VERBS = {"verbs": ({*COMMON.split(), *" ".join(OPTIONS.values()).split()}, set())}


def name(example: Example) -> str:
    return f"line {example.line}"


def of(kind: str) -> list[Example]:
    """Examples by what becomes of them."""
    return [one for one in examples() if next((word for word in ("error", "later") if one.has(word)), "") == kind]


@pytest.mark.parametrize("example", of(""), ids=name)
def test_an_example_checks_clean(example):
    assert [said(one) for one in problems(example)] == []


@pytest.mark.parametrize("example", of("error"), ids=name)
def test_a_wrong_example_gives_the_message_shown(example):
    assert tuple(said(one) for one in problems(example)) == example.says


@pytest.mark.parametrize("example", of("later"), ids=name)
def test_what_is_not_executed_yet_is_refused_as_such(example):
    assert {one.level for one in problems(example)} == {"unsupported"}


def tables(marker: str) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    """What a marker names, and the words in code of the first column of the table below, with whether it is bold."""
    for found in re.finditer(rf"<!-- {marker} ?(.*?)-->\n\n((?:\|.*\n)+)", TEXT):
        cells = [row.split(" | ")[0] for row in found[2].splitlines()[2:]]
        yield found[1].strip(), [(word, "**" in cell) for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


TABLES = dict(tables("keys:"))


def reads(place: str) -> tuple[set[str], set[str]]:
    """All keys and the required ones of the maps of that name."""
    if place in VERBS:
        return VERBS[place]
    maps = [known()[one] for one in place.split()]
    if len(maps) > 1:
        return {one.partition(".")[2] for one in place.split()}, set()
    return set(maps[0].keys), set(maps[0].required)


@pytest.mark.parametrize("place", TABLES)
def test_a_table_names_the_keys_that_the_reader_knows(place):
    written = TABLES[place]
    assert ({key for key, _ in written}, {key for key, bold in written if bold}) == reads(place)


def test_every_map_that_the_reader_knows_has_a_table():
    with_table = {one for place in TABLES for one in place.split()}
    others = {one for one in known() if one not in with_table and not one.startswith("verbs.")}
    assert others == {"afterwards[]", *(one for one in known() if one.startswith("flow."))}


def test_nothing_that_the_reader_asks_for_is_left_out():
    assert [found for found in lists_of_keys() if found[1] not in seen()] == []


def test_every_key_has_an_example():
    maps = {place: one for place, one in known().items() if not place.startswith("verbs.")}
    assert {place: one.keys - one.used for place, one in maps.items() if one.keys - one.used} == {}
    assert {place for place, one in maps.items() if one.used - one.keys - {"note"}} == set()


def test_every_option_of_a_verb_has_an_example():
    used = set().union(*(one.used for place, one in known().items() if place.startswith("verbs.")))
    assert VERBS["verbs"][0] <= used
    assert all(set(OPTIONS.get(verb, "").split()) <= known()[f"verbs.{verb}"].used for verb in OPTIONS)


def test_every_verb_is_named():
    section = TEXT.partition("### 4.11")[2].partition("### 4.12")[0]
    assert {verb: f"{verb}` {title}" for verb, title in VERB_TITLES.items() if f"`{verb}`" not in section} == {}


def test_every_item_of_the_flow_is_explained():
    section = TEXT.partition("### 4.10")[2].partition("### 4.11")[0].partition("```")[0]
    words = set(re.findall(r"[a-z]+", section))
    assert {key for place, one in known().items() if place.startswith(("flow.", "after")) for key in one.keys} <= words


def schemas() -> list[Any]:
    """The JSON of every example that is right."""
    return [
        json.loads(b.text) for one in examples() if not one.has("error") for b in one.blocks if b.language == "json"
    ]


def keywords(part: Any) -> Iterator[tuple[str, Any]]:
    """Every keyword of a schema with its value."""
    if not isinstance(part, Mapping):
        return
    for key, value in part.items():
        yield key, value
        inside = value.values() if key in MAPS else value if key in LISTS else [value] if key in ONE else []
        for below in inside:
            yield from keywords(below)


USED = [found for schema in schemas() for found in keywords(schema)]


def test_every_annotation_is_in_its_table_and_has_an_example():
    [(_, written)] = tables("annotations")
    assert {key for key, _ in written} == annotations()
    assert {key for key, _ in USED if key.startswith("x-")} == annotations()


def test_every_keyword_of_json_schema_is_explained_and_has_an_example():
    [(_, written)] = tables("keywords")
    refused = {"$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary"}
    fields = set(re.findall(r"`(\w+)`", TEXT.partition("### 2.1")[2].partition("### 2.2")[0]))
    explained = {key for key, _ in written} | fields | {"format"}
    assert WORDS - explained == set()
    assert WORDS - {key for key, _ in USED} == refused


def test_every_format_that_is_judged_is_explained_and_has_an_example():
    [(_, written)] = tables("formats")
    assert FORMATS == {key for key, _ in written} == {value for key, value in USED if key == "format"}
