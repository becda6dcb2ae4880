"""The papers of an intake or an answer as its page shows them: what is asked for, handed in, missing or promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yikou.definition.model import Material
from yikou.errors import AnswerError, AnswersRefused, Refused
from yikou.flow.acts import Context
from yikou.flow.titles import path_title
from yikou.store.papers import Paper
from yikou.texts import Translate, say
from yikou.usecases.case.views_papers import FileView, MaterialState, MaterialView
from yikou.usecases.intake.filing import Intake
from yikou.usecases.intake.intake_messages import MESSAGES
from yikou.usecases.intake.intake_papers import Wish
from yikou.usecases.refusals import paper_text
from yikou.workdays.count import add
from yikou.workdays.office import local

Errors = AnswersRefused | Refused | None
KINDS: Mapping[str, Literal["image", "pdf"]] = {"image/jpeg": "image", "image/png": "image", "application/pdf": "pdf"}


def errors_of(error: Errors) -> tuple[AnswerError, ...]:
    """What is wrong with the answers; nothing for a refusal."""
    return error.errors if isinstance(error, AnswersRefused) else ()


def error_of(error: Errors) -> str:
    """Code of a refusal, '' for anything else."""
    return error.code if isinstance(error, Refused) else ""


def materials_of(
    intake: Intake,
    asked: Sequence[Wish],
    given: Sequence[Paper],
    context: Context,
    *,
    error: Errors,
    translate: Translate,
) -> tuple[MaterialView, ...]:
    """Papers that are asked for, or were handed in all the same."""
    files: dict[str, list[Paper]] = {}
    for paper in given:
        files.setdefault(paper.material, []).append(paper)
    wrong = {e.field: paper_text(intake.program, e) for e in errors_of(error) if e.field.startswith("materials/")}
    drawn = _Papers(intake, context, wrong, translate)
    return tuple(
        drawn.view(wish, files.get(wish.material.name, []))
        for wish in asked
        if wish.wanted != "no" or wish.material.needed == "never" or wish.material.name in files
    )


@dataclass(frozen=True, slots=True)
class _Papers:
    """Draws materials. wrong: what is wrong, by the field of the error."""

    intake: Intake
    context: Context
    wrong: Mapping[str, str]
    translate: Translate

    def view(self, wish: Wish, files: Sequence[Paper]) -> MaterialView:
        material = wish.material
        follow = material.may_follow
        return MaterialView(
            name=material.name,
            title=material.title,
            state=self._state(wish, len(files)),
            note=self._note(wish, len(files)),
            files=tuple(
                file_view(paper, number, uploader(self.context, paper)) for number, paper in enumerate(files, 1)
            ),
            may_upload=True,
            may_follow=follow is not None,
            may_remove=True,
            follow_by=add(self._today, follow.within, self.context.calendar) if follow else None,
            accept=",".join(f".{suffix}" for suffix in material.types) or ".jpg,.jpeg,.png,.pdf",
            error=self.wrong.get(f"materials/{material.name}", ""),
        )

    @property
    def _today(self) -> date:
        return local(self.context.now, self.context.calendar).date()

    def _state(self, wish: Wish, count: int) -> MaterialState:
        if count >= wish.material.count:
            return "given"
        if wish.material.may_follow and wish.material.name in self.intake.data.follow:
            return "follow"
        return {"yes": "todo", "perhaps": "perhaps", "no": "optional"}[wish.wanted]  # type: ignore[return-value]

    def _note(self, wish: Wish, given: int) -> str:
        if wish.wanted == "perhaps":
            titles = self.intake.program.listed(path_title(self.intake.program, path) for path in wish.missing)
            return say(MESSAGES, "perhaps", {"titles": titles}, self.translate)
        return count_words(wish.material, given, self.translate)


def count_words(material: Material, given: int, translate: Translate) -> str:
    """How many files are wanted, and once some are there how many are still missing; '' where one is enough."""
    if material.count == 1 or given >= material.count:
        return ""
    code = "few_files" if given else "many_files"
    return say(MESSAGES, code, {"count": material.count, "given": given, "more": material.count - given}, translate)


def file_view(paper: Paper, version: int, by: str) -> FileView:
    """One file, as the page shows it."""
    return FileView(paper.key, paper.name, KINDS[paper.media_type], paper.at, by, version)


def uploader(context: Context, paper: Paper) -> str:
    """Name of whoever uploaded a file."""
    person = context.directory.people.get(paper.uploaded_by)
    return person.name if person else ""
