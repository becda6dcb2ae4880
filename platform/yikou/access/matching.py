"""Which rows of `access` match a reader, and how the reader stands to the case: what `sight` is then computed from."""

from collections.abc import Iterator

from yikou.access.sight import Sight, Standing, sight
from yikou.definition.model import Grant
from yikou.directory.lookup import posts_of, seat_keys, stands_in_for
from yikou.errors import Refused
from yikou.flow.acts import Actor, Context
from yikou.flow.granting import holds
from yikou.flow.places import orgs_of
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of, today
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import step_of
from yikou.flow.who import People

Key = tuple[str, str, str]


def sight_of(program: Program, state: CaseState, reader: Actor, context: Context) -> Sight:
    """What this reader, in this post, sees of the case now."""
    keys = keys_of(reader, context)
    rows = tuple(_matching(program, state, keys, context))
    applies = reader.kind == "applicant" and reader.person in applicants(program, state, context)
    return sight(program.affair, rows, standing_of(state, reader, keys, applies=applies))


def keys_of(reader: Actor, context: Context) -> frozenset[Key]:
    """Every (role, org, scope) under which the reader's post finds tasks and cases."""
    on, directory = today(context), context.directory
    if reader.person not in directory.people:
        return frozenset()
    own = posts_of(directory, reader.person, on)
    if reader.stands_for:
        others = stands_in_for(directory, reader.person, on)
        own = tuple(post for one, post in others if one.holder == reader.stands_for)
    posts = (post for post in own if (post.role, post.org) == (reader.role, reader.org))
    return frozenset(key for post in posts for key in seat_keys(directory, post, on))


def applicants(program: Program, state: CaseState, context: Context) -> frozenset[str]:
    """Identities of the applicant and of whoever applies for them."""
    return frozenset((state.identity, *People(program, state, context).agents()))


def standing_of(state: CaseState, reader: Actor, keys: frozenset[Key], *, applies: bool) -> Standing:
    """Tasks that the reader may take or took. applies: the reader is the applicant, or applies for them."""
    mine = {task.step for task in state.tasks.values() if may_take(task, reader, keys)}
    did = [did for did in state.dids if did.person == reader.person]
    at = mine | {step for one in did if (step := step_of(state, one.task))}
    return Standing(bool(mine or did), frozenset(at), applies, reader.person in state.copied)


def may_take(task: Task, reader: Actor, keys: frozenset[Key]) -> bool:
    """Whether the task lies on the reader's desk."""
    if any(person in task.barred for person in reader.people):
        return False
    return any(
        seat.person == reader.voter if seat.scope == "person" else (seat.role, seat.org, seat.scope) in keys
        for seat in task.seats
    )


def _matching(program: Program, state: CaseState, keys: frozenset[Key], context: Context) -> Iterator[Grant]:
    scope = scope_of(program, state, context)
    for row in program.affair.access.values():
        if not any(role == row.role for role, _, _ in keys) or not holds(program, state, row, scope):
            continue
        try:
            orgs = orgs_of(program, state, context, row.place, on=today(context))
        except Refused:  # a place that is not known, or does not exist, gives nobody a right
            continue
        if any((row.role, org, "under" if row.under else "at") in keys for org in orgs):
            yield row
