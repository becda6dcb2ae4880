"""Days to come on which other parameters are in force: what reads parameters is proved for each of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from yikou.definition.model import Expr, Table
from yikou.definition.sources import rules_file
from yikou.errors import Problem
from yikou.proof.district import District
from yikou.proof.domains import flat
from yikou.proof.messages import WORDS
from yikou.rules.check import Checked

MOST = 12  # sets of parameter values that are looked at


def days(checked: Checked, district: District | None, names: Iterable[str] | None = None) -> Sequence[date | None]:
    """The first day of each set of parameter values, from the district's day on; [None] where none is read.

    names: parameters; None for all that the affair reads.
    """
    return _sets(checked, district, names)[:MOST]


def check_days(checked: Checked, district: District | None) -> Iterator[Problem]:
    """A warning where more sets of values are to come than are looked at: it names the day from which none is."""
    left = _sets(checked, district, None)[MOST:]
    if left:
        reason = WORDS["later_values"].format(count=MOST, day=left[0])
        yield Problem("warning", "not_proved", rules_file(checked.affair.slug), 0, "", reason)


def _sets(checked: Checked, district: District | None, names: Iterable[str] | None) -> Sequence[date | None]:
    wanted = set(_all(checked) if names is None else names)
    read = [checked.names.parameters[name] for name in sorted(wanted) if name in checked.names.parameters]
    if not read:
        return [None]
    known = max((one.values[0].since for one in read if one.values), default=date.max)
    since = max(known, district.on) if district else known
    return [since, *sorted({value.since for one in read for value in one.values if value.since > since})]


def _all(checked: Checked) -> Iterator[str]:
    for tree in checked.trees.values():
        yield from (path.parts[1] for path in tree.paths if path.parts[0] == "param")
    for ready in checked.tables.values():
        yield from in_cells(ready.table)


def in_cells(table: Table) -> Iterator[str]:
    """Parameters that stand in the cells of a table."""
    for cell in flat([cell for row in table.rows for cell in row.cells]):
        yield from (end.removeprefix("param.") for end in (cell.low, cell.high) if end.startswith("param."))


def of_table(checked: Checked, table: Table) -> Iterator[str]:
    """Parameters that a table reads: in its cells, and in what it is given."""
    yield from in_cells(table)
    for expr in table.given:
        yield from _of_expr(checked, expr, set())


def _of_expr(checked: Checked, expr: Expr, met: set[str]) -> Iterator[str]:
    for path in checked.trees[expr.text].paths:
        name = path.parts[0]
        if name == "param":
            yield path.parts[1]
        elif name in checked.affair.facts and name not in met:
            met.add(name)
            yield from _of_expr(checked, checked.affair.facts[name].expr, met)
        elif name in checked.affair.tables and name not in met:
            met.add(name)
            yield from of_table(checked, checked.affair.tables[name])
