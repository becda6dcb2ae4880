"""补办: asks the applicant for fields and materials; and the answer to it (R6)."""

from collections.abc import Iterator
from typing import Any

from yikou.definition.durations import parse_duration
from yikou.definition.model import Duration, Verb
from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.brought import papers_brought, required_anew, unasked
from yikou.flow.checks import allowed, offered, open_task, refuse_ended, refuse_needs, refuse_outsiders
from yikou.flow.compare import Path, covers
from yikou.flow.facts import Addressee, Opening, Seat
from yikou.flow.moving import keep_clocks, move_on
from yikou.flow.outputs import reaches
from yikou.flow.parties import applicant_of
from yikou.flow.requirements import judge_accepts, lines_reading, replaced_by
from yikou.flow.run import Run
from yikou.flow.state import Notice, Task
from yikou.flow.values import Typed, parts_of, refuse_others, settled, standing

USUAL = Duration(10, "workdays")


def perform(run: Run) -> None:
    """Options: items {fields: form paths, materials, text}; within: time to answer; reason."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    if task.waits == "refer":
        raise Refused("waits_refer")
    verb = offered(run, task, "supplement")
    refuse_needs(run, verb)
    adds = run.state.notice is not None
    if not adds and verb.times is not None and run.state.asked >= verb.times:
        raise Refused("asked_enough", times=verb.times)
    run.add(_asked(run, task, verb, adds=adds))
    if not adds:
        _open_notice(run, verb)
    events = (f"{task.step}.supplement", "any.supplement")
    run.happened(*events)
    _tell_applicant(run, *events)
    keep_clocks(run)


def _asked(run: Run, task: Task, verb: Verb, *, adds: bool) -> e.Asked:
    items: dict[str, Any] = run.option("items") or {}
    fields, materials = tuple(items.get("fields", ())), tuple(items.get("materials", ()))
    _refuse_unknown(run, fields, materials)
    return e.Asked(
        task=task.id,
        step=task.step,
        within=parse_duration(str(run.option("within") or items.get("within", ""))) or verb.within or USUAL,
        fields=fields,
        materials=materials,
        text=str(items.get("text", "")),
        reason=run.reason(),
        unanswered=verb.unanswered or "lapse",
        added=adds,
    )


def _refuse_unknown(run: Run, fields: tuple[str, ...], materials: tuple[str, ...]) -> None:
    """What is asked for is of the form and of the affair's papers, and not locked with acceptance."""
    for field in fields:
        path = tuple(field.split("."))
        if path[0] != "form" or run.program.affair.form.field(path[1:]) is None:
            raise Refused("no_such_item", item=field)
        if run.state.accepted_on and any(covers(path, lock) or covers(lock, path) for lock in run.program.locked):
            raise Refused("locked_item", item=field)
    for name in materials:
        if name not in run.program.affair.materials:
            raise Refused("no_such_item", item=name)


def _open_notice(run: Run, verb: Verb) -> None:
    """The task of whoever may answer: `to`, or the window for the applicant."""
    people = run.people()
    circle = people.circle(verb.to or ("filer",))
    seats = dict.fromkeys((*circle.seats, *people.window().seats))
    own = tuple(Seat("", "", "person", key) for key in circle.identities)
    asker = run.state.notice.askers[0] if run.state.notice else ""
    step = run.state.tasks[asker].step
    run.add(e.Opened(Opening("supplement", step, f"supplement/{run.state.asked}", (*seats, *own))))


def _tell_applicant(run: Run, *events: str) -> None:
    """The applicant is told, whoever answers, where no message of the definition that is really sent does it."""
    if run.state.identity and not reaches(run, events, run.state.identity):
        to = (Addressee(run.state.identity, run.state.name),)
        run.add(e.Told("supplement", run.program.affair.title, to, ("sms", "desk")))


