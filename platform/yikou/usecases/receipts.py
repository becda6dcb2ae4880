"""The receipt: what the resident takes home, printed after submitting and at any time again."""

from collections.abc import Iterable, Iterator
from functools import partial

from yikou.flow.clocks import due_of
from yikou.flow.words import span_words
from yikou.forms.words import day_words
from yikou.store import prints, residents
from yikou.store.database import Session
from yikou.texts import N_, say
from yikou.usecases.case_page import OpenCase, applicant_of, open_case
from yikou.usecases.case_parts import CaseParts
from yikou.usecases.house import House
from yikou.usecases.printing import receipt_key
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link
from yikou.usecases.views_counter import ReceiptView
from yikou.workdays.due import Due
from yikou.workdays.office import local

MESSAGES = {
    "number": N_("办件号"),
    "applicant": N_("申请人"),
    "affair": N_("事项"),
    "accepted": N_("受理日期"),
    "registered": N_("登记日期"),
    "until": N_("办结期限"),
    "counted": N_("{limit}，从受理次日起算"),
    "now": N_("现在在谁手里"),
    "missing": N_("还要补的材料"),
    "follow": N_("后补材料"),
    "unconfirmed": N_("按未公布的工作日历推算，以公布为准"),
    "outcome": N_("办理结果"),
    "clerk": N_("受理人"),
    "given": N_("已收材料"),
}


def receipt_view(house: House, reader: Reader, number: str, *, base: str) -> ReceiptView:
    """The page after submitting, with the slip. base: address of this server, for the QR code."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        resident = _resident(s, case.state.identity)
        printed = prints.times(s, receipt_key(number))
    state = case.state
    parts = CaseParts(house, case.program, state, case.context, reader.translate)
    receipt = next((made for made in state.outputs if made.name == "receipt" and not made.void), None)
    slip = _slip(case, reader)
    return ReceiptView(
        number=number,
        affair=case.program.affair.title,
        applicant=applicant_of(case, reader),
        accepted=state.accepted_on is not None,
        rows=_rows(case, reader, parts),
        org=house.names(state.place),
        slip_rows=slip,
        check=f"{base}check/{receipt.code}" if receipt else f"{base}check",
        pick_up=receipt.code if receipt else "",
        help=case.program.affair.guide.phone,
        resident=resident,
        printed=printed,
        outputs=tuple(Link(o.title, f"/outputs/{o.code}") for o in state.outputs if not o.void and o.name != "receipt"),
    )


def _resident(s: Session, identity: str) -> str:
    found = residents.by_id_number(s, identity.removeprefix("person:"))
    return found.key if found else ""


def _until(case: OpenCase, reader: Reader) -> tuple[str, str]:
    """The due day in words and how it is counted; two empty texts where no clock runs."""
    clock = case.state.total
    due = due_of(clock, case.context.calendar) if clock and not case.state.is_ended else None
    if clock is None or not isinstance(due, Due):
        return "", ""
    tell = partial(say, MESSAGES, translate=reader.translate)
    how = tell("counted", {"limit": span_words(clock.limit, reader.translate)})
    day = day_words(local(due.at, case.context.calendar).date(), reader.translate)
    return day, how if due.confirmed else f"{how}；{tell('unconfirmed', {})}"


def _rows(case: OpenCase, reader: Reader, parts: CaseParts) -> tuple[tuple[str, str, str], ...]:
    word = {name: reader.translate(text) for name, text in MESSAGES.items()}
    day, how = _until(case, reader)
    notice = case.state.notice
    missing = _titles(case, notice.materials) if notice else ""
    rows = (
        (word["until"], day, how),
        (word["now"], parts.holder(), ""),
        (word["missing"], missing, ""),
        (word["follow"], _titles(case, _promised(case)), ""),
    )
    return tuple(row for row in rows if row[1])


def _slip(case: OpenCase, reader: Reader) -> tuple[tuple[str, str], ...]:
    state = case.state
    word = {name: reader.translate(text) for name, text in MESSAGES.items()}
    day, _ = _until(case, reader)
    registered = local(state.filed_at, case.context.calendar).date()
    people = case.context.directory.people
    rows = (
        (word["applicant"], applicant_of(case, reader)),
        (word["affair"], case.program.affair.title),
        (
            word["accepted"] if state.accepted_on else word["registered"],
            day_words(state.accepted_on or registered, reader.translate),
        ),
        (word["clerk"], "、".join(people[who].name for who in state.accepted_by if who in people)),
        (word["until"], day),
        (word["given"], _titles(case, state.papers)),
        (word["follow"], _titles(case, _promised(case))),
    )
    return tuple(row for row in rows if row[1])


def _promised(case: OpenCase) -> Iterator[str]:
    return (name for name in case.state.promised if name not in case.state.papers)


def _titles(case: OpenCase, names: Iterable[str]) -> str:
    """Titles of the materials that the reader may see."""
    materials = case.program.affair.materials
    return case.program.listed(materials[name].title for name in names if case.sight.shows(("materials", name)))
