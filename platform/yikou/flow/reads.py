"""Which paths an affair's definition depends on, worked out once: locked ones, and those that a no needs."""

import re
from collections.abc import Iterator

from yikou.definition.model import Affair, Expr
from yikou.flow.plan import ChooseAt, EndAt, Node, Nodes, StepAt, WhenAt, branches, nodes

Path = tuple[str, ...]
IDENTITY = ("id_number", "credit_code", "org")
_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)")


def names_in(affair: Affair, expr: Expr, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """Dotted names that the expression reads, those of its facts and tables included."""
    found = {name for name in _NAME.findall(expr.text) if name}
    for name in list(found):
        root = name.partition(".")[0]
        if root not in seen:
            for part in _parts(affair, root):
                found |= names_in(affair, part, seen | {root})
    return frozenset(found)


def _parts(affair: Affair, name: str) -> Iterator[Expr]:
    if name in affair.facts:
        yield affair.facts[name].expr
    if name in affair.tables:
        table = affair.tables[name]
        yield from table.given
        yield from (Expr(cell[1:].strip()) for row in table.rows for cell in row.gives if cell.startswith("="))


def locked_paths(affair: Affair) -> tuple[Path, ...]:
    """Paths that nobody changes after acceptance: the applicant's identity, and what the places of `filed_by` read."""
    part = affair.applicant.part
    identity = [(*part, name) for name in IDENTITY] if part else []
    return tuple(dict.fromkeys((*identity, *_jurisdiction(affair, part))))


def _jurisdiction(affair: Affair, part: Path) -> Iterator[Path]:
    for name in affair.filed_by:
        entry = affair.who.get(name)
        if entry and entry.place and entry.place.parts[0] in ("applicant", "form"):
            root = part if entry.place.parts[0] == "applicant" else ("form",)
            yield (*root, entry.place.parts[1])


def condition_reads(affair: Affair, flow: Nodes) -> dict[str, frozenset[str]]:
    """By text of each condition of the flow: the top-level paths (`form.cause`, `done.notice`) that it reads."""
    exprs = [_condition(node) for node in nodes(flow)]
    return {expr.text: frozenset(top_of(affair, name) for name in names_in(affair, expr)) for expr in exprs if expr}


def _condition(node: Node) -> Expr | None:
    match node:
        case ChooseAt(expr=expr) | WhenAt(cond=expr):
            return expr
    return None


def top_of(affair: Affair, name: str) -> str:
    """The top-level path that a name reads: `applicant.community` is `form.applicant`."""
    root, *rest = name.split(".")
    if root == "applicant":
        return ".".join(affair.applicant.part[:2])
    return ".".join((root, *rest[:1]))


def lane_reads_form_only(affair: Affair) -> bool:
    """Whether the lines of `lanes.enter` read nothing that the offices find."""
    names = {name for line in affair.lanes.enter for name in names_in(affair, line.when)}
    return not any(name.startswith(("office.", "done.", "case.")) for name in names)


def grants_move(affair: Affair) -> bool:
    """Whether rights of `access` depend on more than the form and the place of the case."""
    grants = affair.access.values()
    return any(grant.during or grant.when or grant.place.parts[0] == "office" for grant in grants)


def needed_by_no(affair: Affair, flow: Nodes, step: str) -> frozenset[str]:
    """Office fields that a condition reads on a way still open after `object` at the step."""
    read = {name for node in _behind(flow, step) for name in _read_by(affair, node)}
    return frozenset(name.split(".")[1] for name in read if name.startswith("office."))


def _read_by(affair: Affair, node: Node) -> frozenset[str]:
    match node:
        case ChooseAt(expr=expr) | WhenAt(cond=expr):
            return names_in(affair, expr)
        case StepAt(step=step):
            due = [m.needed for m in affair.materials.values() if m.at == step and isinstance(m.needed, Expr)]
            return frozenset().union(*(names_in(affair, expr) for expr in due))
    return frozenset()


def _behind(flow: Nodes, step: str) -> Iterator[Node]:
    """Nodes that can come after the step has said no."""
    for number, node in enumerate(flow):
        within = [b for b in branches(node) if any(isinstance(n, StepAt) and n.step == step for n in nodes(b))]
        if (isinstance(node, StepAt) and node.step == step) or within:
            for branch in within:
                yield from _behind(branch, step)
            yield from _open_after_no(flow[number + 1 :], step)
            return


def _open_after_no(flow: Nodes, step: str) -> Iterator[Node]:
    for node in flow:
        yield node
        for branch in _branches_after_no(node, step):
            yield from _open_after_no(branch, step)
        if isinstance(node, EndAt):
            return
        if isinstance(node, ChooseAt) and _ends(node, step):
            return


def _branches_after_no(node: Node, step: str) -> tuple[Nodes, ...]:
    if isinstance(node, ChooseAt) and node.expr.text == f"done.{step}.result":
        return (node.cases.get("no", node.otherwise or ()),)
    if isinstance(node, WhenAt) and node.cond.text == f"done.{step}.result":
        return ()
    return branches(node)


def _ends(node: ChooseAt, step: str) -> bool:
    ways = _branches_after_no(node, step)
    return bool(ways) and all(way and isinstance(way[-1], EndAt) for way in ways)
