"""The life of one case of the demo, from its filing to today, as moments at which somebody does something."""

from yikou.flow.clocks import lasts_end
from yikou.flow.state import CaseState, Task
from yikou.store.calendar_store import calendar
from yikou.usecases.demo_cases.hand import Hand, Moments
from yikou.usecases.demo_cases.incidents import NEVER, reason
from yikou.usecases.demo_cases.stories import Story

PACE = {"accept": (0, 0), "register": (0, 0), "visit": (1, 3), "issue": (1, 2), "decide": (1, 3)}
USUAL = (0, 2)


def life(hand: Hand, story: Story) -> Moments:
    """Yields the next moment each time; what happens then happens when it is taken up again."""
    story.dress(hand)
    yield hand.at
    hand.file(story.then, **({"reason": reason(hand, "reject_first")} if story.then == "reject" else {}))
    told: set[str] = set()
    last = ""
    while task := _open_step(hand.state()):
        if task.stuck:
            yield NEVER
        if task.step != last:
            yield from _until_ready(hand, task)
        last, incident = task.step, story.at.get(task.step)
        if incident and task.step not in told:
            told.add(task.step)
            yield from incident(hand, task.step)
        elif _is_open(hand.state(), task):
            hand.do("approve", task.step)
            yield from hand.wait(0, 0)


def _until_ready(hand: Hand, task: Task) -> Moments:
    """Time that the desk takes; a public notice first lasts as long as it must."""
    with hand.house.store.session() as s:
        end = lasts_end(task, calendar(s))
    if end:
        hand.at = end.at
        yield from hand.wait(0, 1)
    else:
        yield from hand.rest(*PACE.get(task.step, USUAL))


def _open_step(state: CaseState) -> Task | None:
    return next((task for task in state.tasks.values() if task.kind == "step"), None)


def _is_open(state: CaseState, task: Task) -> bool:
    return task.id in state.tasks
