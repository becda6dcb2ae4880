"""Who puts a seal on has just shown that it is they, and no seal is put on that is stopped.

Held to where every decision is written.
"""

from collections.abc import Mapping, Sequence

from msgspec import structs

from yikou.directory.model import Directory
from yikou.errors import ProofNeeded, Refused
from yikou.flow import entries as e
from yikou.flow.acts import Act
from yikou.flow.entries import Entry
from yikou.flow.program import Program
from yikou.flow.run import Decision
from yikou.store import seals
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.seals import SealStop
from yikou.texts import N_

MESSAGES = {"seal_stopped": N_("{org}的印章已停用，不能盖。停用的原因：{reason}。恢复请找系统管理员。")}


def sealed(s: Session, program: Program, act: Act, made: Decision) -> Decision:
    """The decision as the ledger keeps it: where a seal is put on, the actor says how they were known, else not.

    ProofNeeded where somebody of the staff, or a program, seals without having shown that they may; Refused
    (`seal_stopped`) where a seal is stopped, whoever would put it on.
    """
    _refuse_stopped(s, made)
    if act.actor.kind != "staff":
        return made
    seals = any(_seals(program, entered.entry) for entered in made.entries)
    if seals and not act.actor.proven:
        raise ProofNeeded("token_may_not_seal" if act.actor.via else "")
    if seals or not act.actor.proven:
        return made
    plain = tuple(structs.replace(x, actor=structs.replace(x.actor, proven="")) for x in made.entries)
    filer = made.state.filer  # the state keeps who filed, as the ledger tells it
    state = structs.replace(made.state, filer=structs.replace(filer, proven="")) if filer == act.actor else made.state
    return structs.replace(made, entries=plain, state=state)


def _refuse_stopped(s: Session, made: Decision) -> None:
    orgs = seals_in([entered.entry for entered in made.entries])
    stops = seals.stops(s) if orgs else {}
    if stops:
        refuse_stopped(stops, directory(s), *orgs)


def seals_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Slugs of the orgs whose seals these put on, in order."""
    found = {one.seal for one in entries if isinstance(one, e.Completed | e.Concluded | e.Made)}
    return tuple(sorted(found - {""}))


def refuse_stopped(stops: Mapping[str, SealStop], people: Directory, *orgs: str) -> None:
    """Refused (`seal_stopped`) where the seal of one of these orgs is stopped. stops: by org."""
    for org in orgs:
        if org in stops:
            raise Refused("seal_stopped", org=people.orgs[org].name, reason=stops[org].reason)


def _seals(program: Program, entry: Entry) -> bool:
    """A vote at a step that has a seal, and whatever ends such a step. A document's own seal follows from those."""
    if isinstance(entry, e.Voted):
        return program.step(entry.step).seal is not None
    return isinstance(entry, e.Completed | e.Concluded) and bool(entry.seal)
