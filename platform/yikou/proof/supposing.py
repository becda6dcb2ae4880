"""What an expression gives under what is supposed: the evaluator of the rules itself, over values that may be open.

A term of its own (`terms.py`) is never computed: it is unknown where a part of it is, else one of its parts.
"""

import ast
from decimal import Decimal
from typing import Any

from yikou.definition.model import Expr
from yikou.definition.types import Bool, ListOf, Number, Rows
from yikou.proof.ranges import Ranges
from yikou.proof.space import CannotTellError, Passed, Sight, Space, Supposed
from yikou.proof.spelled import called
from yikou.rules.evaluate import Evaluator
from yikou.rules.functions.builtin import MAX_PLACES
from yikou.rules.functions.lists import EMPTY
from yikou.rules.names import Name
from yikou.rules.operators import DIVISION_BY_ZERO
from yikou.rules.syntax import Literal, Path
from yikou.rules.tables import ReadyTable, find_row
from yikou.rules.values import Unknown, Value

CELLS_KNOWN = ("sum", "count_of", "distinct", "min", "max")
BUILT_IN = (*CELLS_KNOWN, "count", "any_of", "all_of", "list", "round", "known", "default", "age", "date")
OF_ID = ("age", "sex")  # always there for what has the format `id-number`
SPANS = ("days", "workdays", "years")


