"""Types of the names that are the same in every affair: of the case, its lane, its guide, and of what is done.

Fields come from the schema, facts and tables from their expressions: see `names.py`.
"""

from collections.abc import Iterable, Iterator, Mapping

from yikou.definition.model import Affair, Choose, Duration, Each, Item, Limit, Parameter, Together, When
from yikou.definition.types import Bool, Date, ListOf, Number, Option, Person, Place, Span, Text, Type

_CASE: Mapping[str, Type] = {
    "registered": Date(),
    "accepted": Date(),
    "place": Place(),
    "source": Option(("window", "online", "call", "import")),
    "accepted_by": ListOf(Person()),
    "granted_this_year": Number(integer=True),
}
_GUIDE: Mapping[str, Type] = {
    "category": Text(),
    "kind": Option(("instant", "promised", "service", "internal")),
    "authority": Place(),
    "conditions": Text(),
    "fee": Number(),
    "phone": Text(),
    "results": Text(),
}
_DONE: Mapping[str, Type] = {
    "result": Bool(),
    "by": ListOf(Person()),
    "on": Date(),
    "overdue": Bool(),
}
BUILT_IN_OUTCOMES = ("withdrawn", "terminated", "lapsed")


def types_below(affair: Affair, parameters: Mapping[str, Parameter], root: str) -> Mapping[str, Type]:
    """Types of the names directly below `case`, `param`, `lane` or `guide`; nothing for any other root."""
    if root == "case":
        return {**_CASE, "outcome": Option((*affair.outcomes, *BUILT_IN_OUTCOMES))}
    if root == "param":
        return {name: Number(integer=_is_whole(parameter)) for name, parameter in parameters.items()}
    if root == "lane":
        return _lane_types(affair)
    return _guide_types(affair) if root == "guide" else {}


def _is_whole(parameter: Parameter) -> bool:
    return all(each.value == each.value.to_integral_value() for each in parameter.values)


def _lane_types(affair: Affair) -> Mapping[str, Type]:
    units = {_unit(affair, kind.limit) for kind in affair.lanes.kinds.values()}
    only = units.pop() if len(units) == 1 else ""
    return {"id": Option(tuple(affair.lanes.kinds)), "limit": Span(only), "rank": Number(integer=True)}


def _unit(affair: Affair, limit: Limit) -> str:
    """Unit of a lane's limit; '' where it is computed otherwise than by a name of the guide."""
    if isinstance(limit, Duration):
        return limit.unit
    promised = _guide_types(affair).get(limit.text.removeprefix("guide."))
    return promised.unit if isinstance(promised, Span) else ""


def _guide_types(affair: Affair) -> Mapping[str, Type]:
    spans = {
        name: Span(value.unit)
        for name, value in (("statutory", affair.guide.statutory), ("promised", affair.guide.promised))
        if value is not None
    }
    return {**_GUIDE, **spans}


def done_types(affair: Affair) -> dict[tuple[str, ...], Type]:
    """Types of what stands below `done`: of every step, block and call, and of what is kept of its completion."""
    types: dict[tuple[str, ...], Type] = {}
    for name in (*affair.steps, *_blocks(affair.flow), *(n for a in affair.afterwards for n in _blocks(a.do))):
        types[(name,)] = Bool()
        types.update({(name, key): kind for key, kind in _DONE.items()})
    return types


def _blocks(items: Iterable[Item]) -> Iterator[str]:
    """Names of the blocks and calls in a flow, at any depth."""
    for item in items:
        name = getattr(item, "name", "")
        if name:
            yield name
        for inside in inner_items(item):
            yield from _blocks(inside)


def inner_items(item: Item) -> tuple[tuple[Item, ...], ...]:
    """The lists of items that an item of the flow holds, in order."""
    if isinstance(item, Choose):
        return (*item.cases.values(), item.otherwise or ())
    if isinstance(item, Together):
        return tuple(item.branches.values())
    return (item.do,) if isinstance(item, When | Each) else ()
