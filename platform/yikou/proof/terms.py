"""What an affair's expressions read, and where each value is cut: the constants that it meets (docs/format.md 6.4).

A sum, a product or a function is one term of its own: taken as free in its range, cut like any other value.
"""

import ast
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from yikou.definition.model import Cell, Choose, Expr, Item
from yikou.definition.types import Bool, Date, Field, ListOf, Number, Option, Other, Record, Rows, Type, inner
from yikou.errors import RuleError
from yikou.proof.domains import cuts_of
from yikou.proof.objects import cuts_in
from yikou.proof.parts import Cut, parts_of
from yikou.proof.ranges import Ranges
from yikou.proof.spelled import called, paths_in, spelled
from yikou.rules.check import Checked
from yikou.rules.evaluate import Evaluator
from yikou.rules.name_types import inner_items
from yikou.rules.names import Name
from yikou.rules.syntax import Path, Tree
from yikou.rules.typing_rules import type_of
from yikou.rules.values import Unknown, Value

CONSTANT = ("param", "guide")


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
        self._cuts: dict[str, set[Cut]] = {}
        self._parts: dict[str, tuple[Value, ...]] = {}
        self._types: dict[str, Type] = {}
        self._constants = Evaluator(self._constant_name, checked.functions)
        for tree in self.trees.values():
            self._meet(tree.root)
        self._meet_cells()
        self._meet_cases(checked.affair.flow)
        for record, root in ((checked.affair.form, "form"), (checked.affair.office, "office")):
            self._meet_schema(record.schema, (root,))
            self._meet_fields(record, root)

    def parts(self, key: str, kind: Type) -> tuple[Value, ...]:
        """One value for each part of a term: of a field by its dotted name, of another by how it is spelled."""
        if key not in self._parts:
            self._parts[key] = parts_of(kind, self._cuts.get(key, ()))
        return self._parts[key]

    def cut_at(self, key: str) -> frozenset[Cut]:
        """Constants that a term meets."""
        return frozenset(self._cuts.get(key, ()))

    def name(self, path: Path) -> Name:
        """What a path means."""
        return self.checked.names.find(tuple(path.dotted.split(".")))

    def tree_of(self, name: Name) -> ast.expr | None:
        """The expression that a fact stands for; None for any other name."""
        return self.trees[self.checked.affair.facts[name.owner].expr.text].root if name.root == "fact" else None

    def spelled_fact(self, name: str) -> str:
        """How the term of a fact is spelled."""
        return spelled(self.trees[self.checked.affair.facts[name].expr.text].root)

    def kind(self, node: ast.expr) -> Type:
        """The type of a node; `Other` where it has none of its own."""
        text = spelled(node)
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
        return called(node) == "age" or any(self._is_free(self.name(path)) for path in paths_in(node))

    def _is_free(self, name: Name) -> bool:
        tree = self.tree_of(name)
        return self.is_free(tree) if tree is not None else name.root not in CONSTANT

    def is_apart(self, node: ast.expr) -> bool:
        """Whether a node is a term of its own: its value is not computed, only what it can be."""
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
                self._meet_sides([node.left, *node.comparators])
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                self.cut(node.right, Decimal(0))
            elif called(node) in ("min", "max") and isinstance(node, ast.Call) and len(node.args) == 1:
                self.cut(count_of(node.args[0]), Decimal(0))

    def _meet_sides(self, sides: list[ast.expr]) -> None:
        flat = [part for side in sides for part in (side.elts if isinstance(side, ast.List) else [side])]
        free = [side for side in flat if self.is_free(side)]
        cuts = [value for side in flat if isinstance(value := self.constant(side), Decimal | date | str)]
        if len(free) > 1:
            cuts += [word for side in free if isinstance(kind := self.kind(side), Option) for word in kind.values]
        for side, value in product(free, cuts):
            self.cut(side, value)

    def cut(self, node: ast.expr, at: Cut) -> None:
        """Notes that the value of a node is compared with a constant."""
        if called(node) == "default" and isinstance(node, ast.Call):
            for arg in node.args:
                self.cut(arg, at)
        elif not isinstance(node, Path):
            self._cuts.setdefault(spelled(node), set()).add(at)
        else:
            self._cut_name(self.name(node), at)

    def _cut_name(self, name: Name, at: Cut) -> None:
        tree = self.tree_of(name)
        if tree is not None:
            self.cut(tree, at)
        elif name.root == "table":
            for expr in computed(self, name):
                self.cut(expr, at)
        else:
            self._cuts.setdefault(name.dotted, set()).add(at)

    def _meet_cells(self) -> None:
        for ready in self.checked.tables.values():
            for at, expr in enumerate(ready.table.given):
                root = self.trees[expr.text].root
                cells: list[Cell] = [row.cells[at] for row in ready.table.rows]
                for value in cuts_of(cells, self.kind(root), self._bound):
                    self.cut(root, value)

    def _bound(self, dotted: str) -> Value | Unknown:
        return self.fixed(self.checked.names.named(dotted))

    def _meet_cases(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Choose) and item.expr.text in self.trees:
                for word in item.cases:
                    self.cut(self.trees[item.expr.text].root, word)
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

    def _meet_fields(self, record: Record, root: str) -> None:
        """A number may be bound by other constants where `then` declares it."""
        for path, field in _fields(record.fields, (root,)):
            for _, cut in cuts_in(field.schema):
                self._cuts.setdefault(".".join(path), set()).add(cut)


def _fields(fields: Mapping[str, Field], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
    for name, field in fields.items():
        if isinstance(field.type, Number | Date):
            yield (*path, name), field
        if not isinstance(field.type, Rows):
            yield from _fields(inner(field.type), (*path, name))


def count_of(node: ast.expr) -> ast.expr:
    """`count(…)` of a list."""
    return ast.Call(ast.Name("count", ast.Load()), [node], [])


def computed(terms: Terms, name: Name) -> Iterator[ast.expr]:
    """Expressions that a column of a table gives."""
    ready = terms.checked.tables.get(name.owner)
    if ready is None:
        return
    at = ready.table.gives.index(name.path[-1]) if name.path[-1] in ready.table.gives else 0
    for outputs in (*ready.outputs, ready.otherwise or ()):
        if outputs and isinstance(found := outputs[at], Expr):
            yield terms.trees[found.text].root
