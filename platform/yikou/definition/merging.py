"""Two schemas of one value as one: types meet, bounds tighten, what is required adds up, choices thin out.

A rule gives the one value of a word that says what both said, or None where JSON Schema has no word for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import lcm
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.schema_words import GROUPS, UNEVALUATED, is_annotation

OBJECT, ARRAY, CONTAINS, CONDITION = GROUPS
APART = UNEVALUATED | {"$ref"}  # a part with one of these looks at itself alone
STAYS = CONDITION | {"dependentSchemas"}  # asked in the order in which they are written
PAIRS = (
    ("minimum", "maximum", False),
    ("exclusiveMinimum", "maximum", True),
    ("minimum", "exclusiveMaximum", True),
    ("exclusiveMinimum", "exclusiveMaximum", True),
    ("minLength", "maxLength", False),
    ("minItems", "maxItems", False),
    ("minProperties", "maxProperties", False),
)  # lower bound, upper bound, whether they may not even meet


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands that no value can meet. pointer, other: the two places, in the schema before it was merged."""

    code: str
    pointer: str
    found: str
    other: str


class Merging:
    """One schema being merged; clashes: what was found on the way."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []

    def all_of(self, own: dict[str, Any], laid: list[Any], pointer: str) -> dict[str, Any]:
        """An object with what its `allOf` lays on it."""
        node = _Node(self, own, pointer)
        for number, part in enumerate(laid):
            node.lay(part, f"{pointer}/allOf/{number}")
        return node.whole()

    def both(self, one: Any, other: Any, *, at: tuple[str, str]) -> Any:
        """A schema for what both say; at: their places."""
        if one is True or one == {}:
            return other
        if other is True or one is False:
            return one
        if other is False:
            return False
        rest = {word: value for word, value in one.items() if word != "allOf"}
        node = _Node(self, rest, at[0])
        node.rest = list(one.get("allOf", ()))
        node.lay(other, at[1])
        return node.whole()


class _Node:
    """One object on the way. places: where each word of it was written; rest: what cannot be merged."""

    def __init__(self, merging: Merging, own: Mapping[str, Any], pointer: str) -> None:
        self._merging = merging
        self._own = dict(own)
        self._pointer = pointer
        self._places = {word: f"{pointer}/{escaped(word)}" for word in own}
        self.rest: list[Any] = []

    def whole(self) -> dict[str, Any]:
        """What came out."""
        for low, high, strictly in PAIRS:
            least, most = self._own.get(low), self._own.get(high)
            if least is not None and most is not None and (least >= most if strictly else least > most):
                self._clash(low, self._places[high], self._places[low])
        if self.rest:
            self._own["allOf"] = self.rest
        return self._own

    def lay(self, part: Any, pointer: str) -> None:
        """Lays one schema on the object; what cannot be said together is kept beside it."""
        if not isinstance(part, Mapping):
            self.rest += [] if part is True else [part]
            return
        if APART & part.keys():
            self.rest.append(part)
            return
        kept = {word: value for word, value in part.items() if word in STAYS}
        if not OBJECT.isdisjoint(part) and not self._properties(part, pointer):
            kept |= {word: part[word] for word in OBJECT if word in part}
        for group in (ARRAY, CONTAINS):
            kept |= self._group(group, part, pointer)
        for word, value in part.items():
            if word == "allOf":
                self.rest.extend(value)
            elif word not in STAYS | OBJECT | ARRAY | CONTAINS and not self._word(word, value, pointer):
                kept[word] = value
        if kept:
            self.rest.append(kept)

    def _word(self, word: str, value: Any, pointer: str) -> bool:
        """Whether a word could be merged."""
        place = f"{pointer}/{escaped(word)}"
        if word not in self._own:
            self._own[word], self._places[word] = value, place
            return self._agrees(word, place)
        if same(self._own[word], value):
            return True
        if is_annotation(word) and word not in RULES:
            return True  # the nearer text is shown
        rule = RULES.get(word)
        met = None if rule is None else rule(self._own[word], value)
        if met is None:
            return False
        if met in ([], NEVER):
            self._clash(word, place, self._places[word])
            return True
        if not same(met, self._own[word]):
            self._own[word], self._places[word] = met, place
        return self._agrees(word, place)

    def _agrees(self, word: str, place: str) -> bool:
        """Notes a constant that is none of the options; always true, for there is nothing more to merge."""
        own = self._own
        both = word in ("const", "enum") and {"const", "enum"} <= own.keys()
        if both and not any(same(own["const"], one) for one in own["enum"]):
            self._clash(word, place, self._places["enum" if word == "const" else "const"])
        return True

    def _group(self, group: frozenset[str], part: Mapping[str, Any], pointer: str) -> dict[str, Any]:
        """Merges words that are read together; gives back those that could not be."""
        theirs = {word: part[word] for word in part if word in group}
        own = {word: self._own[word] for word in self._own if word in group}
        if not theirs or same(own, theirs):
            return {}
        if not own:
            self._own |= theirs
            self._places |= {word: f"{pointer}/{word}" for word in theirs}
            return {}
        if group is ARRAY and "prefixItems" not in own and "prefixItems" not in theirs:
            at = (self._places["items"], f"{pointer}/items")
            self._own["items"] = self._merging.both(own["items"], theirs["items"], at=at)
            return {}
        return theirs

    def _properties(self, part: Mapping[str, Any], pointer: str) -> bool:
        """Merges properties; not where a pattern and a lid would have to know of each other."""
        closed = "additionalProperties" in self._own or "additionalProperties" in part
        if closed and not OBJECT.isdisjoint(self._own) and ("patternProperties" in part or self._has_patterns()):
            return False
        if OBJECT.isdisjoint(self._own):
            self._own |= {word: part[word] for word in part if word in OBJECT}
            self._places |= {word: f"{pointer}/{word}" for word in part if word in OBJECT}
            return True
        for word in ("properties", "patternProperties"):
            self._own_map(word, part, pointer)
        if "additionalProperties" in part:
            at = (self._place("additionalProperties"), f"{pointer}/additionalProperties")
            own = self._own.get("additionalProperties", True)
            self._own["additionalProperties"] = self._merging.both(own, part["additionalProperties"], at=at)
        return True

    def _own_map(self, word: str, part: Mapping[str, Any], pointer: str) -> None:
        own, theirs = self._own.get(word, {}), part.get(word, {})
        if not own and not theirs:
            return
        lids = (
            (self._own.get("additionalProperties", True), f"{self._place('additionalProperties')}"),
            (part.get("additionalProperties", True), f"{pointer}/additionalProperties"),
        )
        met: dict[str, Any] = {}
        for name in dict.fromkeys((*own, *theirs)):
            places = [f"{self._place(word)}/{escaped(name)}", f"{pointer}/{word}/{escaped(name)}"]
            sides = [own.get(name, lids[0][0]), theirs.get(name, lids[1][0])]
            for side, (names, lid) in enumerate(zip((own, theirs), lids, strict=True)):
                if name not in names:
                    places[side] = lid[1]
                    if lid[0] is False:
                        self._merging.clashes.append(Clash("closed_elsewhere", places[1 - side], name, lid[1]))
            met[name] = self._merging.both(sides[0], sides[1], at=(places[0], places[1]))
        self._own[word] = met

    def _has_patterns(self) -> bool:
        return "patternProperties" in self._own

    def _place(self, word: str) -> str:
        return self._places.get(word, f"{self._pointer}/{word}")

    def _clash(self, word: str, place: str, other: str) -> None:
        self._merging.clashes.append(Clash("contradiction", place, word, other))


NEVER = object()


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: 1 is 1.0 and not true.

    >>> same([1, {"a": None}], [1.0, {"a": None}]), same(1, True)
    (True, False)
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    return bool(one == other)


def types_met(one: Any, other: Any) -> Any:
    """Types that both allow, [] for none; a whole number is a number.

    >>> types_met(["integer", "null"], ["number", "null"]), types_met("string", "number")
    (['integer', 'null'], [])
    """
    ones, others = _list(one), _list(other)
    found = [kind for kind in ones if kind in others or (kind == "integer" and "number" in others)]
    found += [kind for kind in others if kind == "integer" and "number" in ones and kind not in found]
    return found[0] if len(found) == 1 else found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _options_met(one: list[Any], other: list[Any]) -> list[Any]:
    return [option for option in one if any(same(option, theirs) for theirs in other)]


def _united(one: list[Any], other: list[Any]) -> list[Any]:
    return list(dict.fromkeys((*one, *other)))


def _each_united(one: Mapping[str, list[Any]], other: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: _united(one.get(name, []), other.get(name, [])) for name in dict.fromkeys((*one, *other))}


def _steps_met(one: Any, other: Any) -> Any:
    whole = isinstance(one, int) and isinstance(other, int)
    return lcm(one, other) if whole else None


def _never(_: Any, __: Any) -> Any:
    return NEVER


def _either(one: Any, other: Any) -> bool:
    return one is True or other is True


RULES: Mapping[str, Callable[[Any, Any], Any]] = {
    "type": types_met,
    "enum": _options_met,
    "const": _never,
    "required": _united,
    "dependentRequired": _each_united,
    "multipleOf": _steps_met,
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "deprecated"), _either),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
}
