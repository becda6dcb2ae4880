"""Whether answers are valid, and if not, what is wrong with each of them.

Two validators are compiled per record: one that requires everything, and one for records that are filled step by step,
which requires nothing at the top level. A valid record costs one pass; errors are only worked out when there are some.
"""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

import jsonschema_rs

from yikou.definition.types import Record
from yikou.errors import AnswerError, DefinitionRefused, Problem
from yikou.forms.branches import always_required, branches, validator, with_triggers
from yikou.forms.formats import FAULTS, verdicts
from yikou.forms.names import parts_of, pointer
from yikou.forms.places import places_of
from yikou.forms.plan import plan_of
from yikou.forms.told import Teller, unreadable

# Where several keywords fail on one answer, the one that says most about it is kept.
_RANK = {"type": 0, "required": 0, "format": 1, "choose": 2, "pattern": 8, "not": 8, "unexpected": 9}
_UNDECLARED = {"unexpected", "unexpected_items"}
MOST_TOLD = 200
"""Errors that are told of one record. Nobody reads more, and each takes a moment to word."""


class Checker:
    """The compiled validators of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        closed = _validated(record.schema)
        self._required = always_required(closed)
        self._branches = branches(closed)
        loose = _loosened(closed)
        self._full, self._loose = _compiled(closed), _compiled(loose)
        self._teller = Teller(closed, record.title)
        self._loose_teller = Teller(loose, record.title)
        self._controls = plan_of(record).controls
        self._places = places_of(self._controls)

    def required_now(self, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """Top-level names that the record as it stands requires."""
        chosen = [
            name for branch in self._branches if branch.required and branch.holds(answers) for name in branch.required
        ]
        return tuple(dict.fromkeys((*self._required, *chosen)))

    def check(self, answers: Mapping[str, Any], *, require: Collection[str] | None = None) -> tuple[AnswerError, ...]:
        """Errors in order of the page, not many more than `MOST_TOLD`; require: top-level names that must be there,
        None for all of them."""
        judge = self._full if require is None else self._loose
        missing = [name for name in require or () if name not in answers]
        try:
            finer = [self._teller.error(path, "decimals") for path in islice(self._places.too_fine(answers), MOST_TOLD)]
            if not missing and not finer and judge.is_valid(answers):
                return ()
            teller = self._teller if require is None else self._loose_teller
            told = (error for raw in judge.iter_errors(answers) for error in teller.errors(raw))
            found = list(islice(told, MOST_TOLD))
        except (UnicodeEncodeError, ValueError, TypeError):
            return (self._teller.error(unreadable(answers), "unreadable"),)
        absent = [error for name in missing for error in self._teller.missing((name,))]
        return self.in_order(_one_each(self._told([*finer, *found, *absent])))

    def _told(self, errors: list[AnswerError]) -> list[AnswerError]:
        """Without fields that seem undeclared only because something beside them in the same part is wrong."""
        if all(error.code in _UNDECLARED for error in errors):
            return errors
        return [e for e in errors if e.code not in _UNDECLARED or not self._teller.is_declared(parts_of(e.field))]

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


def _validated(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema as it is validated, with the parts that hold themselves."""
    closed: dict[str, Any] = with_triggers(schema)
    loops = schema.get("$defs")
    if isinstance(loops, Mapping):
        closed["$defs"] = {name: with_triggers(part) for name, part in loops.items()}
    return closed


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
    ways = [copy.pop(key) for key in ("oneOf", "anyOf") if key in copy]
    if ways:  # without what they require, several may hold at once
        copy["allOf"] = [*copy.get("allOf", ()), *({"anyOf": [_loosened(sub) for sub in way]} for way in ways)]
    if "dependentSchemas" in copy:
        copy["dependentSchemas"] = {name: _loosened(sub) for name, sub in copy["dependentSchemas"].items()}
    return copy


def _one_each(errors: list[AnswerError]) -> list[AnswerError]:
    """One error per answer."""
    best: dict[str, AnswerError] = {}
    for error in sorted(errors, key=lambda e: _RANK.get(e.code, 5 if e.code in FAULTS else 3)):
        best.setdefault(error.field, error)
    return list(best.values())
