"""What a case can hold where the walk has passed certain steps: which fields are there, and what stands in them.

Every question is answered from what is supposed so far, or raises `Split` with the answers that are possible.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yikou.definition.model import Affair
from yikou.definition.types import Group, Record, Rows, Type
from yikou.flow.program import Program
from yikou.proof.objects import Condition, Layer, layers, limits, reads
from yikou.proof.terms import Terms
from yikou.rules.names import Name
from yikou.rules.values import Unknown, Value

Path = tuple[str, ...]
Supposed = Mapping[str, Any]
NOBODY: frozenset[str] = frozenset()


class Split(Exception):
    """Something that is not supposed yet. key: what; options: everything that it can be."""

    def __init__(self, key: str, options: tuple[Any, ...]) -> None:
        super().__init__(key)
        self.key = key
        self.options = options


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that the walk has passed, with its result."""

    step: str
    yes: bool = True


@dataclass(frozen=True)
class Space:
    """Forms and office records of one affair. objecting: by step, office fields that a no asks for."""

    affair: Affair
    terms: Terms
    objecting: Mapping[str, frozenset[str]]
    _layers: dict[tuple[str, Path], tuple[Layer, ...]] = field(default_factory=dict)
    _possible: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)

    def layers(self, root: str, path: Path) -> tuple[Layer, ...]:
        """What an object of a record demands: the record itself, or a group of it."""
        if (root, path) not in self._layers:
            record = self.record(root)
            found = record.field(path) if path else None
            self._layers[(root, path)] = layers(found.schema if found else record.schema)
        return self._layers[(root, path)]

    def possible(self, key: str, parts: tuple[Any, ...], bounds: list[Mapping[str, Any]]) -> tuple[Any, ...]:
        """Those parts of a field's values that lie inside all of these bounds; asked again and again for each field."""
        known = (key, repr(bounds))
        if known not in self._possible:
            inside = [Condition(bound) for bound in bounds]
            self._possible[known] = tuple(part for part in parts if all(one.holds(raw(part)) for one in inside))
        return self._possible[known]

    def record(self, root: str) -> Record:
        """The form, or the office record."""
        return self.affair.form if root == "form" else self.affair.office

    def writes(self, step: str, name: str) -> bool:
        """Whether a step can write an office field."""
        one = self.affair.steps[step]
        return name in one.fills or any(path in (("office",), ("office", name)) for path in one.edits)

    def asks(self, passed: Passed, name: str) -> bool:
        """Whether the step asks for a field of those that it fills, if the record requires it."""
        fills = name in self.affair.steps[passed.step].fills
        return fills and (passed.yes or name in self.objecting.get(passed.step, NOBODY))


def space_of(program: Program, terms: Terms) -> Space:
    """The space of a compiled affair."""
    return Space(program.affair, terms, program.objecting)


