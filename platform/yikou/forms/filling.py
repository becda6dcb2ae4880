"""What a template prints: texts of controls, which option is marked, errors, sources, by the key of each control.

A scope is the record, one row, or what a box holds. Beside `key` (text) it holds, where there is something to say:
`key#n` (option n is marked), `key!` (error), `key^` (source), `key=` (what the system holds, where it differs), `key?`
(a conditional control is asked), `key/n` (option n is offered now), `key@` (name of an org that is not offered any
more),
`key%` (scope of what a box holds), `key:` (too deep to be drawn), `key~` (shown as plain text), `key*` (typing goes on
here), `key+` (any of these). Everything else reads as ''. `#at` says whose regions stand in it (see source.py).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yikou.forms.binder import DEEPEST
from yikou.forms.bound import Held
from yikou.forms.choosing import chosen
from yikou.forms.controls import MORE, Alternative, Control, Shape
from yikou.forms.kinds import option_of
from yikou.forms.moments import control_text
from yikou.forms.names import element_id, way_at
from yikou.forms.reading import OrgChoices
from yikou.forms.scopes import (
    DEEPER,
    Notes,
    Scope,
    choices_key,
    escaped,
    free_in,
    json_text,
    label_of,
    offer,
    wrong_inside,
)
from yikou.forms.typed import is_grouped, number_text
from yikou.forms.values import NOTHING, same
from yikou.forms.words import words_of

Visible = Callable[[Shape, Mapping[str, Any], Mapping[str, Any] | None], frozenset[str]]


class Filler:
    """Makes scopes of answers, and remembers them.

    visible: conditional names of an object that are asked; choices: orgs and people. scopes: all that were made; ids:
    of the element that each answer stands at, by JSON Pointer, in order of the page, where `locate` asks for them.
    """

    def __init__(
        self, notes: Notes, *, visible: Visible, choices: OrgChoices, name: Callable[[str], str], locate: bool = False
    ) -> None:
        self._notes = notes
        self._noted = bool(notes.errors or notes.sources or notes.echoes or notes.focus or notes.differs)
        self._located = self._noted or locate or bool(notes.rows or notes.ways)
        self._visible = visible
        self._choices = choices
        self._name = name
        self._depth = 0
        self.scopes: list[Scope] = []
        self.ids: dict[str, str] | None = {} if locate else None

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
        scope = self._scope(name, 0)
        self._object(scope, controls, shape, answers, where)
        return scope

    def _scope(self, name: str, at: int) -> Scope:
        made = Scope({"#name": name, "#id": element_id(name), "#at": at})
        self.scopes.append(made)
        return made

    def _object(
        self, scope: Scope, controls: Sequence[Control], shape: Shape | None, answers: Mapping[str, Any], where: str
    ) -> None:
        if shape is not None and (shape.conditional or shape.visible):
            shown = self._visible(shape, answers, answers if scope["#n"] else None)
            scope.update({f"{c.key}?": True for c in controls if c.name in shown})
        for control in controls:
            here = f"{where}/{escaped(control.name)}" if self._located else ""
            if control.offered:
                offer(scope, control, answers)
            if control.kind == "pairs":
                self._pairs(scope, control, free_in(answers, controls), where)
            elif control.kind == "branch" and control.laid:
                self._laid(scope, control, answers, where, here)
            else:
                self._control(scope, control, answers.get(control.name, NOTHING), here)

    def _control(self, scope: Scope, control: Control, value: Any, here: str) -> None:
        if self.ids is not None:
            self.ids[here] = f"{scope['#id']}--{element_id(control.key)}"
        if control.kind in DEEPER:
            self._deeper(scope, control, value, here)
        elif value is not NOTHING and (value is not None or control.kind in ("plain", "fixed")):
            self._value(scope, control, value)
        elif control.kind == "fixed" and "const" in control.schema:
            self._value(scope, control, control.schema["const"])
        if self._noted and not (control.is_box and scope[f"{control.key}%"]):
            self._note(scope, control, here)

    def _deeper(self, scope: Scope, control: Control, value: Any, here: str) -> None:
        if control.kind == "group":
            below = value if isinstance(value, Mapping) else {}
            self._object(scope, control.parts, control.shape, below, here)
        elif control.kind == "rows":
            scope[control.key] = self._rows(scope, control, value, here)
        elif control.kind == "list":
            scope[control.key] = self._list(scope, control, value, here)
        elif control.kind == "tuple":
            self._tuple(scope, control, value, here)
        else:
            self._box(scope, control, value, here, here)

    def _note(self, scope: Scope, control: Control, where: str) -> None:
        notes, key, before = self._notes, control.key, len(scope)
        if where in notes.echoes:
            scope[key], scope[f"{key}~"] = notes.echoes[where], True
        wrong = notes.errors.get(where) or wrong_inside(control, where, notes.errors)
        if wrong:
            scope[f"{key}!"] = wrong
        if where in notes.sources:
            scope[f"{key}^"] = notes.sources[where]
        if where in notes.differs:
            scope[f"{key}="] = notes.differs[where]
        if notes.focus and element_id(f"{scope['#name']}.{key}") == notes.focus:
            scope[f"{key}*"] = True
        if len(scope) > before:
            scope[f"{key}+"] = True

    def _rows(self, scope: Scope, control: Control, value: Any, where: str) -> list[Scope]:
        values: Sequence[Any] = value if isinstance(value, list | tuple) else ()
        ids = self._notes.rows.get(where) or tuple(str(n) for n in range(1, len(values) + 1))
        made = []
        for number, id_ in enumerate(ids):
            answers = values[number] if number < len(values) and isinstance(values[number], Mapping) else {}
            row = self._row(scope, control, id_, number)
            row["#label"] = label_of(control, answers)
            self._object(row, control.parts, control.shape, answers, f"{where}/{number}")
            made.append(row)
        return made

    def _row(self, scope: Scope, control: Control, id_: str, number: int) -> Scope:
        list_ = f"{scope['#name']}.{control.key}"
        row = self._scope(f"{list_}.{id_}", id(control))
        row.update({"#n": number + 1, "#row": id_, "#list": list_, "#label": ""})
        return row

    def _list(self, scope: Scope, control: Control, value: Any, where: str, *, first: int = 0) -> list[Scope]:
        """Rows of one value each; first: number of the first in its array."""
        values: Sequence[Any] = value if isinstance(value, list | tuple) else ()
        plain = (Held(str(n + 1), f"{where}/{first + n}", one) for n, one in enumerate(values))
        held = self._notes.held.get(where) or tuple(plain)
        made = []
        for number, one in enumerate(held):
            row = self._row(scope, control, one.id, number)
            self._control(row, control.parts[0], one.value, one.where)
            made.append(row)
        return made

    def _pairs(self, scope: Scope, control: Control, free: Mapping[str, Any], where: str) -> None:
        """Rows of a name and a value."""
        plain = (Held(str(n + 1), f"{where}/{escaped(name)}", free[name], name) for n, name in enumerate(free))
        made = []
        for number, one in enumerate(self._notes.held.get(f"{where}/{MORE}") or tuple(plain)):
            row = self._row(scope, control, one.id, number)
            row["#label"] = one.name
            key, below = control.parts
            self._control(row, key, one.name or NOTHING, f"{where}/{MORE}/{one.id}/name")
            if below.kind == "branch":
                self._box(row, below, one.value, one.where, one.where, name=one.name)
                self._note(row, below, one.where)
            else:
                self._control(row, below, one.value, one.where)
            made.append(row)
        scope[control.key] = made

    def _tuple(self, scope: Scope, control: Control, value: Any, where: str) -> None:
        values: Sequence[Any] = value if isinstance(value, list | tuple) else ()
        first = sum(part.name != MORE for part in control.parts)
        for number, part in enumerate(control.parts):
            if part.name == MORE:
                scope[part.key] = self._list(scope, part, values[first:], where, first=first)
                continue
            one = values[number] if number < len(values) else NOTHING
            self._control(scope, part, one, f"{where}/{number}")

    def _laid(self, scope: Scope, control: Control, answers: Mapping[str, Any], where: str, here: str) -> None:
        """A choice laid on an object: what is wrong with the object as a whole may be wrong with the choice."""
        if self.ids is not None:
            self.ids[here] = f"{scope['#id']}--{element_id(control.key)}"
            self.ids.setdefault(where, self.ids[here])
        said = any(answers.keys() & way.names for way in control.alternatives)
        self._box(scope, control, answers if said else NOTHING, here, where)
        self._note(scope, control, where if self._notes.errors.get(where) else here)

    def _box(self, scope: Scope, control: Control, value: Any, here: str, place: str, *, name: str = "") -> None:
        """What a box holds, in a scope of its own. here: of the choice; place: of the value."""
        number = self._way(control, value, here, name)
        if self._depth >= DEEPEST:
            scope[f"{control.key}:"] = True
        elif number is not None:
            way = control.alternatives[number]
            scope[f"{control.key}#{number}"] = True
            scope[f"{control.key}%"] = self._inside(scope, control, way, number, value, place)

    def _way(self, control: Control, value: Any, here: str, name: str) -> int | None:
        if control.kind == "inner":
            return 0
        known = self._notes.ways.get(way_at(here, self._depth))
        if known is not None or value is None or value is NOTHING:
            return known
        return chosen(control.alternatives, value, name=name)

    def _inside(self, scope: Scope, control: Control, way: Alternative, number: int, value: Any, place: str) -> Scope:
        made = self._scope(f"{scope['#name']}.{control.key}.{number}", id(way))
        self._depth += 1
        self._control(made, way.control, value, place)
        self._depth -= 1
        return made

    def _value(self, scope: Scope, control: Control, value: Any) -> None:
        key = control.key
        match control.kind:
            case "number" | "integer":
                places = control.decimals if control.kind == "number" else None
                scope[key] = number_text(value, places, grouped=is_grouped(control.schema))
            case "yes_no" | "consent":
                scope[f"{key}#{'yes' if value is True else 'no'}"] = True
            case "choice":
                self._mark(scope, control, [value])
            case "time" | "moment":
                text = control_text(value)
                scope[key] = str(value) if text is None else text
                scope.update({f"{key}~": True, f"{key}+": True} if text is None else {})
            case "several":
                self._mark(scope, control, value if isinstance(value, list | tuple) else [value])
            case "org" | "orgs" | "person":
                self._offered(scope, control, value)
            case "search":
                at = option_of(control.choices, value)
                scope[key] = str(value) if at is None else control.choices[at].title
            case "fixed" | "computed" | "plain":
                scope[key] = (
                    words_of(control.field, value, name=self._name)
                    if control.kind != "plain"
                    else json_text(control, value)
                )
            case _:
                scope[key] = str(value)

    def _mark(self, scope: Scope, control: Control, values: Sequence[Any]) -> None:
        for number, choice in enumerate(control.choices):
            if any(same(choice.code, value) for value in values):
                scope[f"{control.key}#{number}"] = True

    def _offered(self, scope: Scope, control: Control, value: Any) -> None:
        values = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        scope[control.key] = values if control.kind == "orgs" else values[0]
        offered = {slug for slug, _ in self._choices.get(choices_key(control), ())}
        gone = [one for one in values if one not in offered]
        if gone and control.kind != "orgs":
            scope[f"{control.key}@"] = self._name(gone[0])
