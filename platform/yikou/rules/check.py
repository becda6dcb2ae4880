"""Every expression of an affair parsed, named and typed before anything is judged; all problems at once.

What must hold of the flow itself (that every case ends, that a table covers every form) is for the proof.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from yikou.definition.levels import kind_of_place, leads_nowhere
from yikou.definition.model import Affair, Cell, Choose, Expr, Mark, Parameter, Table
from yikou.definition.problems import Problems, nearest
from yikou.definition.scalars import FIRST_DAY, LAST_DAY, is_near
from yikou.definition.types import Other, Type
from yikou.errors import RuleError
from yikou.rules.cells import output
from yikou.rules.check_tables import ready
from yikou.rules.circles import circle_in, read_by
from yikou.rules.flow_sites import FlowSites, case_words
from yikou.rules.functions.registry import Functions
from yikou.rules.kinds import fits, kind_word
from yikou.rules.names import Name, Names
from yikou.rules.order import below, order
from yikou.rules.sites import NO_COLUMNS, Columns, Site, head_sites, record_sites
from yikou.rules.syntax import Literal, Tree, parse
from yikou.rules.tables import ReadyTable
from yikou.rules.typing_rules import Typed, type_of
from yikou.rules.visibility import PURE, Where, is_visible
from yikou.rules.wrong import note

UNTYPED = Typed(Other(), ())
_WORD = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(slots=True)
class Checked:
    """An affair with its expressions made ready, as far as they are right; `problems` says what is not.

    trees: by text. needs: what each fact and table reads of the others, directly or not, in order. display: expressions
    of the schema, by path of the field and key (`form.members.total/x-computed`). is_whole: whether every expression
    has a tree and every table is ready, so that all of it can be computed, whatever else was found.
    """

    affair: Affair
    names: Names
    functions: Functions
    problems: Problems = field(default_factory=Problems)
    trees: dict[str, Tree] = field(default_factory=dict)
    tables: dict[str, ReadyTable] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    display: dict[str, Site] = field(default_factory=dict)
    is_whole: bool = True


def check(affair: Affair, parameters: Mapping[str, Parameter], functions: Functions) -> Checked:
    """Everything about the affair's expressions that can be said without a case."""
    checking = _Checking(Checked(affair, Names(affair, parameters), functions))
    checking.derived()
    checking.sites()
    checking.unread()
    return checking.checked


