"""Where a case stands, in a word or two."""

from yikou.flow.program import Program
from yikou.flow.titles import outcome_title
from yikou.texts import N_, Translate

STATES = {"filed": N_("已登记"), "open": N_("办理中"), "paused": N_("已挂起")}


def state_words(program: Program, state: str, outcome: str, translate: Translate) -> str:
    """已登记, 办理中, or how it ended."""
    return outcome_title(program, outcome) if state == "ended" else translate(STATES[state])
