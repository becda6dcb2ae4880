"""One person's words at the same verbs in two windows: the newest count, and what they did not know of stays beside.

Each page carries a mark, as pages of an intake do (`intake/two_pages.py`). Nothing is refused here: what is kept at a
verb comes by itself while somebody types, so both texts are kept, and each window offers the other's; beyond
`MOST_OTHERS` the oldest go, and that is said.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from yikou.access.sight import Sight
from yikou.flow.acts import Context
from yikou.flow.offers import Offer
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Task
from yikou.forms.bind import Bound
from yikou.forms.compiled import Form
from yikou.texts import N_, Translate, filled
from yikou.usecases.case.posting import Tried
from yikou.usecases.case.task_fields import bound_at, forms_of
from yikou.usecases.case.verb_fields import VerbFields
from yikou.usecases.case.views_verbs import OtherView, VerbField
from yikou.usecases.intake.intake_data import MARK, IntakeData, Pairs, Typed, value_of, with_post
from yikou.usecases.intake.two_pages import differences, digest
from yikou.usecases.reader import Reader

OTHER = "_other"
"""What the buttons of another window's text post: `use:<page>` to go on with it, `drop:<page>` to throw it away."""
MINE = N_("我的意见")
MOST_OTHERS = 20
"""Texts of other windows that are kept at one task for one writer."""
LEFT_OUT = N_("还有 {n} 份更早的没有保留：除了这一份，最多留 {most} 份。")
FOLLOW = N_("后补材料")
Line = tuple[str, str]


def written(data: IntakeData, post: Pairs) -> IntakeData:
    """What is kept after this was typed. What the page had not seen stays as the text of another window."""
    own, _, seen = value_of(post, MARK).partition(".")
    then = with_post(data, post, page=own)
    knows = (bool(own) and own == data.page) or seen == digest(data)
    others = tuple(one for one in data.others if not own or one.page != own)
    if not knows and data.post != then.post and any(text for _, text in data.post):
        others = (Typed(data.page or secrets.token_urlsafe(6), data.post), *others)
    others = tuple(one for one in others if one.post != then.post)
    left_out = then.left_out + len(others[MOST_OTHERS:])
    return replace(then, others=others[:MOST_OTHERS], left_out=left_out if others else 0)


def obeyed(data: IntakeData, button: str) -> IntakeData:
    """What is kept after a button of another window's text was pressed, '' for none: nothing but `drop` loses any."""
    do, _, page = button.partition(":")
    chosen = next((one for one in data.others if one.page == page), None)
    if chosen is None:
        return data
    rest = tuple(one for one in data.others if one is not chosen)
    if do != "use":
        return replace(data, others=rest, left_out=data.left_out if rest else 0)
    left = (Typed(data.page or secrets.token_urlsafe(6), data.post),) if any(t for _, t in data.post) else ()
    return replace(data, post=chosen.post, page=chosen.page, others=(*left, *rest))


def left_out(data: IntakeData, translate: Translate) -> str:
    """How many texts were not kept, in words; '' for none."""
    return filled(translate(LEFT_OUT), {"n": data.left_out, "most": MOST_OTHERS}) if data.left_out else ""


@dataclass(frozen=True, slots=True)
class Windows:
    """Words what other windows hold. offers: the verbs that stand at this place; task: None for the case itself;
    names: of orgs and people."""

    program: Program
    state: CaseState
    context: Context
    reader: Reader
    sight: Sight
    offers: tuple[Offer, ...]
    task: Task | None
    names: Callable[[str], str]

    def views(self, here: Pairs, others: tuple[Typed, ...]) -> tuple[OtherView, ...]:
        """Each other text with what differs from the one here."""
        found = [OtherView(one.page, tuple(self._lines(here, one.post))) for one in others]
        return tuple(one for one in found if one.lines)

    def _lines(self, here: Pairs, there: Pairs) -> Iterator[Line]:
        mine, its = Tried(post=here), Tried(post=there)
        if mine.value("opinion") != its.value("opinion"):
            yield self.reader.translate(MINE), its.value("opinion")
        if mine.values("follow") != its.values("follow"):
            materials = self.program.affair.materials
            follow = [m.title for m in materials.values() if m.name in its.values("follow")]
            yield self.reader.translate(FOLLOW), self.program.listed(follow)
        for offer in self.offers:
            yield from self._of_verb(offer, mine, its)
        if self.task is not None and self.task.kind == "step":
            yield from self._of_records(self.task, here, there)

    def _of_verb(self, offer: Offer, here: Tried, there: Tried) -> Iterator[Line]:
        def fields(typed: Tried) -> dict[str, VerbField]:
            made = VerbFields(self.program, self.state, self.reader.translate, typed, ())
            return {one.name: one for one in made.of(offer)}

        mine = fields(here)
        for name, field in fields(there).items():
            if field != mine[name]:
                chosen = self.program.listed(tuple(one.text for one in field.options if one.chosen))
                yield f"{offer.title} · {field.label}", chosen if field.options else f"{field.value}{field.unit}"

    def _of_records(self, task: Task, here: Pairs, there: Pairs) -> Iterator[Line]:
        forms = forms_of(self.program, task.step, self.sight)
        mine, its = (
            bound_at(self.program, self.state, task, self.context, sight=self.sight, post=post)
            for post in (here, there)
        )
        for form, one, other in zip((forms.form, forms.office), mine, its, strict=True):
            if form and one and other:
                yield from self._differing(form, one, other)

    def _differing(self, form: Form, here: Bound, there: Bound) -> tuple[Line, ...]:
        return differences(form, here, there, translate=self.reader.translate, names=self.names)