class _Checking:
    """One pass over an affair. parts: the names that a fact or table is made of in the end; impure: why it is not."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.affair = checked.affair
        self.read: set[str] = set()
        self.parts: dict[str, tuple[Name, ...]] = {}
        self.impure: dict[str, str] = {}

    def derived(self) -> None:
        """Facts and tables, each after what it reads."""
        owned = {name: [fact.expr] for name, fact in self.affair.facts.items()}
        owned |= {name: list(_exprs_of(self.affair, name)) for name in self.affair.tables}
        direct = {name: self._roots(exprs) for name, exprs in owned.items()}
        ordered, circle = order(direct)
        for name in circle[:1]:
            self._add("reads_itself", owned[name][0].mark, found=name, expected=" → ".join((*circle, name)))
        self.read |= set(circle)
        for name in ordered:
            self.checked.needs[name] = below(name, direct)
            if name in self.affair.facts:
                self._fact(name, owned[name][0])
            else:
                self._table(name)

    def _roots(self, exprs: list[Expr]) -> list[str]:
        trees = [tree for expr in exprs if (tree := self._tree(expr))]
        roots = {path.parts[0] for tree in trees for path in tree.paths}
        return sorted(roots & (self.affair.facts.keys() | self.affair.tables.keys()))

    def _tree(self, expr: Expr) -> Tree | None:
        """The tree of an expression; None where it cannot be parsed, which is noted."""
        tree = self.checked.trees.get(expr.text)
        if tree is None:
            try:
                tree = self.checked.trees[expr.text] = parse(expr.text)
            except RuleError as error:
                note(self.checked.problems, error, expr.mark)
                self.checked.is_whole = False
                self.read |= set(_WORD.findall(expr.text))
        return tree

    def _fact(self, name: str, expr: Expr) -> None:
        typed = self._typed(expr, NO_COLUMNS)
        self.checked.names.learn(name, typed.type)
        self._remember(name, [typed])

    def _table(self, name: str) -> None:
        table = self.affair.tables[name]
        self._bounds(table)
        given = [self._typed(expr, NO_COLUMNS) for expr in table.given]
        computed = [self._typed(expr, NO_COLUMNS) for expr in _exprs_of(self.affair, name)][len(given) :]
        types, found = ready(table, given, computed, self.checked.problems)
        for output_name, kind in types.items():
            self.checked.names.learn(f"{name}.{output_name}", kind)
        if found is not None:
            self.checked.tables[name] = found
        self.checked.is_whole &= found is not None
        self._remember(name, [*given, *computed])
        for expr, typed in zip(table.given, given, strict=True):
            self._pure(expr, typed, "tables")

    def _bounds(self, table: Table) -> None:
        """Parameters in cells, which are read like names of an expression."""
        known = self.checked.names.types_of("param")
        for row in table.rows:
            for bound in (bound for cell in row.cells for bound in _bounds_of(cell) if bound.startswith("param.")):
                if (name := bound.removeprefix("param.")) not in known:
                    self._add("unknown_name", row.mark, found=bound, near=nearest(name, known))

    def _remember(self, name: str, made_of: list[Typed]) -> None:
        reads = [part for typed in made_of for read in typed.reads for part in self._parts_of(read)]
        self.parts[name] = tuple(dict.fromkeys(reads))
        self.impure[name] = next((why for typed in made_of if (why := self._why_impure(typed))), "")

    def _parts_of(self, name: Name) -> tuple[Name, ...]:
        """What a name is in the end: itself, or the parts of its fact or table."""
        return self.parts.get(name.owner, ()) if name.owner else (name,)

    def _why_impure(self, typed: Typed) -> str:
        return typed.impure or next((self.impure[n.owner] for n in typed.reads if self.impure.get(n.owner)), "")

    def _typed(self, expr: Expr, row: Columns, *, groups: bool = False) -> Typed:
        """Type of an expression; what is wrong with it is noted, and it then counts as fitting everywhere."""
        tree = self._tree(expr)
        if tree is None:
            return UNTYPED
        names = self.checked.names.with_row(row) if row else self.checked.names
        try:
            typed = type_of(tree, names, self.checked.functions, groups=groups)
        except RuleError as error:
            note(self.checked.problems, error, expr.mark)
            self.read |= {path.parts[0] for path in tree.paths}
            return UNTYPED
        self.read |= {name.owner for name in typed.reads}
        self._reach(expr, tree, typed, names)
        return typed

    def _reach(self, expr: Expr, tree: Tree, typed: Typed, names: Names) -> None:
        """Days and places that lie out of reach, though the expression can be computed."""
        for node in ast.walk(tree.root):
            if isinstance(node, Literal) and isinstance(node.value, date) and not is_near(node.value):
                known = f"{FIRST_DAY} … {LAST_DAY}"
                self._add("far_date", expr.mark, found=node.value.isoformat(), expected=known)
        for name in typed.reads:
            base = name.dotted.removesuffix("".join(f".{step}" for step in name.toward))
            if step := leads_nowhere(kind_of_place(names.named(base).type), name.toward):
                self._add("nothing_above", expr.mark, found=base, expected=step)

    def sites(self) -> None:
        """Every expression that stands where a verdict is asked for."""
        flow = FlowSites(self.affair, lambda expr: self._typed(expr, NO_COLUMNS).type)
        for site in (*head_sites(self.affair), *flow.all()):
            self._site(site)
        shown: dict[str, list[str]] = {}
        for record, root in ((self.affair.form, "form"), (self.affair.office, "office")):
            for site in record_sites(record, root, self.affair.marks):
                parts = [part for name in self._site(site).reads for part in self._parts_of(name)]
                shown.setdefault(".".join(site.path), []).extend(read_by(site, parts, record))
                self.checked.display[site.expr.mark.key] = site
        self._circles(shown)

    def _circles(self, shown: Mapping[str, list[str]]) -> None:
        """Fields that are shown or worked out by what they show or work out themselves."""
        circle = circle_in(shown)
        found = next((s for s in self.checked.display.values() if ".".join(s.path) in circle), None)
        if found is not None:
            self._add("reads_itself", found.expr.mark, found=".".join(found.path), expected=" → ".join(circle))

    def _site(self, site: Site) -> Typed:
        typed = self._typed(site.expr, site.row, groups=site.groups)
        if not fits(typed.type, site.wanted):
            self._add("wrong_result", site.expr.mark, found=site.expr.text, expected=kind_word(site.wanted))
        for name in typed.reads:
            hidden = next((part for part in self._parts_of(name) if not _is_seen(part, site)), None)
            if hidden is not None:
                self._add("not_visible", site.expr.mark, found=hidden.dotted, expected=name.dotted)
        self._pure(site.expr, typed, site.where)
        if site.choose is not None:
            self._cases(site.choose, typed.type)
        return typed

    def _pure(self, expr: Expr, typed: Typed, where: Where) -> None:
        if where in PURE and (why := self._why_impure(typed)):
            self._add("impure", expr.mark, found=why)

    def _cases(self, choose: Choose, kind: Type) -> None:
        if isinstance(kind, Other):
            return
        words = case_words(kind)
        if not words:
            self._add("not_choosable", choose.mark, found=choose.expr.text, expected=kind_word(kind))
            return
        for case in choose.cases:
            if case not in words:
                self._add("unknown_case", choose.mark, found=case, expected=", ".join(words), near=nearest(case, words))
        meant = {nearest(case, words) for case in choose.cases if case not in words}
        missing = [word for word in words if word not in choose.cases and word not in meant]
        if missing and choose.otherwise is None:
            self._add("cases_missing", choose.mark, found=choose.expr.text, expected=", ".join(missing))

    def unread(self) -> None:
        """Facts that nothing reads."""
        for name, fact in self.affair.facts.items():
            if name not in self.read:
                self._add("unread_fact", fact.expr.mark, found=name)

    def _add(self, code: str, mark: Mark, *, found: str = "", expected: str = "", near: str = "") -> None:
        self.checked.problems.add(code, mark, found=found, expected=expected, nearest=near)


def _is_seen(name: Name, site: Site) -> bool:
    if name.root == "done" and site.done is not None and name.path[0] not in site.done:
        return False
    return is_visible(name, site.where)


def _bounds_of(cell: Cell) -> Iterator[str]:
    yield from (cell.low, cell.high)
    for inside in cell.cells:
        yield from _bounds_of(inside)


def _exprs_of(affair: Affair, name: str) -> Iterator[Expr]:
    """Expressions of a table: its givens, then outputs that are computed."""
    table = affair.tables[name]
    yield from table.given
    for row in table.rows:
        for word in row.gives:
            if isinstance(found := output(word), Expr):
                yield Expr(found.text, row.mark)
    for word in table.otherwise or ():
        if isinstance(found := output(word), Expr):
            yield Expr(found.text, table.mark)