class Supposing(Evaluator):
    """One look at a case: what is supposed, and the steps that have been passed.

    accepted: whether it is accepted. anywhere: the look is not from one place of the flow; any step may be done.
    """

    def __init__(
        self,
        space: Space,
        supposed: Supposed,
        passed: tuple[Passed, ...] = (),
        *,
        accepted: bool = True,
        anywhere: bool = False,
    ) -> None:
        super().__init__(self._named, space.terms.checked.functions)
        self.space = space
        self.terms = space.terms
        self.ranges: Ranges = space.terms.ranges
        self.sight = Sight(space, supposed, passed, anywhere=anywhere)
        self.accepted = accepted
        self._known: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self._rows: dict[str, int | Unknown] = {}

    def judge(self, text: str) -> Value | Unknown:
        """What an expression of the affair gives; Split where that depends on something open."""
        return self.value(self.terms.trees[text])

    def _eval(self, node: ast.expr) -> Any:
        if called(node) == "known" and isinstance(node, ast.Call):
            return self.unknown_in(node.args[0]) is None
        return self._apart(node) if self.terms.is_apart(node) else super()._eval(node)

    # ---- names

    def _named(self, dotted: str) -> Any:
        if dotted not in self._known:
            self._known[dotted] = self._find(self.terms.checked.names.named(dotted))
        return self._known[dotted]

    def _find(self, name: Name) -> Any:
        tree = self.terms.tree_of(name)
        if tree is not None:
            return self._eval(tree)
        if name.root == "table":
            found = self._output(name)
            return self._eval(found) if isinstance(found, ast.expr) else found
        if name.toward:
            return self._unknown_name(name) or self._part(name)
        if name.root in ("form", "office"):
            return self.sight.value(name)
        return self.terms.fixed(name) if name.root in ("param", "guide") else self._of_case(name)

    def _of_case(self, name: Name) -> Any:
        unknown = self._unknown_name(name)
        if unknown is not None:
            return unknown
        if name.root == "done" and self.sight.anywhere:
            is_done = self.sight.choose(f"done.{name.path[0]}", (True, False))
            return is_done if len(name.path) == 1 else self._part(name) if is_done else Unknown((name.dotted,))
        if name.root == "done":
            found = {one.step: one.yes for one in self.sight.passed}
            if len(name.path) == 1:
                return name.path[0] in found
            if name.path[1] == "result":
                return found[name.path[0]]
        return self._part(name)

    def _part(self, name: Name) -> Any:
        parts = self.terms.parts(name.dotted, name.type)
        if not parts:
            raise CannotTellError(name.dotted)
        return self.sight.choose(name.dotted, parts)

    def _output(self, name: Name) -> Any:
        """What a column of a table gives: unknown, a value, or the tree of an expression."""
        number = self._row(name.owner)
        if isinstance(number, Unknown):
            return number
        ready = self.terms.checked.tables[name.owner]
        outputs = ready.outputs[number - 1] if number else ready.otherwise or ()
        found = outputs[ready.table.gives.index(name.path[-1])]
        return self.terms.trees[found.text].root if isinstance(found, Expr) else found

    def _row(self, table: str) -> int | Unknown:
        """The row that fits, as `find_row` says it; that no other fits is proved by `tables.py`."""
        if table not in self._rows:
            self._rows[table] = self._find_row(table)
        return self._rows[table]

    def _find_row(self, table: str) -> int | Unknown:
        ready = self.terms.checked.tables.get(table)
        if ready is None:
            raise CannotTellError(table)
        for number in range(len(ready.tests)):
            if self.fits(ready, number):
                return number + 1
        return find_row(ready, [self.given(expr) for expr in ready.table.given], self._named)

    def fits(self, ready: ReadyTable, number: int) -> bool:
        """Whether every cell of a row fits, from 0; a given is only asked for where its cell asks."""
        cells = zip(ready.table.given, ready.table.rows[number].cells, ready.tests[number], strict=True)
        return all(cell.kind == "any" or test(self.given(expr), self._named) is True for expr, cell, test in cells)

    def given(self, expr: Expr) -> Any:
        """The value of a given of a table."""
        if expr.text not in self._given:
            self._given[expr.text] = self.value(self.terms.trees[expr.text])
        return self._given[expr.text]

    # ---- what is unknown

    def unknown_in(self, node: ast.expr) -> Unknown | None:
        """Why a node is unknown, or None where it is known: its value is only asked for where that tells."""
        if isinstance(node, Path):
            name = self.terms.name(node)
            tree = self.terms.tree_of(name)
            return self.unknown_in(tree) if tree is not None else self._unknown_name(name)
        if isinstance(node, Literal):
            return node.value if isinstance(node.value, Unknown) else None
        if self.terms.is_apart(node):
            return self._unknown_apart(node)
        value = super()._eval(node) if called(node) != "known" else None
        return value if isinstance(value, Unknown) else None

    def _unknown_name(self, name: Name) -> Unknown | None:
        missing = Unknown((name.dotted,))
        match name.root:
            case "form" | "office":
                return (
                    None if self.sight.is_there(name.root, name.path) else Unknown((".".join((name.root, *name.path)),))
                )
            case "done" if self.sight.anywhere:
                return (
                    None if len(name.path) == 1 or self.sight.choose(f"done.{name.path[0]}", (True, False)) else missing
                )
            case "done":
                is_passed = len(name.path) == 1 or any(one.step == name.path[0] for one in self.sight.passed)
                return None if is_passed else missing
            case "case":
                late = name.path[0] in ("accepted", "accepted_by") and not self.accepted
                return missing if late or name.path[0] == "outcome" else None
            case "param" | "guide":
                return _unknown(self.terms.fixed(name))
            case "table":
                found = self._output(name)
                return self.unknown_in(found) if isinstance(found, ast.expr) else _unknown(found)
        return None

    def _apart(self, node: ast.expr) -> Any:
        unknown = self._unknown_apart(node)
        if unknown is not None:
            return unknown
        kind, text = Bool() if isinstance(node, ast.Compare) else self.terms.kind(node), self.terms.spelled(node)
        parts = self.terms.parts(text, self.ranges.of(node) if isinstance(kind, Number) else kind)
        if not parts:
            raise CannotTellError(text)
        self.terms.nodes[text] = node
        return self.sight.choose(text, parts)

    def _unknown_apart(self, node: ast.expr) -> Unknown | None:
        match node:
            case ast.BinOp(left, ast.Div(), right):
                divisor = self._eval(right)
                if isinstance(divisor, Unknown):
                    return divisor
                return self.unknown_in(left) if divisor else DIVISION_BY_ZERO
            case ast.BinOp(left, _, right):
                return self._first(left, right)
            case ast.UnaryOp(_, operand):
                return self.unknown_in(operand)
            case ast.Compare(left, _, others):
                return self._first(left, *others)
            case ast.Call():
                return self._unknown_call(node)
        raise AssertionError(ast.dump(node))

    def _first(self, *nodes: ast.expr) -> Unknown | None:
        return next((why for node in nodes if (why := self._unknown_value(node)) is not None), None)

    def _unknown_value(self, node: ast.expr) -> Unknown | None:
        """As `unknown_in`; of a list, whether one of its cells is."""
        if isinstance(node, ast.List) or called(node) == "list":
            return self._first(*(node.elts if isinstance(node, ast.List) else node.args))  # type: ignore[attr-defined]
        kind = self.terms.kind(node)
        if isinstance(kind, ListOf | Rows):
            return self._unknown_list(node) or self._unknown_cell(node)
        return self.unknown_in(node)

    def _unknown_call(self, node: ast.Call) -> Unknown | None:
        name = called(node)
        if name in CELLS_KNOWN:
            why = self._first(*node.args)
            empty = (
                why is None
                and name in ("min", "max")
                and len(node.args) == 1
                and not self._eval(self.terms.count_of(node.args[0]))
            )
            return EMPTY if empty else why
        if name in ("count", "any_of", "all_of"):
            why = self._unknown_list(node.args[0])
            return why or (None if name == "count" else self._unknown_cell(node.args[0]))
        why = self._first(*node.args)
        return why or (Unknown(why="function_gives_nothing") if self._may_fail(node) and self._fails(node) else None)

    def _fails(self, node: ast.Call) -> bool:
        return bool(self.sight.choose(f"{self.terms.spelled(node)} is unknown", (False, True)))

    def _may_fail(self, node: ast.Call) -> bool:
        """Whether a function may give nothing though everything that it takes is there."""
        name, arg = called(node), node.args[0] if node.args else None
        if name == "round":
            places = self.terms.constant(node.args[1])
            is_fine = isinstance(places, Decimal) and 0 <= places <= MAX_PLACES
            return not is_fine or self.ranges.may_be_too_large(node.args[0])
        if name in OF_ID:
            found = self.terms.name(arg).of if isinstance(arg, Path) else None
            return found is None or found.schema.get("format") != "id-number"
        if name in SPANS and arg is not None:
            kind = self.ranges.of(arg)
            return not kind.integer or kind.low is None or kind.high is None
        if name in BUILT_IN:
            return name == "date"
        function = self.functions.get(name)
        return function is None or "Unknown" in str(function.call.__annotations__.get("return", ""))

    def _unknown_list(self, node: ast.expr) -> Unknown | None:
        if isinstance(node, Path):
            return self.unknown_in(node)
        return self._unknown_list(node.args[0]) if called(node) == "distinct" and isinstance(node, ast.Call) else None

    def _unknown_cell(self, node: ast.expr) -> Unknown | None:
        """Whether a cell of a column can be left open; it may be, or not."""
        if not isinstance(node, Path):
            return None
        name = self.terms.name(node)
        if isinstance(name.type, Rows) or name.of is None or not self._may_be_open(name):
            return None
        is_open = self.sight.choose(f"{name.dotted} is unknown in a row", (False, True))
        return Unknown((name.dotted,)) if is_open else None

    def _may_be_open(self, name: Name) -> bool:
        """Whether a row need not have the column; a list of scalars has no columns."""
        record, in_rows = self.space.record(name.root), False
        for end in range(1, len(name.path) + 1):
            found = record.field(name.path[:end])
            if found is None or (in_rows and found.may_be_unknown):
                return True
            in_rows = in_rows or isinstance(found.type, Rows)
        return False


def _unknown(value: Any) -> Unknown | None:
    return value if isinstance(value, Unknown) else None
