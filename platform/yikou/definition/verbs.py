"""Options of verbs (docs/format.md 4.11): a step's go before the affair's, those before what the format says."""

from collections.abc import Mapping
from typing import Any

from yikou.definition.entry import Entry
from yikou.definition.model import PauseReason, Verb
from yikou.definition.names import BUILT_IN_OUTCOMES, BUILT_IN_WHO
from yikou.definition.nodes import MapNode, Node, TextNode
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.verb_names import COMMON, DEFAULTS, EVERYWHERE, NEEDS, OF_THE_CASE, OPTIONS, VERB_TITLES

Options = Mapping[str, Any]


class Verbs:
    """The verbs of one affair. Options that the affair sets are read when a step or the case offers the verb."""

    def __init__(self, root: Entry, *, has_applicant: bool) -> None:
        self._reading = root.reading
        self._nodes = root.named("verbs")
        self._has_applicant = has_applicant
        self._read: dict[str, Options] = {}
        for name, node in self._nodes.items():
            _check_verb(self._reading, name, node)

    def of_affair(self) -> dict[str, Verb]:
        """Verbs of the case itself, and all whose options the affair sets itself."""
        own = [
            name for name, node in self._nodes.items() if name in EVERYWHERE or not self._reading.is_default(node.mark)
        ]
        offered = [name for name in OF_THE_CASE if name in self._nodes or self._is_everywhere(name)]
        return {name: self._verb(name, {}) for name in dict.fromkeys([*own, *offered]) if name in VERB_TITLES}

    def of_step(self, step: Entry) -> dict[str, Verb]:
        """What the step names, in its order, and what is offered everywhere."""
        verbs: dict[str, Verb] = {}
        for node in step.list("verbs") if step.node("verbs") else ():
            name, own = _named_verb(self._reading, node)
            if name in verbs:
                self._reading.add("duplicate_key", node.mark, found=name)
            if name:
                verbs[name] = self._verb(name, own)
        if not verbs:
            verbs["approve"] = self._verb("approve", {})
        for name in EVERYWHERE:
            if name not in verbs and self._is_everywhere(name):
                verbs[name] = self._verb(name, {})
        return verbs

    def _is_everywhere(self, name: str) -> bool:
        return name in EVERYWHERE and (self._has_applicant or name != "withdraw")

    def _verb(self, name: str, own: Options) -> Verb:
        if name not in self._read:
            node = self._nodes.get(name)
            self._read[name] = _options(self._reading, name, node) if node else {}
        written = (self._read[name], own)
        marks = {key: mark for options in written for key, mark in options.get("marks", {}).items()}
        options = {"title": VERB_TITLES[name], **DEFAULTS.get(name, {}), **self._read[name], **own}
        return Verb(name, **{**options, "marks": marks})


def _named_verb(reading: Reading, node: Node) -> tuple[str, Options]:
    """`approve`, or `{approve: {title: …}}`; ('', {}) where it is neither."""
    if isinstance(node, TextNode):
        return (node.text, {}) if _check_verb(reading, node.text, node) else ("", {})
    if not isinstance(node, MapNode) or len(node.entries) != 1:
        reading.add("want_verb", node.mark)
        return "", {}
    name, options = next(iter(node.entries.items()))
    return (name, _options(reading, name, options)) if _check_verb(reading, name, options) else ("", {})


def _check_verb(reading: Reading, name: str, node: Node) -> bool:
    if name and name not in VERB_TITLES:
        reading.add("unknown_verb", node.mark, found=name, nearest=nearest(name, VERB_TITLES))
    return name in VERB_TITLES


def _options(reading: Reading, name: str, node: Node) -> Options:
    """The options that are written, by field of `Verb`; `marks` says where."""
    entry = Entry(reading, node, f"{COMMON} {OPTIONS.get(name, '')}")
    read: dict[str, Any] = {
        "title": lambda: entry.text("title"),
        "when": lambda: entry.expr("when"),
        "needs": lambda: entry.words("needs", *NEEDS),
        "approved_by": lambda: entry.who("approved_by"),
        "by": lambda: entry.who("by"),
        "to": lambda: _to(entry, name),
        "who": lambda: entry.who("who"),
        "then": lambda: entry.word("then", "affected", "replay", "resume"),
        "within": lambda: entry.duration("within"),
        "times": lambda: entry.whole("times", 1, least=1),
        "unanswered": lambda: entry.word("unanswered", "lapse", "reject", "go_on"),
        "outcome": lambda: entry.reference("outcome", "outcome", *BUILT_IN_OUTCOMES),
        "outcomes": lambda: entry.references("outcomes", "outcome"),
        "clock": lambda: entry.reference("clock", "clock"),
        "reasons": lambda: _reasons(entry),
    }
    written = [key for key in f"{COMMON} {OPTIONS.get(name, '')}".split() if entry.has(key)]
    fields = {key: "to" if key == "who" else key for key in written}
    options = {field: read[key]() for key, field in fields.items()}
    return {**options, "marks": {field: entry.mark_of(key) for key, field in fields.items()}}


def _to(entry: Entry, name: str) -> tuple[str, ...]:
    """Steps for `return`, people for all others."""
    if name == "return":
        return entry.references("to", "step", "earlier")
    return entry.references("to", "who", *BUILT_IN_WHO)


def _reasons(entry: Entry) -> Mapping[str, PauseReason]:
    found = entry.entries("reasons", "title! at_most!")
    return {one.name: PauseReason(one.name, one.text("title"), one.needed_duration("at_most")) for one in found}
