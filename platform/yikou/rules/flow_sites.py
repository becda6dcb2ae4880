"""Expressions of the flow and of its steps: each with the row around it and what can be done before it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from yikou.definition.model import Affair, Call, Choose, DoStep, Each, Item, Step, When
from yikou.definition.types import Bool, Field, Option, Rows, Type
from yikou.rules.name_types import inner_items
from yikou.rules.sites import (
    A_LIST,
    ANYTHING,
    NO_COLUMNS,
    Columns,
    Site,
    SourceType,
    limit_site,
    verb_sites,
    wanted_by,
)


class FlowSites:
    """Walks the flow once. source_type: the type of the list of an `each`."""

    def __init__(self, affair: Affair, source_type: SourceType) -> None:
        self.affair = affair
        self.source_type = source_type
        self.rows: dict[str, Columns] = {}

    def all(self) -> Iterator[Site]:
        """Sites of the flow, of what comes afterwards, and of the steps."""
        done: set[str] = set()
        yield from self._items(self.affair.flow, NO_COLUMNS, done)
        for later in self.affair.afterwards:
            yield from self._items(later.do, NO_COLUMNS, done)
        for step in self.affair.steps.values():
            yield from self._step(step, self.rows.get(step.name, NO_COLUMNS))

    def _items(self, items: Iterable[Item], row: Columns, done: set[str]) -> Iterator[Site]:
        """Sites of items one after the other; `done` grows by what they can have passed."""
        for item in items:
            yield from (replace(site, row=row, done=frozenset(done)) for site in _own(item))
            if isinstance(item, DoStep):
                self.rows[item.step] = row
                done.add(item.step)
            elif isinstance(item, Each):
                yield from self._items(item.do, self._columns(item), set(done))
            else:
                yield from self._branches(item, row, done)
            if name := getattr(item, "name", ""):
                done.add(name)

    def _branches(self, item: Item, row: Columns, done: set[str]) -> Iterator[Site]:
        after: set[str] = set()
        for branch in inner_items(item):
            inside = set(done)
            yield from self._items(branch, row, inside)
            after |= inside
        done |= after

    def _columns(self, item: Each) -> Columns:
        """What `row.` has inside an `each`: the element under its name, its columns, and those of `into`."""
        kind = self.source_type(item.source)
        into = self.affair.office.field(item.into) if item.into else None
        columns = dict(kind.columns) if isinstance(kind, Rows) else {}
        if into is not None and isinstance(into.type, Rows):
            columns.update(into.type.columns)
        element: Type = getattr(kind, "item", kind)
        if item.var not in columns and not isinstance(kind, Rows):
            columns[item.var] = Field((item.var,), item.var, element)
        return columns

    def _step(self, step: Step, row: Columns) -> Iterator[Site]:
        yield from limit_site(step.lasts, "lasts", row)
        for verb in step.verbs.values():
            yield from verb_sites(verb, row)
        for name, expr in step.suggests.items():
            filled = row.get(name) if row else None
            filled = filled or self.affair.office.field((name,))
            yield Site(expr, "suggests", wanted_by(filled.type if filled else ANYTHING), row)


def _own(item: Item) -> Iterator[Site]:
    """Sites of the item itself, not of what it holds."""
    if isinstance(item, Choose):
        yield Site(item.expr, "flow", ANYTHING, choose=item)
    elif isinstance(item, When):
        yield Site(item.cond, "flow", Bool())
    elif isinstance(item, Each):
        yield Site(item.source, "flow", A_LIST)
    elif isinstance(item, Call):
        yield from (Site(expr, "flow", ANYTHING, groups=True) for expr in item.fills.values())


def case_words(kind: Type) -> tuple[str, ...]:
    """What the cases of a `choose` on this type are: its options, or yes and no; () where it cannot be chosen on."""
    if isinstance(kind, Option):
        return kind.values
    return ("yes", "no") if isinstance(kind, Bool) else ()
