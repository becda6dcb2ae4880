"""Facts and tables (docs/format.md 4.5)."""

from collections.abc import Mapping

from yikou.definition.cells import cell_of
from yikou.definition.durations import parse_duration
from yikou.definition.entry import Entry
from yikou.definition.model import Cell, Expr, Fact, Row, Table
from yikou.definition.names import RESERVED, good_name
from yikou.definition.nodes import ListNode, Node, TextNode, listed
from yikou.definition.scalars import expr, parse_number, text

KEYS = "title given! gives! rows! else"
MOST_FACTS, MOST_TABLES, MOST_ROWS, MOST_GIVENS = 100, 60, 200, 8


def read_facts(root: Entry) -> Mapping[str, Fact]:
    """Named expressions."""
    facts = {
        entry.name: Fact(entry.name, entry.text("title"), entry.needed_expr("is"))
        for entry in root.entries("facts", "title! is!", reserved=RESERVED)
    }
    at_most(root, "facts", len(facts), MOST_FACTS)
    return facts


def read_tables(root: Entry) -> Mapping[str, Table]:
    """Decision tables; that exactly one row fits is for the proof to say."""
    tables = {entry.name: _table(entry) for entry in root.entries("tables", KEYS, reserved=RESERVED)}
    at_most(root, "tables", len(tables), MOST_TABLES)
    return tables


def at_most(entry: Entry, key: str, found: int, most: int) -> None:
    """Note where there are more than the format bears (docs/format.md 6.6)."""
    if found > most:
        entry.reading.add("too_many", entry.mark_of(key), found=str(found), expected=str(most))


def _table(entry: Entry) -> Table:
    given = tuple(expr(node, entry.reading.problems) for node in entry.list("given"))
    gives = tuple(_output_name(entry, node) for node in entry.list("gives"))
    rows = tuple(_row(entry, node, given, gives) for node in entry.list("rows"))
    at_most(entry, "given", len(given), MOST_GIVENS)
    at_most(entry, "rows", len(rows), MOST_ROWS)
    for key, filled in (("given", given), ("gives", gives), ("rows", rows)):
        if entry.has(key) and not filled:
            entry.reading.add("want_list", entry.mark_of(key))
    _check_columns(entry, rows, gives)
    return Table(
        name=entry.name,
        title=entry.text("title", entry.name),
        given=given,
        gives=gives,
        rows=rows,
        otherwise=_otherwise(entry, gives),
        mark=entry.mark,
    )


def _output_name(entry: Entry, node: Node) -> str:
    name = text(node, entry.reading.problems)
    if name and not good_name(name):
        entry.reading.add("bad_name", node.mark, found=name)
    return name


def _row(entry: Entry, node: Node, given: tuple[Expr, ...], gives: tuple[str, ...]) -> Row:
    width = len(given) + len(gives)
    nodes = listed(node)
    if not isinstance(node, ListNode) or len(nodes) != width:
        entry.reading.add("row_width", node.mark, found=str(len(nodes)), expected=str(width))
        return Row((Cell("any"),) * len(given), ("",) * len(gives), node.mark)
    cells = tuple(cell_of(entry.reading, one) for one in nodes[: len(given)])
    return Row(cells, tuple(_output(entry, one) for one in nodes[len(given) :]), node.mark)


def _output(entry: Entry, node: Node) -> str:
    """One word, number, date, duration, yes/no, or `= expr`."""
    found = text(node, entry.reading.problems)
    if found and not found.startswith("=") and " " in found and parse_duration(found) is None:
        entry.reading.add("bad_output_cell", node.mark, found=found)
    return found


def _otherwise(entry: Entry, gives: tuple[str, ...]) -> tuple[str, ...] | None:
    node = entry.node("else")
    if node is None:
        return None
    nodes = (node,) if isinstance(node, TextNode) else listed(node)
    if len(nodes) != len(gives):
        entry.reading.add("row_width", node.mark, found=str(len(nodes)), expected=str(len(gives)))
        return ("",) * len(gives)
    return tuple(_output(entry, one) for one in nodes)


def _check_columns(entry: Entry, rows: tuple[Row, ...], gives: tuple[str, ...]) -> None:
    """`= expr` stands only where every cell of that column is a number."""
    for column in range(len(gives)):
        cells = [row.gives[column] for row in rows]
        words = [cell for cell in cells if not cell.startswith("=") and parse_number(cell) is None]
        if words and len(words) < len(cells) and any(cell.startswith("=") for cell in cells):
            entry.reading.add("computed_column", entry.mark_of("rows"), found=words[0], expected=gives[column])
