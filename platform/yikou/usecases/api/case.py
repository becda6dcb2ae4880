"""A case as a program may see it, with what its caller may do there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yikou.access.sight import Sight, veiled
from yikou.access.told import told
from yikou.definition.model import Material
from yikou.flow.clock_view import clock_view
from yikou.flow.offers import Offer
from yikou.flow.requirements import is_there, promisable
from yikou.flow.state import Task
from yikou.forms.compiled import Form
from yikou.store import inbox, papers, residents
from yikou.store.papers import Paper
from yikou.store.residents import Look
from yikou.usecases.api.affairs import plain
from yikou.usecases.api.shapes import (
    CaseDetail,
    CaseMaterial,
    Choice,
    FieldLine,
    Fields,
    FileLine,
    OutputLine,
    Take,
    TaskLine,
    VerbLine,
)
from yikou.usecases.case.case_page import OpenCase, applicant_of, open_case
from yikou.usecases.case.case_papers import CasePapers
from yikou.usecases.case.case_parts import CaseParts
from yikou.usecases.case.stopped_seals import offers_now
from yikou.usecases.case.task_fields import forms_of, known_form, known_office
from yikou.usecases.case.verb_views import Verbs
from yikou.usecases.case.views_papers import MaterialView
from yikou.usecases.case.windows import FOLLOW
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

OF_CASE = ("answer", "take_back")
NOT_MEMBERS = ("opinion", "signature")
ITEMS = ("materials", "fields", "text")


def case_detail(house: House, reader: Reader, number: str, *, numbers: bool = False) -> CaseDetail:
    """The case; NotFound for whoever may not know of it. numbers: those of cards and accounts in full, which is noted,
    as on the page."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        files = papers.of_case(s, number)
    detail = _Told(house, reader, case, files, numbers=numbers).detail()
    person = reader.acting.person.key
    with house.store.writing() as s:
        inbox.mark_seen(s, case.row.id, person=person, at=house.now)
        if numbers:
            residents.note_look(s, Look(house.now, person, "numbers", number))
    return detail


@dataclass(frozen=True)
class _Told:
    """One case for one reader."""

    house: House
    reader: Reader
    case: OpenCase
    files: tuple[Paper, ...]
    numbers: bool

    def detail(self) -> CaseDetail:
        program, state = self.case.program, self.case.state
        parts = CaseParts(self.house, program, state, self.case.context, self.reader.translate)
        found = offers_now(program, state, self.reader.acting.actor, self.case.context, self.case.stops)
        return CaseDetail(
            number=state.number,
            affair=program.affair.slug,
            version=program.version,
            title=program.affair.title,
            applicant=applicant_of(self.case, self.reader),
            entry=state.no,
            open=not state.is_ended,
            outcome=state.outcome,
            lane=state.lane,
            due=self._due(""),
            form=told(program.affair.form, state.form, self._sight),
            office=told(program.affair.office, state.office, self._sight),
            materials=[self._material(view) for view in self._papers()],
            asked=self._asked(),
            outputs=[OutputLine(one.title, one.number, one.code, one.on, one.void) for one in parts.outputs()],
            tasks=[self._task(task, mine) for task in state.tasks.values() if (mine := _at(found, task))],
            verbs=[self._verb(offer) for offer in found if offer.verb in OF_CASE or offer.task not in state.tasks],
        )

    @property
    def _sight(self) -> Sight:
        return self.case.sight if self.numbers else veiled(self.case.program.affair, self.case.sight)

    def _papers(self) -> tuple[MaterialView, ...]:
        case = self.case
        shown = CasePapers(case.program, case.state, case.context, case.sight, self.files, self.reader.translate)
        return shown.views(self.reader.acting.actor)

    def _material(self, view: MaterialView) -> CaseMaterial:
        files = [FileLine(file.key, file.name, file.version) for file in view.files]
        return CaseMaterial(view.name, view.title, view.state, files, view.may_upload)

    def _asked(self) -> list[str]:
        """Paths of fields and materials that the open notice wants."""
        notice = self.case.state.notice
        return [*notice.fields, *(f"materials.{name}" for name in notice.materials)] if notice else []

    def _due(self, task: str) -> datetime | None:
        return clock_view(self.case.program, self.case.state, self.case.context, task=task).due

    def _task(self, task: Task, found: list[Offer]) -> TaskLine:
        return TaskLine(
            task=task.id,
            step=task.step,
            title=self.case.program.step(task.step).title,
            kind=task.kind,
            claimed_by=task.claimed_name if task.claimed_by else "",
            due=self._due(task.id),
            fields=self._fields(task) if task.kind == "step" else Fields([], []),
            verbs=[self._verb(offer) for offer in found],
        )

    def _fields(self, task: Task) -> Fields:
        program, state, sight = self.case.program, self.case.state, self._sight
        forms = forms_of(program, task.step, self.case.sight)
        office = known_office(program, state, task, self.case.context, sight=self.case.sight)
        known = (told(program.affair.form, known_form(state, task), sight), told(program.affair.office, office, sight))
        return Fields(list(_lines(forms.form, known[0])), list(_lines(forms.office, known[1])))

    def _verb(self, offer: Offer) -> VerbLine:
        return VerbLine(
            verb=offer.verb,
            title=offer.title,
            effect=offer.effect,
            closed=offer.closed,
            takes=self._takes(offer),
            fields=[f"/office/{name}" for name in offer.fields],
        )

    def _takes(self, offer: Offer) -> list[Take]:
        """What the page of the verb asks for, by the names that the body has."""
        case = self.case
        given = (case.program, case.state, case.context)
        verbs = Verbs(*given, reader=self.reader, sight=case.sight, stops=case.stops)
        found = []
        for view in verbs.fields_of(offer):
            name = f"items.{view.name}" if "items" in offer.needs and view.name in ITEMS else view.name
            choices = [Choice(option.value, option.text) for option in view.options]
            found.append(Take(name, view.label, not view.optional, choices))
        return [
            *found,
            *self._follow(offer),
            *(Take(need, "", True, []) for need in NOT_MEMBERS if need in offer.needs),
        ]

    def _follow(self, offer: Offer) -> Iterator[Take]:
        """The papers that may be promised for later with the verb."""
        case = self.case
        may = promisable(case.program, case.state, offer.verb, offer.task)
        found = [m for m in case.program.affair.materials.values() if m.name in may and self._may_come(m)]
        if found:
            label = self.reader.translate(FOLLOW)
            yield Take("follow", label, False, [Choice(m.name, m.title) for m in found])

    def _may_come(self, material: Material) -> bool:
        state = self.case.state
        is_due = not is_there(state, material) and material.name not in state.promised
        return is_due and self.case.sight.shows(("materials", material.name))


def _at(found: tuple[Offer, ...], task: Task) -> list[Offer]:
    """What may be done at a task; the answer to a notice is a verb of the case."""
    return [offer for offer in found if offer.task == task.id and offer.verb not in OF_CASE]


def _lines(form: Form | None, known: dict[str, Any]) -> Iterator[FieldLine]:
    for control in form.plan.controls if form else ():
        if control.kind not in ("computed", "fixed"):
            yield FieldLine(control.name, control.title, plain(control.schema), known.get(control.name))
