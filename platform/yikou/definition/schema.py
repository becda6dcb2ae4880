"""Reading a schema file: the form, the office record, and where each of their parts stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yikou.definition.normal_form import normal_form
from yikou.definition.problems import Problems
from yikou.definition.schema_checks import check_schema
from yikou.definition.schema_refs import OFFICE, Resolved, resolve
from yikou.definition.schema_types import record
from yikou.definition.types import Record

EMPTY_OFFICE: Mapping[str, Any] = {"type": "object", "unevaluatedProperties": False}


@dataclass(frozen=True, slots=True)
class Records:
    """The two records of an affair (docs/format.md 2), in normal form; resolved: the schema as its author sees it."""

    form: Record
    office: Record
    resolved: Resolved


def read_schema(sources: Mapping[str, bytes], file: str, problems: Problems) -> Records | None:
    """Form and office record of `schemas/<slug>.schema.json`; None where the file cannot be read as a schema."""
    resolved = resolve(sources, file, problems)
    if resolved is None or not check_schema(resolved, problems):
        return None
    normal = normal_form(resolved.schema)
    for clash in normal.clashes:
        other = resolved.mark(clash.other)
        place = f"{other.file}:{other.line} {other.key}"
        problems.add(clash.code, resolved.mark(clash.pointer), found=clash.found, expected=place)
    return _records(normal.schema, resolved)


def records_of(resolved: Resolved) -> Records:
    """Both records of a schema that has been checked."""
    return _records(normal_form(resolved.schema).schema, resolved)


def _records(schema: Mapping[str, Any], resolved: Resolved) -> Records:
    defs = schema.get("$defs", {})
    loops = {name: part for name, part in defs.items() if name != OFFICE}
    form = {key: value for key, value in schema.items() if key != "$defs"}
    return Records(_record("form", form, loops), _record(OFFICE, defs.get(OFFICE, EMPTY_OFFICE), loops), resolved)


def _record(name: str, schema: Mapping[str, Any], loops: Mapping[str, Any]) -> Record:
    return record(name, {**schema, "$defs": loops} if loops else schema)
