"""From JSON to answers: the same cleaning as a post, of values that have their types already. It never raises.

A member that is not given keeps what was there before; null takes it out where it is no value. Text is cleaned as if it
was typed, numbers get the decimals of their field. Computed and read-only fields are never taken, constants are the
schema's, and members that the record has not are errors. Whatever else is wrong is left as it came, for the checker.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.bound import Answers, Bound, Path
from yikou.forms.choosing import chosen, could_be
from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.controls import MORE, Control
from yikou.forms.defaults import with_defaults
from yikou.forms.moments import read_moment, read_time
from yikou.forms.names import pointer
from yikou.forms.plan import Plan
from yikou.forms.rowed import row_defaults
from yikou.forms.spelling import spelled
from yikou.forms.typed import UnreadableError, read_day
from yikou.forms.values import NOTHING

LONGEST = 20_000
MOST_NUMBER = Decimal(10) ** 15
"""No number that people type is larger; a larger one is left as it came."""
_READERS = {"date": read_day, "time": read_time, "moment": read_moment}


def take(plan: Plan, given: Mapping[str, Any], before: Mapping[str, Any] | None) -> Bound:
    """Answers of a JSON object for the controls of a plan.

    before: what the record held; None for a new one, which begins with its defaults. errors: members that there are
    not, texts that are too long; values of the wrong kind are left to the checker.
    """
    taker = _Taker(fresh=before is None)
    start = with_defaults(plan.controls, {}) if before is None else dict(before)
    answers = taker.object(plan.controls, given, (), start)
    return Bound(answers, tuple(taker.errors))


class _Taker:
    """State of one reading. fresh: groups and rows begin with their defaults."""

    def __init__(self, *, fresh: bool) -> None:
        self.fresh = fresh
        self.errors: list[AnswerError] = []

    def object(self, controls: Sequence[Control], given: Mapping[str, Any], path: Path, into: Answers) -> Answers:
        """Answers of an object, put over those that are there."""
        known = _members(controls, given)
        for name, value in given.items():
            control = known.get(name) or _more(controls)
            here = (*path, name)
            if control is None:
                self.errors.append(AnswerError(pointer(here), "unexpected", {"title": name}))
            else:
                _put(into, name, self.value(control, value, here, into.get(name, NOTHING)))
        return into

    def value(self, control: Control, value: Any, path: Path, before: Any) -> Any:
        """Value of one control, NOTHING where it has none."""
        if control.kind == "fixed":
            return control.schema.get("const", before)
        if control.kind == "computed":
            return before
        if value is None:
            return None if _may_be_null(control) else NOTHING
        if control.is_box:
            number = chosen(control.alternatives, value)
            return value if number is None else self.value(control.alternatives[number].control, value, path, before)
        if control.parts and isinstance(value, list | Mapping):
            return self._parts(control, value, path, before)
        return self._scalar(control, value, path)

    def _parts(self, control: Control, value: Any, path: Path, before: Any) -> Any:
        if control.kind == "group" and isinstance(value, Mapping):
            start = with_defaults(control.parts, {}) if self.fresh else {}
            return self.object(control.parts, value, path, start | _kept(control.parts, before))
        if control.kind == "rows" and isinstance(value, list):
            old = before if isinstance(before, list) else []
            return [self._row(control, row, (*path, at), old[at : at + 1]) for at, row in enumerate(value)] or NOTHING
        if control.kind in ("list", "tuple") and isinstance(value, list):
            return [self._place(control, at, one, (*path, at)) for at, one in enumerate(value)]
        return self._cleaned(value, path, lines=False)

    def _row(self, control: Control, row: Any, path: Path, old: list[Any]) -> Any:
        if not isinstance(row, Mapping):
            return self._cleaned(row, path, lines=False)
        start = row_defaults(control) if self.fresh else {}
        return self.object(control.parts, row, path, start | _kept(control.parts, next(iter(old), None)))

    def _place(self, control: Control, at: int, value: Any, path: Path) -> Any:
        """One value of a list, or of a tuple, whose last part is what may follow."""
        parts = [part for part in control.parts if part.name != MORE]
        rest = next((part.parts[0] for part in control.parts if part.name == MORE), None)
        part = parts[0] if control.kind == "list" else parts[at] if at < len(parts) else rest
        found = value if part is None else self.value(part, value, path, NOTHING)
        return None if found is NOTHING else found

    def _scalar(self, control: Control, value: Any, path: Path) -> Any:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return _number(control, value)
        if control.kind == "file":
            return value
        clean = self._cleaned(value, path, lines=control.kind in ("textarea", "plain"))
        if control.kind in ("several", "orgs") and clean == []:
            return NOTHING
        return (_text(control, clean) if clean else NOTHING) if isinstance(clean, str) else clean

    def _cleaned(self, value: Any, path: Path, *, lines: bool) -> Any:
        """The value with every text in it cleaned, however deep it lies."""
        if isinstance(value, str):
            return self._text(value, path, lines=lines)
        if isinstance(value, list):
            return [self._cleaned(one, (*path, at), lines=lines) for at, one in enumerate(value)]
        if isinstance(value, Mapping):
            return {clean_line(name): self._cleaned(one, (*path, name), lines=lines) for name, one in value.items()}
        return value

    def _text(self, value: str, path: Path, *, lines: bool) -> str:
        if len(value) > LONGEST:
            self.errors.append(AnswerError(pointer(path), "too_long", {"title": path[-1], "limit": LONGEST}))
        return (clean_text if lines else clean_line)(value[:LONGEST])


def _members(controls: Sequence[Control], given: Mapping[str, Any]) -> dict[str, Control]:
    """The control of each property: the object's own, and those of the alternative that the object says it is."""
    found: dict[str, Control] = {}
    for control in controls:
        if control.laid and control.is_box:
            number = chosen(control.alternatives, given)
            below = () if number is None else control.alternatives[number].control.parts
            found = _members(below, given) | found
        elif not control.laid:
            found[control.name] = control
    return found


def _more(controls: Sequence[Control]) -> Control | None:
    """What stands under a name that somebody gives; None where there are no such names."""
    pairs = next((control for control in controls if control.kind == "pairs"), None)
    return next((part for part in pairs.parts if part.name == "value"), None) if pairs else None


def _may_be_null(control: Control) -> bool:
    return control.field.nullable or any(could_be(one.schema, None) for one in control.alternatives)


def _kept(controls: Sequence[Control], before: Any) -> Answers:
    """What nobody sends, as it was."""
    if not isinstance(before, Mapping):
        return {}
    names = [control.name for control in controls if control.kind in ("computed", "fixed")]
    return {name: before[name] for name in names if name in before}


def _text(control: Control, text: str) -> str:
    """A text as its field spells it; a day or a time in ISO form where it is one."""
    if control.kind in _READERS:
        try:
            return _READERS[control.kind](text)
        except UnreadableError:
            return text
    return spelled(control.schema, text) if control.kind == "text" else text


def _number(control: Control, value: int | Decimal) -> Any:
    """A number with the decimals of its field; a finer one stays, for the checker. Whole numbers are whole."""
    if control.kind == "integer":
        return int(value) if value == int(value) else value
    if control.kind != "number":
        return value
    exact = Decimal(value)
    if control.decimals is None or abs(exact) >= MOST_NUMBER:
        return exact
    rounded = exact.quantize(Decimal(1).scaleb(-control.decimals))
    return rounded if rounded == exact else exact


def _put(answers: Answers, name: str, value: Any) -> None:
    if value is NOTHING:
        answers.pop(name, None)
    else:
        answers[name] = value
