"""What a person can do at a case, as buttons with their fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from yikou.access.sight import Sight
from yikou.errors import AnswersRefused, Refused
from yikou.flow.acts import Actor, Context
from yikou.flow.offers import Offer, offers
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import title_of_verb
from yikou.flow.words import UNITS, span_words
from yikou.store import drafts
from yikou.store.database import Session
from yikou.store.drafts import AT_CASE, Draft
from yikou.store.phrases import Phrase
from yikou.texts import Translate, say
from yikou.usecases.case_messages import MESSAGES, SEND
from yikou.usecases.foreseeing import Foreseer
from yikou.usecases.intake_data import Pairs, intake_data
from yikou.usecases.often import OPINION, fitting, phrases_for
from yikou.usecases.posting import NOTHING, VOTES, Tried
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import refusal_text
from yikou.usecases.task_fields import EMPTY, drawn
from yikou.usecases.views import Note, Option
from yikou.usecases.views_verbs import VERB_ICONS, VERB_KEYS, TaskView, VerbField, VerbView

OF_CASE = ("answer", "take_back")
"""Verbs that belong to a task and stand with those of the case."""
MAIN = ("approve", "agree", "advise")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the reader typed before, by task, and the words that they may put in."""

    drafts: Mapping[str, Draft] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()

    def post(self, at: str) -> Pairs:
        """What was typed there."""
        return intake_data(self.drafts[at]).post if at in self.drafts else ()

    def since(self, at: str) -> datetime | None:
        """When it was kept last."""
        return self.drafts[at].updated_at if at in self.drafts else None


NOTHING_KEPT = Kept()


def kept_of(s: Session, reader: Reader, program: Program, state: CaseState) -> Kept:
    """What the reader typed before at the open tasks and for the case itself, and the words that fit there."""
    person = reader.acting.person.key
    found = {draft.task: draft for draft in drafts.of_tasks(s, state.number, person=person)}
    steps = [task.step for task in state.tasks.values()]
    return Kept(found, phrases_for(s, person=person, affair=program.affair.slug, steps=steps))


class Verbs:
    """Draws the verbs of one case for one reader. kept: what the reader typed before, by task."""

    def __init__(
        self,
        program: Program,
        state: CaseState,
        context: Context,
        *,
        reader: Reader,
        sight: Sight,
        tried: Tried = NOTHING,
        kept: Kept = NOTHING_KEPT,
        opened: str = "",
    ) -> None:
        self.program = program
        self.state = state
        self.context = context
        self.reader = reader
        self.sight = sight
        self.tried = tried
        self.kept = kept
        self.opened = opened
        self.actor: Actor = reader.acting.actor
        self.offers = offers(program, state, self.actor, context)
        self.foreseer = Foreseer(program, state, context, reader, sight)

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
        )

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
        for need in offer.needs:
            yield from _FIELDS[need](self, offer)

    def _plain(self, offer: Offer, name: str, label: str, kind: str, **more: Any) -> VerbField:
        value = self._typed(self._at(offer)).value(f"{offer.verb}.{name}")
        task = self.state.tasks.get(offer.task)
        words = fitting(self.kept.phrases, step=task.step if task else "", verb=offer.verb) if kind == "text" else ()
        return VerbField(name, self._say(label), kind, value=value, phrases=words, **more)  # type: ignore[arg-type]

    def _choice(self, offer: Offer, name: str) -> Iterator[VerbField]:
        only = offer.choices[0][0] if len(offer.choices) == 1 else ""
        chosen = self._typed(self._at(offer)).value(f"{offer.verb}.{name}") or only
        options = tuple(Option(value, text, value == chosen) for value, text in offer.choices)
        yield VerbField(name, self._say(name), "radios", options=options)

    def _person(self, offer: Offer) -> Iterator[VerbField]:
        chosen = self._typed(self._at(offer)).value(f"{offer.verb}.person")
        options = tuple(Option(value, text, value == chosen) for value, text in offer.choices)
        yield VerbField("person", self._say("person"), "select", options=(Option("", "", not chosen), *options))

    def _items(self, offer: Offer) -> Iterator[VerbField]:
        late = frozenset(name for name in self.state.promised if name not in self.state.papers)
        picked = self._typed(self._at(offer)).values(f"{offer.verb}.materials") or late
        ordered = sorted(self.program.affair.materials.values(), key=lambda m: m.name not in late)
        note = self._say("promised")
        materials = tuple(Option(m.name, m.title, m.name in picked, note if m.name in late else "") for m in ordered)
        yield VerbField("materials", self._say("materials"), "checks", options=materials, optional=True)
        picked = self._typed(self._at(offer)).values(f"{offer.verb}.fields")
        yield VerbField("fields", self._say("fields"), "checks", options=tuple(self._askable(picked)), optional=True)
        yield self._plain(offer, "text", "text", "text")

    def _askable(self, picked: frozenset[str]) -> Iterator[Option]:
        """Fields of the form that may still be changed."""
        locked = self.program.locked if self.state.accepted_on else ()
        for name, asked in self.program.affair.form.fields.items():
            path = f"form.{name}"
            if not any(lock[:2] == ("form", name) for lock in locked):
                yield Option(path, asked.title, path in picked)

    def _by(self, offer: Offer) -> Iterator[VerbField]:
        verb = self.program.verb("extend")
        allowed = self.program.affair.clocks[verb.clock or "total"].extend
        if allowed:
            hint = self._say("by_hint", most=span_words(allowed.at_most, self.program.translate))
            unit = self.program.translate(UNITS[allowed.at_most.unit])
            yield self._plain(offer, "by", "by", "duration", unit=unit, hint=hint)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.reader.translate)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(MESSAGES, code, params, translate)


_FIELDS: dict[str, Any] = {
    "person": lambda verbs, offer: verbs._person(offer),
    "words": lambda verbs, offer: (verbs._plain(offer, "text", "copy_text", "text", optional=True),),
    "reason": lambda verbs, offer: (verbs._plain(offer, "reason", "reason", "text"),),
    "question": lambda verbs, offer: (verbs._plain(offer, "question", "question", "text"),),
    "text": lambda verbs, offer: (verbs._plain(offer, "text", "note_text", "text"),),
    "items": lambda verbs, offer: verbs._items(offer),
    "to": lambda verbs, offer: verbs._choice(offer, "to"),
    "outcome": lambda verbs, offer: verbs._choice(offer, "outcome"),
    "lane": lambda verbs, offer: verbs._choice(offer, "lane"),
    "by": lambda verbs, offer: verbs._by(offer),
    "opinion": lambda *_: (),
    "signature": lambda *_: (),
}