class Sight:
    """Fields as they are where these steps have been passed, under what is supposed.

    anywhere: nothing is known of the steps; an office field may be there or not.
    """

    def __init__(self, space: Space, supposed: Supposed, passed: tuple[Passed, ...], *, anywhere: bool = False) -> None:
        self.space = space
        self.anywhere = anywhere
        self.supposed = supposed
        self.passed = passed

    def choose(self, key: str, options: tuple[Any, ...]) -> Any:
        """What is supposed under the key; Split where that is open."""
        if len(options) == 1:
            return options[0]
        if key not in self.supposed:
            raise Split(key, options)
        return self.supposed[key]

    def value(self, name: Name) -> Value | Unknown:
        """The value of a field that is a scalar."""
        if not self.is_there(name.root, name.path):
            return Unknown((".".join((name.root, *name.path)),))
        found: Value | Unknown = self._value(name.root, name.path, name.of.type if name.of else name.type)
        return found

    def _value(self, root: str, path: Path, kind: Type) -> Any:
        key = ".".join((root, *path))
        parts = self.space.terms.parts(key, kind)
        bounds = [
            limits(layer.properties[path[-1]]) for layer in self._holding(root, path) if path[-1] in layer.properties
        ]
        possible = self.space.possible(key, parts, [bound for bound in bounds if bound])
        if not parts:
            raise CannotTellError(key)
        return self.choose(key, possible or parts[:1])

    def is_there(self, root: str, path: Path) -> bool:
        """Whether a field has a value, through the groups around it; of a column, whether its rows are there."""
        for end in range(1, len(path) + 1):
            if not self._has(root, path[:end]):
                return False
            found = self.space.record(root).field(path[:end])
            if found is not None and isinstance(found.type, Rows):
                return True
        return True

    def _has(self, root: str, path: Path) -> bool:
        if root == "office" and len(path) == 1:
            return self._office_has(path[0])
        holding = self._holding(root, path)
        found = self.space.record(root).field(path)
        nullable = found is not None and found.nullable
        if any(path[-1] in layer.required for layer in holding) and not nullable:
            return True
        may = any(path[-1] in layer.properties for layer in holding)
        return may and bool(self.choose(".".join((root, *path)) + "?", (True, False)))

    def _holding(self, root: str, path: Path) -> list[Layer]:
        """What is laid on the object around a field, says something of it and holds."""
        about = [x for x in self.space.layers(root, path[:-1]) if path[-1] in x.properties or path[-1] in x.required]
        return [layer for layer in about if all(self._holds(root, path[:-1], one) for one in layer.conditions)]

    def _holds(self, root: str, path: Path, condition: Condition) -> bool:
        if not condition.is_readable:
            key = f"{'.'.join((root, *path))}: {condition.schema}"
            return bool(self.choose(key, (True, False))) is not condition.no
        answers: dict[str, Any] = {}
        for read in dict.fromkeys(reads(condition.schema)):
            self._lay_in(answers, root, path, read)
        return condition.holds(answers)

    def _lay_in(self, answers: dict[str, Any], root: str, path: Path, read: Path) -> None:
        for end in range(1, len(read) + 1):
            whole = (*path, *read[:end])
            found = self.space.record(root).field(whole)
            if found is None or not self.is_there(root, whole):
                return
            if isinstance(found.type, Group):
                answers = answers.setdefault(read[end - 1], {})
            elif self.space.terms.parts(".".join((root, *whole)), found.type):
                answers[read[end - 1]] = raw(self._value(root, whole, found.type))
            else:
                answers[read[end - 1]] = True

    # ---- the office record: only what a passed step wrote (docs/format.md 3.1)

    def _office_has(self, name: str) -> bool:
        if self.anywhere:
            may = any(name in layer.properties for layer in self._holding("office", (name,)))
            return may and bool(self.choose(f"office.{name}?", (True, False)))
        touched = [at for at, one in enumerate(self.passed) if self.space.writes(one.step, name)]
        if not touched:
            return False
        found = self.space.affair.office.fields.get(name)
        if found is None or found.nullable:
            return found is not None and self._perhaps(name, touched)
        if any(self._is_sure(name, at) for at in touched if self.space.asks(self.passed[at], name)):
            return True
        may = any(name in layer.properties for layer in self._holding("office", (name,)))
        return may and self._perhaps(name, touched)

    def _perhaps(self, name: str, touched: list[int]) -> bool:
        return bool(self.choose(f"office.{name}?{self.passed[touched[-1]].step}", (True, False)))

    def _is_sure(self, name: str, at: int) -> bool:
        """Whether the step asked for the field, and nothing that decides about it was changed since."""
        then = copy(self)
        then.passed = self.passed[: at + 1]
        asked = [layer for layer in then._holding("office", (name,)) if name in layer.required]
        return any(not self._moved(layer, at) for layer in asked)

    def _moved(self, layer: Layer, at: int) -> bool:
        read = {path[0] for one in layer.conditions for path in reads(one.schema)}
        return any(self.space.writes(later.step, name) for later in self.passed[at + 1 :] for name in read)

    def open_at(self, name: str) -> str:
        """The step that can leave an office field open; '' where none that was passed writes it."""
        touched = [one.step for one in self.passed if self.space.writes(one.step, name)]
        return touched[-1] if touched else ""


class CannotTellError(Exception):
    """A value of a kind that is not taken apart. The text names it."""


def raw(value: Any) -> Any:
    """A value as JSON validators know it.

    >>> raw(Decimal("2.50")), raw(Decimal("2"))
    (2.5, 2)
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, bool | str) else value.isoformat()


def keys_in(supposed: Supposed) -> Iterator[tuple[str, str, Any]]:
    """What is supposed: name, 'there' or 'value', and what."""
    for key, value in supposed.items():
        name, mark, _ = key.partition("?")
        yield name, "there" if mark else "value", value
