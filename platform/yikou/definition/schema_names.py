"""Names inside a schema: whatever is required, asked about or put in order has to be declared, and options with it.

JSON Schema takes a name that nothing declares for one more that may come; in a closed form it can never be answered.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.problems import nearest
from yikou.definition.schema_faults import Fault
from yikou.definition.schema_types import option_values

Schema = Mapping[str, Any]
Placed = tuple[str, Schema]
OPEN = ("patternProperties", "additionalProperties", "unevaluatedProperties", "$ref")


@dataclass(frozen=True, slots=True)
class _Object:
    """All that is said of one object, wherever it stands. fields: what is said of each of its own, by name."""

    parts: Sequence[Placed]
    fields: Mapping[str, Sequence[Placed]]
    others: Sequence[Placed]

    @property
    def is_open(self) -> bool:
        """Whether names may come that nothing declares."""
        return any(part.get(word, False) is not False for _, part in self.parts for word in OPEN)


def names_of(schema: Schema, pointer: str) -> Iterator[Fault]:
    """What is wrong with the names of a record, and of all objects in it."""
    waiting: list[Sequence[Placed]] = [[(pointer, schema)]]
    while waiting:
        found = _object(waiting.pop())
        if found.fields and not found.is_open:
            yield from _undeclared(found)
        for at, part in found.parts:
            yield from _conditions(found, part.get("if"), f"{at}/if")
        waiting += [*found.fields.values(), *([one] for one in found.others)]


def _object(start: Sequence[Placed]) -> _Object:
    parts = [placed for at, one in start for placed in _laid(one, at)]
    fields: dict[str, list[Placed]] = defaultdict(list)
    others: list[Placed] = []
    for at, part in parts:
        for name, below in (part.get("properties") or {}).items():
            fields[name].append((f"{at}/properties/{escaped(name)}", below))
        others += [(f"{at}/{word}", part[word]) for word in ("items", "additionalProperties") if word in part]
        others += [(f"{at}/prefixItems/{n}", below) for n, below in enumerate(part.get("prefixItems", ()))]
    return _Object(parts, fields, others)


def _laid(part: Any, at: str) -> Iterator[Placed]:
    """A schema and everything that judges the same value beside it; conditions are none of it."""
    if not isinstance(part, Mapping):
        return
    yield at, part
    for word in ("allOf", "anyOf", "oneOf"):
        for number, below in enumerate(part.get(word, ())):
            yield from _laid(below, f"{at}/{word}/{number}")
    for word in ("then", "else"):
        yield from _laid(part.get(word), f"{at}/{word}")
    for name, below in (part.get("dependentSchemas") or {}).items():
        yield from _laid(below, f"{at}/dependentSchemas/{escaped(name)}")


def _undeclared(found: _Object) -> Iterator[Fault]:
    for at, part in found.parts:
        wanted = [("required", name) for name in part.get("required", ())]
        wanted += [("x-order", name) for name in _listed(part.get("x-order")) if name != "*"]
        for name, others in (part.get("dependentRequired") or {}).items():
            wanted += [("dependentRequired", one) for one in (name, *others)]
        wanted += [("dependentSchemas", name) for name in part.get("dependentSchemas") or ()]
        for word, name in wanted:
            if name not in found.fields:
                yield Fault("unknown_field", f"{at}/{word}", name, "", nearest(name, found.fields))


def _conditions(found: _Object, asked: Any, at: str) -> Iterator[Fault]:
    """What an `if` asks about: a field that is there, and a word that it can be."""
    if not isinstance(asked, Mapping):
        return
    for name, below in (asked.get("properties") or {}).items():
        here = f"{at}/properties/{escaped(name)}"
        if name in found.fields:
            yield from _words(found.fields[name], below, here)
        elif found.fields and not found.is_open:
            yield Fault("unknown_field", here, name, "", nearest(name, found.fields))
    for word in ("allOf", "anyOf", "oneOf"):
        for number, below in enumerate(asked.get(word, ())):
            yield from _conditions(found, below, f"{at}/{word}/{number}")
    yield from _conditions(found, asked.get("not"), f"{at}/not")


def _words(said: Sequence[Placed], asked: Any, at: str) -> Iterator[Fault]:
    known = [word for _, part in said if isinstance(part, Mapping) for word in option_values(part) or ()]
    if not known or not isinstance(asked, Mapping):
        return
    for word in (asked.get("const"), *asked.get("enum", ())):
        if isinstance(word, str) and word not in known:
            yield Fault("not_an_option", at, word, ", ".join(dict.fromkeys(known)), nearest(word, known))


def _listed(value: Any) -> Sequence[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
