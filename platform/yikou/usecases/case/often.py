"""The words that somebody may put in at a step or with a verb: own phrases before the office's."""

from collections.abc import Iterable

from yikou.store import phrases
from yikou.store.database import Session
from yikou.store.phrases import Phrase
from yikou.usecases.case.views_verbs import Phrase as PhraseView

OPINION = "opinion"


def phrases_for(s: Session, *, person: str, affair: str, steps: Iterable[str]) -> tuple[Phrase, ...]:
    """Everything that fits the affair at one of these steps."""
    return phrases.of_step(s, person=person, affair=affair, steps=tuple(dict.fromkeys(steps)))


def fitting(found: Iterable[Phrase], *, step: str, verb: str) -> tuple[PhraseView, ...]:
    """Those for a field, the same words once. verb: whose field it is, `opinion` for the opinion."""
    mine = [one for one in found if one.verb == verb and one.step in ("", step)]
    once = {one.text: one for one in reversed(mine)}
    return tuple(PhraseView(one.id, one.text, bool(one.person)) for one in mine if once[one.text] is one)
