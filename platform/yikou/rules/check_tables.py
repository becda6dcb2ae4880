"""What can be said of a table before any case: do its cells fit their columns, and what type has each output."""

from collections.abc import Mapping, Sequence

from yikou.definition.model import Table
from yikou.definition.problems import Problems
from yikou.definition.types import Bool, Date, Number, Option, Other, Type
from yikou.rules.cells import BadCellError, Test, output_type
from yikou.rules.kinds import fits, kind_word
from yikou.rules.tables import ReadyTable, ready_table, row_tests
from yikou.rules.typing_rules import Typed

_GIVEN = (Bool, Option, Number, Date, Other)  # what a table can be asked about; Other: wrong already, and noted


def ready(
    table: Table, given: Sequence[Typed], computed: Sequence[Typed], problems: Problems
) -> tuple[Mapping[str, Type], ReadyTable | None]:
    """Types of the outputs, and the table made ready; None where something is wrong, which is noted."""
    fine = _givens(table, given, problems) and _computed(table, computed, problems)
    types = _outputs(table, problems)
    if not fine or any(isinstance(each.type, Other) for each in given):
        return types, None
    tests = [_row(table, number, [each.type for each in given], problems) for number in range(len(table.rows))]
    whole = [each for each in tests if each is not None]
    return types, ready_table(table, whole) if len(whole) == len(tests) else None


def _givens(table: Table, given: Sequence[Typed], problems: Problems) -> bool:
    bad = [
        (expr, each.type) for expr, each in zip(table.given, given, strict=True) if not isinstance(each.type, _GIVEN)
    ]
    for expr, kind in bad:
        problems.add("not_for_tables", expr.mark, found=expr.text, expected=kind_word(kind))
    return not bad


def _computed(table: Table, computed: Sequence[Typed], problems: Problems) -> bool:
    bad = [each for each in computed if not fits(each.type, Number())]
    for each in bad:
        problems.add("computed_not_a_number", table.mark, found=kind_word(each.type))
    return not bad


def _outputs(table: Table, problems: Problems) -> Mapping[str, Type]:
    types: dict[str, Type] = {}
    for column, name in enumerate(table.gives):
        words = [row.gives[column] for row in table.rows]
        if table.otherwise is not None:
            words.append(table.otherwise[column])
        kind = output_type(words)
        if kind is None:
            problems.add("mixed_outputs", table.mark, found=name, expected=", ".join(dict.fromkeys(words)))
        types[name] = kind or Other()
    return types


def _row(table: Table, number: int, kinds: Sequence[Type], problems: Problems) -> tuple[Test, ...] | None:
    row = table.rows[number]
    try:
        return row_tests(row, kinds)
    except BadCellError as why:
        problems.add(why.code, row.mark, found=why.found, expected=why.expected)
        return None
