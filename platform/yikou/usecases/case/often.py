"""The words that somebody may put in at a step or with a verb: own phrases before the office's."""

from collections.abc import Iterable, Iterator

from yikou.directory.lookup import parent
from yikou.flow.acts import Context
from yikou.store import phrases
from yikou.store.database import Session
from yikou.store.phrases import Phrase
from yikou.usecases.acting import Acting
from yikou.usecases.case.views_verbs import Phrase as PhraseView

OPINION = "opinion"


def phrases_for(
    s: Session, acting: Acting, context: Context, *, affair: str, steps: Iterable[str]
) -> tuple[Phrase, ...]:
    """Everything that fits the affair at one of these steps, of the post's place and of those above it."""
    orgs = tuple(_upwards(context, acting.post.org))
    steps = tuple(dict.fromkeys(steps))
    return phrases.of_step(s, person=acting.person.key, affair=affair, steps=steps, orgs=orgs)


def _upwards(context: Context, org: str) -> Iterator[str]:
    """The org, and those above it that day."""
    seen: set[str] = set()
    above: str | None = org
    while above and above not in seen:
        seen.add(above)
        yield above
        above = parent(context.directory, above, context.now.date())


def fitting(found: Iterable[Phrase], *, step: str, verb: str) -> tuple[PhraseView, ...]:
    """Those for a field, the same words once. verb: whose field it is, `opinion` for the opinion."""
    mine = [one for one in found if one.verb == verb and one.step in ("", step)]
    once = {one.text: one for one in reversed(mine)}
    return tuple(PhraseView(one.id, one.text, bool(one.person)) for one in mine if once[one.text] is one)
