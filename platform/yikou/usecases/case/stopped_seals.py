"""Verbs that would put a stopped seal on: closed before anybody presses them, with the stop's own sentence.

A vote beside others puts the seal on only if it is the last: whether it would is told with its effects.
"""

from collections.abc import Mapping
from dataclasses import replace

from yikou.errors import Refused
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.offers import Offer, offers
from yikou.flow.outputs import seal_at
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.state import CaseState
from yikou.store.seals import SealStop
from yikou.usecases.accounts.sealing import refuse_stopped
from yikou.usecases.refusals import refusal_text

SEALING = ("approve", "object", "conclude")
"""Verbs that end a step, with its seal."""


def offers_now(
    program: Program, state: CaseState, actor: Actor, context: Context, stops: Mapping[str, SealStop]
) -> tuple[Offer, ...]:
    """What the person may do now; what would put a stopped seal on is closed. stops: by org."""
    found = offers(program, state, actor, context)
    if not stops:
        return found
    run = Run(program, state, Act("", actor), context)
    return tuple(one if one.closed else replace(one, closed=_why_closed(run, one, stops)) for one in found)


def _why_closed(run: Run, offer: Offer, stops: Mapping[str, SealStop]) -> str:
    task = run.state.tasks.get(offer.task)
    is_last = task is not None and task.kind == "step" and (not task.yes or offer.verb == "conclude")
    if task is None or not is_last or offer.verb not in SEALING:
        return ""
    try:
        refuse_stopped(stops, run.context.directory, seal_at(run, run.program.step(task.step).seal))
    except Refused as refused:
        return refusal_text(run.program, refused, run.program.translate)
    return ""
