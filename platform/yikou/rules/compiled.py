"""The rules of one affair, made ready once and judged many times.

`compile_rules` refuses what cannot be judged; a `Rules` of a draft has only expressions whose names and types fit.
Everything is pure: the case comes in as a `Scope`, verdicts go out with what they read.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from yikou.definition.model import Affair, Duration, Expr, LaneEntry, Limit, Parameter, PlacePath
from yikou.definition.types import Field
from yikou.directory.model import Directory
from yikou.rules.check import Checked, check
from yikou.rules.closures import closure
from yikou.rules.convert import answer, typed
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.registry import Functions
from yikou.rules.places import orgs_at
from yikou.rules.scope import Scope
from yikou.rules.syntax import Path, Tree, parse
from yikou.rules.tables import find_row
from yikou.rules.typing_rules import type_of
from yikou.rules.values import Judged, Unknown, Value
from yikou.rules.wrong import wrong


def compile_rules(
    affair: Affair, parameters: Mapping[str, Parameter], functions: Functions = BUILT_IN, *, published: bool = False
) -> "Rules":
    """The rules of an affair, ready to judge. DefinitionRefused names every problem, with file and line.

    published: they were judged when they were published, so only what cannot be computed at all is refused.
    """
    checked = check(affair, parameters, functions)
    if not published or not checked.is_whole:
        checked.problems.refuse()
    return Rules(checked)


class Rules:
    """What the expressions of one version of an affair give. Immutable, shared between threads.

    computed, visible: expressions of the schema by path of the field (`form.members.total`). calls: names of the
    functions that are used, for whoever keeps their hashes.
    """

    def __init__(self, checked: Checked) -> None:
        self.affair = checked.affair
        self.names = checked.names
        self.functions = checked.functions
        self._trees = checked.trees
        self._computes = {text: closure(tree) for text, tree in checked.trees.items()}
        self._tables = checked.tables
        self._outputs_of = {text: table for text, tree in checked.trees.items() if (table := self._table_of(tree))}
        self._needs = checked.needs
        self._display = checked.display
        self.calls = frozenset(name for tree in checked.trees.values() for name, _ in tree.calls)
        self._columns: dict[str, Mapping[str, Field]] = {}
        for site in checked.display.values():  # the same text in several groups of rows sees the columns of all
            self._columns[site.expr.text] = {**self._columns.get(site.expr.text, {}), **site.row}
        self.computed = self._shown("x-computed")
        self.visible = self._shown("x-visible")

    def judge(self, expr: Expr, scope: Scope) -> Judged:
        """What an expression of the affair gives in this case, and what it read on the way.

        row: where the expression is nothing but an output of a table (`signer.by`), the number of the row that fits.
        """
        compute = self._computes.get(expr.text)
        if compute is None:
            raise wrong(expr.text, 1, "not_of_this_affair")
        judged = scope.judge(compute)
        table = self._outputs_of.get(expr.text)
        return replace(judged, row=self._row_number(table, scope)) if table else judged

    def judge_text(self, text: str, scope: Scope) -> Judged:
        """What any expression gives in this case: parsed and typed first, not kept. RuleError says what is wrong."""
        tree = parse(text)
        type_of(tree, scope.names, self.functions)
        return scope.judge(closure(tree))

    def fact(self, name: str, scope: Scope) -> Judged:
        """The value of a fact."""
        return scope.judge(lambda _: scope.look(name))

    def table(self, name: str, scope: Scope) -> Mapping[str, Judged]:
        """The outputs of a table, each with what it read and the number of its row: from 1, 0 for `else` or unknown.

        Unknown where a given is, or with why `no_row` where no row fits. RuleError where two rows fit.
        """
        row = self._row_number(name, scope)
        found = {gives: scope.judge(self._look(f"{name}.{gives}", scope)) for gives in self.affair.tables[name].gives}
        return {gives: replace(judged, row=row) for gives, judged in found.items()}

    def lane(self, scope: Scope) -> tuple[LaneEntry | None, tuple[Judged, ...]]:
        """The first line of `lanes.enter` that matches, or None; and the verdicts on all lines down to that one.

        A line that is unknown does not match; its verdict names what is missing.
        """
        verdicts: list[Judged] = []
        for line in self.affair.lanes.enter:
            verdicts.append(self.judge(line.when, scope))
            if verdicts[-1].value is True:
                return line, tuple(verdicts)
        return None, tuple(verdicts)

    def limit(self, limit: Limit, scope: Scope) -> Duration | Unknown:
        """A limit as a duration, whether it is written as one or computed."""
        if isinstance(limit, Duration):
            return limit
        value = self.judge(limit, scope).value
        assert isinstance(value, Duration | Unknown)
        return value

    def places(self, path: PlacePath, scope: Scope, directory: Directory, on: date) -> tuple[str, ...]:
        """Slugs of the orgs that a place means, as of a day; Refused where it is not known or there is no such org."""
        return orgs_at(path, scope, directory, on)

    def display(self, text: str, records: Mapping[str, Any]) -> Any:
        """What an expression of the schema gives, as a record holds it; None where it is unknown.

        records: keyword arguments of a Scope (`form`, `office`, `case`, `row` …). The columns of `row` are known from
        where the expression stands in the schema.
        """
        scope = Scope(self, **records, row_types=self._columns.get(text, {}))
        return answer(self.judge(Expr(text), scope).value)

    def derive(self, dotted: str, scope: Scope) -> "Value | Unknown":
        """The value of a fact, of an output of a table, or of the number of its row: for `Scope` only."""
        owner, _, output = dotted.partition(".")
        for earlier in self._needs[owner]:  # one after the other, so that a long chain of facts nests nothing
            if earlier in self.affair.facts:
                scope.look_quietly(earlier)
        if not output:
            return scope.remember(dotted, self._computes[self.affair.facts[owner].expr.text])
        if output == "#row":
            return scope.remember(dotted, lambda _: self._row(owner, scope))
        return scope.remember(dotted, lambda _: self._output(owner, output, scope))

    def _row(self, table: str, scope: Scope) -> "Value | Unknown":
        ready = self._tables[table]
        given = [self._computes[expr.text](scope) for expr in ready.table.given]
        row = find_row(ready, given, scope.look)
        return row if isinstance(row, Unknown) else Decimal(row)

    def _output(self, table: str, output: str, scope: Scope) -> "Value | Unknown":
        ready = self._tables[table]
        number = scope.look_through(f"{table}.#row")
        if not isinstance(number, Decimal):
            assert isinstance(number, Unknown)
            return number
        outputs = ready.outputs[int(number) - 1] if number else ready.otherwise or ()
        found = outputs[ready.table.gives.index(output)]
        if not isinstance(found, Expr):
            return found
        value: Value | Unknown = self._computes[found.text](scope)
        return value

    def guide_value(self, key: str) -> "Value | Unknown":
        """A value of the guide; unknown where it is not written."""
        guide = self.affair.guide
        raw = getattr(guide, key)
        if key == "authority" and raw:
            raw = self.affair.places[raw].org
        return typed(raw, self.names.find(("guide", key)).type, f"guide.{key}")

    def _table_of(self, tree: Tree) -> str:
        """The table of which an expression is an output and nothing else; ''."""
        name = tree.paths[0].parts[0] if isinstance(tree.root, Path) else ""
        return name if name in self._tables else ""

    def _row_number(self, table: str, scope: Scope) -> int:
        number = scope.look_quietly(f"{table}.#row")
        return int(number) if isinstance(number, Decimal) else 0

    def _look(self, dotted: str, scope: Scope) -> Any:
        return lambda _: scope.look(dotted)

    def _shown(self, key: str) -> Mapping[str, Expr]:
        return {".".join(site.path): site.expr for mark, site in self._display.items() if mark.endswith(f"/{key}")}
