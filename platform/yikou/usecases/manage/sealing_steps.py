"""What puts the seal of an org on: steps and documents of the affairs as they are, wherever somebody could apply; and
which roles may."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yikou.definition.model import Affair, PlacePath
from yikou.errors import ProofNeeded
from yikou.flow.program import Program
from yikou.proof.candidates import Candidates, entries_of, homes
from yikou.proof.district import District
from yikou.store.database import Session
from yikou.usecases.acting import Acting
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import require_proof


@dataclass(frozen=True, slots=True)
class Putting:
    """What puts a seal on. is_step: a step, else a document; title: of it; who: titles of whoever may, of a step."""

    affair: str
    title: str
    is_step: bool
    who: tuple[str, ...] = ()


def put_on(programs: Sequence[Program], district: District) -> Mapping[str, tuple[Putting, ...]]:
    """What puts the seal of each org on, by org."""
    found: dict[str, dict[Putting, None]] = {}
    for affair in (program.affair for program in programs):
        everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
        for path, putting in _puttings(affair):
            for org in {org for at in everywhere for org in _orgs(at, path)}:
                found.setdefault(org, {})[putting] = None
    return {org: tuple(some) for org, some in found.items()}


def _puttings(affair: Affair) -> Iterator[tuple[PlacePath, Putting]]:
    for step in affair.steps.values():
        if step.seal:
            who = tuple(affair.who[name].title for name in step.who if name in affair.who)
            yield step.seal, Putting(affair.title, step.title, True, who)
    for output in affair.outputs.values():
        if output.seal:
            yield output.seal, Putting(affair.title, output.title, False)


def _orgs(at: Candidates, path: PlacePath) -> tuple[str, ...]:
    """Orgs that the place means; of the place where a case was accepted, that of the applicant."""
    found = at.orgs(path)
    is_case = found is None and path.parts == ("case", "place") and at.home
    return (at.home,) if is_case else found or ()


def sealing_roles(programs: Sequence[Program]) -> frozenset[str]:
    """Roles that do a step with a seal, or do it where nobody else can."""
    steps = ((one.affair, step) for one in programs for step in one.affair.steps.values() if step.seal)
    return frozenset(entry.role for affair, step in steps for entry in entries_of(affair, step.who) if entry.role)


def require_proof_of(house: House, s: Session, acting: Acting, *roles: str) -> None:
    """ProofNeeded where these roles give power over others, or may put a seal on, unless the person has just shown
    that it is they."""
    if not roles or acting.proof:
        return
    require_proof(acting, *roles)
    if sealing_roles(current_programs(house, s)) & set(roles):
        raise ProofNeeded
