"""Which affairs fit a resident: what the rules of acceptance say of what is known, and what is often asked for here."""

from dataclasses import dataclass
from datetime import timedelta

from yikou.definition.annotations import PREFILLS
from yikou.definition.model import Affair
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.forms.prefill import prefill
from yikou.rules.scope import Scope
from yikou.store import counting
from yikou.store.database import Session
from yikou.store.residents import Resident
from yikou.usecases.acting import Acting
from yikou.usecases.deciding import context_of
from yikou.usecases.house import House
from yikou.usecases.trial import trial_state

LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Fit:
    """An affair for a resident. against: the line of acceptance that fails on what is known, '' where none does.
    lane: title and reason of the quick lane that it would take, or ''; often: how many were filed here lately."""

    affair: Affair
    against: str
    lane: str
    often: int


def known_of(person: Resident) -> dict[str, str]:
    """What is known of a resident, by the names that `x-prefill` uses."""
    return {name: getattr(person, name) for name in PREFILLS}


def fits(
    house: House,
    s: Session,
    acting: Acting,
    programs: tuple[Program, ...],
    *,
    person: Resident,
    places: tuple[str, ...],
) -> tuple[Fit, ...]:
    """The affairs, those that fit first: what nothing stands against, then what is asked for most at these places."""
    often = counting.registered(s, places, since=house.today - LOOK_BACK)
    found = [_fit(house, s, acting, program, person, often.get(program.affair.slug, 0)) for program in programs]
    return tuple(sorted(found, key=lambda fit: (bool(fit.against), not fit.lane, -fit.often, fit.affair.title)))


def _fit(house: House, s: Session, acting: Acting, program: Program, person: Resident, often: int) -> Fit:
    context = context_of(house, s, slug=program.affair.slug, identity=person.identity)
    answers, _ = prefill(program.affair.form, known_of(person))
    scope = scope_of(program, trial_state(program, answers, acting.actor, context), context)
    return Fit(program.affair, _against(program, scope), _lane(program, scope), often)


def _against(program: Program, scope: Scope) -> str:
    """The first line that certainly fails; what is not known yet stands against nobody."""
    lines = (line for line in program.affair.accepts if not line.warns)
    return next((line.say for line in lines if program.rules.judge(line.must, scope).value is False), "")


def _lane(program: Program, scope: Scope) -> str:
    entry, _ = program.rules.lane(scope)
    return f"{program.affair.lanes.kinds[entry.lane].title} · {entry.because}" if entry else ""
