"""登记: a case begins. Where all is there, the window accepts it in the same act (docs/format.md 4.1)."""

from dataclasses import replace
from typing import Any

from msgspec import structs

from yikou.errors import AnswersRefused, NotAllowed
from yikou.flow import entries as e
from yikou.flow.checks import elsewhere
from yikou.flow.clocks import limit_of, total_clock
from yikou.flow.completing import accept
from yikou.flow.moving import move_on
from yikou.flow.outputs import numbered
from yikou.flow.parties import applicant_of
from yikou.flow.requirements import missing_items, refuse_missing_papers, refuse_unacceptable, warned
from yikou.flow.run import Run
from yikou.flow.verbs import reject, supplement, vote

NUMBER = "{place}-{year}-{seq:5}"
NEXT = {
    "accept": ("approve", vote.perform),
    "ask": ("supplement", supplement.perform),
    "reject": ("reject", reject.perform),
}


def perform(run: Run) -> None:
    """Options. source: window, online, call, import; then: accept, ask (for what is missing), reject, or nothing."""
    parts = {"case": {"registered": run.on}, "today": run.on}
    form = run.program.form.settle(run.act.form or {}, parts, defaults=run.actor.kind == "clock")
    if form.errors:
        raise AnswersRefused(form.errors)
    run.add(_placed(run, _filed(run, form.answers)))
    if not _may_file(run):
        raise NotAllowed(run.program.affair.title) if run.actor.kind == "applicant" else elsewhere(run)
    refuse_unacceptable(run)
    refuse_missing_papers(run, "filed")
    run.happened("filed", "any.file")
    if not run.program.first:
        accept(run, ())
    elif total_clock(run.program).starts == "filed":
        run.add(e.Started(limit_of(run.program, "total", run.scope, run.state.lane)))
    move_on(run)
    _go_on(run)


def _filed(run: Run, form: dict[str, Any]) -> e.Filed:
    identity, name = applicant_of(run.program, run.context.directory, form)
    return e.Filed(
        slug=run.program.affair.slug,
        version=run.program.version,
        number="",
        place=run.actor.org,
        source=str(run.option("source", "online" if run.actor.kind == "applicant" else "window")),
        identity=identity,
        name=name,
        form=form,
        papers={name: tuple(files) for name, files in run.act.papers.items() if files},
        promised=tuple(sorted(run.act.follow)),
        warned=warned(run),
    )


def _placed(run: Run, entry: e.Filed) -> e.Filed:
    """The entry with its place and its number."""
    place = entry.place or _first_place(run, entry)
    return structs.replace(entry, place=place, number=numbered(run, run.program.affair.number or NUMBER, place))


def _first_place(run: Run, entry: e.Filed) -> str:
    """Where the people of the first step sit: the place of a case that no office filed."""
    trial = Run(run.program, None, run.act, run.context)
    trial.add(entry)
    affair = run.program.affair
    entries = [affair.who[name] for name in affair.steps[run.program.steps[0]].who if name in affair.who]
    place = next((found.place for found in entries if found.place), None)
    return trial.people().orgs(place)[0] if place else ""


def _go_on(run: Run) -> None:
    """Perform at the first step what the filer wants done in the same act."""
    then = str(run.option("then"))
    task = run.state.find(run.program.first)
    if not then or task is None:
        return
    verb, perform_next = NEXT[then]
    options = dict(run.act.options)
    if then == "ask" and not options.get("items"):
        options["items"] = missing_items(run.program, run.state, run.scope())
    run.act = replace(run.act, verb=verb, task=task.id, seen=run.state.no, form=None, papers={}, options=options)
    perform_next(run)


def _may_file(run: Run) -> bool:
    filed_by = run.program.affair.filed_by
    if run.actor.kind == "clock":
        return True
    if run.actor.kind == "applicant":
        return "applicant" in filed_by and run.actor.person in (run.state.identity, *run.people().agents())
    return run.people().window().holds(run.actor)
