"""Every expression of an affair: where it stands and what it must give. Facts and tables are not among them.

The flow, with its rows and with what is done before, is `flow_sites.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from yikou.definition.model import Affair, Choose, Expr, Limit, Mark, Output, Tell, Verb
from yikou.definition.types import Bool, Date, Field, ListOf, Number, Other, Record, Rows, Span, Type, inner
from yikou.rules.visibility import Where

ANYTHING: Type = Other()
A_LIST: Type = ListOf(Other())
Columns = Mapping[str, Field]
SourceType = Callable[[Expr], Type]
NO_COLUMNS: Columns = {}


@dataclass(frozen=True, slots=True)
class Site:
    """One place where an expression stands. wanted: the type that it must give, Other for any; row: the columns that
    `row.` has there; choose: the item whose cases it must cover; done: what the flow can have passed before it, None
    where that is not asked; path: of the field that an expression of the schema belongs to; groups: whether it may hand
    on a group of fields."""

    expr: Expr
    where: Where
    wanted: Type
    row: Columns = field(default_factory=dict)
    choose: Choose | None = None
    done: frozenset[str] | None = None
    path: tuple[str, ...] = ()
    groups: bool = False


def wanted_by(field: Type) -> Type:
    """What may be put into a field of that type: a number need not be whole, it is left out if it is not."""
    return Number() if isinstance(field, Number) else field


def head_sites(affair: Affair) -> Iterator[Site]:
    """Expressions outside flow, steps and schema."""
    for line in affair.accepts:
        yield Site(line.must, "accepts", Bool())
    for material in affair.materials.values():
        if isinstance(material.needed, Expr):
            yield Site(material.needed, "materials", Bool())
    yield from _of_lanes(affair)
    for clock in affair.clocks.values():
        for limit in clock.limit.values():
            yield from limit_site(limit, "clocks")
    for verb in affair.verbs.values():
        yield from verb_sites(verb, NO_COLUMNS)
    yield from _of_events(affair)
    yield from _of_quotas(affair)


def _of_lanes(affair: Affair) -> Iterator[Site]:
    for kind in affair.lanes.kinds.values():
        yield from limit_site(kind.limit, "lane limits")
    for line in affair.lanes.enter:
        yield Site(line.when, "lanes", Bool())


def limit_site(limit: Limit | None, where: Where, row: Columns = NO_COLUMNS) -> Iterator[Site]:
    """The expression of a duration, where it is one."""
    if isinstance(limit, Expr):
        yield Site(limit, where, Span(), row)


def verb_sites(verb: Verb, row: Columns) -> Iterator[Site]:
    """When a verb is offered."""
    if verb.when is not None:
        yield Site(verb.when, "verbs", Bool(), row)


def _of_events(affair: Affair) -> Iterator[Site]:
    for output in affair.outputs.values():
        yield from limit_site(output.valid, "outputs")
        yield from _when(output, "outputs")
    for tell in affair.tells.values():
        yield from _when(tell, "tells")
    for grant in affair.access.values():
        if grant.when is not None:
            yield Site(grant.when, "access", Bool())
    for later in affair.afterwards:
        yield Site(later.when, "afterwards", Bool())
        if later.opens is not None:
            yield Site(later.opens, "afterwards", Date())


def _when(event: Output | Tell, where: Where) -> Iterator[Site]:
    if event.when is not None:
        yield Site(event.when, where, Bool())


def _of_quotas(affair: Affair) -> Iterator[Site]:
    for quota in affair.quotas.values():
        yield Site(quota.per, "quotas", ANYTHING)
        yield Site(quota.capacity, "quotas", Number())
        yield Site(quota.takes, "quotas", Number())
        if quota.waits_until is not None:
            yield Site(quota.waits_until, "quotas", Date())


def record_sites(record: Record, root: str, marks: Mapping[str, Mark]) -> Iterator[Site]:
    """`x-computed` and `x-visible` of a record, at any depth. root: form or office; marks: those of the affair."""
    yield from _of_fields(record.fields, (root,), NO_COLUMNS, marks)


def _of_fields(
    fields: Mapping[str, Field], path: tuple[str, ...], row: Columns, marks: Mapping[str, Mark]
) -> Iterator[Site]:
    for name, kept in fields.items():
        here = (*path, name)
        for key, wanted in (("x-computed", wanted_by(kept.type)), ("x-visible", Bool())):
            if isinstance(text := kept.schema.get(key), str):
                name = "/".join((*here, key))
                mark = marks.get(name, Mark("", 0, name))
                yield Site(Expr(text, mark), "display", wanted, row, path=here)
        columns = kept.type.columns if isinstance(kept.type, Rows) else row
        yield from _of_fields(inner(kept.type), here, columns, marks)
