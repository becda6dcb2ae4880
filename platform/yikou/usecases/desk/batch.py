"""同意 of many cases at once from the inbox, where the affair allows it: each is decided on its own, in its own
transaction, and the page says of each what became of it.

What is shown before pressing is `prospect`, what has happened afterwards is `approve_all`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from yikou.definition.model import Step
from yikou.errors import AnswersRefused, Conflict, NotAllowed, NotFound, Refused
from yikou.flow.acts import Act
from yikou.flow.checks import conflict
from yikou.flow.codec import decode_state
from yikou.flow.offers import Offer, offers
from yikou.flow.run import Run
from yikou.flow.state import CaseState
from yikou.forms.cleaning import clean_text
from yikou.store import cases
from yikou.store.database import Session
from yikou.texts import N_, SEMICOLON, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.case.at_hand import case_at_hand
from yikou.usecases.case.case_page import OpenCase, applicant_of
from yikou.usecases.case.done_texts import done_text
from yikou.usecases.desk.views_desk import BatchRow, BatchState, BatchView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of

MOST_AT_ONCE = 100
MESSAGES = {
    "batch_nothing": N_("没有选中办件。请先勾选要一起同意的办件。"),
    "batch_mixed": N_("一次只能批量办理同一事项、同一环节的办件。请只选一种。"),
    "batch_too_many": N_("一次最多批量办理 {most} 件，您选了 {n} 件。请分几次办。"),
    "batch_never": N_("这个环节要逐件打开办理，不能批量同意。"),
    "gone": N_("没有这件待办，或已不归您的岗位办理。"),
    "acted": N_("{who} 已办：{did}。"),
    "not_yours": N_("您的岗位不能办理这一件。"),
    "already": N_("您已同意，没有重复办理。"),
    "open_it": N_("{why}。请打开这一件单独办理。"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row of the inbox as it was ticked: number of the case, task, and the entry number that the row was drawn at."""

    number: str
    task: str
    seen: int

    @property
    def text(self) -> str:
        """As the page posts it."""
        return f"{self.number}:{self.task}:{self.seen}"


def chosen_of(texts: Iterable[str]) -> tuple[Chosen, ...]:
    """The rows that a page posted, each once; what no page of ours sent is left out.

    >>> chosen_of(["HY01-2026-00001:7:9", "HY01-2026-00001:7:9", "nonsense"])
    (Chosen(number='HY01-2026-00001', task='7', seen=9),)
    """
    parts = (text.split(":") for text in dict.fromkeys(texts))
    return tuple(Chosen(p[0], p[1], int(p[2])) for p in parts if len(p) == 3 and p[2].isdecimal() and len(p[2]) < 13)


def prospect(house: House, reader: Reader, chosen: tuple[Chosen, ...]) -> BatchView:
    """What approving them would bring, case by case. Refused where they cannot be approved together at all."""
    looks = _looks(house, reader, chosen)
    return _view(looks, tuple(map(_row, looks)))


def approve_all(house: House, reader: Reader, chosen: tuple[Chosen, ...], *, opinion: str) -> BatchView:
    """Approves each; what has been done before is not done again and said so. Raises as `prospect`."""
    looks = _looks(house, reader, chosen)
    rows = tuple(_row(look) if look.why else _approved(house, reader, look, opinion) for look in looks)
    return replace(_view(looks, rows), is_done=True)


@dataclass(frozen=True, slots=True)
class _Look:
    """One chosen row as it now stands. why: what is against approving it; already: this person has done so before;
    case, offer: None where there is none for this reader."""

    chosen: Chosen
    case: OpenCase | None = None
    offer: Offer | None = None
    why: str = ""
    already: bool = False
    applicant: str = ""

    @property
    def step(self) -> Step | None:
        """The step of its task, where that is open for this reader."""
        if self.case is None or self.offer is None:
            return None
        return self.case.program.step(self.case.state.tasks[self.offer.task].step)


def _looks(house: House, reader: Reader, chosen: tuple[Chosen, ...]) -> list[_Look]:
    if not chosen:
        raise Refused("batch_nothing")
    if len(chosen) > MOST_AT_ONCE:
        raise Refused("batch_too_many", most=MOST_AT_ONCE, n=len(chosen))
    with house.store.session() as s:
        looks = [_look(house, s, reader, one) for one in chosen]
    kinds = {(look.case.row.slug, look.step.name) for look in looks if look.case and look.step}
    if len(kinds) > 1:
        raise Refused("batch_mixed")
    if any(look.step and not look.step.batch for look in looks):
        raise Refused("batch_never")
    return looks


