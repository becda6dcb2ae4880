"""What the format allows and the runtime does not perform yet. It is refused when it is checked, never half done."""

from collections.abc import Iterator

from yikou.definition.model import (
    Affair,
    Call,
    Choose,
    Clock,
    Each,
    Item,
    Mark,
    Material,
    Step,
    Together,
    Verb,
    When,
    WhoEntry,
)
from yikou.errors import Problem

VERBS = frozenset({"pause", "resume", "transfer", "lend", "add_signer", "remove_signer", "revoke", "lapse"})
Finding = tuple[Mark, str]


def unsupported(affair: Affair) -> tuple[Problem, ...]:
    """Every construct of the affair that cannot be performed yet, as problems of level `unsupported`."""
    found = [*_flow(affair), *_quotas(affair), *_verbs(affair)]
    found += [finding for material in affair.materials.values() for finding in _material(material)]
    found += [finding for step in affair.steps.values() for finding in _step(step)]
    found += [finding for entry in affair.who.values() for finding in _who(entry)]
    found += [finding for clock in affair.clocks.values() for finding in _clock(clock)]
    found += [(tell.mark, "by: mail") for tell in affair.tells.values() if set(tell.by) == {"mail"}]
    distinct = dict.fromkeys(found)
    return tuple(
        Problem("unsupported", "not_supported", mark.file, mark.line, mark.key, found=what) for mark, what in distinct
    )


def _material(material: Material) -> Iterator[Finding]:
    if material.valid:
        yield material.mark, "valid"
    if material.form:
        yield material.mark, "form"


def _flow(affair: Affair) -> Iterator[Finding]:
    yield from _items(affair.flow)
    for item in affair.afterwards:
        yield item.when.mark, "afterwards"


def _items(items: tuple[Item, ...]) -> Iterator[Finding]:
    for item in items:
        match item:
            case Together() | Each() | Call():
                yield item.mark, type(item).__name__.lower()
            case When(_, do, _):
                yield from _items(do)
            case Choose(_, cases, otherwise, _):
                for branch in (*cases.values(), otherwise or ()):
                    yield from _items(branch)


def _quotas(affair: Affair) -> Iterator[Finding]:
    for quota in affair.quotas.values():
        yield quota.per.mark, "quotas"


def _verbs(affair: Affair) -> Iterator[Finding]:
    if revoke := affair.verbs.get("revoke"):
        yield next(iter(revoke.marks.values()), Mark(f"rules/{affair.slug}.rules.yaml", 0, "verbs/revoke")), "revoke"
    for verbs in (affair.verbs, *(step.verbs for step in affair.steps.values())):
        for verb in verbs.values():
            yield from _verb(verb)
    if affair.lanes.by_hand and "signature" in affair.lanes.by_hand.needs:
        yield affair.lanes.by_hand.mark, "set_lane: needs signature"


def _verb(verb: Verb) -> Iterator[Finding]:
    if verb.approved_by and verb.name != "extend":
        yield verb.marks["approved_by"], f"{verb.name}: approved_by"
    if "signature" in verb.needs:
        yield verb.marks["needs"], f"{verb.name}: needs signature"
    elif verb.needs and verb.name == "answer":
        yield verb.marks["needs"], "answer: needs"
    people = {"approved_by": verb.approved_by, "by": verb.by, "to": () if verb.name == "return" else verb.to}
    yield from ((verb.marks[option], f"{verb.name}: clock") for option, who in people.items() if "clock" in who)


def _step(step: Step) -> Iterator[Finding]:
    if step.need.kind in ("majority", "share"):
        yield step.mark, f"need: {step.need.kind}"
    if step.order != "together":
        yield step.mark, f"order: {step.order}"
    if step.closes != "certain":
        yield step.mark, f"closes: {step.closes}"
    yield from ((step.mark, f"who: {name}") for name in step.who if name in ("handlers", "clock"))
    yield from ((step.mark, name) for name in step.verbs if name in VERBS)


def _who(entry: WhoEntry) -> Iterator[Finding]:
    if any(person != "applicant" for person in entry.people):
        yield entry.mark, "people"
    for key, value in (("pick", entry.pick), ("prefer", entry.prefer), ("recorded_by", entry.recorded_by)):
        if value:
            yield entry.mark, key


def _clock(clock: Clock) -> Iterator[Finding]:
    if clock.name != "total" and not {"supplement"} <= set(clock.stops_in) <= {"supplement", "pause"}:
        yield clock.mark, "stops_in"
    if clock.again == "remaining":
        yield clock.mark, "again: remaining"
    for alarm in clock.alarms:
        for key, value in (("do", alarm.do), ("hand_to", alarm.hand_to)):
            if value:
                yield clock.mark, f"alarms: {key}"
