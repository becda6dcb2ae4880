"""Cells of a table (docs/format.md 3.5): words instead of signs, because `> 5` and `*` are not plain YAML."""

import re

from yikou.definition.model import Cell
from yikou.definition.nodes import ListNode, MapNode, Node
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import check_day, parse_date, parse_number

LOW = r"(?P<low_word>from|above) (?P<low>\S+)"
HIGH = r"(?P<high_word>below|up to) (?P<high>\S+)"
BETWEEN = re.compile(f"{LOW}(?: {HIGH})?")
UP_TO = re.compile(HIGH)
WORD = re.compile(r"[^\s,\[\]{}#]+")


def cell_of(reading: Reading, node: Node) -> Cell:
    """One given cell; a wrong one is noted and read as `any`."""
    if isinstance(node, ListNode):
        cells = tuple(cell_of(reading, one) for one in node.nodes)
        if not cells or any(cell.kind in ("any", "one_of") for cell in cells):
            reading.add("bad_cell", node.mark, found=_shown(cells), expected="[x, y]")
        return Cell("one_of", cells=cells, text=f"[{_shown(cells)}]")
    if isinstance(node, MapNode):
        reading.add("want_text", node.mark)
        return Cell("any")
    cell = parse_cell(node.text)
    if cell is None and node.text:
        reading.add("bad_cell", node.mark, found=node.text, expected="any, unknown, from 1 up to 5, [x, y]")
    for bound in (cell.low, cell.high) if cell else ():
        _check_bound(reading, node, bound)
    for written in (cell.low, cell.high, cell.word) if cell else ():
        if found := parse_date(written):
            check_day(node, found, reading.problems)
    return cell or Cell("any")


def parse_cell(text: str) -> Cell | None:
    """The cell that a text writes, or None.

    >>> parse_cell("above 5 up to 9")
    Cell(kind='between', word='', low='5', high='9', low_open=True, high_open=False, cells=(), text='above 5 up to 9')
    >>> parse_cell("> 5") is None
    True
    """
    match text:
        case "any" | "unknown":
            return Cell(text, text=text)
    found = BETWEEN.fullmatch(text) or UP_TO.fullmatch(text)
    if found:
        parts = found.groupdict()
        return Cell(
            "between",
            low=parts.get("low") or "",
            high=parts["high"] or "",
            low_open=parts.get("low_word") == "above",
            high_open=parts["high_word"] == "below",
            text=text,
        )
    return Cell("equal", word=text, text=text) if WORD.fullmatch(text) else None


def _check_bound(reading: Reading, node: Node, bound: str) -> None:
    """Bounds are numbers, dates or parameters."""
    if not bound or parse_number(bound) is not None or parse_date(bound):
        return
    name = bound.removeprefix("param.")
    if name == bound:
        reading.add("bad_bound", node.mark, found=bound, expected="5, 2026-12-01, param.<name>")
    else:
        check_parameter(reading, node, name)


def check_parameter(reading: Reading, node: Node, name: str) -> None:
    """Note a parameter that no file of parameters has."""
    known = reading.names.known("parameter")
    if name not in known:
        reading.add("unknown_parameter", node.mark, found=name, nearest=nearest(name, known))


def _shown(cells: tuple[Cell, ...]) -> str:
    return ", ".join(cell.text for cell in cells)
