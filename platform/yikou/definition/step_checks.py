"""What does not go together at a step although each part may stand alone: votes with fields, papers with what is
hidden, clocks with what they do and how they are lengthened."""

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Material, Step
from yikou.definition.problems import Problems
from yikou.definition.verb_names import OF_NO_STEP


def check_steps(affair: Affair, problems: Problems) -> None:
    """Note clocks that let a step lapse where none may or that none may lengthen, and options of verbs of the case;
    warn of votes that never agree, papers that show too much."""
    _lapses(affair, problems)
    for step in affair.steps.values():
        asks_many = step.need.kind not in ("any", "number") or step.need.n > 1
        if step.fills and asks_many and step.closes == "all_in":
            problems.warn("never_converge", step.mark, about=step.title, found=", ".join(step.fills))
        if "extend" in step.verbs:
            _extends(affair, step, problems)
        _of_the_case(step, problems)
    for material in affair.materials.values():
        _carries(affair, material, problems)


def _lapses(affair: Affair, problems: Problems) -> None:
    """4.8: only what is begun after the end can end unanswered."""
    after = {name for later in affair.afterwards for name, _ in steps_in(later.do)}
    before = {step.clock for step in affair.steps.values() if step.name not in after} | {"total"}
    for clock in affair.clocks.values():
        if clock.name in before and any(alarm.do == "lapse" for alarm in clock.alarms):
            problems.add("lapse_outside", clock.mark, found=clock.name)


def _extends(affair: Affair, step: Step, problems: Problems) -> None:
    """4.11: only a clock that runs at the step and may be lengthened, so that the verb is not refused for ever."""
    verb = step.verbs["extend"]
    mark = verb.marks.get("clock", step.mark)
    clock, running = affair.clocks.get(verb.clock), [name for name in ("total", step.clock) if name]
    if clock is None:
        return
    if verb.clock not in running:
        found, expected = verb.clock, ", ".join(running)
        problems.note("error", "clock_elsewhere", mark, found=found, expected=expected, about=step.title)
    elif clock.extend is None:
        problems.note("error", "clock_fixed", mark, found=verb.clock, about=step.title)


def _of_the_case(step: Step, problems: Problems) -> None:
    """4.11: what is performed on the case has no options at a step."""
    for verb in step.verbs.values():
        written = [mark for mark in verb.marks.values() if mark.key.startswith("steps/")]
        if verb.name in OF_NO_STEP and written:
            problems.add("verb_of_case", written[0], found=verb.name)


def _carries(affair: Affair, material: Material, problems: Problems) -> None:
    """4.4: a paper may show what a step hides, unless it is said what can be read off it."""
    if material.carries is not None:
        return
    for step in affair.steps.values():
        if _hides_form(step) and _shows(step, material.name):
            problems.warn("carries_unsaid", material.mark, about=material.title, expected=step.title)
            return


def _hides_form(step: Step) -> bool:
    return any(path[0] == "form" or path[0].startswith("mask:") for path in step.hides)


def _shows(step: Step, material: str) -> bool:
    names = {("materials",), ("materials", material)}
    return not names & set(step.hides) and (step.shows is None or bool(names & set(step.shows)))
