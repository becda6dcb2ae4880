"""Papers that may still be promised for later (后补) at a case: with which verb, and what is ticked so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from yikou.errors import AnswersRefused
from yikou.flow.offers import Offer
from yikou.flow.program import Program
from yikou.flow.requirements import promisable
from yikou.flow.state import CaseState
from yikou.usecases.case.posting import NOTHING, Tried
from yikou.usecases.refusals import paper_text


@dataclass(frozen=True, slots=True)
class Promises:
    """tasks: by material, the task at which it may be promised; ticked: those that are, and not yet sent; wrong: what
    was just told of a material."""

    tasks: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    wrong: Mapping[str, str] = field(default_factory=dict)


NO_PROMISES = Promises()


def promises_of(
    program: Program, state: CaseState, offers: Iterable[Offer], typed: Mapping[str, Tried], tried: Tried = NOTHING
) -> Promises:
    """typed: by task, what stands on its page; tried: what was just refused."""
    tasks = {
        name: offer.task
        for offer in offers
        if offer.verb == "approve" and not offer.closed
        for name in promisable(program, state, "approve", offer.task).difference(state.promised)
    }
    ticked = frozenset(name for name, task in tasks.items() if task in typed and name in typed[task].values("follow"))
    errors = tried.error.errors if isinstance(tried.error, AnswersRefused) else ()
    papers = [error for error in errors if error.field.startswith("materials/")]
    return Promises(tasks, ticked, {e.field.removeprefix("materials/"): paper_text(program, e) for e in papers})
