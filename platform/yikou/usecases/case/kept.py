"""What somebody typed at the verbs of a case and did not send, with the words that they may put in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yikou.flow.acts import Context
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.store import drafts
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.store.phrases import Phrase
from yikou.usecases.case.often import phrases_for
from yikou.usecases.intake.intake_data import IntakeData, Pairs, intake_data
from yikou.usecases.reader import Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """What the reader typed before, by task, and the words that they may put in."""

    drafts: Mapping[str, Draft] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()

    def data(self, at: str) -> IntakeData:
        """What is kept there."""
        return intake_data(self.drafts[at]) if at in self.drafts else IntakeData({})

    def post(self, at: str) -> Pairs:
        """What was typed there."""
        return self.data(at).post

    def since(self, at: str) -> datetime | None:
        """When it was kept last."""
        return self.drafts[at].updated_at if at in self.drafts else None


NOTHING_KEPT = Kept()


def kept_of(s: Session, reader: Reader, program: Program, state: CaseState, context: Context) -> Kept:
    """What the reader typed before at the open tasks and for the case itself, and the words that fit there."""
    person = reader.acting.person.key
    found = {draft.task: draft for draft in drafts.of_tasks(s, state.number, person=person)}
    steps = [task.step for task in state.tasks.values()]
    return Kept(found, phrases_for(s, reader.acting, context, affair=program.affair.slug, steps=steps))
