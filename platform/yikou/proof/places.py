"""Places in a flow, and what is still read behind each: so that what nobody asks for again need not be told apart."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from yikou.definition.flow_checks import ENDING_VERBS
from yikou.definition.model import Affair, Choose, DoStep, Each, Expr, Item, Material, Prohibition, When
from yikou.definition.verb_names import OF_THE_CASE
from yikou.proof.objects import reads
from yikou.proof.space import Passed, Space, Supposed
from yikou.proof.spelled import paths_in, spelled
from yikou.rules.name_types import inner_items

LEADS_ON = ("approve", "object", *ENDING_VERBS)


@dataclass(frozen=True, slots=True)
class Place:
    """Before an item of the flow, or behind the last of its list. path: as in `3.no.1`; after: where a list goes on."""

    items: tuple[Item, ...]
    path: str = ""
    at: int = 0
    after: "Place | None" = None

    @property
    def item(self) -> Item | None:
        """What stands here; None behind the last."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def key(self) -> str:
        """What tells the place from all others."""
        return f"{self.path}{self.at + 1}"

    def next(self) -> "Place":
        """Behind the item."""
        return Place(self.items, self.path, self.at + 1, self.after)

    def into(self, branch: str, items: tuple[Item, ...]) -> "Place":
        """At the beginning of a branch of the item."""
        return Place(items, f"{self.key}.{branch}.", 0, self.next())


def due_at(affair: Affair, step: str) -> Iterator[Material]:
    """Papers that a step wants, or that must have come before it."""
    for material in affair.materials.values():
        if step in (material.at, material.may_follow.before if material.may_follow else ""):
            yield material


def conditions_at(affair: Affair, step: str) -> Iterator[Expr]:
    """Conditions that must be known while a step is open: papers that it wants, verbs that are offered."""
    yield from (paper.needed for paper in due_at(affair, step) if isinstance(paper.needed, Expr))
    verbs = [*affair.steps[step].verbs.values(), *(affair.verbs[name] for name in OF_THE_CASE if name in affair.verbs)]
    yield from dict.fromkeys(verb.when for verb in verbs if verb.when is not None)


def conditions_of_way_on(affair: Affair, step: str) -> tuple[Expr, ...]:
    """Conditions of the verbs that lead on from a step; () where one of them is offered always, or by the clock."""
    verbs = [verb for name, verb in affair.steps[step].verbs.items() if name in LEADS_ON]
    clock = affair.clocks.get(affair.steps[step].clock)
    if any(verb.when is None for verb in verbs) or any(alarm.do for alarm in (clock.alarms if clock else ())):
        return ()
    return tuple(dict.fromkeys(verb.when for verb in verbs if verb.when is not None))


@dataclass
class Ahead:
    """Names that are read at a place or behind it. rules: prohibitions that are judged at the end."""

    space: Space
    rules: tuple[Prohibition, ...] = ()
    _read: dict[str, frozenset[str]] = field(default_factory=dict)
    _of: dict[str, frozenset[str]] = field(default_factory=dict)

    def state(self, place: Place, supposed: Supposed, passed: tuple[Passed, ...]) -> object:
        """What of a case matters from here on: two cases of one state have the same way before them."""
        read = self.read_from(place)
        kept = tuple(sorted((key, repr(value)) for key, value in supposed.items() if owner(key) in read))
        offices = [name.split(".")[1] for name in read if name.startswith("office.")]
        steps = tuple(
            one for one in passed if f"done.{one.step}" in read or any(self.space.writes(one.step, n) for n in offices)
        )
        return place.key, kept, steps, bool(passed)

    def read_from(self, place: Place) -> frozenset[str]:
        """Names and terms that anything at the place or behind it reads."""
        if place.key not in self._read:
            behind = (
                self.read_from(place.next()) if place.item else self.read_from(place.after) if place.after else None
            )
            own = self._item(place.item) if place.item else frozenset()
            self._read[place.key] = own | (self._at_end() if behind is None else behind)
        return self._read[place.key]

    def _at_end(self) -> frozenset[str]:
        found = [self.of(rule.says["when"]) | {f"done.{rule.says['passes']}"} for rule in self.rules]
        return frozenset[str]().union(*found)

    def _item(self, item: Item) -> frozenset[str]:
        found: set[str] = set()
        match item:
            case DoStep(step):
                found.update(*(self.of(expr) for expr in conditions_at(self.space.affair, step)))
            case Choose(expr=expr) | When(cond=expr) | Each(source=expr):
                found |= self.of(expr)
        for below in inner_items(item):
            found.update(*(self._item(one) for one in below))
        return frozenset(found)

    def of(self, expr: Expr) -> frozenset[str]:
        """Names and terms that an expression reads in the end."""
        if expr.text not in self._of:
            found: set[str] = set()
            self._read_node(self.space.terms.trees[expr.text].root, found)
            self._of[expr.text] = frozenset(found)
        return self._of[expr.text]

    def _read_node(self, root: ast.expr, found: set[str]) -> None:
        found.update(spelled(node) for node in ast.walk(root) if isinstance(node, ast.Call | ast.BinOp | ast.Compare))
        for path in paths_in(root):
            name = self.space.terms.name(path)
            if name.root == "done":
                found.add(f"done.{name.path[0]}")
            if name.dotted in found:
                continue
            found.add(name.dotted)
            for tree in self._made_of(name.owner):
                self._read_node(tree, found)
            if name.root in ("form", "office"):
                self._read_field(name.root, name.path, found)

    def _made_of(self, owner: str) -> Iterator[ast.expr]:
        affair, trees = self.space.affair, self.space.terms.trees
        if owner in affair.facts:
            yield trees[affair.facts[owner].expr.text].root
        if owner in affair.tables:
            ready = self.space.terms.checked.tables[owner]
            outputs = [
                cell for row in (*ready.outputs, ready.otherwise or ()) for cell in row if isinstance(cell, Expr)
            ]
            yield from (trees[expr.text].root for expr in (*ready.table.given, *outputs))

    def _read_field(self, root: str, path: tuple[str, ...], found: set[str]) -> None:
        """A field, the groups around it, and what decides whether it is asked."""
        for end in range(1, len(path) + 1):
            dotted = ".".join((root, *path[:end]))
            if end < len(path) and dotted in found:
                continue
            found.update((dotted, ".".join((root, *path[: end - 1]))))
            for layer in self.space.layers(root, path[: end - 1]):
                for below in (read for one in layer.conditions for read in reads(one.schema)):
                    whole = (*path[: end - 1], *below)
                    if ".".join((root, *whole)) not in found:
                        found.add(".".join((root, *whole)))
                        self._read_field(root, whole, found)


def owner(key: str) -> str:
    """The name or term that something supposed is about.

    >>> owner("office.rent?visit"), owner("form.rows.a is unknown in a row"), owner("form: {'if': 1}")
    ('office.rent', 'form.rows.a', 'form')
    """
    for mark in ("?", " is unknown", ": {"):
        key = key.partition(mark)[0]
    return key
