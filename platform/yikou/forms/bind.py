"""From a post to answers. Whatever was sent, this gives a `Bound` and never raises.

A control that the page did not have keeps what was there before; one that came back empty has no answer. What cannot be
read as a value is echoed word for word, beside its error. Computed, fixed and read-only fields are never taken.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import jsonschema_rs

from yikou.errors import AnswerError
from yikou.forms.branches import validator
from yikou.forms.cleaning import clean_line, clean_text, compact
from yikou.forms.formats import FAULTS
from yikou.forms.names import element_id, pointer, segment
from yikou.forms.plan import Control, Plan
from yikou.forms.rowed import Rowing, first_control, row_defaults
from yikou.forms.typed import UnreadableError, read_day, read_integer, read_number

MOST_PAIRS = 5000  # names with their values in one post
LONGEST = 20_000  # characters of one value
Answers = dict[str, Any]
Path = tuple[str | int, ...]
OrgChoices = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a post said.

    answers: the whole record, JSON-ready, with what was there before for controls that were not on the page; nothing is
    pruned yet. errors: of what could not be read, in order of the page. echoes: its text, by JSON Pointer. rows: ids of
    rows by JSON Pointer of their list. operation: `add`, `remove`, `up`, `down` or `copy`, already applied, or '';
    focus: id of the element where somebody goes on typing after it. shown: ids of conditional parts that the page had.
    """

    answers: Answers
    errors: tuple[AnswerError, ...] = ()
    echoes: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    operation: str = ""
    focus: str = ""
    shown: frozenset[str] = frozenset()


def bind(plan: Plan, post: Sequence[tuple[str, str]], before: Mapping[str, Any], choices: OrgChoices | None) -> Bound:
    """Answers of a post for the controls of a plan; choices: orgs that may be chosen by kind, None where unchecked."""
    binder = _Binder(_sorted(post), choices)
    binder.too_much = len(post) > MOST_PAIRS
    answers = binder.record(plan, before)
    shown = frozenset(binder.sent.get("_shown", ()))
    return Bound(answers, tuple(binder.errors), binder.echoes, binder.rows, binder.rowing.done, binder.focus, shown)


