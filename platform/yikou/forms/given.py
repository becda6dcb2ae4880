"""From JSON to answers: the same cleaning as a post, of values that have their types already. It never raises.

A member that is not given keeps what was there before; null takes it out. Text is cleaned as if it was typed, numbers
get the decimals of their field. Computed, fixed and read-only fields are never taken, and members that the record has
not are errors. Whatever else is wrong is left as it came, for the checker, which judges it like any answer.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.bind import Answers, Bound, Path
from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.names import pointer
from yikou.forms.plan import Control, Plan
from yikou.forms.rowed import row_defaults
from yikou.forms.spelling import spelled
from yikou.forms.typed import UnreadableError, read_day

NEVER_TAKEN = ("computed", "fixed")
DRAWN_ONE_TO_ONE = (
    "text", "textarea", "number", "integer", "date", "choice", "search", "several", "yes_no", "consent", "group",
    "rows", "list", "org", "orgs", "person", "plain", *NEVER_TAKEN,
)  # fmt: skip
"""Kinds of control that stand for one member of their object each. Beside another kind, a member that no control is
called by may still be one: the checker knows."""
MOST_VALUES = 20_000
LONGEST = 20_000
MOST_NUMBER = Decimal(10) ** 15
"""No number that people type is larger; a larger one is left as it came."""


def take(plan: Plan, given: Mapping[str, Any], before: Mapping[str, Any]) -> Bound:
    """Answers of a JSON object for the controls of a plan, over what the record held before.

    errors: members that there are not, texts that are too long; values of the wrong kind are left to the checker.
    """
    taker = _Taker()
    answers = taker.object(plan.controls, given, (), dict(before))
    return Bound(answers, tuple(taker.errors))


class _Taker:
    """State of one reading: what was found wrong, and how much may still come."""

    def __init__(self) -> None:
        self.errors: list[AnswerError] = []
        self.left = MOST_VALUES

    def object(self, controls: Sequence[Control], given: Mapping[str, Any], path: Path, into: Answers) -> Answers:
        known = {control.name: control for control in controls}
        for name, value in given.items():
            control = known.get(name)
            if control is None:
                self._unknown(controls, name, value, path, into)
            elif control.kind not in NEVER_TAKEN:
                found = None if value is None else self._value(control, value, (*path, name))
                _put(into, name, found, null=value is None and control.field.nullable)
        return into

    def _unknown(self, controls: Sequence[Control], name: str, value: Any, path: Path, into: Answers) -> None:
        if all(control.kind in DRAWN_ONE_TO_ONE for control in controls):
            self.errors.append(AnswerError(pointer((*path, name)), "unexpected", {"title": name}))
        else:
            into[name] = self._cleaned(value, (*path, name), lines=False)

    def _value(self, control: Control, value: Any, path: Path) -> Any:
        if control.kind == "group" and isinstance(value, Mapping):
            return self.object(control.parts, value, path, {})
        if control.kind == "rows" and isinstance(value, list):
            return [self._row(control, row, (*path, at)) for at, row in enumerate(value)] or None
        return self._scalar(control, self._cleaned(value, path, lines=control.kind in ("textarea", "plain")))

    def _row(self, control: Control, row: Any, path: Path) -> Any:
        if not isinstance(row, Mapping):
            return self._cleaned(row, path, lines=False)
        return self.object(control.parts, row, path, row_defaults(control))

    def _scalar(self, control: Control, value: Any) -> Any:
        if control.kind == "list" and isinstance(value, list):
            found = [self._scalar(control.parts[0], one) for one in value]
            return [one for one in found if one not in (None, "")] or None
        if control.kind in ("several", "orgs") and isinstance(value, list):
            return value or None
        if isinstance(value, str):
            return _text(control, value) or None
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return _number(control, value) if is_number else value

    def _cleaned(self, value: Any, path: Path, *, lines: bool) -> Any:
        """The value with every text in it cleaned, however deep it lies."""
        self.left -= 1
        if self.left < 0:
            return None
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


def _text(control: Control, text: str) -> str:
    """A text as its field spells it; a day in ISO form where it is one."""
    if control.kind == "date":
        try:
            return read_day(text)
        except UnreadableError:
            return text
    return spelled(control.schema, text) if control.kind == "text" and text else text


def _number(control: Control, value: Any) -> Any:
    """A number with the decimals of its field; a finer one stays, for the checker. Whole numbers are whole."""
    if control.kind == "integer":
        return int(value) if value == int(value) else value
    exact = Decimal(value) if control.kind == "number" else value
    if control.kind != "number" or control.decimals is None or abs(exact) >= MOST_NUMBER:
        return exact
    rounded = exact.quantize(Decimal(1).scaleb(-control.decimals))
    return rounded if rounded == exact else exact


def _put(answers: Answers, name: str, value: Any, *, null: bool) -> None:
    """Keeps an answer, or takes it out where nothing was answered. null: that null is a value here."""
    if value is None and not null:
        answers.pop(name, None)
    else:
        answers[name] = value
