"""What the clock does when a moment has come: alarms and cards, papers that did not come, notices without an answer."""

from collections.abc import Callable

from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.ending import end
from yikou.flow.facts import Addressee
from yikou.flow.moving import keep_clocks, move_on
from yikou.flow.outputs import addressees
from yikou.flow.run import Run
from yikou.flow.timers import Timer, timers
from yikou.flow.verbs.supplement import asking_steps


def perform(run: Run) -> None:
    """Options: key, the timer's mark. Refused("not_due") where it no longer exists or its moment has not come."""
    if run.actor.kind != "clock":
        raise NotAllowed("tick")
    key = str(run.option("key"))
    timer = next((t for t in timers(run.program, run.state, run.context.calendar) if t.mark == key), None)
    if timer is None or timer.at > run.context.now:
        raise Refused("not_due")
    _DO[timer.what](run, timer)


def _alarm(run: Run, timer: Timer) -> None:
    alarm, due = timer.alarm, timer.due
    assert alarm is not None
    assert due is not None
    run.add(e.Alarmed(timer.which, timer.task, timer.mark, due, alarm.card))
    handlers = addressees(run, ("handlers",))
    if alarm.card:
        run.add(e.Carded(timer.which, timer.task, alarm.card, handlers))
    _tell(run, f"alarm_{alarm.card or ('before' if alarm.before else 'after')}", addressees(run, alarm.tell))


def _paper(run: Run, timer: Timer) -> None:
    run.add(e.Ticked("paper", timer.which, timer.mark))
    title = run.program.affair.materials[timer.which].title
    _tell(run, "paper_due", addressees(run, ("applicant", "handlers")), title)


def _remind(run: Run, timer: Timer) -> None:
    run.add(e.Ticked("remind", "", timer.mark))
    _tell(run, "supplement_reminder", addressees(run, ("applicant",)))


def _lasts(run: Run, timer: Timer) -> None:
    run.add(e.Ticked("lasts", timer.task, timer.mark))
    _tell(run, "lasts_over", addressees(run, ("handlers",)))


def _unanswered(run: Run, timer: Timer) -> None:
    """lapse and reject end the case; go_on closes the notice, and those who asked go on without an answer."""
    notice = run.state.notice
    assert notice is not None
    steps = asking_steps(run)
    run.add(e.Ticked("unanswered", "", timer.mark))
    if notice.unanswered in ("lapse", "reject"):
        run.happened(*(f"{step}.{notice.unanswered}" for step in steps), f"any.{notice.unanswered}")
        end(run, "lapsed" if notice.unanswered == "lapse" else _rejected(run, notice.askers[0]))
        keep_clocks(run)
        return
    for task in tuple(run.state.tasks.values()):
        if task.kind == "supplement":
            run.add(e.Cancelled(task.id, task.step, "done"))
    move_on(run)


def _rejected(run: Run, asker: str) -> str:
    """The outcome of the step's `reject`, or the affair's."""
    task = run.state.tasks.get(asker)
    verb = run.program.verb_at(task.step, "reject") if task else None
    return (verb.outcome if verb else "") or "rejected"


def _tell(run: Run, name: str, to: tuple[Addressee, ...], text: str = "") -> None:
    if to:
        run.add(e.Told(name, run.program.affair.title, to, ("sms", "desk"), text))


_DO: dict[str, Callable[[Run, Timer], None]] = {
    "alarm": _alarm,
    "paper": _paper,
    "remind": _remind,
    "unanswered": _unanswered,
    "lasts": _lasts,
}