def _look(house: House, s: Session, reader: Reader, chosen: Chosen) -> _Look:
    tell = reader.translate
    try:
        case = case_at_hand(house, s, reader.acting, chosen.number, task=chosen.task)
    except NotFound:
        return _Look(chosen, why=_said("gone", tell))
    except Conflict as other:
        return _Look(chosen, why=_conflict(other, tell))
    look = _Look(chosen, case, applicant=applicant_of(case, reader))
    if _has_approved(case.state, chosen.task, reader.acting):
        return replace(look, already=True, why=_said("already", tell))
    mine = offers(case.program, case.state, reader.acting.actor, case.context)
    offer = next((one for one in mine if (one.verb, one.task) == ("approve", chosen.task)), None)
    if offer is None:
        return replace(look, why=_why_gone(case, chosen.task, reader))
    asks = bool(offer.needs or offer.fields)
    return replace(look, offer=offer, why=offer.closed or (_said("batch_never", tell) if asks else ""))


def _why_gone(case: OpenCase, task: str, reader: Reader) -> str:
    closed = case.state.closed.get(task, 0)
    if not closed:
        return _said("gone", reader.translate)
    run = Run(case.program, case.state, Act("", reader.acting.actor), case.context)
    return _conflict(conflict(run, closed), reader.translate)


def _has_approved(state: CaseState, task: str, acting: Acting) -> bool:
    """Whether this person's yes stands on the task, open or done."""
    done = (completion.votes for completion in state.completions.values() if completion.task == task)
    votes = [vote for given in done for vote in given]
    votes += state.tasks[task].votes if task in state.tasks else ()
    return any(vote.yes and vote.by == acting.person.key for vote in votes)


def _view(looks: list[_Look], rows: tuple[BatchRow, ...]) -> BatchView:
    first = next((look for look in looks if look.step), None)
    return BatchView(
        affair=first.case.program.affair.title if first and first.case else "",
        step=first.step.title if first and first.step else "",
        verb=first.offer.title if first and first.offer else "",
        rows=rows,
    )


def _row(look: _Look) -> BatchRow:
    state: BatchState = "already" if look.already else "closed" if look.why else "ready"
    text = look.why or (look.offer.effect if look.offer else "")
    return BatchRow(look.chosen.text, look.chosen.number, look.applicant, state, text)


def _approved(house: House, reader: Reader, look: _Look, opinion: str) -> BatchRow:
    one, row, tell = look.chosen, _row(look), reader.translate
    act = Act("approve", reader.acting.actor, task=one.task, seen=one.seen, opinion=clean_text(opinion))
    try:
        with house.store.deciding() as s:
            done = go_on(house, s, one.number, lambda *_: act)
    except Conflict as other:
        if _did_meanwhile(house, reader, one):
            return replace(row, state="already", text=_said("already", tell))
        return replace(row, state="closed", text=_conflict(other, tell))
    except (AnswersRefused, Refused, NotAllowed) as error:
        return replace(row, state="closed", text=_against(error, look, tell))
    return replace(row, state="done", text=done_text(done, tell))


def _did_meanwhile(house: House, reader: Reader, one: Chosen) -> bool:
    """Whether the other half of a double click was quicker."""
    with house.store.session() as s:
        return _has_approved(decode_state(cases.read(s, one.number).state), one.task, reader.acting)


def _against(error: Exception, look: _Look, translate: Translate) -> str:
    if isinstance(error, AnswersRefused | Refused) and look.case:
        faults = faults_of(look.case.program, error, translate)
        why = translate(SEMICOLON).join(fault.text.rstrip("。.") for fault in faults)
        return _said("open_it", translate, why=why)
    return _said("not_yours", translate)


def _conflict(other: Conflict, translate: Translate) -> str:
    return _said("acted", translate, who=other.who, did=other.did)


def _said(code: str, translate: Translate, **params: object) -> str:
    return say(MESSAGES, code, params, translate)
