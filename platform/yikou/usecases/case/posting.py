"""What was posted to a verb of a case, and the act that deciding wants of it.

Performing the act is `acting_on_cases.py`; telling what would come of it is `foreseeing.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import structs

from yikou.access.matching import sight_of
from yikou.definition.model import Extend
from yikou.errors import AnswersRefused, Refused
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.program import Program
from yikou.flow.requirements import promisable
from yikou.flow.state import CaseState, Task
from yikou.forms.cleaning import clean_text
from yikou.usecases.acting import Acting
from yikou.usecases.case.task_fields import bound_at, forms_of, known_form, known_office, refuse_unread
from yikou.usecases.intake.intake_data import Pairs

Error = AnswersRefused | Refused | None
Written = tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]
VOTES = ("approve", "object")
FOR_APPLICANT = ("answer", "withdraw")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A verb as it was posted. task: '' for verbs of the case; seen: entry number of the page, 0 where it says
    none, which is stale."""

    verb: str
    task: str
    seen: int
    post: Pairs


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried on this page: the verb and task, what was typed, and why it did not go."""

    verb: str = ""
    task: str = ""
    post: Pairs = ()
    error: Error = None

    def value(self, name: str) -> str:
        """The value posted under a name, or ''."""
        return next((text for key, text in self.post if key == name), "")

    def values(self, name: str) -> frozenset[str]:
        """Every value posted under a name."""
        return frozenset(text for key, text in self.post if key == name)


NOTHING = Tried()


def act_of(acting: Acting, wanted: Wanted, program: Program, state: CaseState, context: Context) -> Act:
    """The act. AnswersRefused for what cannot be read as a value at all."""
    task = _voted_at(state, wanted)
    if task is None:
        return _act(acting, wanted, program, state)
    sight = sight_of(program, state, acting.actor, context)
    form, office = bound_at(program, state, task, context, sight=sight, post=wanted.post)
    refuse_unread(form, office)
    written = (form.answers if form else None, office.answers if office else None)
    return _act(acting, wanted, program, state, written)


def untouched(acting: Acting, wanted: Wanted, program: Program, state: CaseState, context: Context) -> Act:
    """The act if nothing were typed: it writes the records as the page shows them."""
    task = _voted_at(state, wanted)
    if task is None:
        return _act(acting, wanted, program, state)
    sight = sight_of(program, state, acting.actor, context)
    forms = forms_of(program, task.step, sight)
    form = known_form(state, task) if forms.form else None
    office = known_office(program, state, task, context, sight=sight) if forms.office else None
    return _act(acting, wanted, program, state, (form, office))


def _voted_at(state: CaseState, wanted: Wanted) -> Task | None:
    """The task whose fields the verb writes; None where it writes nothing."""
    task = state.tasks.get(wanted.task)
    return task if task and task.kind == "step" and wanted.verb in VOTES else None


def _act(acting: Acting, wanted: Wanted, program: Program, state: CaseState, written: Written = (None, None)) -> Act:
    tried = Tried(wanted.verb, wanted.task, wanted.post)
    return Act(
        wanted.verb,
        for_applicant(acting.actor, state) if wanted.verb in FOR_APPLICANT else acting.actor,
        task=wanted.task,
        seen=wanted.seen,
        opinion=clean_text(tried.value("opinion")),
        form=written[0],
        office=written[1],
        follow=promisable(program, state, wanted.verb, wanted.task) & tried.values("follow"),
        options=options_of(program, state, wanted.verb, tried),
    )


def for_applicant(actor: Actor, state: CaseState) -> Actor:
    """The window acting for the applicant, which the ledger says."""
    return structs.replace(actor, for_person=state.identity, for_name=state.name)


def extension_at(program: Program, state: CaseState, task: str) -> Extend | None:
    """What may be asked for where the clock of this task is lengthened; None for a clock that never is."""
    at = state.tasks.get(task)
    verb = (program.verb_at(at.step, "extend") if at else None) or program.verb("extend")
    return program.affair.clocks[verb.clock or "total"].extend


def options_of(program: Program, state: CaseState, verb: str, tried: Tried) -> dict[str, Any]:
    """What was typed into the verb's own fields, as deciding wants it."""

    def text(name: str) -> str:
        return clean_text(tried.value(f"{verb}.{name}"))

    options: dict[str, Any] = {"reason": text("reason")}
    if verb == "supplement":
        fields, materials = tried.values(f"{verb}.fields"), tried.values(f"{verb}.materials")
        options["items"] = {"fields": sorted(fields), "materials": sorted(materials), "text": text("text")}
    if verb == "extend":
        allowed = extension_at(program, state, tried.task)
        options["by"] = f"{text('by')} {allowed.at_most.unit}" if allowed and text("by") else ""
    for name in ("to", "outcome", "lane", "question", "text", "person"):
        if name not in options and text(name):
            options[name] = text(name)
    options["warned"] = {
        key.removeprefix("warned."): value for key, value in tried.post if key.startswith("warned.") and value.strip()
    }
    return options
