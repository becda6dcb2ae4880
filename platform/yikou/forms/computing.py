"""Computed values: worked out by the rules from the other answers, never taken from anybody."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yikou.forms.controls import Control, walk
from yikou.forms.inside import below, held

Scope = Callable[[], Mapping[str, Any]]
Value = Callable[[str, Mapping[str, Any], Mapping[str, Any] | None], Any]


class Computer:
    """Works out the values of one record. value: of an expression's text, in a scope, in a row.

    needed: whether anything is computed at all.
    """

    def __init__(self, controls: Sequence[Control], value: Value) -> None:
        self._value = value
        self._controls = controls
        self.needed = any(_has_computed(control) for control in controls)
        self._passes = _passes(controls) if self.needed else 0

    def compute(self, answers: dict[str, Any], scope: Scope) -> None:
        """Sets computed values and takes out those that are unknown; again where one reads another that comes later."""
        for _ in range(self._passes):
            self._object(self._controls, answers, scope, None)

    def _object(
        self, controls: Sequence[Control], answers: dict[str, Any], scope: Scope, row: Mapping[str, Any] | None
    ) -> None:
        """What is inside first, because sums read it; then in order of the page, so that one value may read another."""
        for name, control, value in list(held(controls, answers)):
            if _has_computed(control) and not control.laid:
                answers[name] = self._inside(control, value, scope, None)
            elif control.laid:
                for _, part, _ in below(control, answers):
                    self._object(part.parts, answers, scope, row)
        for control in controls:
            if control.kind == "computed":
                self._set(control, answers, scope, row)

    def _set(self, control: Control, answers: dict[str, Any], scope: Scope, row: Mapping[str, Any] | None) -> None:
        value = self._value(str(control.schema["x-computed"]), scope(), row)
        if value is None:
            answers.pop(control.name, None)
        else:
            answers[control.name] = value

    def _inside(self, control: Control, value: Any, scope: Scope, row: Mapping[str, Any] | None) -> Any:
        """A copy of a value with what is computed in it."""
        if isinstance(value, Mapping) and control.parts:
            copy = dict(value)
            self._object(control.parts, copy, scope, copy if row is not None else None)
            return copy
        found: Any = list(value) if isinstance(value, list) else value
        for number, part, one in below(control, value):
            is_row = isinstance(number, int) and isinstance(one, Mapping)
            new = self._inside(part, one, scope, one if is_row else None)
            if number is None:
                return new
            found[number] = new
        return found


def _has_computed(control: Control) -> bool:
    """Whether anything in it is computed; in a box, whether its schemas say so anywhere."""
    if control.kind == "computed" or any(_has_computed(part) for part in control.parts):
        return True
    return any(_mentions(alternative.schema) for alternative in control.alternatives)


def _mentions(schema: Any) -> bool:
    if isinstance(schema, Mapping):
        return "x-computed" in schema or any(map(_mentions, schema.values()))
    return isinstance(schema, list) and any(map(_mentions, schema))


def _passes(controls: Sequence[Control]) -> int:
    """One, but for values that read one that comes later on the page: then as many as there are."""
    computed = [control for control in walk(controls) if control.kind == "computed"]
    later = {control.name for control in computed}
    for control in computed:
        later.discard(control.name)
        if any(name in str(control.schema["x-computed"]) for name in later):
            return len(computed)
    return 1
