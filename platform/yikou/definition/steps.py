"""Steps (docs/format.md 4.9)."""

from collections.abc import Mapping
from typing import Literal, cast

from yikou.definition.entry import Entry
from yikou.definition.model import Expr, Step, StepNeed, Verb
from yikou.definition.names import RESERVED
from yikou.definition.nodes import Node
from yikou.definition.paths import texts
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import expr
from yikou.definition.tables import at_most
from yikou.definition.types import inner
from yikou.definition.verbs import Verbs

KEYS = "title! who! need order closes clock lasts fills edits suggests shows hides seal verbs batch"
MOST_STEPS = 200
Order = Literal["together", "one_by_one"]
Closes = Literal["first_no", "certain", "all_in"]


def read_steps(root: Entry, verbs: Verbs) -> Mapping[str, Step]:
    """Tasks by name, with their verbs merged."""
    steps = {entry.name: _step(entry, verbs) for entry in root.entries("steps", KEYS, reserved=RESERVED)}
    at_most(root, "steps", len(steps), MOST_STEPS)
    return steps


def _step(entry: Entry, verbs: Verbs) -> Step:
    fills = _fills(entry)
    step = Step(
        name=entry.name,
        title=entry.text("title"),
        who=entry.who("who"),
        need=entry.need("need", StepNeed()),
        order=cast(Order, entry.word("order", "together", "one_by_one")),
        closes=cast(Closes, entry.word("closes", "certain", "first_no", "all_in")),
        clock=_clock(entry),
        lasts=entry.limit("lasts"),
        fills=fills,
        edits=entry.paths("edits"),
        suggests=_suggests(entry, fills),
        shows=entry.paths("shows", "form", "office", "materials") if entry.node("shows") else None,
        hides=entry.paths("hides", "form", "office", "materials", "mask"),
        seal=entry.place("seal"),
        verbs=verbs.of_step(entry),
        batch=entry.yes("batch"),
        mark=entry.mark,
    )
    _check_step(entry, step)
    return step


def _clock(entry: Entry) -> str:
    clock = entry.reference("clock", "clock")
    if clock == "total":
        entry.reading.add("total_at_step", entry.mark_of("clock"))
    return clock


def _fills(entry: Entry) -> tuple[str, ...]:
    """Fields of the office record, or columns of the rows that the `each` around the step writes into."""
    node = entry.node("fills")
    known = _fillable(entry.reading, entry.name)
    found = texts(node, entry.reading) if node else ()
    for one in found:
        if known is not None and one.text not in known:
            entry.reading.add("unknown_field", one.mark, found=one.text, nearest=nearest(one.text, known))
    return tuple(one.text for one in found)


def _fillable(reading: Reading, step: str) -> frozenset[str] | None:
    office = reading.record("office")
    if office is None:
        return None
    rows = reading.names.rows.get(step)
    if not rows:
        return frozenset(office.fields)
    field = reading.field(rows)
    return frozenset(inner(field.type)) if field else None


def _suggests(entry: Entry, fills: tuple[str, ...]) -> Mapping[str, Expr]:
    nodes: Mapping[str, Node] = entry.named("suggests")
    for name, node in nodes.items():
        if name not in fills:
            entry.reading.add("suggests_not_filled", node.mark, found=name, nearest=nearest(name, fills))
    return {name: expr(node, entry.reading.problems) for name, node in nodes.items()}


def _check_step(entry: Entry, step: Step) -> None:
    reading = entry.reading
    if step.batch and step.fills:
        reading.add("batch_with_fills", entry.mark_of("batch"))
    if step.batch and ("approve" not in step.verbs or step.verbs["approve"].needs):
        reading.add("batch_with_needs", entry.mark_of("batch"))
    if "reject" in step.verbs:
        _check_reject(entry, step.verbs["reject"])
    if "conclude" in step.verbs and not step.verbs["conclude"].outcomes:
        reading.add("conclude_without_outcomes", entry.mark_of("verbs"), expected="outcomes")
    if "extend" in step.verbs and not step.verbs["extend"].clock:
        reading.add("missing_key", entry.mark_of("verbs"), expected="clock")
    supplement = step.verbs.get("supplement")
    if supplement and bool(supplement.within) != bool(supplement.unanswered):
        reading.add("supplement_without_end", entry.mark_of("verbs"), expected="within + unanswered")
    for name in ("refer", "transfer", "lend", "add_signer"):
        if name in step.verbs and not step.verbs[name].to:
            reading.add("verb_without_to", entry.mark_of("verbs"), found=name, expected="to")


def _check_reject(entry: Entry, verb: Verb) -> None:
    if verb.outcome == "rejected" and "rejected" not in entry.reading.names.known("outcome"):
        entry.reading.add("reject_without_outcome", entry.mark_of("verbs"), expected="rejected")
