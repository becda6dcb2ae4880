"""What an affair's expressions read, and where each value is cut: the constants that it meets (docs/format.md 6.4).

A sum, a product or a function is one term of its own: taken as free in its range, cut like any other value.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yikou.definition.model import Cell, Choose, Expr, Item
from yikou.definition.types import Bool, ListOf, Option, Other, Rows, Type
from yikou.errors import RuleError
from yikou.proof.domains import flat
from yikou.proof.objects import cuts_in
from yikou.proof.ranges import Ranges
from yikou.proof.spelled import called, paths_in, spelled, word_of
from yikou.proof.stretches import Mark, cuts_for, stretches
from yikou.rules.cells import given_word
from yikou.rules.check import Checked
from yikou.rules.evaluate import Evaluator
from yikou.rules.name_types import inner_items
from yikou.rules.names import Name
from yikou.rules.syntax import Literal, Path, Tree
from yikou.rules.typing_rules import type_of
from yikou.rules.values import Unknown, Value

CONSTANT = ("param", "guide")
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Terms:
    """The terms of one affair.

    nodes: those that were met, by how they are spelled. day: whose parameters are in force; None where none are read.
    """

    def __init__(self, checked: Checked, day: date | None, more: Mapping[str, Tree] | None = None) -> None:
        self.checked = checked
        self.day = day
        self.trees: Mapping[str, Tree] = {**checked.trees, **(more or {})}
        self.ranges = Ranges(self)
        self.nodes: dict[str, ast.expr] = {}
        self._cuts: dict[str, set[Mark]] = {}
        self._parts: dict[str, tuple[Value, ...]] = {}
        self._types: dict[str, Type] = {}
        self._texts: dict[ast.expr, str] = {}
        self._free: dict[ast.expr, bool] = {}
        self._aparts: dict[ast.expr, bool] = {}
        self._counts: dict[ast.expr, ast.expr] = {}
        self._constants = Evaluator(self._constant_name, checked.functions)
        for tree in self.trees.values():
            self._meet(tree.root)
        self._meet_cells()
        self._meet_cases(checked.affair.flow)
        for record, root in ((checked.affair.form, "form"), (checked.affair.office, "office")):
            self._meet_schema(record.schema, (root,))

    def parts(self, key: str, kind: Type) -> tuple[Value, ...]:
        """One value for each part of a term: of a field by its dotted name, of another by how it is spelled."""
        if key not in self._parts:
            self._parts[key] = stretches(kind, self._cuts.get(key, ()))
        return self._parts[key]

    def cut_at(self, key: str) -> frozenset[Mark]:
        """Where a term is told apart."""
        return frozenset(self._cuts.get(key, ()))

    def name(self, path: Path) -> Name:
        """What a path means."""
        return self.checked.names.find(tuple(path.dotted.split(".")))

    def tree_of(self, name: Name) -> ast.expr | None:
        """The expression that a fact stands for; None for any other name."""
        return self.trees[self.checked.affair.facts[name.owner].expr.text].root if name.root == "fact" else None

    def outputs(self, name: Name) -> tuple[ast.expr, ...]:
        """What a column of a table can give, as far as it is numbers."""
        return tuple(of_table(self, name))

    def spelled(self, node: ast.expr) -> str:
        """How a node is spelled."""
        if node not in self._texts:
            self._texts[node] = spelled(node)
        return self._texts[node]

    def count_of(self, node: ast.expr) -> ast.expr:
        """`count(…)` of a list."""
        if node not in self._counts:
            self._counts[node] = ast.Call(ast.Name("count", ast.Load()), [node], [])
        return self._counts[node]

    def spelled_fact(self, name: str) -> str:
        """How the term of a fact is spelled."""
        return spelled(self.trees[self.checked.affair.facts[name].expr.text].root)

    def kind(self, node: ast.expr) -> Type:
        """The type of a node; `Other` where it has none of its own."""
        text = self.spelled(node)
        if text not in self._types:
            try:
                self._types[text] = type_of(Tree(text, node, (), ()), self.checked.names, self.checked.functions).type
            except RuleError:
                self._types[text] = Other()
        return self._types[text]

    def constant(self, node: ast.expr) -> Value | Unknown | None:
        """The value of a node that reads nothing of a case; None where it does."""
        return None if self.is_free(node) else self._constants.value(Tree(spelled(node), node, (), ()))

    def is_free(self, node: ast.expr) -> bool:
        """Whether a node reads something of a case, through facts too."""
        if node not in self._free:
            function = self.checked.functions.get(called(node))
            reads = function is not None and bool(function.reads)
            self._free[node] = reads or any(self._is_free(self.name(path)) for path in paths_in(node))
        return self._free[node]

    def _is_free(self, name: Name) -> bool:
        tree = self.tree_of(name)
        return self.is_free(tree) if tree is not None else name.root not in CONSTANT

    def is_apart(self, node: ast.expr) -> bool:
        """Whether a node is a term of its own: its value is not computed, only what it can be."""
        if node not in self._aparts:
            self._aparts[node] = self._is_apart(node)
        return self._aparts[node]

    def _is_apart(self, node: ast.expr) -> bool:
        if isinstance(node, ast.BinOp) or called(node) not in ("", "known", "default"):
            return self.is_free(node)
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.USub) and self.is_free(node)
        return isinstance(node, ast.Compare) and self._is_between(node)

    def _is_between(self, node: ast.Compare) -> bool:
        """Whether a comparison is one of two free values that have no finite set of words."""
        sides = (node.left, *node.comparators)
        if any(isinstance(self.kind(side), ListOf | Rows) and not isinstance(side, ast.List) for side in sides):
            return True
        flat = [part for side in sides for part in (side.elts if isinstance(side, ast.List) else [side])]
        free = [side for side in flat if self.is_free(side)]
        return len(free) > 1 and not all(isinstance(self.kind(side), Bool | Option) for side in free)

    def _constant_name(self, dotted: str) -> Value | Unknown:
        name = self.checked.names.named(dotted)
        tree = self.tree_of(name)
        if tree is not None:
            return self._constants.value(Tree(dotted, tree, (), ()))
        return self.fixed(name)

    def fixed(self, name: Name) -> Value | Unknown:
        """The value of a parameter on the day, or of a key of the guide."""
        if name.root == "guide":
            raw: Any = getattr(self.checked.affair.guide, name.path[0], None)
            return Unknown((name.dotted,)) if raw in (None, "") else raw
        value = self.checked.names.parameters[name.path[0]].on(self.day) if self.day else None
        return value.value if value else Unknown((name.dotted,))

    # ---- where values are cut

    def _meet(self, root: ast.expr) -> None:
        for node in (one for one in ast.walk(root) if isinstance(one, ast.expr)):
            if isinstance(node, ast.Compare):
                sides = (node.left, *node.comparators)
                for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
                    self._meet_sides(word_of(op), left, right)
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                self.cut(node.right, cuts_for("==", Decimal(0)))
            elif called(node) in ("min", "max") and isinstance(node, ast.Call) and len(node.args) == 1:
                self.cut(self.count_of(node.args[0]), cuts_for("==", Decimal(0)))

    def _meet_sides(self, op: str, left: ast.expr, right: ast.expr) -> None:
        for side, other, word in ((left, right, op), (right, left, _MIRRORED.get(op, op))):
            if self.is_free(side):
                for part in other.elts if isinstance(other, ast.List) else [other]:
                    self.cut(side, self._marks(word, part))

    def _marks(self, op: str, node: ast.expr) -> tuple[Mark, ...]:
        """Where the other side of a comparison cuts: at its constant; at every word of a free option."""
        if self.is_free(node):
            kind = self.kind(node)
            return kind.values if isinstance(kind, Option) else ()
        value = self.constant(node)
        return () if value is None or isinstance(value, Unknown) else cuts_for(op, value)

    def cut(self, node: ast.expr, marks: Iterable[Mark]) -> None:
        """Notes where the value of a node is told apart."""
        if called(node) == "default" and isinstance(node, ast.Call):
            for arg in node.args:
                self.cut(arg, marks)
        elif not isinstance(node, Path):
            self._cuts.setdefault(spelled(node), set()).update(marks)
        else:
            self._cut_name(self.name(node), marks)

    def _cut_name(self, name: Name, marks: Iterable[Mark]) -> None:
        tree = self.tree_of(name)
        if tree is not None:
            self.cut(tree, marks)
        elif name.root == "table":
            for expr in self.outputs(name):
                self.cut(expr, marks)
        else:
            self._cuts.setdefault(name.dotted, set()).update(marks)

    def _meet_cells(self) -> None:
        for ready in self.checked.tables.values():
            for at, expr in enumerate(ready.table.given):
                root = self.trees[expr.text].root
                for cell in flat([row.cells[at] for row in ready.table.rows]):
                    self.cut(root, tuple(self._of_cell(cell, self.kind(root))))

    def _of_cell(self, cell: Cell, kind: Type) -> Iterator[Mark]:
        low, high = ("<=" if cell.low_open else "<"), ("<" if cell.high_open else "<=")
        for op, word in (("==", cell.word), (low, cell.low), (high, cell.high)):
            value = self._bound(word) if word.startswith("param.") else given_word(word, kind) if word else None
            if value is not None and not isinstance(value, Unknown):
                yield from cuts_for(op, value)

    def _bound(self, dotted: str) -> Value | Unknown:
        return self.fixed(self.checked.names.named(dotted))

    def _meet_cases(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Choose) and item.expr.text in self.trees:
                for word in item.cases:
                    self.cut(self.trees[item.expr.text].root, (word,))
            for below in inner_items(item):
                self._meet_cases(below)

    def _meet_schema(self, schema: Any, path: tuple[str, ...]) -> None:
        """Constants of every `if`, and bounds that one of its branches puts on a field."""
        if not isinstance(schema, Mapping):
            return
        for key in ("if", "then", "else", "allOf"):
            for part in schema.get(key, ()) if key == "allOf" else (schema.get(key),):
                for below, cut in cuts_in(part):
                    self._cuts.setdefault(".".join((*path, *below)), set()).add(cut)
                self._meet_schema(part, path)
        for part in (schema.get("dependentSchemas") or {}).values():
            self._meet_schema(part, path)
        for name, below_schema in (schema.get("properties") or {}).items():
            self._meet_schema(below_schema, (*path, name))


def of_table(terms: Terms, name: Name) -> Iterator[ast.expr]:
    """What a column of a table gives, as expressions."""
    ready = terms.checked.tables.get(name.owner)
    if ready is None:
        return
    at = ready.table.gives.index(name.path[-1])
    for outputs in (*ready.outputs, *(() if ready.otherwise is None else (ready.otherwise,))):
        found = outputs[at]
        if isinstance(found, Expr):
            yield terms.trees[found.text].root
        elif isinstance(found, Decimal):
            yield Literal(found)
