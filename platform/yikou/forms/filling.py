"""What a template prints: texts of controls, which option is marked, errors, sources, by the key of each control.

A scope is the record, or one row. Beside `key` (text) it holds, where there is something to say: `key#n` (option n is
marked), `key!` (error), `key^` (source), `key?` (a conditional control is asked), `key@` (name of an org that is not
offered any more), `key*` (typing goes on here), `key+` (any of these). Everything else reads as ''.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from yikou.forms.bind import OrgChoices
from yikou.forms.names import element_id
from yikou.forms.plan import Control, Shape
from yikou.forms.typed import number_text
from yikou.forms.words import words_of

_ENCODER = msgspec.json.Encoder(decimal_format="number")
Visible = Callable[[Shape, Mapping[str, Any], Mapping[str, Any] | None], frozenset[str]]


class Scope(dict[str, Any]):
    """Values of one record or row; what is not there prints as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands at controls beside their values, by JSON Pointer. rows: ids of rows; focus: id of an element."""

    errors: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    echoes: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    focus: str = ""


class Filler:
    """Makes scopes of answers. visible: conditional names of an object that are asked; choices: orgs and people."""

    def __init__(self, notes: Notes, *, visible: Visible, choices: OrgChoices, name: Callable[[str], str]) -> None:
        self._notes = notes
        self._noted = bool(notes.errors or notes.sources or notes.echoes or notes.focus)
        self._located = self._noted or bool(notes.rows)
        self._visible = visible
        self._choices = choices
        self._name = name

    def scope(
        self,
        controls: Sequence[Control],
        shape: Shape | None,
        answers: Mapping[str, Any],
        *,
        name: str,
        where: str = "",
    ) -> Scope:
        """The scope of a record or of one row; name: of the record's or the row's controls; where: its JSON Pointer."""
        scope = Scope({"#name": name, "#id": element_id(name)})
        self._object(scope, controls, shape, answers, where)
        return scope

    def _object(
        self, scope: Scope, controls: Sequence[Control], shape: Shape | None, answers: Mapping[str, Any], where: str
    ) -> None:
        if shape is not None and (shape.conditional or shape.visible):
            shown = self._visible(shape, answers, answers if scope["#n"] else None)
            scope.update({f"{c.key}?": True for c in controls if c.name in shown})
        for control in controls:
            here = f"{where}/{_escaped(control.name)}" if self._located else ""
            value = answers.get(control.name)
            if control.kind == "group":
                below = value if isinstance(value, Mapping) else {}
                self._object(scope, control.parts, control.shape, below, here)
            elif control.kind in ("rows", "list"):
                scope[control.key] = self._rows(scope, control, value, here)
            elif value is not None:
                self._value(scope, control, value)
            if self._noted:
                self._note(scope, control, here)

    def _note(self, scope: Scope, control: Control, where: str) -> None:
        notes, key, before = self._notes, control.key, len(scope)
        if where in notes.echoes:
            scope[key], scope[f"{key}~"] = notes.echoes[where], True
        if where in notes.errors:
            scope[f"{key}!"] = notes.errors[where]
        if where in notes.sources:
            scope[f"{key}^"] = notes.sources[where]
        if notes.focus and element_id(f"{scope['#name']}.{key}") == notes.focus:
            scope[f"{key}*"] = True
        if len(scope) > before:
            scope[f"{key}+"] = True

    def _rows(self, scope: Scope, control: Control, value: Any, where: str) -> list[Scope]:
        values: Sequence[Any] = value if isinstance(value, list | tuple) else ()
        ids = self._notes.rows.get(where) or tuple(str(n) for n in range(1, len(values) + 1))
        name = f"{scope['#name']}.{control.key}"
        return [self._row(control, values, number, f"{name}.{id_}", where) for number, id_ in enumerate(ids)]

    def _row(self, control: Control, values: Sequence[Any], number: int, name: str, where: str) -> Scope:
        value = values[number] if number < len(values) else None
        answers = {"": value} if control.kind == "list" else value if isinstance(value, Mapping) else {}
        row = Scope({"#name": name, "#id": element_id(name), "#n": number + 1, "#row": name.rpartition(".")[2]})
        row["#list"] = name.rpartition(".")[0]
        row["#label"] = _label(control, answers)
        if control.kind == "list":
            self._list_row(row, control.parts[0], value, f"{where}/{number}")
        else:
            self._object(row, control.parts, control.shape, answers, f"{where}/{number}")
        return row

    def _list_row(self, row: Scope, control: Control, value: Any, where: str) -> None:
        if value is not None:
            self._value(row, control, value)
        if self._noted:
            self._note(row, control, where)

    def _value(self, scope: Scope, control: Control, value: Any) -> None:
        key = control.key
        match control.kind:
            case "number" | "integer":
                scope[key] = number_text(value, control.decimals if control.kind == "number" else None)
            case "yes_no" | "consent":
                scope[f"{key}#{'yes' if value is True else 'no'}"] = True
            case "choice":
                self._mark(scope, control, [value])
            case "several":
                self._mark(scope, control, value if isinstance(value, list | tuple) else [value])
            case "org" | "orgs" | "person":
                self._offered(scope, control, value)
            case "search":
                scope[key] = next((choice.title for choice in control.choices if choice.code == value), str(value))
            case "fixed" | "computed" | "plain":
                scope[key] = (
                    words_of(control.field, value, name=self._name) if control.kind != "plain" else _json(value)
                )
            case _:
                scope[key] = str(value)

    def _mark(self, scope: Scope, control: Control, values: Sequence[Any]) -> None:
        for number, choice in enumerate(control.choices):
            if choice.code in values:
                scope[f"{control.key}#{number}"] = True

    def _offered(self, scope: Scope, control: Control, value: Any) -> None:
        values = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        scope[control.key] = values if control.kind == "orgs" else values[0]
        offered = {slug for slug, _ in self._choices.get(choices_key(control), ())}
        gone = [one for one in values if one not in offered]
        if gone and control.kind != "orgs":
            scope[f"{control.key}@"] = self._name(gone[0])


def choices_key(control: Control) -> str:
    """Under which key the orgs or people of a control are handed in: kind of org, or `person:<role>`."""
    schema = control.schema.get("items") if control.kind == "orgs" else control.schema
    if not isinstance(schema, Mapping):
        return "any"
    key = f"person:{schema.get('x-role', '')}" if control.kind == "person" else str(schema.get("x-org-kind", "any"))
    return "".join(letter for letter in key if letter.isalnum() or letter in "_-:")


def _label(control: Control, answers: Mapping[str, Any]) -> str:
    """What tells one row from the others: the column that `x-row-label` names."""
    items = control.schema.get("items")
    named = items.get("x-row-label") if isinstance(items, Mapping) else None
    value = answers.get(str(named)) if named else None
    return value if isinstance(value, str) else ""


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def _json(value: Any) -> str:
    return value if isinstance(value, str) else _ENCODER.encode(value).decode()
