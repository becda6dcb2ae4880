"""What stands in the way of an application at this window: another case (`one_per`), or that another takes it in."""

from collections.abc import Iterable

from yikou.definition.model import Affair
from yikou.errors import Refused
from yikou.flow.acts import Actor, Context
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.who import People
from yikou.store.case_lines import CaseLine


def in_the_way(affair: Affair, past: Iterable[CaseLine]) -> CaseLine | None:
    """The case that `one_per` would name among an applicant's, where the applicant alone is the key."""
    if affair.one_per is None or affair.one_per.key != (("applicant",),):
        return None
    among = affair.one_per.among
    blocks = (line for line in past if line.slug == affair.slug)
    return next((x for x in blocks if (x.state != "ended" and "open" in among) or x.counts_as in among), None)


def is_ours(program: Program, state: CaseState, actor: Actor, context: Context) -> bool:
    """Whether this window may file it; as long as the answers do not say whose it is, it may be."""
    try:
        return People(program, state, context).window().holds(actor)
    except Refused as error:
        if error.code != "place_not_known":
            raise
        return True
