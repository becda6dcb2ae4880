"""From what a validator found to errors of answers: each at its control, with the facts that its sentence needs.

Of alternatives, only the one that the answer was meant as is judged. Sentences are in `messages.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import jsonschema_rs

from yikou.errors import AnswerError
from yikou.forms.branches import always_required, validator
from yikou.forms.choosing import likeliest
from yikou.forms.formats import FAULTS, verdicts
from yikou.forms.located import Said, located, spoken_of
from yikou.forms.names import parts_of, pointer

Path = tuple[str | int, ...]
Raw = jsonschema_rs.ValidationError
_CHOSEN = ("org", "person")
_UNEXPECTED = ("additionalProperties", "unevaluatedProperties", "unevaluatedItems", "falseSchema")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 8  # groups that are missing within one another


class Teller:
    """Errors of one record. schema: as it is validated, with its `$defs`."""

    def __init__(self, schema: Mapping[str, Any], title: str) -> None:
        self._schema = schema
        self._title = title
        self._by_keyword: dict[str, Callable[[Raw], Iterator[AnswerError]]] = {
            "required": self._required,
            "format": self._format,
            "oneOf": self._alternatives,
            "anyOf": self._alternatives,
            "enum": self._option,
            "const": self._option,
            "contains": self._contains,
            "propertyNames": self._name,
            **dict.fromkeys(_UNEXPECTED, self._unexpected),
        }

    def errors(self, raw: Raw) -> Iterator[AnswerError]:
        """What one finding says of answers."""
        return self._by_keyword.get(raw.kind.name, self._plain)(raw)

    def error(self, path: Path, code: str, **params: Any) -> AnswerError:
        """One error at the answer that stands there."""
        said = self._said(path)
        return AnswerError(pointer(path), code, {"title": said.title or self._title, **_of_field(said.said), **params})

    def is_declared(self, path: Sequence[str]) -> bool:
        """Whether any part of the schema speaks of the answer that stands there."""
        return bool(self._said(tuple(path)).parts)

    def missing(self, path: Path, *, depth: int = 0) -> Iterator[AnswerError]:
        """A missing group is missing field by field, so that each error stands at a control."""
        said = self._said(path)
        parts = said.parts[: 2 if said.parts and "$ref" in said.parts[0] else 1]  # no alternative was chosen yet
        inside = dict.fromkeys(name for part in parts for name in always_required(part) if _is_group(said.said))
        if not inside or depth >= _DEEPEST:
            yield self.error(path, _missing_code(said))
        for name in inside if depth < _DEEPEST else ():
            yield from self.missing((*path, name), depth=depth + 1)

    def _said(self, path: Path) -> Said:
        return located(self._schema, path)[-1]

    def _plain(self, raw: Raw) -> Iterator[AnswerError]:
        facts = {name: value for name, value in _facts(raw).items() if name not in ("message", "schema", "context")}
        keyword = raw.kind.name
        if keyword == "type" and raw.instance is None:
            yield self.error(_path(raw), _missing_code(self._said(_path(raw))))
            return
        yield self.error(_path(raw), keyword, **facts, length=_length(raw.instance))

    def _required(self, raw: Raw) -> Iterator[AnswerError]:
        return self.missing((*_path(raw), _facts(raw)["property"]))

    def _format(self, raw: Raw) -> Iterator[AnswerError]:
        named = str(_facts(raw)["format"])
        fault = FAULTS.get(named)
        yield self.error(_path(raw), (fault(str(raw.instance)) if fault else "") or named, length=_length(raw.instance))

    def _option(self, raw: Raw) -> Iterator[AnswerError]:
        path, facts = _path(raw), _facts(raw)
        if facts.get("expected_value") is True:
            yield self.error(path, "consent")
        elif raw.kind.name == "const" and "readOnly" in self._said(path).said:
            yield self.error(path, "const", value=facts["expected_value"])
        else:
            yield self.error(path, "choose")

    def _unexpected(self, raw: Raw) -> Iterator[AnswerError]:
        """Properties, or items, that nothing declares, or that a schema says there are none of."""
        path, facts = _path(raw), _facts(raw)
        said, holder = spoken_of(self._schema, raw.evaluation_path)
        if isinstance(said, Mapping) and raw.kind.name != "falseSchema":
            yield from self._wrong_within(raw, said, holder)
            return
        nameless = raw.kind.name == "falseSchema" and raw.evaluation_path[-1:] == ["additionalProperties"]
        if raw.kind.name == "unevaluatedItems" or nameless:
            yield self.error(path, "unexpected_items")
        elif "unexpected" in facts:
            yield from (self.error((*path, name), "unexpected") for name in facts["unexpected"])
        elif path and isinstance(path[-1], int):
            yield self.error(path[:-1], "unexpected_items")
        else:
            yield self.error(path, "unexpected")

    def _wrong_within(self, raw: Raw, rest: Mapping[str, Any], holder: Mapping[str, Any]) -> Iterator[AnswerError]:
        """What is wrong inside of what `rest` alone declares: a validator only says that something is."""
        names = dict.fromkeys(_facts(raw).get("unexpected", ()), rest)
        places = [True] * len(holder.get("prefixItems", ()))
        below = {"properties": names, "prefixItems": places, "items": rest, "$defs": self._schema.get("$defs", {})}
        inner = {word: value for word, value in below.items() if value}
        teller, path = Teller(inner, self._title), _path(raw)
        for found in validator(inner, verdicts()).iter_errors(raw.instance):
            for error in teller.errors(found):
                here = (*path, *parts_of(error.field))
                yield AnswerError(pointer(here), error.code, {**error.params, "title": self._said(here).title})

    def _contains(self, raw: Raw) -> Iterator[AnswerError]:
        limit, holder = spoken_of(self._schema, raw.evaluation_path)
        word = str(raw.evaluation_path[-1])
        what = holder.get("contains")
        named = str(what.get("title", "")) if isinstance(what, Mapping) else ""
        code = word if word != "contains" else "minContains"
        yield self.error(_path(raw), code, limit=limit if isinstance(limit, int) else 1, what=named)

    def _name(self, raw: Raw) -> Iterator[AnswerError]:
        """A name that somebody chose stands at the value that it names."""
        inner = _facts(raw)["error"]
        path, facts = (*_path(raw), str(inner.instance)), _facts(inner)
        word = inner.kind.name
        code = {"enum": "name_choice", "const": "name_choice", "minLength": "name_short", "maxLength": "name_long"}
        params = {"title": str(inner.instance), "limit": facts.get("limit", 0)}
        yield AnswerError(pointer(path), code.get(word, "name"), params)

    def _alternatives(self, raw: Raw) -> Iterator[AnswerError]:
        """Errors of the alternative that was meant; the choice itself where none was, or where two are."""
        path, context = _path(raw), [list(found) for found in _facts(raw)["context"]]
        ways, _ = spoken_of(self._schema, raw.evaluation_path)
        if all(isinstance(way, Mapping) and {"const", "enum"} & way.keys() for way in ways):
            yield from [self.error(path, "consent" if [w.get("const") for w in ways] == [True] else "choose")]
        elif not all(context):
            yield self.error(path, "several_fit")
        else:
            defs = self._schema.get("$defs", {})
            likely = likeliest([{"$defs": defs, **way} for way in ways if isinstance(way, Mapping)], raw.instance)
            meant = context[likely] if likely is not None else meant_of(context, path)
            if meant is None:
                yield self.error(path, "no_fit" if len(context) > 1 else "choose")
            else:
                for found in meant:
                    yield from self.errors(found)


def meant_of(context: Sequence[Sequence[Raw]], path: Path) -> Sequence[Raw] | None:
    """Findings of the alternative that an answer was meant as: of its type, with its constants, with the fewest errors.

    None where the answer is of no type that any of them has.
    """
    fitting = [found for found in context if not any(raw.kind.name == "type" and _path(raw) == path for raw in found)]
    if not fitting:
        return None
    return min(fitting, key=lambda found: (_constants(found, path), len(found)))


def unreadable(answers: Any) -> Path:
    r"""Path of the first text that cannot be written, or of a number that is none; () where all can be.

    >>> unreadable({"a": [1, "\ud800"]}), unreadable({"a": "甲"})
    (('a', 1), ())
    """
    below = answers.items() if isinstance(answers, Mapping) else enumerate(answers) if isinstance(answers, list) else ()
    for name, value in below:
        if isinstance(value, str) and not value.isascii() and _SURROGATE.search(value):
            return (name,)
        if isinstance(value, float | Decimal) and value != value:
            return (name,)
        found = unreadable(value)
        if found:
            return (name, *found)
    return ()


def _constants(found: Sequence[Raw], path: Path) -> int:
    """Constants of its own that the answer does not have."""
    depth = len(path) + 1
    return sum(raw.kind.name in ("const", "enum") and len(_path(raw)) <= depth for raw in found)


def _path(raw: Raw) -> Path:
    return tuple(raw.instance_path)


def _facts(raw: Raw) -> dict[str, Any]:
    return dict(raw.kind.as_dict())


def _is_group(said: Mapping[str, Any]) -> bool:
    return said.get("type") == "object" or ("type" not in said and "properties" in said)


def _missing_code(said: Said) -> str:
    """Whether somebody forgot to type, to choose, to tick or to add."""
    words = said.said
    if words.get("const") is True:
        return "consent"
    if "enum" in words or "oneOf" in words or "anyOf" in words or words.get("format") in _CHOSEN:
        return "required_choice"
    if words.get("type") == "array" and "prefixItems" not in words:
        return "required_choice" if _are_chosen(words.get("items")) else "required_rows"
    return "required_choice" if words.get("type") == "boolean" else "required"


def _are_chosen(items: Any) -> bool:
    return isinstance(items, Mapping) and bool({"enum", "oneOf"} & items.keys() or items.get("format") in _CHOSEN)


def _of_field(said: Mapping[str, Any]) -> dict[str, Any]:
    """What sentences may say about any field: its unit, its decimals, the limits of its pattern's kind, its hint."""
    named = {"unit": "x-unit", "decimals": "x-decimals", "pattern": "pattern", "hint": "x-hint"}
    return {name: said[word] for name, word in named.items() if word in said}


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0
