"""What only the store can give: running numbers and verification codes, filled in inside the transaction."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from yikou.flow.entries import Entered, Filed, Made
from yikou.flow.outputs import CODE
from yikou.flow.run import Decision
from yikou.flow.state import CaseState

_BLANK = (Filed, Made)
_SEQ = re.compile(r"\{seq:([1-9])\}")
Take = Callable[[str], int]
Code = Callable[[], str]


def fill(decision: Decision, *, take: Take, code: Code) -> Decision:
    """The decision with its blanks filled in.

    take: the next number for that rest of the pattern (`DB2026`), from 1; each is given once. code: a fresh
    verification code.
    """
    if not any(type(entered.entry) in _BLANK for entered in decision.entries):
        return decision
    filled = tuple(_filled(x, take, code) if type(x.entry) in _BLANK else x for x in decision.entries)
    return Decision(filled, _known(decision.state, filled))


def _filled(entered: Entered, take: Take, code: Code) -> Entered:
    entry = entered.entry
    if isinstance(entry, Filed):
        return replace(entered, entry=replace(entry, number=numbered(entry.number, take)))
    if isinstance(entry, Made):
        made = replace(entry, number=numbered(entry.number, take), code=code() if entry.code == CODE else entry.code)
        return replace(entered, entry=made)
    return entered


def _known(state: CaseState, filled: tuple[Entered, ...]) -> CaseState:
    """The state with what was filled in, as evolving the entries would have it."""
    number = next((x.entry.number for x in filled if isinstance(x.entry, Filed)), state.number)
    made = {x.no: x.entry for x in filled if isinstance(x.entry, Made)}
    outputs = tuple(
        replace(output, number=made[output.no].number, code=made[output.no].code) if output.no in made else output
        for output in state.outputs
    )
    return replace(state, number=number, outputs=outputs)


def numbered(pattern: str, take: Take) -> str:
    """The pattern with its running number in place.

    >>> numbered("DB2026{seq:6}", lambda rest: 7 if rest == "DB2026" else 0)
    'DB2026000007'
    """
    found = _SEQ.search(pattern) if "{" in pattern else None
    if found is None:
        return pattern
    number = take(pattern.replace(found[0], ""))
    return pattern.replace(found[0], str(number).zfill(int(found[1])))
