"""Ways through a flow, told apart by what they assume of its conditions. Blocks are gone through, not counted.

That every way ends, and in time, is for a proof of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.definition.model import Choose, DoStep, End, Item, When
from yikou.rules.name_types import inner_items

Items = tuple[Item, ...]
GOES_ON = ""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A condition and what it gave: yes, no, or an option; `others`: the values that an `else` leaves out."""

    text: str
    value: str
    others: tuple[str, ...] = ()


def outcomes_around(items: Items, step: str) -> frozenset[str]:
    """Outcomes that can be reached without passing the step; '' where the way goes on behind the items."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, DoStep) and item.step == step:
            return frozenset(found)
        if isinstance(item, End):
            return frozenset(found | {item.outcome})
        below = [outcomes_around(branch, step) for branch in _branches(item)]
        reached = frozenset().union(*below) if below else frozenset({GOES_ON})
        found |= reached - {GOES_ON}
        if GOES_ON not in reached:
            return frozenset(found)
    return frozenset(found | {GOES_ON})


def _branches(item: Item) -> tuple[Items, ...]:
    if isinstance(item, When):
        return (item.do, ())
    if isinstance(item, Choose):
        return (*item.cases.values(), *(() if item.otherwise is None else (item.otherwise,)))
    return inner_items(item)


def ways_around(items: Items, step: str, assumed: tuple[Assumed, ...] = ()) -> Iterator[tuple[Assumed, ...]]:
    """What each way to an end assumes that does not pass the step. There may be very many: take as many as you need."""
    if not items:
        return
    first, rest = items[0], items[1:]
    match first:
        case DoStep(step=name) if name == step:
            return
        case End():
            yield assumed
        case When(cond=cond, do=do):
            yield from ways_around((*do, *rest), step, (*assumed, Assumed(cond.text, "yes")))
            yield from ways_around(rest, step, (*assumed, Assumed(cond.text, "no")))
        case Choose(expr=expr, cases=cases, otherwise=otherwise):
            for value, do in cases.items():
                yield from ways_around((*do, *rest), step, (*assumed, Assumed(expr.text, value)))
            if otherwise is not None:
                left_out = Assumed(expr.text, "", tuple(cases))
                yield from ways_around((*otherwise, *rest), step, (*assumed, left_out))
        case _:
            yield from ways_around(rest, step, assumed)
