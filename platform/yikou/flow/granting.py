"""Which roles at which orgs `access` gives a right: to view a case, kept in the ledger for rebuilding, or to urge."""

from collections.abc import Iterator

from yikou.definition.model import Grant
from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.facts import Seat
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.state import CaseState
from yikou.flow.who import People
from yikou.rules.scope import Scope


def regrant(run: Run) -> None:
    """Write the rights that follow from the case as it now is, where they differ from those before."""
    if run.start and not run.program.grants_move and run.state.form is run.form_before:
        return
    people, scope = run.people(), run.scope()
    grants = run.program.affair.access.values()
    seats = tuple(dict.fromkeys(seat for grant in grants for seat in _seats(run, grant, people, scope)))
    if seats != run.state.grants:
        run.add(e.Granted(seats))


def gives(run: Run, right: str) -> bool:
    """Whether a row of `access` gives whoever acts that right now, in their post."""
    people, scope = run.people(), run.scope()
    grants = run.program.affair.access.values()
    return people.at(tuple(s for grant in grants for s in _seats(run, grant, people, scope, right))).holds(run.actor)


def _seats(run: Run, grant: Grant, people: People, scope: Scope, right: str = "view") -> Iterator[Seat]:
    if right not in grant.may or not holds(run.program, run.state, grant, scope):
        return
    try:
        orgs = people.orgs(grant.place)
    except Refused:  # a place that is not known, or does not exist, gives nobody a right
        return
    for org in orgs:
        yield Seat(grant.role, org, "under" if grant.under else "at")


def holds(program: Program, state: CaseState, grant: Grant, scope: Scope) -> bool:
    """Whether the row counts now. `while`: one of the steps is open; `when`: yes, and not merely unknown."""
    if grant.during and not any(t.kind == "step" and t.step in grant.during for t in state.tasks.values()):
        return False
    return grant.when is None or program.rules.judge(grant.when, scope).value is True
