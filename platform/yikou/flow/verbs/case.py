"""Verbs of the case itself: 撤回, 终止, 催办, 绿色通道."""

from yikou.definition.model import Verb
from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.checks import refuse_ended, refuse_needs, refuse_when
from yikou.flow.ending import end
from yikou.flow.granting import gives
from yikou.flow.lanes import matching, relimit
from yikou.flow.outputs import addressees
from yikou.flow.run import Run


def withdraw(run: Run) -> None:
    """撤回: by the applicant, or by the window for them. Options: reason."""
    verb = _allowed(run, "withdraw", ("applicant",))
    run.add(e.Withdrawn(run.reason()))
    run.happened("any.withdraw")
    end(run, verb.outcome or "withdrawn")


def terminate(run: Run) -> None:
    """终止. Options: reason."""
    _allowed(run, "terminate", ())
    run.add(e.Terminated(run.reason()))
    run.happened("any.terminate")
    end(run, "terminated")


def urge(run: Run) -> None:
    """催办: tells the handlers, once for each look at the case. By whom `by` or `access` names. Options: reason."""
    _allowed(run, "urge", ())
    seen = run.act.seen or 0
    if any(did.verb == "urge" and did.person == run.act.actor.person and did.no > seen for did in run.state.dids):
        raise Refused("urged_already")
    to = addressees(run, ("handlers",))
    if not to:
        raise Refused("nobody_to_urge")
    run.add(e.Urged(run.reason()))
    run.add(e.Told("urge", run.program.affair.title, to, ("desk",), run.reason()))
    run.happened("any.urge")


def set_lane(run: Run) -> None:
    """绿色通道 by hand, in both directions. Options: lane, reason."""
    refuse_ended(run)
    lanes = run.program.affair.lanes
    if lanes.by_hand is None:
        raise Refused("not_offered", verb="set_lane")
    if not run.people().circle(lanes.by_hand.who).holds(run.actor):
        raise NotAllowed("set_lane")
    verb = run.program.verb("set_lane")
    refuse_when(run, verb)
    refuse_needs(run, verb, (*lanes.by_hand.needs, *verb.needs))
    lane, before = str(run.option("lane")), run.state.lane
    if lane not in lanes.kinds:
        raise Refused("no_such_lane")
    if lane == before:
        raise Refused("same_lane")
    run.add(e.HandLane(lane, run.reason(), tuple(number for number, _ in matching(run, run.scope()))))
    run.happened("any.set_lane")
    relimit(run, before)


def _allowed(run: Run, name: str, by: tuple[str, ...]) -> Verb:
    """The verb of the case, by somebody who may perform it, with what it needs."""
    refuse_ended(run)
    verb = run.program.verb(name)
    if not gives(run, name) and not run.people().circle(verb.by or by).holds(run.actor):
        raise NotAllowed(name)
    refuse_when(run, verb)
    refuse_needs(run, verb)
    return verb
