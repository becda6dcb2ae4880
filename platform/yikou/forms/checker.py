"""Whether answers are valid, and if not, what is wrong with each of them.

Two validators are compiled per record: one that requires everything, and one for records that are filled step by step,
which requires nothing at the top level. A valid record costs one pass; errors are only worked out when there are some.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast

import jsonschema_rs

from yikou.definition.types import Bool, Field, Group, Number, Record
from yikou.errors import AnswerError, DefinitionRefused, Problem
from yikou.forms.branches import always_required, branches, validator, with_triggers
from yikou.forms.formats import FAULTS, verdicts
from yikou.forms.kinds import kind_of
from yikou.forms.names import parts_of, pointer
from yikou.forms.places import places_of
from yikou.forms.plan import plan_of

# Where several keywords fail on one answer, the one that says most about it is kept.
_RANK = {"type": 0, "required": 0, "format": 1, "choose": 2, "pattern": 9}
_CHOICES = {"enum", "oneOf", "anyOf", "const"}
_UNEXPECTED = {"additionalProperties", "unevaluatedProperties"}


class Checker:
    """The compiled validators of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        closed = with_triggers(record.schema)
        self._required = always_required(closed)
        self._branches = branches(closed)
        self._full = _compiled(closed)
        self._loose = _compiled(_loosened(closed))
        self._controls = plan_of(record).controls
        self._places = places_of(self._controls)

    def required_now(self, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """Top-level names that the record as it stands requires."""
        chosen = [
            name for branch in self._branches if branch.required and branch.holds(answers) for name in branch.required
        ]
        return tuple(dict.fromkeys((*self._required, *chosen)))

    def check(self, answers: Mapping[str, Any], *, require: Collection[str] | None = None) -> tuple[AnswerError, ...]:
        """Every error in order of the page; require: top-level names that must be there, None for all of them."""
        judge = self._full if require is None else self._loose
        missing = [name for name in require or () if name not in answers]
        try:
            finer = [[self._answer_error(path, "decimals")] for path in self._places.too_fine(answers)]
            if not missing and not finer and judge.is_valid(answers):
                return ()
            found = [*finer, *(self._error(raw) for raw in judge.iter_errors(answers))]
        except (UnicodeEncodeError, ValueError, TypeError):
            return (AnswerError("", "unreadable"),)
        absent = [self._missing((), name) for name in missing]
        return self.in_order(_one_each([error for errors in (*found, *absent) for error in errors]))

    def in_order(self, errors: Collection[AnswerError]) -> tuple[AnswerError, ...]:
        """Errors as the page has their fields."""
        return tuple(sorted(errors, key=lambda error: self._place(parts_of(error.field))))

    def _place(self, path: tuple[str, ...]) -> tuple[int, ...]:
        """Positions on the page from the outside in; what is not on it comes last."""
        place: list[int] = []
        controls = self._controls
        for part in path:
            at = next((at for at, control in enumerate(controls) if control.name == part), -1)
            if at < 0:
                place.append(int(part) if part.isdecimal() else len(controls))
                continue
            place.append(at)
            controls = controls[at].parts
        return tuple(place)

    def _error(self, raw: jsonschema_rs.ValidationError) -> list[AnswerError]:
        path, keyword, facts = tuple(raw.instance_path), raw.kind.name, _facts(raw)
        if keyword == "required":
            return list(self._missing(path, facts["property"]))
        if keyword in _UNEXPECTED:
            return [self._answer_error((*path, name), "unexpected") for name in facts["unexpected"]]
        if keyword == "format":
            fault = FAULTS.get(facts["format"])
            return [self._answer_error(path, (fault(str(raw.instance)) if fault else "") or facts["format"])]
        if keyword in _CHOICES:
            return [self._answer_error(path, self._choice_code(path))]
        return [self._answer_error(path, keyword, **facts, length=_length(raw.instance))]

    def _missing(self, path: tuple[str | int, ...], name: str) -> Iterator[AnswerError]:
        """A missing group is missing field by field, so that each error stands at a control."""
        field = self._field((*path, name))
        if field is not None and isinstance(field.type, Group):
            for part in always_required(field.schema):
                yield from self._missing((*path, name), part)
            return
        yield self._answer_error((*path, name), _missing_code(field))

    def _choice_code(self, path: tuple[str | int, ...]) -> str:
        field = self._field(path)
        return "consent" if field is not None and kind_of(field) == "consent" else "choose"

    def _answer_error(self, path: tuple[str | int, ...], code: str, **params: Any) -> AnswerError:
        field = self._field(path)
        title = field.title if field else str(path[-1]) if path else self.record.title
        params.pop("message", None)
        return AnswerError(pointer(path), code, {"title": title, **_of_field(field), **params})

    def _field(self, path: tuple[str | int, ...]) -> Field | None:
        return self.record.field(tuple(part for part in path if isinstance(part, str)))


def _facts(raw: jsonschema_rs.ValidationError) -> dict[str, Any]:
    return dict(cast(Mapping[str, Any], raw.kind.as_dict()))


def _compiled(schema: Any) -> jsonschema_rs.Draft202012Validator:
    try:
        return validator(schema, verdicts())
    except jsonschema_rs.ValidationError as error:
        raise DefinitionRefused(
            (Problem("error", "not_json_schema", "", 0, pointer(error.instance_path), error.message),)
        ) from error


def _loosened(schema: Any) -> Any:
    """The schema without what its top level requires, in every branch; `if` keeps its own."""
    if not isinstance(schema, Mapping):
        return schema
    copy = {key: value for key, value in schema.items() if key not in ("required", "dependentRequired")}
    for key in ("then", "else"):
        if key in copy:
            copy[key] = _loosened(copy[key])
    if "allOf" in copy:
        copy["allOf"] = [_loosened(sub) for sub in copy["allOf"]]
    if "dependentSchemas" in copy:
        copy["dependentSchemas"] = {name: _loosened(sub) for name, sub in copy["dependentSchemas"].items()}
    return copy


def _one_each(errors: list[AnswerError]) -> list[AnswerError]:
    """One error per answer."""
    best: dict[str, AnswerError] = {}
    for error in sorted(errors, key=lambda e: _RANK.get(e.code, 5 if e.code in FAULTS else 3)):
        best.setdefault(error.field, error)
    return list(best.values())


def _missing_code(field: Field | None) -> str:
    kind = kind_of(field) if field else "text"
    if kind == "consent":
        return "consent"
    if kind in ("choice", "yes_no", "org", "person", "several", "orgs"):
        return "required_choice"
    return "required_rows" if kind in ("rows", "list") else "required"


def _of_field(field: Field | None) -> dict[str, Any]:
    """What sentences may say about any field: its unit, its decimals, the limits of its pattern's kind."""
    if field is None or isinstance(field.type, Bool):
        return {}
    schema = field.schema
    params: dict[str, Any] = {"unit": schema.get("x-unit", "")} if isinstance(field.type, Number) else {}
    if "x-decimals" in schema:
        params["decimals"] = schema["x-decimals"]
    if "pattern" in schema:
        params["pattern"] = schema["pattern"]
    return params


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0
