"""What supervision counts of a case that has not ended, from its state and its other rows. Pure.

The time of a notice that waits for the applicant's answer is the applicant's: no clock of an office counts it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from yikou.flow.clocks import naive
from yikou.flow.rows import HeadRow, TaskRow, UnderWayRow
from yikou.flow.state import CaseState


def under_way(state: CaseState, head: HeadRow, tasks: Sequence[TaskRow]) -> UnderWayRow | None:
    """The row of the case; None where it has ended."""
    if state.is_ended:
        return None
    clocks: list[HeadRow | TaskRow] = [head, *(task for task in tasks if task.kind != "supplement")]
    due_at = _first(clock.due_at for clock in clocks)
    stands = due_at is None and any(clock.still_left is not None for clock in clocks)
    return UnderWayRow(
        slug=head.slug,
        place=head.place,
        lane=head.lane,
        due_at=due_at,
        warn_at=_first(clock.warn_at for clock in clocks),
        stopped=(head.waits or "other") if stands else "",
        nobody=any(task.state == "stuck" for task in tasks),
        supplement_at=_first(task.opened_at for task in tasks if task.kind == "supplement"),
        returned=sum(did.verb == "return" for did in state.dids),
        urged_at=_urged(state),
    )


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _urged(state: CaseState) -> datetime | None:
    """When the case was last urged while a task that is open now was open."""
    first = min(map(int, state.tasks), default=state.no)
    return max((naive(did.at) for did in state.dids if did.verb == "urge" and did.no > first), default=None)
