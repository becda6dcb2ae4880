"""Which names may be read where (docs/format.md 3.1), and where only what is pure may stand (3.4)."""

from typing import Literal

from yikou.rules.names import Name

Where = Literal[
    "accepts",
    "materials",
    "tables",
    "lanes",
    "lane limits",
    "clocks",
    "flow",
    "verbs",
    "suggests",
    "lasts",
    "outputs",
    "tells",
    "access",
    "quotas",
    "afterwards",
    "display",
]
"""Where an expression stands. `lasts` are those of steps, `display` is `x-visible` and `x-computed` of the schema."""

PURE: frozenset[Where] = frozenset({"flow", "tables"})
"""Only what is pure may stand here, and no fact that is not."""

_TODAY: frozenset[Where] = frozenset({"accepts", "verbs"})
_GRANTED: frozenset[Where] = frozenset({"accepts"})
_OUTCOME: frozenset[Where] = frozenset({"afterwards", "outputs", "tells"})
_LANE: frozenset[Where] = frozenset({"clocks", "tells"})
_DONE: frozenset[Where] = frozenset(
    {"flow", "verbs", "suggests", "lasts", "materials", "outputs", "tells", "access", "afterwards"}
)
_NOT_IN_EXPRESSIONS = ("case.accepted_by",)


def is_visible(name: Name, where: Where) -> bool:
    """Whether a name may be read there. Facts and tables may wherever their parts may: ask for those."""
    if name.root == "office":
        return where != "accepts"
    if name.root == "today":
        return where in _TODAY
    if name.root == "lane":
        return where in _LANE
    if name.root == "done":
        return where in _DONE
    return _case(name.dotted, where)


def _case(dotted: str, where: Where) -> bool:
    if dotted in _NOT_IN_EXPRESSIONS:
        return False
    if dotted == "case.granted_this_year":
        return where in _GRANTED
    return where in _OUTCOME if dotted == "case.outcome" else True
