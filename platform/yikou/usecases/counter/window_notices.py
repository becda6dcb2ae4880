"""What a window hands to somebody who applies: everything that is missing, told once, or that nothing is taken in.

A refusal becomes a case that ended at the window where all is there to register one; where rules stand in the way of
that, or half of it is missing, the notice alone is what is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yikou.errors import AnswersRefused, NotAllowed, NotFound, Refused
from yikou.flow.parties import applicant_of
from yikou.store import drafts, numbers, window_notices
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.window_notices import Kind, WindowNotice, new_key
from yikou.texts import say
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import begin
from yikou.usecases.counter.lacks import Lacks, lacks_of, sentences
from yikou.usecases.counter.window_letters import (
    TEXTS,
    TITLES,
    Group,
    Letter,
    closing,
    missing_groups,
    packed,
    refused_groups,
)
from yikou.usecases.house import House
from yikou.usecases.intake.filing import Intake, filing, keep, opened, usable
from yikou.usecases.intake.intake_data import REASON, WHY, Pairs, bound_of, value_of

PREFIX: dict[Kind, str] = {"missing": "GZ", "refused": "BY"}
AS_NOTICE = "notice:"  # stands before the key of a notice, where that is all that became of a draft
LONGEST = 1000
"""Letters of a reason in the clerk's own words: a page of the notice."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """A draft with what it lacks. resident: identity of the applicant, '' for none; name: as it was typed."""

    intake: Intake
    lacks: Lacks
    resident: str
    name: str


def tell_missing(house: House, acting: Acting, id: str, *, post: Pairs) -> str:
    """Writes down everything that a draft lacks; the key of the notice. Refused where nothing is missing."""
    keep(house, acting, id, post=post)
    with house.store.writing() as s:
        desk = _desk(house, s, acting, id)
        if desk.lacks.nothing:
            raise Refused("nothing_missing")
        return _give(house, s, acting, desk, "missing", groups=missing_groups(desk.intake.program, desk.lacks)).key


def refuse(house: House, acting: Acting, id: str, *, post: Pairs) -> str:
    """Refuses to take a draft in, for the reasons that were chosen or written; the key of the notice.

    Refused without a reason.
    """
    keep(house, acting, id, post=post)
    with house.store.session() as s:
        reasons = _reasons(_desk(house, s, acting, id), post)
    if not reasons:
        raise Refused("refuse_reason")
    try:
        return _refuse(house, acting, id, reasons, as_case=True)
    except (AnswersRefused, NotAllowed, Refused):
        return _refuse(house, acting, id, reasons, as_case=False)


def notice_of(became: str) -> str:
    """Key of the notice that a draft became, '' where it became a case.

    >>> notice_of("notice:k1"), notice_of("HY01-2026-00001")
    ('k1', '')
    """
    return became.removeprefix(AS_NOTICE) if became.startswith(AS_NOTICE) else ""


def _refuse(house: House, acting: Acting, id: str, reasons: Sequence[str], *, as_case: bool) -> str:
    with house.store.writing() as s:
        desk = _desk(house, s, acting, id)
        number = _ended_case(house, s, acting, desk.intake, reasons) if as_case else ""
        groups = refused_groups(desk.intake.program, reasons)
        notice = _give(house, s, acting, desk, "refused", groups=groups, number=number)
        drafts.mark_filed(s, id, number=number or f"{AS_NOTICE}{notice.key}", at=house.now)
        return notice.key


def _ended_case(house: House, s: Session, acting: Acting, intake: Intake, reasons: Sequence[str]) -> str:
    """The case that is registered and rejected in one act, with its ledger."""
    bound = bound_of(intake.program.form, intake.data)
    act = filing(house, s, acting, intake, bound=bound, do="refuse")
    if not act.options["then"]:
        raise NotAllowed(intake.program.affair.title)
    return begin(house, s, intake.program, replace(act, options={**act.options, "reason": "；".join(reasons)})).number


def _desk(house: House, s: Session, acting: Acting, id: str) -> _Desk:
    intake = opened(house, s, acting, id)
    if intake.draft.filed_as or intake.draft.case_number:
        raise NotFound("draft", id)
    form = intake.program.form
    answers = bound_of(form, intake.data).answers
    identity, name = applicant_of(intake.program, directory(s), usable(answers, form.settle(answers).errors))
    return _Desk(intake, lacks_of(house, s, acting, intake), intake.draft.resident or identity, name)


def _reasons(desk: _Desk, post: Pairs) -> tuple[str, ...]:
    """The sentences that were chosen and still hold, and what the clerk wrote."""
    chosen = {text for name, text in post if name == WHY}
    own = value_of(post, REASON).strip()[:LONGEST]
    return (*(one for one in sentences(desk.intake.program, desk.lacks) if one in chosen), *((own,) if own else ()))


def _give(
    house: House,
    s: Session,
    acting: Acting,
    desk: _Desk,
    kind: Kind,
    *,
    groups: tuple[Group, ...],
    number: str = "",
) -> WindowNotice:
    """Writes the notice down, with a number of its own."""
    draft = desk.intake.draft
    own = f"{PREFIX[kind]}{house.today.year}-{numbers.take(s, f'window_notice:{kind}:{house.today.year}'):05}"
    notice = WindowNotice(
        key=new_key(),
        number=own,
        kind=kind,
        org=acting.post.org,
        person=acting.person.key,
        at=house.now,
        slug=draft.slug,
        version=draft.version,
        draft=draft.id,
        resident=desk.resident,
        name=desk.name,
        case_number=number,
        content=packed(_letter(house, acting, desk, kind, number=own, groups=groups)),
    )
    window_notices.add(s, notice)
    return notice


def _letter(house: House, acting: Acting, desk: _Desk, kind: Kind, *, number: str, groups: tuple[Group, ...]) -> Letter:
    program, org = desk.intake.program, acting.org
    phone = org.phone or program.affair.guide.phone
    return Letter(
        title=program.translate(TITLES[kind]),
        number=number,
        org=org.name,
        phone=phone,
        to=desk.name,
        affair=program.affair.title,
        clerk=acting.person.name,
        on=house.today,
        opening=say(TEXTS, f"opening_{kind}", {"affair": program.affair.title}, program.translate),
        groups=groups,
        closing=closing(kind, org=org.name, phone=phone, translate=program.translate),
    )
