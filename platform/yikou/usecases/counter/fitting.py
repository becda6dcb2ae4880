"""Which affairs fit an applicant: what the rules of acceptance say of what is known, and what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from yikou.definition.annotations import PREFILLS
from yikou.definition.model import Affair
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.flow.words import VALUES
from yikou.forms.prefill import prefill
from yikou.rules.scope import Scope
from yikou.store import counting
from yikou.store.database import Session
from yikou.store.residents import Resident
from yikou.texts import N_
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.counter.conditions import Condition, conditions, in_words
from yikou.usecases.counter.standing import is_ours
from yikou.usecases.definitions.trial import trial_state
from yikou.usecases.house import House

LOOK_BACK = timedelta(days=90)
MOST_READ = 3
TEXTS = {"read": N_("{title} {value}"), "lane": N_("{title} · {because}")}


@dataclass(frozen=True, slots=True)
class Fit:
    """An affair for an applicant. against: the condition that fails on what is known, with what it read, '' where none
    does; because: what was read of the applicant where conditions hold whatever is still answered; doubts: one of them
    fails unless an answer makes an exception, and nothing is said to fit; lane: title and reason of the quick lane that
    it would take, or ''; confirm: a condition that only warns, with what it read, or ''; ours: whether this window
    takes it in; often: how many were filed here lately."""

    affair: Affair
    against: str
    because: str
    doubts: bool
    lane: str
    confirm: str
    ours: bool
    often: int

    @property
    def order(self) -> tuple[bool, bool, bool, bool, int, str]:
        """What can be taken in, less what is in doubt; then what goes a quick lane, is known to fit, is asked for."""
        stands = bool(self.against) or not self.ours
        return stands, self.doubts, not self.lane, not self.because, -self.often, self.affair.title


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whoever applies, as far as is known. identity: `person:…`, `organisation:…`; known: by the names of `x-prefill`,
    and of the applicant's own fields."""

    identity: str
    known: Mapping[str, str]


def known_of(person: Resident) -> dict[str, str]:
    """What is known of a resident, by the names that `x-prefill` uses."""
    return {name: getattr(person, name) for name in PREFILLS}


def applying(person: Resident) -> Applicant:
    """A resident who applies."""
    return Applicant(person.identity, known_of(person))


def fits(
    house: House,
    s: Session,
    acting: Acting,
    programs: Sequence[Program],
    *,
    applicant: Applicant,
    places: tuple[str, ...],
) -> tuple[Fit, ...]:
    """The affairs, those that fit first. places: where it counts how often each is asked for."""
    often = counting.registered(s, places, since=house.today - LOOK_BACK)
    found = (_fit(house, s, acting, one, applicant, often.get(one.affair.slug, 0)) for one in programs)
    return tuple(sorted(found, key=lambda fit: fit.order))


def _fit(house: House, s: Session, acting: Acting, program: Program, applicant: Applicant, often: int) -> Fit:
    context = context_of(house, s, slug=program.affair.slug, identity=applicant.identity)
    answers, _ = prefill(program.form.plan, applicant.known)
    state = trial_state(program, answers, acting.actor, context)
    scope = scope_of(program, state, context)
    judged = conditions(program, scope, context.directory)
    fails = [one for one in judged if one.holds is False]
    doubts = any(one.doubts and not one.warns for one in judged)
    holding = [one for one in judged if one.holds and not one.warns and not one.hangs]
    return Fit(
        program.affair,
        against=next((in_words(program, one) for one in fails if not one.warns), ""),
        because="" if doubts else _because(program, holding),
        doubts=doubts,
        lane=_lane(program, scope),
        confirm=next((in_words(program, one) for one in fails if one.warns), ""),
        ours=is_ours(program, state, acting.actor, context),
        often=often,
    )


def _because(program: Program, holding: Sequence[Condition]) -> str:
    """What conditions that hold have read of the applicant: 年龄 54 周岁、户籍 本区. A bare yes says little."""
    bare = {program.translate(VALUES[word]) for word in ("yes", "no")}
    told = dict.fromkeys(read for one in holding for read in one.known if read[1] not in bare)
    words = (program.say(TEXTS["read"], title=title, value=value) for title, value in list(told)[:MOST_READ])
    return program.listed(words)


def _lane(program: Program, scope: Scope) -> str:
    entry, _ = program.rules.lane(scope)
    if entry is None:
        return ""
    return program.say(TEXTS["lane"], title=program.affair.lanes.kinds[entry.lane].title, because=entry.because)
