"""Ways through a flow as it is written, whatever its conditions say. Blocks are gone through, not counted.

Ways as forms can take them are `course.py`.
"""

from yikou.definition.model import Choose, DoStep, End, Item, Together, When
from yikou.rules.name_types import inner_items

Items = tuple[Item, ...]
GOES_ON = ""


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
        if isinstance(item, Together) and not all(GOES_ON in branch for branch in below):
            reached -= {GOES_ON}  # all its branches are gone through
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
