"""Votes for yes: `any`, `all`, `2`, `majority`, `2/3` (docs/format.md 4.9)."""

import re

from yikou.definition.model import StepNeed
from yikou.definition.nodes import Node
from yikou.definition.reading import Reading
from yikou.definition.scalars import text

SHARE = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)")


def need_of(reading: Reading, node: Node) -> StepNeed:
    """The need as written; a wrong one is noted."""
    found = text(node, reading.problems)
    need = parse_need(found)
    if need is None:
        reading.add("want_need", node.mark, found=found, expected="any, all, majority, 2, 2/3")
    return need or StepNeed()


def parse_need(found: str) -> StepNeed | None:
    """The need, or None.

    >>> parse_need("2/3"), parse_need("3/2")
    (StepNeed(kind='share', n=2, of=3), None)
    """
    match found:
        case "any" | "all" | "majority":
            return StepNeed(found)
    if re.fullmatch(r"[1-9][0-9]{0,2}", found):
        return StepNeed("number", int(found))
    share = SHARE.fullmatch(found)
    if share is None or int(share[1]) > int(share[2]):
        return None
    return StepNeed("share", int(share[1]), int(share[2]))
