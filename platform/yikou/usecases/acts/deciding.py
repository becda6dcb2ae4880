"""How a decision is made and written: locked, decided, filled in, appended, in one session.

Everything slow (compiling, reading the post, hashing) has happened before the lock is taken.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from secrets import token_bytes
from typing import Any

import msgspec

from yikou.flow import entries as e
from yikou.flow.acts import Act, Context
from yikou.flow.blanks import fill
from yikou.flow.codec import decode_state, encode_state
from yikou.flow.decide import decide
from yikou.flow.entries import Entered
from yikou.flow.parties import applicant_of
from yikou.flow.program import Program
from yikou.flow.project import project
from yikou.flow.rows import Projection
from yikou.flow.run import Decision
from yikou.flow.state import CaseState
from yikou.store import case_lines, cases, numbers, remaking
from yikou.store.calendar_store import calendar
from yikou.store.counting import Counted
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.usecases.accounts.sealing import sealed
from yikou.usecases.accounts.vouching import vouched
from yikou.usecases.acts.following import Change, follow
from yikou.usecases.acts.ledger_entries import stored
from yikou.usecases.acts.recent import Left
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.workdays.model import Calendar
from yikou.workdays.office import local

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 12


class Done(msgspec.Struct, frozen=True):
    """What a verb did. entries: as written, numbers filled in; state: the case after them."""

    number: str
    entries: tuple[Entered, ...]
    state: CaseState


def context_of(house: House, s: Session, *, slug: str = "", identity: str = "") -> Context:
    """What is known at this moment, for decisions about a case of that affair and applicant."""
    people = directory(s)
    house.names.directory = people
    return Context(house.now, people, calendar(s), _granted(house, s, slug, identity))


def _granted(house: House, s: Session, slug: str, identity: str) -> int:
    """Cases of the affair that this applicant was granted in the calendar year of the district."""
    if not identity:
        return 0
    s.take_turns(f"granted|{slug}|{identity}")
    zone, year = house.settings.timezone, house.today.year
    since, until = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    return case_lines.granted(s, slug, identity, since=since, until=until)


def begin(house: House, s: Session, program: Program, act: Act) -> Done:
    """Decides the filing and writes the new case."""
    identity, _ = applicant_of(program, directory(s), act.form or {})
    context = context_of(house, s, slug=program.affair.slug, identity=identity)
    made = _filled(s, sealed(s, program, act, decide(program, None, act, context)))
    made, contents = vouched(house, s, program, made, context)
    after = project(program, made.state, context.calendar)
    row = cases.add(
        s,
        made.state.number,
        stored(made.entries),
        state=encode_state(made.state),
        projection=after,
        counts=counted(made, context.calendar),
    )
    house.recent.keep(row.head_hash, Left(made.state, after, context.calendar.version))
    follow(house, s, Change(program, row.id, made, context, contents))
    return Done(made.state.number, made.entries, made.state)


def go_on(house: House, s: Session, number: str, make: Callable[[Program, CaseState, Context], Act]) -> Done:
    """Locks the case, decides the act that `make` gives of its state, and writes what follows.

    Raises what deciding raises; nothing is written then, and nothing where nothing follows.
    """
    row = cases.lock(s, number)
    left = house.recent.of(row.head_hash)
    before = left.state if left else decode_state(row.state)
    program = program_of(house, s, row.slug, version=row.version)
    context = context_of(house, s, slug=row.slug, identity="" if before.accepted_on else before.identity)
    act = make(program, before, context)
    made = _filled(s, sealed(s, program, act, decide(program, before, act, context)))
    made, contents = vouched(house, s, program, made, context)
    if not made.entries:
        return Done(row.number, (), before)
    after = project(program, made.state, context.calendar)
    written = cases.append(
        s,
        row,
        stored(made.entries),
        state=encode_state(made.state),
        before=_rows_of(s, row.id, program, before, left=left, calendar=context.calendar),
        after=after,
        counts=counted(made, context.calendar),
    )
    remaking.written(s, row.id)
    house.recent.keep(written.head_hash, Left(made.state, after, context.calendar.version), after=row.head_hash)
    follow(house, s, Change(program, row.id, made, context, contents))
    return Done(row.number, made.entries, made.state)


def _rows_of(
    s: Session, case_id: int, program: Program, state: CaseState, *, left: Left | None, calendar: Calendar
) -> Projection:
    """The rows of the case as they are written now: under the calendar of today, unless they wait for it."""
    past = remaking.written_under(s, case_id)
    if past is None and left and left.calendar == calendar.version:
        return left.rows
    return project(program, state, past or calendar)


def _filled(s: Session, decision: Decision) -> Decision:
    return fill(decision, take=partial(numbers.take, s), code=new_code)


def new_code() -> str:
    """A verification code: 60 random bits, in letters that nobody confuses."""
    bits = int.from_bytes(token_bytes(8))
    return "".join(CODE_LETTERS[bits >> 5 * n & 31] for n in range(CODE_LENGTH))


def counted(made: Decision, calendar: Calendar) -> tuple[Counted, ...]:
    """What statistics count of these entries."""
    place, lane = made.state.place, made.state.lane
    found = (x for x in made.entries if type(x.entry) in _EVENTS)
    return tuple(Counted(x.no, _event(x.entry), local(x.at, calendar).date(), place, lane) for x in found)


_EVENTS: Mapping[type, str | Callable[[Any], str]] = {
    e.Ended: lambda ended: f"ended.{ended.counts_as}",
    e.Carded: lambda carded: f"card.{carded.card}",
    e.Filed: "registered",
    e.Accepted: "accepted",
    e.Extended: "extended",
    e.Asked: "supplemented",
    e.Returned: "returned",
    e.Urged: "urged",
}


def _event(entry: object) -> str:
    found = _EVENTS[type(entry)]
    return found if isinstance(found, str) else found(entry)
