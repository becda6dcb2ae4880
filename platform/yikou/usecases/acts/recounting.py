"""What a change of the calendar does to open cases: how many clocks it moves, and writing their rows anew.

A change marks every open case in its own transaction; the rows follow in batches, so that nobody waits long for the
lock. The clock's rounds go on with what is left, in whichever process.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yikou.flow.codec import decode_state
from yikou.flow.project import project
from yikou.flow.rows import Projection
from yikou.store import cases, remaking
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.remaking import Waiting
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.operation.logs import log_error
from yikou.workdays.model import Calendar

BATCH = 50
"""Cases in one transaction: some twenty milliseconds."""
AT_ONCE = 500
"""Cases that whoever changes the calendar waits for; the rest is done by the clock's rounds."""
MOST_LOOKED_AT = 3000
"""Open cases that are looked at before a change is made."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What a change would move. tasks: open tasks whose due moment differs then; cases: cases with such a task, or
    whose total limit differs; looked: cases that were looked at, of `open` that are not over."""

    tasks: int
    cases: int
    looked: int
    open: int


def moves(house: House, proposed: Calendar) -> Moves:
    """Counts what would move if the calendar were that one; it reads only."""
    tasks = moved = looked = 0
    for number in _open_numbers(house):
        with house.store.session() as s:
            now, then = _both(house, s, number, calendar(s), proposed)
        shifted = sum(one.due_at != other.due_at for one, other in zip(now.tasks, then.tasks, strict=True))
        tasks, moved = tasks + shifted, moved + bool(shifted or now.head.due_at != then.head.due_at)
        looked += 1
    with house.store.session() as s:
        return Moves(tasks, moved, looked, cases.count_open(s))


def recount(house: House, *, most: int | None = None) -> int:
    """Writes the rows of cases that wait anew, batch by batch; how many still wait. most: cases at once, None: all.

    A case that breaks keeps waiting and is logged; the others are done.
    """
    done, after = 0, 0
    while most is None or done < most:
        with house.store.session() as s:
            batch = remaking.next_waiting(s, after=after, limit=BATCH)
            for one in batch:  # compiled before the lock is taken
                program_of(house, s, one.slug, version=one.version)
        if not batch:
            break
        _write(house, batch)
        done, after = done + len(batch), batch[-1].case_id
    with house.store.session() as s:
        return remaking.waiting(s)


def _write(house: House, batch: Sequence[Waiting]) -> None:
    """The batch in one transaction; if that breaks, each case in one of its own."""
    try:
        with house.store.writing() as s:
            for one in batch:
                _rewrite(house, s, one)
            remaking.forget_past(s)
    except Exception as error:  # whatever it is, the other cases go on
        log_error(error)
        if len(batch) > 1:
            for one in batch:
                _write(house, (one,))


def _rewrite(house: House, s: Session, one: Waiting) -> None:
    """The rows of one case under the calendar of today; nothing where somebody has written it since."""
    past = remaking.written_under(s, one.case_id)
    if past:
        before, after = _both(house, s, one.number, past, calendar(s))
        cases.rewrite(s, one.case_id, before=before, after=after)
        remaking.written(s, one.case_id)


def _both(house: House, s: Session, number: str, one: Calendar, other: Calendar) -> tuple[Projection, Projection]:
    row = cases.read(s, number)
    program, state = program_of(house, s, row.slug, version=row.version), decode_state(row.state)
    return project(program, state, one), project(program, state, other)


def _open_numbers(house: House) -> Iterator[str]:
    """Numbers of cases that are not over, at most `MOST_LOOKED_AT`."""
    after, found = "", 0
    while found < MOST_LOOKED_AT:
        with house.store.session() as s:
            numbers = cases.open_numbers(s, after=after)
        if not numbers:
            return
        yield from numbers[: MOST_LOOKED_AT - found]
        found, after = found + len(numbers), numbers[-1]
