"""Items of the flow (docs/format.md 4.10), read as they nest; what their order must obey is `flow_checks.py`."""

from collections.abc import Mapping

from yikou.definition.entry import Entry
from yikou.definition.model import (
    Afterwards,
    Call,
    Choose,
    DoStep,
    Each,
    End,
    Expr,
    Item,
    StepNeed,
    Together,
    When,
)
from yikou.definition.names import BUILT_IN_OUTCOMES, RESERVED, SLUG
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode
from yikou.definition.paths import Path
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import expr
from yikou.definition.types import Rows

KINDS: Mapping[str, str] = {
    "choose": "choose! cases! else",
    "when": "when! do!",
    "together": "together! name need closes",
    "each": "each! in! into name! need closes order do!",
    "call": "call! name! with wait!",
    "end": "end!",
}
ALL = StepNeed("all")
DEEPEST_FLOW = 8


def read_flow(root: Entry) -> tuple[Item, ...]:
    """The flow of the affair."""
    return _items(root.reading, root.list("flow"), 1)


def read_afterwards(root: Entry) -> tuple[Afterwards, ...]:
    """What is begun after the end."""
    entries = [Entry(root.reading, node, "when! opens do!") for node in root.list("afterwards")]
    return tuple(
        Afterwards(one.needed_expr("when"), one.expr("opens"), _items(root.reading, one.list("do"), 1))
        for one in entries
    )


def _items(reading: Reading, nodes: tuple[Node, ...], depth: int) -> tuple[Item, ...]:
    if depth > DEEPEST_FLOW and nodes:
        reading.add("flow_too_deep", nodes[0].mark, expected=str(DEEPEST_FLOW))
        return ()
    return tuple(item for node in nodes if (item := _item(reading, node, depth)))


def _branch(reading: Reading, node: Node | None, depth: int) -> tuple[Item, ...]:
    if node and not isinstance(node, ListNode):
        reading.add("want_items", node.mark)
    return _items(reading, node.nodes if isinstance(node, ListNode) else (), depth + 1)


def _item(reading: Reading, node: Node, depth: int) -> Item | None:
    if isinstance(node, TextNode):
        return DoStep(reading.reference(node, "step"), node.mark) if node.text else None
    kind = next((key for key in KINDS if isinstance(node, MapNode) and key in node.entries), "")
    if not kind:
        found = next(iter(node.entries), "") if isinstance(node, MapNode) else ""
        near = nearest(found, KINDS)
        reading.add("unknown_item", node.mark, found=found, expected=", ".join(("step", *KINDS)), nearest=near)
        return None
    entry = Entry(reading, node, KINDS[kind])
    match kind:
        case "choose":
            return _choose(entry, depth)
        case "when":
            return When(entry.needed_expr("when"), _branch(reading, entry.node("do"), depth), entry.mark)
        case "together":
            return _together(entry, depth)
        case "each":
            return _each(entry, depth)
        case "call":
            return _call(entry)
    return End(entry.reference("end", "outcome", *BUILT_IN_OUTCOMES), entry.mark)


def _choose(entry: Entry, depth: int) -> Choose:
    cases = {name: _branch(entry.reading, node, depth) for name, node in entry.named("cases").items()}
    otherwise = _branch(entry.reading, entry.node("else"), depth) if entry.node("else") else None
    return Choose(entry.needed_expr("choose"), cases, otherwise, entry.mark)


def _together(entry: Entry, depth: int) -> Together:
    for name, node in entry.named("together").items():
        entry.reading.check_name(name, node.mark, reserved=RESERVED)
    return Together(
        name=_block_name(entry),
        branches={name: _branch(entry.reading, node, depth) for name, node in entry.named("together").items()},
        need=entry.need("need", ALL),
        closes=entry.word("closes", "all_in", "certain", "first_no"),
        mark=entry.mark,
    )


def _each(entry: Entry, depth: int) -> Each:
    var = entry.text("each")
    if var:
        entry.reading.check_name(var, entry.mark_of("each"), reserved=RESERVED)
    return Each(
        var=var,
        source=entry.needed_expr("in"),
        into=_rows(entry),
        name=_block_name(entry),
        need=entry.need("need", ALL),
        closes=entry.word("closes", "all_in", "certain", "first_no"),
        order=entry.word("order", "together", "one_by_one"),
        do=_branch(entry.reading, entry.node("do"), depth),
        mark=entry.mark,
    )


def _rows(entry: Entry) -> Path:
    path = entry.path("into", "office")
    field = entry.reading.field(path) if path else None
    if field and not isinstance(field.type, Rows):
        entry.reading.add("into_not_rows", entry.mark_of("into"), found=".".join(path))
    return path


def _call(entry: Entry) -> Call:
    affair = entry.text("call")
    if affair and not SLUG.fullmatch(affair):
        entry.reading.add("bad_slug", entry.mark_of("call"), found=affair)
    fills: dict[str, Expr] = {}
    for name, node in entry.named("with").items():
        if name.partition(".")[0] != "form":
            entry.reading.add("unknown_path", node.mark, found=name, expected="form")
        fills[name] = expr(node, entry.reading.problems)
    return Call(affair, _block_name(entry), fills, entry.yes("wait"), entry.mark)


def _block_name(entry: Entry) -> str:
    name = entry.text("name")
    if name:
        entry.reading.check_name(name, entry.mark_of("name"), reserved=RESERVED)
    return name
