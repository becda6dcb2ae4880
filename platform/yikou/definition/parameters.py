"""Dated numbers that regulations change (docs/format.md 4.15)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from yikou.definition.entry import Entry
from yikou.definition.model import Parameter, ParameterValue
from yikou.definition.names import Names
from yikou.definition.problems import Problems
from yikou.definition.reading import Reading
from yikou.definition.scalars import number
from yikou.definition.yaml_source import read_yaml

FOLDER = "rules/parameters/"
NO_DAY = date(1, 1, 1)


def read_parameters(sources: Mapping[str, bytes]) -> Mapping[str, Parameter]:
    """Every parameter of every file in `rules/parameters/`. Raises DefinitionRefused with all that is wrong."""
    problems = Problems()
    found: dict[str, Parameter] = {}
    for path in sorted(sources):
        if not path.startswith(FOLDER):
            continue
        for entry in _entries(sources[path], path, problems):
            if entry.name in found:
                problems.add("name_taken", entry.mark, found=entry.name)
            found[entry.name] = _parameter(entry)
    problems.refuse()
    return found


def _entries(data: bytes, path: str, problems: Problems) -> list[Entry]:
    node = read_yaml(data, path, problems)
    if node is None:
        return []
    root = Entry(Reading(Names({}), None, problems), node, "format! parameters!")
    if root.has("format") and root.text("format") != "1":
        problems.add("wrong_format", root.mark_of("format"), found=root.text("format"), expected="1")
    return list(root.entries("parameters", "title! unit! values!"))


def _parameter(entry: Entry) -> Parameter:
    lines = [Entry(entry.reading, node, "from! value! source!") for node in entry.list("values")]
    values = tuple(_value(line) for line in lines)
    if entry.has("values") and not values:
        entry.reading.add("want_list", entry.mark_of("values"))
    for before, after, line in zip(values, values[1:], lines[1:], strict=False):
        if after.since <= before.since:
            entry.reading.add("dates_not_ascending", line.mark, found=after.since.isoformat())
    return Parameter(entry.name, entry.text("title"), entry.text("unit"), values)


def _value(line: Entry) -> ParameterValue:
    node = line.node("value")
    value = number(node, line.reading.problems) if node else Decimal(0)
    return ParameterValue(line.day("from") or NO_DAY, value, line.text("source"), line.mark)
