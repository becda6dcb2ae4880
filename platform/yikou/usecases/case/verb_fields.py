"""What a verb asks for beside the fields of its task: reasons, targets, items, lengths of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yikou.flow.offers import Offer
from yikou.flow.program import Program
from yikou.flow.requirements import awaited
from yikou.flow.state import CaseState
from yikou.flow.words import UNITS, span_words
from yikou.texts import Translate, say
from yikou.usecases.case.case_messages import MESSAGES
from yikou.usecases.case.posting import Tried, extension_at
from yikou.usecases.case.views_verbs import Phrase, VerbField
from yikou.usecases.views import Option


@dataclass(frozen=True, slots=True)
class VerbFields:
    """typed: what was typed for the verb; words: phrases that fit it."""

    program: Program
    state: CaseState
    translate: Translate
    typed: Tried
    words: tuple[Phrase, ...]

    def of(self, offer: Offer) -> Iterator[VerbField]:
        """The fields in the order of what the verb needs."""
        for need in offer.needs:
            yield from _FIELDS[need](self, offer)

    def _plain(self, offer: Offer, name: str, label: str, kind: str, **more: Any) -> VerbField:
        value = self.typed.value(f"{offer.verb}.{name}")
        words = self.words if kind == "text" else ()
        return VerbField(name, self._say(label), kind, value=value, phrases=words, **more)  # type: ignore[arg-type]

    def _choice(self, offer: Offer, name: str) -> Iterator[VerbField]:
        only = offer.choices[0][0] if len(offer.choices) == 1 else ""
        chosen = self.typed.value(f"{offer.verb}.{name}") or only
        options = tuple(Option(value, text, value == chosen) for value, text in offer.choices)
        yield VerbField(name, self._say(name), "radios", options=options)

    def _person(self, offer: Offer) -> Iterator[VerbField]:
        chosen = self.typed.value(f"{offer.verb}.person")
        options = tuple(Option(value, text, value == chosen) for value, text in offer.choices)
        yield VerbField("person", self._say("person"), "select", options=(Option("", "", not chosen), *options))

    def _items(self, offer: Offer) -> Iterator[VerbField]:
        late = frozenset(awaited(self.program, self.state))
        picked = self.typed.values(f"{offer.verb}.materials") or late
        ordered = sorted(self.program.affair.materials.values(), key=lambda m: m.name not in late)
        note = self._say("promised")
        materials = tuple(Option(m.name, m.title, m.name in picked, note if m.name in late else "") for m in ordered)
        yield VerbField("materials", self._say("materials"), "checks", options=materials, optional=True)
        picked = self.typed.values(f"{offer.verb}.fields")
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
        allowed = extension_at(self.program, self.state, offer.task)
        if allowed:
            hint = self._say("by_hint", most=span_words(allowed.at_most, self.program.translate))
            unit = self.program.translate(UNITS[allowed.at_most.unit])
            yield self._plain(offer, "by", "by", "duration", unit=unit, hint=hint)

    def _say(self, code: str, **params: object) -> str:
        return say(MESSAGES, code, params, self.translate)


_FIELDS: dict[str, Any] = {
    "person": lambda fields, offer: fields._person(offer),
    "words": lambda fields, offer: (fields._plain(offer, "text", "copy_text", "text", optional=True),),
    "reason": lambda fields, offer: (fields._plain(offer, "reason", "reason", "text"),),
    "question": lambda fields, offer: (fields._plain(offer, "question", "question", "text"),),
    "text": lambda fields, offer: (fields._plain(offer, "text", "note_text", "text"),),
    "items": lambda fields, offer: fields._items(offer),
    "to": lambda fields, offer: fields._choice(offer, "to"),
    "outcome": lambda fields, offer: fields._choice(offer, "outcome"),
    "lane": lambda fields, offer: fields._choice(offer, "lane"),
    "by": lambda fields, offer: fields._by(offer),
    "opinion": lambda *_: (),
    "signature": lambda *_: (),
}
