"""Answers as they are read: each with its control, what boxes hold in their place, free names among the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yikou.forms.choosing import chosen
from yikou.forms.controls import MORE, Control
from yikou.forms.names import pointer
from yikou.forms.scopes import free_in


@dataclass(frozen=True, slots=True)
class Opened:
    """One answer. control: never a box; value: None for none; where: its JSON Pointer; boxed: whether a box held it."""

    control: Control
    value: Any
    where: str
    boxed: bool = False


def opened(controls: Sequence[Control], answers: Mapping[str, Any], where: str) -> Iterator[Opened]:
    """Answers of an object, in order of the page."""
    for control in controls:
        if control.kind == "pairs":
            below = next(part for part in control.parts if part.name == "value")
            for name, value in free_in(answers, controls).items():
                yield _one(_titled(below, name), value, f"{where}{pointer((name,))}", name)
        elif control.laid:
            said = any(answers.keys() & way.names for way in control.alternatives)
            number = chosen(control.alternatives, answers) if said else None
            if number is not None:
                yield from opened(control.alternatives[number].control.parts, answers, where)
        else:
            yield _one(control, answers.get(control.name), f"{where}{pointer((control.name,))}")


def places(control: Control, values: Sequence[Any], where: str) -> Iterator[Opened]:
    """Values of a tuple or of a list."""
    first = [part for part in control.parts if part.name != MORE] if control.kind == "tuple" else []
    rest = next((part.parts[0] for part in control.parts if part.name == MORE), None)
    rest = control.parts[0] if control.kind == "list" else rest
    for number, value in enumerate(values):
        part = first[number] if number < len(first) else rest
        if part is not None:
            yield _one(part, value, f"{where}/{number}")


def _one(control: Control, value: Any, where: str, name: str = "") -> Opened:
    boxed = False
    while control.is_box and value is not None:
        number = chosen(control.alternatives, value, name=name)
        if number is None:
            break
        control, boxed = _titled(control.alternatives[number].control, control.title), True
    return Opened(control, value, where, boxed)


def _titled(control: Control, title: str) -> Control:
    return replace(control, field=replace(control.field, title=title or control.title))
