"""The same form a section at a time: which steps there are, what each holds, and what is wrong with one.

Names, answers and rules are those of the whole form; a step only draws and sends its own part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from yikou.errors import AnswerError, AnswersRefused, NotFound
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.forms.controls import names_of
from yikou.forms.names import element_id, parts_of
from yikou.forms.plan import Section
from yikou.usecases.intake.intake_data import IntakeData, Pairs, bound_of

PAPERS, CHECK = "papers", "check"


@dataclass(frozen=True, slots=True)
class Step:
    """One page. key: in its address, the number of its section or `papers`; own: what names of its controls begin
    with; names: properties of the record that stand on it."""

    key: str
    title: str
    own: tuple[str, ...]
    names: frozenset[str] = frozenset()
    drawn: tuple[str, ...] = ()

    def holds(self, element: str) -> bool:
        """Whether an element of this id stands on it."""
        starts = [element_id(name) for name in self.own]
        return any(element == start or element.startswith(f"{start}--") for start in starts)


def steps_of(form: Form, bound: Bound, *, papers: str) -> tuple[Step, ...]:
    """Sections that ask something now, in order; then the papers, under their title, '' where there are none."""
    asked = form.asked_now(bound.answers)
    sections = [
        _step(form, str(number), section)
        for number, section in enumerate(form.plan.sections, 1)
        if any(control.name in asked and control.kind != "computed" for control in section.controls)
    ]
    return (*sections, *([Step(PAPERS, papers, ("follow",))] if papers else []))


def _step(form: Form, key: str, section: Section) -> Step:
    own = tuple(f"{form.record.name}.{control.key}" for control in section.controls)
    drawn = tuple(control.name for control in section.controls)
    return Step(key, section.title, own, names_of(section.controls), drawn)


def step_at(steps: Sequence[Step], key: str) -> int:
    """Where a step stands among those there are now; NotFound where there is none of that key."""
    found = next((number for number, step in enumerate(steps) if step.key == key), None)
    if found is None:
        raise NotFound("step", key)
    return found


def bound_at(form: Form, step: Step, data: IntakeData, *, post: Pairs | None = None) -> Bound:
    """The whole answers, bound by the part that the step draws. post: what stands on the page, with its row button."""
    whole = bound_of(form, data)
    return form.part(step.drawn).bind(data.post if post is None else post, before=whole.answers)


def errors_at(form: Form, step: Step, bound: Bound) -> tuple[AnswerError, ...]:
    """What is wrong with the answers of a step."""
    found = bound.with_invalid(form.settle(bound.answers).errors)
    return tuple(error for error in found if _is_at(error, step))


def refuse_bad(form: Form, step: Step, data: IntakeData) -> None:
    """AnswersRefused with everything that is wrong on a step."""
    if errors := errors_at(form, step, bound_at(form, step, data)):
        raise AnswersRefused(errors)


def _is_at(error: AnswerError, step: Step) -> bool:
    return error.field.startswith("/") and parts_of(error.field)[0] in step.names