def answer(run: Run) -> None:
    """The answer: form values and papers that were asked for, what these bring in, and nothing else. Options: text;
    instead, keys of earlier files."""
    refuse_ended(run)
    notice, state = run.state.notice, run.state
    if notice is None:
        raise Refused("nothing_asked")
    if not _may_answer(run):
        raise NotAllowed(run.program.affair.title)
    steps = asking_steps(run)
    for step in steps:
        allowed(run, "answer", step)
    typed = _typed(run, notice)
    _refuse_strangers(run, notice, typed)
    if not (typed or any(run.act.papers.values()) or run.act.follow or run.option("text") or run.act.opinion):
        raise Refused("empty_answer")
    run.add(_answered(run, typed))
    for task in tuple(run.state.tasks.values()):
        if task.kind == "supplement":
            run.add(e.Cancelled(task.id, task.step, "done"))
    _doubt(run, notice, typed)
    run.happened(*(f"{step}.answer" for step in steps), "any.answer")
    move_on(run, asked=notice.no if typed or state.papers != run.state.papers else 0)


def _may_answer(run: Run) -> bool:
    people = run.people()
    circles = [people.circle(("filer", "applicant")), people.window()]
    circles += [people.circle(verb.to) for verb in _askers(run) if verb.to]
    return any(circle.holds(run.actor) for circle in circles)


def _askers(run: Run) -> list[Verb]:
    return [run.program.step(step).verbs["supplement"] for step in asking_steps(run)]


def asking_steps(run: Run) -> tuple[str, ...]:
    """Steps whose tasks wait for the notice that is open."""
    askers = run.state.notice.askers if run.state.notice else ()
    return tuple(dict.fromkeys(run.state.tasks[task].step for task in askers if task in run.state.tasks))


def _refuse_strangers(run: Run, notice: Notice, typed: Typed) -> None:
    """Papers are those that were asked for, and those that the case needs only with its new values."""
    form = standing(run.state.form, typed.form, typed.gone, "form")
    asked = {*notice.materials, *papers_brought(run.program, run.state, form, run.context)}
    stranger = next((name for name in run.act.papers if name not in asked), "")
    if stranger:
        raise Refused("not_asked", item=stranger)


def _typed(run: Run, notice: Notice) -> Typed:
    if run.act.form is None:
        return Typed()
    old, new = run.state.form, {**run.state.form, **run.act.form}
    asked: tuple[Path, ...] = tuple(tuple(field.split(".")) for field in notice.fields)
    emptied = {path[1] for path in asked if len(path) == 2} - set(run.act.form)
    new = {name: value for name, value in new.items() if name not in emptied}
    if new == old:
        return Typed()
    refuse_others(run, "form", old, new, (*asked, *_brought(run, old, new)) if asked else ())
    return settled(run, "form", old, new)


def _brought(run: Run, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Path]:
    """What the case as it stands does not ask for, or not yet require: only new values bring it in."""
    form, parts = run.program.form, parts_of(run)
    for name in (*unasked(form, old, parts), *required_anew(form, old, form.settle(new, parts).answers)):
        yield "form", name


def _answered(run: Run, typed: Typed) -> e.Answered:
    state = run.state
    papers = {name: tuple(files) for name, files in run.act.papers.items() if files}
    identity, name = state.identity, state.name
    if state.accepted_on is None:
        identity, name = applicant_of(run.program, run.context.directory, {**state.form, **typed.form})
    return e.Answered(
        identity=identity,
        name=name,
        form=dict(typed.form),
        gone=typed.gone,
        papers=papers,
        instead=replaced_by(run, papers),
        promised=tuple(sorted(run.act.follow)),
        text=str(run.option("text") or run.act.opinion),
    )


def _doubt(run: Run, notice: Notice, typed: Typed) -> None:
    """Lines of `accepts` that read a changed value and now fail are to be confirmed at the asking tasks."""
    lines = lines_reading(run.program, (*(f"form.{name}" for name in typed.form), *typed.gone))
    failing = tuple(number for number, _, _ in judge_accepts(run, lines)) if lines else ()
    for task in notice.askers:
        if failing and task in run.state.tasks:
            run.add(e.Doubted(task, failing))
