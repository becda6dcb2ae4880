"""Materials of a case as its reader may see them, and which of them the reader may add to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yikou.access.sight import Sight
from yikou.definition.model import Expr, Material
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.program import Program
from yikou.flow.requirements import is_there, sheets
from yikou.flow.run import Run
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.flow.verbs.desk import may_upload
from yikou.flow.words import date_words
from yikou.rules.values import Unknown
from yikou.store.papers import Paper
from yikou.texts import Translate, say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.promises import NO_PROMISES, Promises
from yikou.usecases.case.views_papers import FileView, MaterialState, MaterialView
from yikou.usecases.intake.materials_view import KINDS, count_words, uploader
from yikou.usecases.views import Option
from yikou.workdays.count import add
from yikou.workdays.office import local


@dataclass(frozen=True, slots=True)
class CasePapers:
    """files: rows of the case's files; promises: what may be promised. A material that the sight hides is not there at
    all."""

    program: Program
    state: CaseState
    context: Context
    sight: Sight
    files: Sequence[Paper]
    translate: Translate
    promises: Promises = NO_PROMISES

    def views(self, actor: Actor) -> tuple[MaterialView, ...]:
        """Materials that were handed in, are promised, or are needed."""
        run = Run(self.program, self.state, Act("upload", actor), self.context)
        found = ((m, self._state(m)) for m in self.program.affair.materials.values() if self._shows(m))
        return tuple(
            self._view(material, state, may_add=not self.state.is_ended and may_upload(run, material.name))
            for material, state in found
            if state
        )

    def _shows(self, material: Material) -> bool:
        return self.sight.shows(("materials", material.name))

    def _state(self, material: Material) -> MaterialState | None:
        if is_there(self.state, material):
            return "given"
        if material.name in self.state.promised:
            return "follow"
        if material.name in self.promises.ticked:
            return "follow"
        if material.name in self.promises.wrong:
            return "todo"
        if self._is_needed(material):
            return "todo"
        return "given" if material.name in self.state.papers else None

    def _is_needed(self, material: Material) -> bool:
        if not isinstance(material.needed, Expr):
            return material.needed == "always"
        value = self.program.rules.judge(material.needed, scope_of(self.program, self.state, self.context)).value
        return not isinstance(value, Unknown) and value is True

    def _view(self, material: Material, state: MaterialState, *, may_add: bool) -> MaterialView:
        task = self.promises.tasks.get(material.name, "")
        by = self._last_day(material) if state == "follow" or task else None
        return MaterialView(
            name=material.name,
            title=material.title,
            state=state,
            note=self._note(material, state, None if task else by),
            is_late=by is not None and local(self.context.now, self.context.calendar).date() > by,
            follow_by=by,
            files=tuple(self._files(material.name)),
            may_upload=may_add,
            may_follow=bool(task) and state != "given",
            error=self.promises.wrong.get(material.name, ""),
            task=task,
            earlier=self.earlier(material) if may_add else (),
        )

    def earlier(self, material: Material, ticked: frozenset[str] = frozenset()) -> tuple[Option, ...]:
        """Of a paper of several files, those that a new one may stand for."""
        names = {paper.key: paper.name for paper in self.files}
        keys = sheets(self.state, material.name) if material.count > 1 else ()
        return tuple(Option(key, names[key], key in ticked) for key in keys)

    def _last_day(self, material: Material) -> date | None:
        """Of a paper that is promised, or would be today; its time runs from acceptance."""
        begins = self.state.accepted_on
        if begins is None and material.name in self.promises.tasks:
            begins = local(self.context.now, self.context.calendar).date()
        if material.may_follow is None or begins is None:
            return None
        return add(begins, material.may_follow.within, self.context.calendar)

    def _note(self, material: Material, state: MaterialState, by: date | None) -> str:
        many = count_words(material, len(sheets(self.state, material.name)), self.translate) if state != "given" else ""
        late = say(MESSAGES, "follow_note", {"day": date_words(by, self.translate)}, self.translate) if by else ""
        return " · ".join(note for note in (many, late) if note)

    def _files(self, name: str) -> Iterator[FileView]:
        known = {paper.key: paper for paper in self.files}
        versions = self.state.papers.get(name, ())
        for number, version in enumerate(versions, 1):
            for key in version.files:
                paper = known[key]
                kind, by = KINDS[paper.media_type], uploader(self.context, paper)
                yield FileView(key, paper.name, kind, paper.at, by, number, old=self._is_old(name, key, number))

    def _is_old(self, name: str, key: str, number: int) -> bool:
        if self.program.affair.materials[name].count > 1:
            return key in self.state.replaced
        return number < len(self.state.papers[name])
