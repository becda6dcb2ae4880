"""Examples and prohibitions (`checks`, docs/format.md 4.16)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from yikou.definition.entry import Entry
from yikou.definition.given import given_fields, plain
from yikou.definition.model import Example, Prohibition
from yikou.definition.names import BUILT_IN_OUTCOMES
from yikou.definition.nodes import ListNode, Node, TextNode, named
from yikou.definition.people import role_of
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import yes_no
from yikou.definition.types import Field, inner

EXAMPLE_KEYS = "example! like today applicant form office done quotas expect!"
SAYINGS = {"never": ("same_person!", "role! sees!"), "always": ("clock! within!", "when! passes!")}
RECORDS = ("applicant", "form", "office")
Checks = tuple[tuple[Example, ...], tuple[Prohibition, ...]]


def read_checks(root: Entry) -> Checks:
    """Examples with what they copy from others laid under them, and what must never or always hold."""
    examples: dict[str, Example] = {}
    prohibitions: list[Prohibition] = []
    for node in root.list("checks"):
        if kind := _kind(node):
            prohibitions.append(_prohibition(root.reading, node, kind))
            continue
        example = _example(Entry(root.reading, node, EXAMPLE_KEYS), examples)
        if example.title in examples:
            root.reading.add("example_twice", example.mark, found=example.title)
        examples[example.title] = example
    return tuple(examples.values()), tuple(prohibitions)


def _example(entry: Entry, before: Mapping[str, Example]) -> Example:
    given = {key: _record(entry, key) for key in RECORDS if entry.has(key)}
    given |= {"done": _done(entry)} if entry.has("done") else {}
    given |= {"quotas": _quotas(entry)} if entry.has("quotas") else {}
    example = Example(
        title=entry.text("example"),
        like=entry.text("like"),
        today=entry.day("today"),
        given=given,
        expect=_expect(entry),
        mark=entry.mark,
    )
    return _like(entry, example, before)


def _like(entry: Entry, example: Example, before: Mapping[str, Example]) -> Example:
    """The given values of another example, replaced field by field."""
    if not example.like:
        return example
    other = before.get(example.like)
    if other is None:
        near = nearest(example.like, before)
        entry.reading.add("unknown_example", entry.mark_of("like"), found=example.like, nearest=near)
        return example
    return replace(example, today=example.today or other.today, given=_laid(other.given, example.given))


def _laid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for name, value in above.items():
        old = laid.get(name)
        laid[name] = _laid(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return laid


def _record(entry: Entry, key: str) -> dict[str, Any]:
    reading = entry.reading
    if reading.records is None:
        return {}
    node = entry.node(key)
    if key == "applicant":
        part = reading.field(reading.applicant) if reading.applicant else None
        return given_fields(reading, node, inner(part.type) if part else {})
    record = reading.records.form if key == "form" else reading.records.office
    fields: Mapping[str, Field] = record.fields
    return given_fields(reading, node, fields)


def _done(entry: Entry) -> dict[str, bool]:
    """`visit.result: no`: results of steps and blocks other than yes."""
    known = entry.reading.names.known("step") | entry.reading.names.known("block")
    found: dict[str, bool] = {}
    for name, node in entry.named("done").items():
        subject, _, what = name.partition(".")
        if subject not in known or what != "result":
            near = nearest(name, [f"{one}.result" for one in known])
            entry.reading.add("unknown_result", node.mark, found=name, nearest=near)
        found[name] = yes_no(node, entry.reading.problems)
    return found


def _quotas(entry: Entry) -> dict[str, Any]:
    known = [f"{name}.left" for name in entry.reading.names.known("quota")]
    for name, node in entry.named("quotas").items():
        if name not in known:
            entry.reading.add("unknown_quota", node.mark, found=name, nearest=nearest(name, known))
    return {name: plain(node) for name, node in entry.named("quotas").items()}


def _expect(entry: Entry) -> dict[str, Any]:
    """What must come out, as written; names that are no fact, table, step, material or outcome are noted."""
    found = {}
    for name, node in entry.named("expect").items():
        _check_expected(entry.reading, name, node)
        found[name] = plain(node)
    return found


def _check_expected(reading: Reading, name: str, node: Node) -> None:
    names = reading.names
    kinds: Mapping[str, tuple[str, tuple[str, ...]]] = {
        "needed": ("material", ()),
        "way": ("step", ()),
        "outcome": ("outcome", (*BUILT_IN_OUTCOMES, "unknown")),
        "lane": ("lane", ("unknown",)),
        "waits": ("quota", ()),
    }
    if name in kinds:
        kind, also = kinds[name]
        nodes = node.nodes if isinstance(node, ListNode) else (node,)
        for one in nodes:
            if isinstance(one, TextNode):
                reading.reference(one, kind, also=also)
        return
    subject, dot, _ = name.partition(".")
    known = names.known("table") if dot else names.known("fact")
    if subject not in known:
        near = nearest(subject, [*names.known("fact"), *names.known("table"), *kinds])
        reading.add("unknown_expectation", node.mark, found=name, nearest=near)


def _kind(node: Node) -> str:
    """`never` or `always` where that stands there or seems to be meant; else ''."""
    keys = named(node)
    found = [kind for kind in SAYINGS if kind in keys]
    if not found and "example" not in keys:
        found = [nearest(key, (*SAYINGS, "example")) for key in keys]
    return next((kind for kind in found if kind in SAYINGS), "")


def _prohibition(reading: Reading, node: Node, kind: str) -> Prohibition:
    outer = Entry(reading, node, f"{kind}!")
    below = named(outer.meant(kind))
    keys = max(SAYINGS[kind], key=lambda keys: _fit(keys, below))
    entry = outer.entry(kind, keys)
    says = {key: _SAID[key](entry) for key in _words(keys)} if entry else {}
    return Prohibition("never" if kind == "never" else "always", says, outer.mark)


def _fit(keys: str, below: Iterable[str]) -> tuple[int, int]:
    """How many of the keys are written, and how many seem to be meant."""
    known = _words(keys)
    return sum(key in known for key in below), sum(bool(nearest(key, known)) for key in below)


def _words(keys: str) -> tuple[str, ...]:
    return tuple(keys.replace("!", "").split())


_SAID: Mapping[str, Callable[[Entry], Any]] = {
    "same_person": lambda entry: entry.references("same_person", "step"),
    "role": role_of,
    "sees": lambda entry: entry.path("sees", "form", "office", "materials"),
    "clock": lambda entry: entry.reference("clock", "clock"),
    "within": lambda entry: entry.limit("within"),
    "when": lambda entry: entry.expr("when"),
    "passes": lambda entry: entry.reference("passes", "step"),
}
