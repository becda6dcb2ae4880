"""What stands in an affair and can never have an effect: steps outside the flow, clocks that no step names, people whom
nothing asks for, events that cannot happen. Entries of defaults files need not be used."""

from collections.abc import Iterator

from yikou.definition.flow_checks import ends_in, steps_in
from yikou.definition.model import Affair, Item, Step
from yikou.definition.names import BUILT_IN_OUTCOMES
from yikou.definition.reading import Reading
from yikou.definition.verb_names import OF_NO_STEP, OF_THE_CASE, VERB_TITLES

COUNTERPARTS = {"pause": "resume", "add_signer": "remove_signer"}


def check_unused(reading: Reading, affair: Affair) -> None:
    """Note all of it; a step that the flow leaves out is an error, the rest are warnings."""
    _steps(reading, affair)
    _clocks(reading, affair)
    _people(reading, affair)
    _events(reading, affair)


def _steps(reading: Reading, affair: Affair) -> None:
    in_flow = {name for items in _flows(affair) for name, _ in steps_in(items)}
    for step in affair.steps.values():
        if step.name not in in_flow:
            reading.add("unused_step", step.mark, found=step.name)


def _clocks(reading: Reading, affair: Affair) -> None:
    named = {"total", *(step.clock for step in affair.steps.values())}
    named |= {verb.clock for step in affair.steps.values() for verb in step.verbs.values()}
    for clock in affair.clocks.values():
        if clock.name not in named:
            reading.problems.warn("unused_clock", clock.mark, found=clock.name)


def _people(reading: Reading, affair: Affair) -> None:
    for entry in affair.who.values():
        if entry.name not in reading.used and not reading.is_default(entry.mark):
            reading.problems.warn("unused_who", entry.mark, found=entry.name)


def _events(reading: Reading, affair: Affair) -> None:
    waiting = [(one.on, one.mark) for one in affair.outputs.values()]
    waiting += [(one.on, one.mark) for one in affair.tells.values()]
    for events, mark in waiting:
        for event in events:
            if not _can_happen(affair, event) and not reading.is_default(mark):
                reading.problems.warn("never_event", mark, found=event)


def _can_happen(affair: Affair, event: str) -> bool:
    """Whether somebody or the clock can bring it about; of `<step>` and its like the steps themselves tell."""
    subject, _, what = event.partition(".")
    if subject == "end":
        return not what or what in _outcomes(affair)
    if subject in affair.steps and what == "no":
        return "object" in affair.steps[subject].verbs
    if what not in VERB_TITLES:
        return True
    if subject == "any":
        return _on_the_case(affair, what) or any(what in _offered(affair, step) for step in affair.steps.values())
    return subject not in affair.steps or what in _offered(affair, affair.steps[subject])


def _on_the_case(affair: Affair, verb: str) -> bool:
    """Whether somebody may perform it on a case."""
    if verb in ("note", "copy"):
        return True
    if verb == "set_lane":
        return affair.lanes.by_hand is not None
    by = verb in affair.verbs and affair.verbs[verb].by
    return verb in OF_THE_CASE and bool(by or any(verb in grant.may for grant in affair.access.values()))


def _offered(affair: Affair, step: Step) -> frozenset[str]:
    """Verbs that are performed at a step, by people or by the clock."""
    clock = affair.clocks.get(step.clock)
    by_clock = {alarm.do for alarm in clock.alarms} if clock else set()
    by_people = {*step.verbs} - OF_NO_STEP - {"answer"}
    back = {COUNTERPARTS[name] for name in by_people & COUNTERPARTS.keys()}
    return frozenset({*by_people, *by_clock, *back, *_asked(step)})


def _asked(step: Step) -> tuple[str, ...]:
    """What becomes of a notice: the answer, or what the clock does without one."""
    supplement = step.verbs.get("supplement")
    return ("answer", supplement.unanswered or "lapse") if supplement else ()


def _outcomes(affair: Affair) -> frozenset[str]:
    """Outcomes that some way, verb or pool ends with."""
    verbs = [*affair.verbs.values(), *(verb for step in affair.steps.values() for verb in step.verbs.values())]
    found = {outcome for items in _flows(affair) for outcome in ends_in(items)}
    found |= {outcome for verb in verbs for outcome in (*verb.outcomes, verb.outcome)}
    return frozenset(found | {quota.then for quota in affair.quotas.values()} | {*BUILT_IN_OUTCOMES, "rejected"})


def _flows(affair: Affair) -> Iterator[tuple[Item, ...]]:
    yield affair.flow
    yield from (later.do for later in affair.afterwards)
