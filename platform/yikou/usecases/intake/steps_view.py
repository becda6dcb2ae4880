"""Pages of a form that is filled in a section at a time, and the page on which everything is checked at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from yikou.errors import AnswerError, NotFound
from yikou.flow.acts import Context
from yikou.forms.bind import Bound
from yikou.store import papers
from yikou.store.database import Session
from yikou.texts import say
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.case.views_papers import MaterialView
from yikou.usecases.definitions.orgs import org_choices
from yikou.usecases.house import House
from yikou.usecases.intake.compared import Comparing, marks_of
from yikou.usecases.intake.filing import Intake, accepts_too, fills_first, opened
from yikou.usecases.intake.intake_data import Pairs, bound_of
from yikou.usecases.intake.intake_messages import MESSAGES
from yikou.usecases.intake.intake_papers import wishes
from yikou.usecases.intake.intake_view import clash_of, differing_of, for_whom, untouched, warnings_of
from yikou.usecases.intake.materials_view import Errors, errors_of, materials_of
from yikou.usecases.intake.steps import PAPERS, Step, bound_at, errors_at, refuse_bad, step_at, steps_of
from yikou.usecases.intake.two_pages import new_mark
from yikou.usecases.intake.views_steps import Answered, CheckView, StepView
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of
from yikou.usecases.views import Fault


@dataclass(frozen=True, slots=True)
class Stepped:
    """A draft with its steps as it is answered now."""

    house: House
    s: Session
    reader: Reader
    intake: Intake
    context: Context
    whole: Bound
    steps: tuple[Step, ...]

    @property
    def base(self) -> str:
        """Address that those of the steps begin with."""
        return f"/drafts/{self.intake.draft.id}/steps"

    @property
    def around(self) -> dict[str, Any]:
        """What every page of a form is drawn with."""
        choices = org_choices(self.context.directory, self.house.today)
        names = {"org_choices": choices, "org_names": self.house.names}
        return {"translate": self.reader.translate, "sprite": self.reader.sprite, **names}

    @property
    def who(self) -> str:
        """For whom the form is filled in."""
        return for_whom(self.house, self.s, self.intake.draft.resident, self.reader.translate)

    def materials(self, error: Errors) -> tuple[MaterialView, ...]:
        """Papers, as on the one page."""
        program, files = self.intake.program, papers.of_draft(self.s, self.intake.draft.id)
        asked = wishes(program, self.whole.answers, self.reader.acting.actor, self.context)
        return materials_of(self.intake, asked, files, self.context, error=error, translate=self.reader.translate)

    def at(self, key: str) -> int:
        """Where a step stands; NotFound where there is none of that key."""
        return step_at(self.steps, key)


def stepped(house: House, s: Session, reader: Reader, id: str) -> Stepped:
    """One's own draft by steps; NotFound for anybody else's, and for the answer to a notice, which has none."""
    intake = opened(house, s, reader.acting, id, language=reader.language)
    if intake.draft.case_number:
        raise NotFound("step", id)
    context, whole = context_of(house, s), bound_of(intake.program.form, intake.data)
    title = say(MESSAGES, "materials", {}, reader.translate) if intake.program.affair.materials else ""
    return Stepped(house, s, reader, intake, context, whole, steps_of(intake.program.form, whole, papers=title))


def step_view(
    house: House,
    reader: Reader,
    id: str,
    key: str,
    *,
    checked: bool = False,
    error: Errors = None,
    post: Pairs | None = None,
) -> StepView:
    """One step. checked: it was reached from the check page; error, post: as for `intake_view`."""
    with house.store.session() as s:
        found = stepped(house, s, reader, id)
        number, form = found.at(key), found.intake.program.form
        step, data = found.steps[number], found.intake.data
        bound = bound_at(form, step, data, post=post)
        clash = clash_of(form.part(step.drawn), data, bound, error, reader.translate, house.names)
        wrong = errors_of(error) or (errors_at(form, step, bound) if checked else ())
        faults = faults_of(found.intake.program, error, reader.translate, bound=bound) if clash is None else ()
        return StepView(
            draft=id,
            affair=found.intake.program.affair.title,
            for_whom=found.who,
            key=key,
            title=step.title,
            number=number + 1,
            of=len(found.steps),
            own=step.own,
            form=_drawn(found, step, bound, wrong),
            mark=new_mark(data),
            materials=found.materials(error) if key == PAPERS else (),
            kept_at=found.intake.draft.updated_at if data.post and clash is None else None,
            faults=faults,
            back=f"{found.base}/check" if checked else f"{found.base}/{found.steps[number - 1].key}" if number else "",
            checked=checked,
            clash=clash,
            takes_files=found.intake.program.form.takes_files,
            upload_limit=f"{house.settings.upload_bytes // 1024 // 1024} MB",
        )


def _drawn(found: Stepped, step: Step, bound: Bound, wrong: Sequence[AnswerError]) -> Markup:
    if not step.drawn:
        return Markup("")
    return found.intake.program.form.part(step.drawn).page(
        bound,
        errors=[one for one in wrong if one.field.startswith("/")],
        prefilled=untouched(found.intake.data, found.whole, found.reader.translate),
        differing=differing_of(found.house, found.intake, found.whole, found.reader.translate),
        refresh_url=f"{found.base}/{step.key}/refresh",
        **found.around,
    )


def step_fragments(house: House, reader: Reader, id: str, key: str, *, post: Pairs) -> str:
    """What a change moves on a step: parts of it as out-of-band swaps."""
    with house.store.session() as s:
        found = stepped(house, s, reader, id)
        step, form = found.steps[found.at(key)], found.intake.program.form
        bound = bound_at(form, step, found.intake.data, post=post)
        prefilled = untouched(found.intake.data, found.whole, reader.translate)
        differing = differing_of(house, found.intake, found.whole, reader.translate)
        moved = form.part(step.drawn).fragment(
            bound, prefilled=prefilled, differing=differing, refresh_url=f"{found.base}/{key}/refresh", **found.around
        )
        return moved + marks_of(form, prefilled, differing, drawn=form.asked_now(bound.answers) & {*step.drawn})


def next_step(house: House, reader: Reader, id: str, key: str) -> str:
    """Address of what comes after a step. AnswersRefused with all that is wrong on the step."""
    with house.store.session() as s:
        found = stepped(house, s, reader, id)
        number = found.at(key)
        refuse_bad(found.intake.program.form, found.steps[number], found.intake.data)
        after = found.steps[number + 1 : number + 2]
        return f"{found.base}/{after[0].key if after else 'check'}"


def check_view(house: House, reader: Reader, id: str, *, error: Errors = None) -> CheckView:
    """Everything that was answered, to be checked before it is sent. error: why it could not be."""
    with house.store.session() as s:
        found = stepped(house, s, reader, id)
        intake, acting = found.intake, reader.acting
        faults = tuple(_led(found, faults_of(intake.program, error, reader.translate, bound=found.whole)))
        return CheckView(
            draft=id,
            affair=intake.program.affair.title,
            for_whom=found.who,
            parts=tuple(_answered(found, faults)),
            materials=found.materials(error),
            back=f"{found.base}/{found.steps[-1].key}",
            faults=faults,
            warnings=warnings_of(intake, error, reader.translate),
            can_accept=_accepts(found, acting),
            goes_on=fills_first(intake.program),
            differs=tuple(_differs(found)),
        )


def _differs(found: Stepped) -> Iterator[tuple[str, str, str]]:
    """What was typed over what the system holds: title, both values."""
    data, compare = found.intake.data, Comparing(found.intake.program.form, found.reader.translate, found.house.names)
    for one in compare.differences(data.form, data.sources, found.whole.answers):
        yield one.title, one.was, one.now


def _accepts(found: Stepped, acting: Acting) -> bool:
    return accepts_too(found.intake, found.whole, acting, found.context)


def _answered(found: Stepped, faults: Sequence[Fault]) -> Iterator[Answered]:
    form, wrong = found.intake.program.form, {fault.page.partition("?")[0] for fault in faults}
    for step in found.steps:
        if step.drawn:
            final = form.settle(found.whole.answers).answers
            around = {name: value for name, value in found.around.items() if name != "org_choices"}
            shown = form.part(step.drawn).show(final, **around)
            yield Answered(step.key, step.title, shown, f"{found.base}/{step.key}" in wrong)


def _led(found: Stepped, faults: Sequence[Fault]) -> Iterator[Fault]:
    """Each line leads to the step on which its field stands; one of no step stays where it is."""
    for fault in faults:
        key = PAPERS if fault.target.startswith("material-") else ""
        key = key or next((step.key for step in found.steps if fault.target and step.holds(fault.target)), "")
        yield replace(fault, page=f"{found.base}/{key}?back=check") if key else fault
