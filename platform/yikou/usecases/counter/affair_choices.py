"""The affairs of an applicant as they stand at the counter: what fits and why, and why another cannot be taken in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from yikou.definition.model import Affair
from yikou.flow.program import Program
from yikou.forms.initials import initials_of
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.texts import Translate, say
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.fitting import Applicant, Fit, fits
from yikou.usecases.counter.narrowing import narrowed
from yikou.usecases.counter.standing import in_the_way
from yikou.usecases.counter.views_counter import AffairChoice
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

BY_NUMBER = 9
"""Affairs that have a key of their own."""


def filed_here(house: House, s: Session, reader: Reader, *, kind: str = "") -> tuple[Program, ...]:
    """The affairs that the post's role takes in at all; kind: of applicant, '' for any."""
    programs = current_programs(house, s, language=reader.language)
    return tuple(
        one for one in programs if _files(one.affair, reader) and (not kind or one.affair.applicant.kind == kind)
    )


def _files(affair: Affair, reader: Reader) -> bool:
    entries = [affair.who[name] for name in affair.filed_by if name in affair.who]
    return any(entry.role == reader.acting.post.role for entry in entries)


def choices(
    house: House,
    s: Session,
    reader: Reader,
    applicant: Applicant,
    *,
    past: Sequence[CaseLine],
    seen: Sequence[CaseLine],
    places: tuple[str, ...],
    only: str = "",
) -> tuple[AffairChoice, ...]:
    """The affairs for an applicant, what fits first. past: all their cases, seen: those that the reader may know of;
    only: text that narrows them."""
    kind = applicant.identity.partition(":")[0]
    mine = filed_here(house, s, reader, kind=kind)
    if only:
        wanted = [affair.slug for affair in narrowed((one.affair for one in mine), only)]
        mine = tuple(one for one in mine if one.affair.slug in wanted)
    found = fits(house, s, reader.acting, mine, applicant=applicant, places=places)
    made = [_choice(one, past, seen, reader.translate) for one in found]
    return _marked(sorted(made, key=lambda choice: choice.closed))


def _marked(made: Sequence[AffairChoice]) -> tuple[AffairChoice, ...]:
    """The first is said to fit best, where something that is known speaks for it."""
    if made and made[0].fits:
        return (replace(made[0], best=True), *made[1:])
    return tuple(made)


def _choice(fit: Fit, past: Sequence[CaseLine], seen: Sequence[CaseLine], translate: Translate) -> AffairChoice:
    affair, stands = fit.affair, in_the_way(fit.affair, past)
    instant = translate(MESSAGES["instant"]) if affair.guide.kind == "instant" else ""
    return AffairChoice(
        slug=affair.slug,
        title=affair.title,
        why=_why(fit, stands, stands in seen, translate),
        tag=instant,
        closed=bool(stands or fit.against or not fit.ours),
        fits=bool(fit.lane or fit.because),
        open_case=f"/cases/{stands.number}" if stands and stands in seen else "",
        search=initials_of(affair.title),
    )


def _why(fit: Fit, stands: CaseLine | None, is_seen: bool, translate: Translate) -> str:
    tell = partial(say, MESSAGES, translate=translate)
    if stands:
        return tell("not_again", {"number": stands.number}) if is_seen else tell("not_again_elsewhere", {})
    if not fit.ours:
        return tell("not_here", {})
    if fit.against:
        return tell("not_fit", {"why": fit.against})
    if fit.confirm:
        return tell("to_confirm", {"why": fit.confirm})
    if fit.lane:
        return fit.lane
    return tell("fits", {"why": fit.because}) if fit.because else fit.affair.guide.conditions


def plain_choices(programs: Sequence[Program], translate: Translate) -> tuple[AffairChoice, ...]:
    """Affairs that were searched for without an applicant."""
    return tuple(
        AffairChoice(
            slug=one.affair.slug,
            title=one.affair.title,
            why=one.affair.guide.conditions,
            tag=translate(MESSAGES["instant"]) if one.affair.guide.kind == "instant" else "",
            search=initials_of(one.affair.title),
        )
        for one in programs
    )
