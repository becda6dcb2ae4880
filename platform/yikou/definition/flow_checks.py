"""What the order of the flow must obey (docs/format.md 4.9, 4.10): every way ends, and ends once."""

from collections.abc import Iterator, Mapping

from yikou.definition.model import (
    Afterwards,
    Choose,
    DoStep,
    Each,
    End,
    Item,
    Mark,
    Step,
    Together,
    When,
)
from yikou.definition.problems import Problems

ENDING_VERBS = ("reject", "conclude")


def check_flow(
    flow: tuple[Item, ...], afterwards: tuple[Afterwards, ...], steps: Mapping[str, Step], *, problems: Problems
) -> None:
    """Note ways without an end, items after one, ends and ending verbs where none may be, steps met twice."""
    checks = _Checks(steps, problems)
    if flow and checks.walk(flow, frozenset(), closed="") is not None:
        problems.add("path_without_end", flow[-1].mark)
    for item in afterwards:
        checks.walk(item.do, frozenset(), closed="afterwards")


class _Checks:
    def __init__(self, steps: Mapping[str, Step], problems: Problems) -> None:
        self._steps = steps
        self._problems = problems

    def walk(self, items: tuple[Item, ...], met: frozenset[str], *, closed: str) -> frozenset[str] | None:
        """Steps that some way through the items may have met, or None where every way has ended.

        closed: the block in which nothing may end: together, each, afterwards, or ''.
        """
        on: frozenset[str] | None = met
        for item in items:
            if on is None:
                self._problems.add("item_after_end", item.mark)
                return None
            on = self._item(item, on, closed)
        return on

    def _item(self, item: Item, met: frozenset[str], closed: str) -> frozenset[str] | None:
        match item:
            case DoStep(step, mark):
                return self._step(step, mark, met, closed)
            case End(outcome, mark):
                if closed:
                    self._problems.add("end_inside", mark, found=outcome, expected=closed)
                return None
            case When(_, do, _):
                return _either([self.walk(do, met, closed=closed), met])
            case Choose(_, cases, otherwise, _):
                branches = [*cases.values(), *([otherwise] if otherwise is not None else [])]
                return _either([self.walk(branch, met, closed=closed) for branch in branches])
            case Together():
                return self._together(item, met)
            case Each():
                return self.walk(item.do, met, closed="each")
        return met

    def _step(self, name: str, mark: Mark, met: frozenset[str], closed: str) -> frozenset[str]:
        if name in met:
            self._problems.add("step_twice", mark, found=name)
        step = self._steps.get(name)
        if closed in ("together", "each"):
            for verb in ENDING_VERBS:
                if step and verb in step.verbs:
                    self._problems.add("ending_verb_inside", mark, found=verb, expected=closed)
        return met | {name}

    def _together(self, block: Together, met: frozenset[str]) -> frozenset[str]:
        taken: frozenset[str] = frozenset()
        for branch in block.branches.values():
            self.walk(branch, met, closed="together")
            names = frozenset(step for step, _ in steps_in(branch))
            for name in sorted(names & taken):
                self._problems.add("step_twice", block.mark, found=name)
            taken |= names
        return met | taken


def ends_in(items: tuple[Item, ...]) -> Iterator[str]:
    """Every outcome that the items end with, however deep."""
    for item in items:
        if isinstance(item, End):
            yield item.outcome
        for branch in _branches(item):
            yield from ends_in(branch)


def steps_in(items: tuple[Item, ...]) -> Iterator[tuple[str, Mark]]:
    """Every step that the items name, however deep."""
    for item in items:
        if isinstance(item, DoStep):
            yield item.step, item.mark
        for branch in _branches(item):
            yield from steps_in(branch)


def _branches(item: Item) -> Iterator[tuple[Item, ...]]:
    """The lists of items directly inside an item."""
    match item:
        case When() | Each():
            yield item.do
        case Choose():
            yield from (*item.cases.values(), item.otherwise or ())
        case Together():
            yield from item.branches.values()


def _either(ways: list[frozenset[str] | None]) -> frozenset[str] | None:
    """What may have been met where several ways come together again."""
    going_on = [way for way in ways if way is not None]
    return frozenset[str]().union(*going_on) if going_on else None
