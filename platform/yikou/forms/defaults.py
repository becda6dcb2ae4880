"""What a record holds before anybody types: defaults where there is no answer, constants wherever they stand."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from yikou.forms.controls import Control
from yikou.forms.inside import below, held


def with_defaults(controls: Sequence[Control], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with the schema's default where there is none; a constant that is no consent is its own default.

    What is there is never overwritten, rows that are there get nothing: a new row begins with its own defaults. A group
    that has to be there comes with those of its parts.
    """
    final = dict(answers)
    for control in controls:
        if control.laid or control.kind == "computed":
            continue
        if control.kind == "fixed" and "const" in control.schema:
            final[control.name] = deepcopy(control.schema["const"])
        elif control.name not in final and "default" in control.schema:
            final[control.name] = deepcopy(control.schema["default"])
        if control.kind == "group":
            _fill_group(control, final)
    return final


def _fill_group(control: Control, final: dict[str, Any]) -> None:
    known = final.get(control.name)
    if isinstance(known, Mapping):
        final[control.name] = with_defaults(control.parts, known)
    elif known is None and not control.optional and control.always:
        filled = with_defaults(control.parts, {})
        if filled:
            final[control.name] = filled


def with_constants(controls: Sequence[Control], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with every constant that has to be there: nobody fills it in, so nobody can have got it wrong."""
    final = dict(answers)
    for control in controls:
        if control.kind == "fixed" and "const" in control.schema and (not control.optional or control.name in final):
            final[control.name] = deepcopy(control.schema["const"])
    for name, control, value in list(held(controls, final)):
        if not control.laid and holds_constants(control.parts):
            final[name] = _inside(control, value)
    return final


def _inside(control: Control, value: Any) -> Any:
    if isinstance(value, Mapping) and control.parts:
        return with_constants(control.parts, value)
    if not isinstance(value, list):
        return value
    found = list(value)
    for number, part, one in below(control, value):
        if number is not None:
            found[number] = _inside(part, one)
    return found


def holds_constants(controls: Sequence[Control]) -> bool:
    """Whether any of them is a constant, outside of boxes, whose constants say which alternative an answer is."""
    return any((c.kind == "fixed" and "const" in c.schema) or holds_constants(c.parts) for c in controls)