def _sorted(post: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Values by name; what is no text is no answer."""
    values: dict[str, list[str]] = {}
    for name, value in post[:MOST_PAIRS]:
        if isinstance(name, str) and isinstance(value, str):
            values.setdefault(name, []).append(value)
    return values


class _Binder:
    """State of one reading: what was sent, and what was found wrong with it."""

    def __init__(self, sent: Mapping[str, list[str]], choices: OrgChoices | None) -> None:
        self.sent = sent
        self.choices = choices
        self.errors: list[AnswerError] = []
        self.echoes: dict[str, str] = {}
        self.rows: dict[str, tuple[str, ...]] = {}
        self.rowing = Rowing(sent.get("_do", [""])[-1])
        self.focus = ""
        self.too_much = False

    def record(self, plan: Plan, before: Mapping[str, Any]) -> Answers:
        if self.too_much:
            self.errors.append(AnswerError("", "too_many"))
        return self._object(plan.controls, plan.record.name, (), dict(before))

    def _object(self, controls: Sequence[Control], name: str, path: Path, answers: Answers) -> Answers:
        for control in controls:
            if control.kind in ("computed", "fixed"):
                continue
            self._control(control, f"{name}.{segment(control.name)}", (*path, control.name), answers)
        return answers

    def _control(self, control: Control, name: str, path: Path, answers: Answers) -> None:
        if control.kind == "group":
            self._group(control, name, path, answers)
        elif control.kind in ("rows", "list"):
            self._rows(control, name, path, answers)
        elif name in self.sent:
            _put(answers, control.name, self._value(control, name, path))

    def _group(self, control: Control, name: str, path: Path, answers: Answers) -> None:
        if name not in self.sent:
            return
        before = answers.get(control.name)
        value = self._object(control.parts, name, path, dict(before) if isinstance(before, Mapping) else {})
        _put(answers, control.name, None if control.optional and not value else value)

    def _rows(self, control: Control, name: str, path: Path, answers: Answers) -> None:
        if name not in self.sent:
            return
        where = pointer(path)
        ids = self.rowing.ids(control, name, self.sent[name])
        rows: list[Any] = []
        for _, source in ids:
            here = (*path, len(rows))
            if control.kind == "list":
                rows.extend(self._element(control.parts[0], f"{name}.{source}.", here))
            else:
                start = {} if source else row_defaults(control)
                rows.append(self._object(control.parts, f"{name}.{source}", here, start))
        self.rows[where] = tuple(id_ for id_, _ in ids)
        if self.rowing.touched == name:
            self.focus = element_id(first_control(control, name, self.rowing.row))
        _put(answers, control.name, rows or None)

    def _element(self, control: Control, name: str, path: Path) -> list[Any]:
        value = self._value(control, name, path) if name in self.sent else None
        return [] if value is None else [value]

    def _value(self, control: Control, name: str, path: Path) -> Any:
        texts = [text[:LONGEST] for text in self.sent[name] if text]
        if any(len(text) > LONGEST for text in self.sent[name]):
            self._wrong(control, path, "too_long", texts[-1])
            return None
        try:
            if control.kind in ("several", "orgs"):
                return [self._chosen(control, clean_line(text)) for text in dict.fromkeys(texts)] or None
            return self._single(control, texts[-1]) if texts else None
        except UnreadableError as fault:
            self._wrong(control, path, fault.code, texts[-1])
            return None

    def _single(self, control: Control, raw: str) -> Any:
        text = clean_text(raw) if control.kind in ("textarea", "plain") else clean_line(raw)
        if not text:
            return None
        match control.kind:
            case "number":
                return read_number(text, unit=control.unit, decimals=control.decimals)
            case "integer":
                return read_integer(text, unit=control.unit)
            case "date":
                return read_day(text)
            case "choice" | "search" | "org":
                return self._chosen(control, text)
            case "yes_no" | "consent":
                return _yes_or_no(text)
            case "plain":
                return _json_or_text(control, text)
            case _:
                return _spelled(control, text)

    def _chosen(self, control: Control, text: str) -> Any:
        """Option values travel as indexes, orgs as slugs, searched options as titles."""
        if control.kind in ("org", "orgs"):
            kind = str((control.schema.get("items") or control.schema).get("x-org-kind", "any"))
            if self.choices is not None and all(slug != text for slug, _ in self.choices.get(kind, ())):
                raise UnreadableError("choose")
            return text
        if control.kind == "search":
            return _searched(control, text)
        if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < len(control.choices)):
            raise UnreadableError("choose")
        return control.choices[int(text)].code

    def _wrong(self, control: Control, path: Path, code: str, echo: str) -> None:
        where = pointer(path)
        self.echoes[where] = clean_text(echo)
        params = {"title": control.title, "decimals": control.decimals, "unit": control.unit, "limit": LONGEST}
        self.errors.append(AnswerError(where, code, params))


def _put(answers: Answers, name: str, value: Any) -> None:
    if value is None:
        answers.pop(name, None)
    else:
        answers[name] = value


def _searched(control: Control, text: str) -> Any:
    for choice in control.choices:
        if choice.title == text:
            return choice.code
    raise UnreadableError("choose")


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise UnreadableError("choose")
    return text == "yes"


def _spelled(control: Control, text: str) -> str:
    """A text as its format is spelt: numbers of cards half-width and without spaces, where only that fits."""
    if control.schema.get("format") in FAULTS:
        return compact(text).upper() if control.kind == "text" else text
    pattern = control.schema.get("pattern")
    if isinstance(pattern, str) and not _fits(pattern, text) and _fits(pattern, compact(text)):
        return compact(text)
    return text


@lru_cache(maxsize=512)
def _judge(pattern: str) -> jsonschema_rs.Draft202012Validator:
    return validator({"pattern": pattern})


def _fits(pattern: str, text: str) -> bool:
    return _judge(pattern).is_valid(text)


def _json_or_text(control: Control, text: str) -> Any:
    """A field of no kind we know holds JSON, or text where its schema lets it."""
    types = control.schema.get("type", ("string", "object"))
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        value = None
    if value is not None and not isinstance(value, str) and types != "string":
        return value
    if "string" in types:
        return text
    raise UnreadableError("json")


def _refuse_constant(text: str) -> Any:
    raise ValueError(text)
