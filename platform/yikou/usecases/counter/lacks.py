"""Everything that stands between a draft and acceptance, told at once: papers, answers, conditions, and the place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from yikou.errors import AnswerError
from yikou.flow.acts import Context
from yikou.flow.parties import applicant_of
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.forms.bind import Bound
from yikou.store import case_lines
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.counter.conditions import Condition, conditions, in_words
from yikou.usecases.counter.needed_when import needed_when
from yikou.usecases.counter.standing import in_the_way, is_ours
from yikou.usecases.definitions.trial import trial_state
from yikou.usecases.house import House
from yikou.usecases.intake.filing import Intake, usable
from yikou.usecases.intake.intake_data import bound_of
from yikou.usecases.intake.intake_papers import missing_papers, wishes

TEXTS = {
    "files": N_("{title}（{count} 份）"),
    "perhaps": N_("{title}：{when}"),
    "fill": N_("请填写：{titles}"),
    "check": N_("请核对：{fault}"),
    "later": N_("{title}（可以先受理，之后再交）"),
    "place": N_("申请人的住址不归本窗口受理，请到居住地的窗口办理"),
    "again": N_("申请人已有一件在办（{number}），不能再受理"),
}
EMPTY = ("required", "required_choice", "required_rows", "consent")
"""Codes of errors where nothing was answered."""


@dataclass(frozen=True, slots=True)
class Lacks:
    """papers: titles of what is missing; perhaps: papers of which answers that are not there yet decide, with when they
    are needed; answers: what is to be filled in, and what is wrong; unmet: conditions that certainly do not hold;
    place: why this window is not the one, or ''; again: the case that stands in the way, or ''."""

    papers: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    unmet: tuple[Condition, ...] = ()
    place: str = ""
    again: str = ""

    @property
    def nothing(self) -> bool:
        """Whether it could be taken in as it stands. What may be needed hangs on answers that are not there."""
        return not (self.papers or self.answers or self.unmet or self.place or self.again)


def lacks_of(house: House, s: Session, acting: Acting, intake: Intake) -> Lacks:
    """What a draft lacks, as it was typed last."""
    program, bound = intake.program, bound_of(intake.program.form, intake.data)
    invalid = program.form.settle(bound.answers).errors
    answers, context = usable(bound.answers, invalid), context_of(house, s)
    missing = missing_papers(program, answers, acting.actor, context, intake.given, intake.data.follow)
    return replace(
        against_of(house, s, acting, intake, answers),
        papers=tuple(_paper(program, error) for error in missing),
        perhaps=tuple(_perhaps(program, intake, answers, acting, context)),
        answers=_answers(program, bound, bound.with_invalid(invalid)),
    )


def against_of(house: House, s: Session, acting: Acting, intake: Intake, answers: Mapping[str, Any]) -> Lacks:
    """What stands against these answers themselves, whatever is still to come."""
    program = intake.program
    identity, _ = applicant_of(program, directory(s), answers)
    context = context_of(house, s, slug=intake.draft.slug, identity=identity)
    state = trial_state(program, answers, acting.actor, context)
    judged = conditions(program, scope_of(program, state, context), context.directory)
    return Lacks(
        unmet=tuple(one for one in judged if one.holds is False and str(one.line) not in intake.data.warned),
        place="" if is_ours(program, state, acting.actor, context) else program.translate(TEXTS["place"]),
        again=_again(program, s, state),
    )


def _paper(program: Program, error: AnswerError) -> str:
    if error.code == "paper_missing_or_follow":
        return program.say(TEXTS["later"], title=error.params["title"])
    return program.say(TEXTS["files"], **error.params) if error.params["count"] > 1 else str(error.params["title"])


def _perhaps(
    program: Program, intake: Intake, answers: Mapping[str, Any], acting: Acting, context: Context
) -> Iterator[str]:
    """Papers that answers still to come may ask for, less those that are there or promised."""
    for wish in wishes(program, answers, acting.actor, context):
        name = wish.material.name
        if wish.wanted == "perhaps" and name not in intake.given and name not in intake.data.follow:
            when = needed_when(program, wish)
            yield program.say(TEXTS["perhaps"], title=wish.material.title, when=when)


def _answers(program: Program, bound: Bound, errors: Sequence[AnswerError]) -> tuple[str, ...]:
    """What is to be filled in, in one line, and a line for each wrong value."""
    told = partial(program.form.faults, given=bound, translate=program.translate)
    empty = [AnswerError(error.field, "blank", error.params) for error in errors if error.code in EMPTY]
    wrong = [error for error in errors if error.code not in EMPTY]
    titles = dict.fromkeys(title for _, title in told(empty))
    fill = [program.say(TEXTS["fill"], titles=program.listed(titles))] if titles else []
    return (*fill, *dict.fromkeys(program.say(TEXTS["check"], fault=fault) for _, fault in told(wrong)))


def _again(program: Program, s: Session, state: CaseState) -> str:
    stands = in_the_way(program.affair, case_lines.by_applicant(s, state.identity)) if state.name else None
    return program.say(TEXTS["again"], number=stands.number) if stands else ""


def sentences(program: Program, lacks: Lacks) -> Iterator[str]:
    """Why the application cannot be taken in, apart from what can still be brought: what a refusal rests on."""
    yield from (in_words(program, one) for one in lacks.unmet)
    yield from (text for text in (lacks.place, lacks.again) if text)
