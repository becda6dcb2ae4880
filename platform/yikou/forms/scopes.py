"""What is filled into a template: the values of one record, row or alternative, and what is noted beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from yikou.forms.bound import Held
from yikou.forms.controls import Control, names_of
from yikou.forms.kinds import BOXES
from yikou.forms.reading import read_json

_ENCODER = msgspec.json.Encoder(decimal_format="number")
DEEPER = frozenset({"group", "rows", "list", "tuple", "pairs", *BOXES})


class Scope(dict[str, Any]):
    """Values of one record or row; what is not there prints as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands at controls beside their values, by JSON Pointer.

    rows: ids of rows; held: rows of lists of single values; ways: alternatives chosen; focus: id of an element;
    differs: what the system holds, where something else was typed.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    focus: str = ""
    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    ways: Mapping[str, int] = field(default_factory=dict)
    differs: Mapping[str, str] = field(default_factory=dict)


def choices_key(control: Control) -> str:
    """Under which key the orgs or people of a control are handed in: kind of org, or `person:<role>`."""
    schema = control.schema.get("items") if control.kind == "orgs" else control.schema
    if not isinstance(schema, Mapping):
        return "any"
    key = f"person:{schema.get('x-role', '')}" if control.kind == "person" else str(schema.get("x-org-kind", "any"))
    return "".join(letter for letter in key if letter.isalnum() or letter in "_-:")


def label_of(control: Control, answers: Mapping[str, Any]) -> str:
    """What tells one row from the others: the column that `x-row-label` names."""
    items = control.schema.get("items")
    named = items.get("x-row-label") if isinstance(items, Mapping) else None
    value = answers.get(str(named)) if named else None
    return value if isinstance(value, str) else ""


def escaped(name: str) -> str:
    """A name as a step of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def json_text(control: Control, value: Any) -> str:
    """Text stays as it is where it is read as the same text again."""
    if isinstance(value, str) and read_json(control.schema.get("type"), value) == value:
        return value
    return _ENCODER.encode(value).decode()


def free_in(answers: Mapping[str, Any], controls: Sequence[Control]) -> dict[str, Any]:
    """Answers under names that no control of the object is for."""
    own = names_of(controls)
    return {name: value for name, value in answers.items() if name not in own}


def offer(scope: Scope, control: Control, answers: Mapping[str, Any]) -> None:
    """Marks the options that the branches which hold offer."""
    found = sorted({n for branch, own in control.offered if branch.holds(answers) for n in own})
    scope.update({f"{control.key}/{n}": True for n in found})
    scope[f"{control.key}/"] = ":" + "-".join(map(str, found))


def wrong_inside(control: Control, where: str, errors: Mapping[str, str]) -> str:
    """What is wrong with one of several options, or within free JSON: it stands at the control of all of it."""
    if control.kind in DEEPER or not errors:
        return ""
    return next((said for place, said in errors.items() if place.startswith(where + "/")), "")
