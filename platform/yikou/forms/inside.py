"""The parts of a value, each with the control that it is filled in with: rows, places of tuples, what a box holds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yikou.forms.choosing import chosen
from yikou.forms.controls import MORE, Control, names_of

_SCALARS = frozenset({"text", "number", "integer", "date", "choice", "yes_no", "computed", "fixed"})


def held(controls: Sequence[Control], answers: Mapping[str, Any]) -> Iterator[tuple[str, Control, Any]]:
    """Answers of an object that have parts, by name; what is laid on the object has the whole object as its answer."""
    for control in controls:
        if control.kind in _SCALARS:
            continue
        if control.kind == "pairs":
            own = names_of(controls)
            value = next(part for part in control.parts if part.name == "value")
            yield from ((name, value, one) for name, one in answers.items() if name not in own)
        elif control.laid:
            yield control.name, control, answers
        elif control.name in answers:
            yield control.name, control, answers[control.name]


def below(control: Control, value: Any) -> Iterator[tuple[int | None, Control, Any]]:
    """Parts of an answer by number, None where the part is the whole; nothing for an object, which has `held`."""
    if control.is_box:
        number = chosen(control.alternatives, value)
        if number is not None and value is not None:
            yield None, control.alternatives[number].control, value
    elif control.kind == "rows" and isinstance(value, list):
        yield from ((number, control, one) for number, one in enumerate(value))  # its shape is that of a row
    elif control.kind == "list" and isinstance(value, list) and control.parts[0].kind not in _SCALARS:
        yield from ((number, control.parts[0], one) for number, one in enumerate(value))
    elif control.kind == "tuple" and isinstance(value, list):
        yield from _places(control, value)


def _places(control: Control, value: list[Any]) -> Iterator[tuple[int, Control, Any]]:
    """Places of a tuple, and what follows them."""
    first = [part for part in control.parts if part.name != MORE]
    rest = next((part.parts[0] for part in control.parts if part.name == MORE), None)
    for number, one in enumerate(value):
        part = first[number] if number < len(first) else rest
        if part is not None:
            yield number, part, one
