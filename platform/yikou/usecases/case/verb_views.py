"""What a person can do at a case, as buttons with their fields."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from yikou.access.sight import Sight
from yikou.errors import AnswersRefused, Refused
from yikou.flow.acts import Actor, Context
from yikou.flow.offers import Offer
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import title_of_verb
from yikou.store.drafts import AT_CASE
from yikou.store.seals import SealStop
from yikou.texts import Translate, say
from yikou.usecases.case.case_messages import MESSAGES, SEND
from yikou.usecases.case.foreseeing import Foreseer
from yikou.usecases.case.kept import NOTHING_KEPT, Kept
from yikou.usecases.case.often import OPINION, fitting
from yikou.usecases.case.posting import NOTHING, VOTES, Tried
from yikou.usecases.case.promises import Promises, promises_of
from yikou.usecases.case.stopped_seals import offers_now
from yikou.usecases.case.task_fields import EMPTY, drawn
from yikou.usecases.case.verb_fields import VerbFields
from yikou.usecases.case.views_verbs import VERB_ICONS, VERB_KEYS, OtherView, TaskView, VerbField, VerbView
from yikou.usecases.case.windows import Windows, left_out
from yikou.usecases.intake.two_pages import new_mark
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import refusal_text
from yikou.usecases.views import Note

OF_CASE = ("answer", "take_back")
"""Verbs that belong to a task and stand with those of the case."""
MAIN = ("approve", "agree", "advise")


class Verbs:
    """Draws the verbs of one case for one reader. kept: what was typed before, by task; stops: of seals, by
    org; names: of orgs, people."""

    def __init__(
        self,
        program: Program,
        state: CaseState,
        context: Context,
        *,
        reader: Reader,
        sight: Sight,
        stops: Mapping[str, SealStop],
        tried: Tried = NOTHING,
        kept: Kept = NOTHING_KEPT,
        opened: str = "",
        names: Callable[[str], str] = str,
    ) -> None:
        self.program = program
        self.state = state
        self.context = context
        self.reader = reader
        self.sight = sight
        self.tried = tried
        self.kept = kept
        self.opened = opened
        self.names = names
        self.actor: Actor = reader.acting.actor
        self.offers = offers_now(program, state, self.actor, context, stops)
        self.foreseer = Foreseer(program, state, context, reader, sight, stops)

    def tasks(self) -> tuple[TaskView, ...]:
        """Tasks that the reader may act at, in order of opening."""
        return tuple(
            self._task(task) for task in self.state.tasks.values() if self._of(task.id) and task.kind != "supplement"
        )

    def of_case(self) -> tuple[VerbView, ...]:
        """Verbs of the case itself, taking back and answering among them."""
        own = [offer for offer in self.offers if offer.task not in self.state.tasks or offer.verb in OF_CASE]
        return tuple(self._verb(offer, None) for offer in own)

    def _of(self, task: str) -> list[Offer]:
        return [o for o in self.offers if o.task == task and o.verb not in OF_CASE]

    def _task(self, task: Task) -> TaskView:
        tried = self._typed(task.id)
        error = tried.error if isinstance(tried.error, AnswersRefused) else None
        given = (self.program, self.state, task, self.context, self.reader)
        fields = drawn(*given, sight=self.sight, post=tried.post, error=error) if task.kind == "step" else EMPTY
        return TaskView(
            task=task.id,
            title=self.program.step(task.step).title,
            verbs=tuple(self._verb(offer, task) for offer in self._of(task.id)),
            fields=fields,
            opinion=tried.value("opinion"),
            note=self._note(task),
            claimed=self._claimed(task),
            draft_at=self.kept.since(task.id),
            phrases=fitting(self.kept.phrases, step=task.step, verb=OPINION),
            takes_files=self.program.form.takes_files or self.program.office.takes_files,
            mark=self.mark(task.id),
            others=self.others(task.id),
            left_out=self.left_out(task.id),
        )

    def promises(self) -> Promises:
        """The papers that the reader may promise for later with one of the verbs."""
        typed = {task: self._typed(task) for task in self.state.tasks}
        return promises_of(self.program, self.state, self.offers, typed, self.tried)

    def mark(self, at: str) -> str:
        """The mark of this page of what is typed at a task, or at the case."""
        return new_mark(self.kept.data(at))

    def others(self, at: str) -> tuple[OtherView, ...]:
        """What the reader typed there in other windows."""
        others, task = self.kept.data(at).others, self.state.tasks.get(at)
        here = tuple(offer for offer in self.offers if self._at(offer) == at)
        told = Windows(self.program, self.state, self.context, self.reader, self.sight, here, task, self.names)
        return told.views(self._typed(at).post, others) if others else ()

    def left_out(self, at: str) -> str:
        """That older texts of other windows were not kept there, in words."""
        return left_out(self.kept.data(at), self.reader.translate)

    def _at(self, offer: Offer) -> str:
        """Where what is typed for the verb is kept: at its task, or at the case."""
        return offer.task if offer.task in self.state.tasks and offer.verb not in OF_CASE else AT_CASE

    def _typed(self, at: str) -> Tried:
        """What was typed there just now, or what is kept from before."""
        is_here = bool(self.tried.verb) and (self.tried.task or AT_CASE) == at
        return self.tried if is_here else Tried(task=at, post=self.kept.post(at))

    def _claimed(self, task: Task) -> str:
        if not task.claimed_by:
            return ""
        mine = task.claimed_by == self.actor.person
        return self._say("claimed_mine" if mine else "claimed", name=task.claimed_name)

    def _note(self, task: Task) -> Note | None:
        plea = task.opening.plea
        if plea:
            verb = title_of_verb(self.program, plea.verb, task.step)
            reason = str(plea.options.get("reason", ""))
            return Note(self._say("plea", name=plea.asker.name, verb=verb, reason=reason))
        if task.kind == "refer":
            asker = next((did.name for did in reversed(self.state.dids) if did.verb == "refer"), "")
            return Note(self._say("referred", name=asker, question=task.opening.question))
        return None

    def _verb(self, offer: Offer, task: Task | None) -> VerbView:
        is_tried = self.tried.verb == offer.verb and (task is None or self.tried.task == task.id)
        error = self.tried.error if is_tried and isinstance(self.tried.error, Refused) else None
        effects = self.foreseer.effects(offer, self._typed(self._at(offer)).post)
        return VerbView(
            name=offer.verb,
            title=offer.title,
            effect=self._seals(offer, task) if effects and offer.verb in VOTES else offer.effect,
            icon=VERB_ICONS.get(offer.verb, "dots"),
            key=VERB_KEYS.get(offer.verb, ""),
            send=self.reader.translate(SEND[offer.verb]) if offer.verb in SEND else "",
            fields=tuple(self.fields_of(offer)),
            main=offer.verb in MAIN,
            closed=offer.closed,
            effects=effects,
            error=refusal_text(self.program, error, self.reader.translate) if error else "",
            opened=is_tried or offer.verb == self.opened,
        )

    def _seals(self, offer: Offer, task: Task | None) -> str:
        """Of a vote whose effects stand below it, only that it seals: the way moves with what is typed."""
        seals = task is not None and offer.verb == "approve" and self.program.step(task.step).seal is not None
        return self._say("seals") if seals else ""

    def fields_of(self, offer: Offer) -> Iterator[VerbField]:
        """What the verb asks for beside the fields of its task."""
        typed, task = self._typed(self._at(offer)), self.state.tasks.get(offer.task)
        words = fitting(self.kept.phrases, step=task.step if task else "", verb=offer.verb)
        return VerbFields(self.program, self.state, self.reader.translate, typed, words).of(offer)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.reader.translate)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)
