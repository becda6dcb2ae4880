"""The receipt: what the resident takes home, printed after submitting and at any time again."""

from collections.abc import Iterable, Iterator
from functools import partial

from yikou.access.derived import shows
from yikou.flow.clocks import due_of
from yikou.flow.requirements import awaited
from yikou.flow.way import way
from yikou.flow.words import span_words
from yikou.forms.mask import masked
from yikou.forms.words import day_words
from yikou.store import prints, residents
from yikou.store.residents import Resident
from yikou.texts import N_, say
from yikou.usecases.case.case_page import OpenCase, applicant_of, open_case
from yikou.usecases.case.case_parts import CaseParts
from yikou.usecases.case.registered import differing
from yikou.usecases.counter.printing import receipt_key
from yikou.usecases.counter.views_counter import ReceiptView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link
from yikou.workdays.due import Due
from yikou.workdays.office import local

COMING = ("now", "waiting", "ahead")
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
    "ahead": N_("接下来"),
    "id_number": N_("身份证号"),
    "office": N_("受理窗口"),
}


def receipt_view(house: House, reader: Reader, number: str, *, base: str) -> ReceiptView:
    """The page after submitting, with the slip. base: address of this server, for the QR code."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        person = residents.known(s, case.state.identity)
        printed = prints.times(s, receipt_key(number))
    state = case.state
    parts = CaseParts(house, case.program, state, case.context, reader.translate)
    receipt = next((made for made in state.outputs if made.name == "receipt" and not made.void), None)
    shown = person.key if person and "counter" in reader.acting.sections else ""
    return ReceiptView(
        number=number,
        affair=case.program.affair.title,
        applicant=applicant_of(case, reader),
        accepted=state.accepted_on is not None,
        rows=_rows(case, reader, parts),
        org=house.names(state.place),
        slip_rows=_slip(case, reader, parts),
        check=f"{base}check/{receipt.code}" if receipt else f"{base}check",
        pick_up=receipt.code if receipt else "",
        help=case.program.affair.guide.phone,
        again=f"/counter?resident={shown}" if shown else "",
        resident=shown,
        differs=_differs(house, case, reader, person),
        refused=state.is_ended and state.accepted_on is None,
        printed=printed,
        outputs=tuple(Link(o.title, f"/outputs/{o.code}") for o in state.outputs if not o.void and o.name != "receipt"),
    )


def _differs(house: House, case: OpenCase, reader: Reader, person: Resident | None) -> tuple[tuple[str, str, str], ...]:
    """What the form says otherwise than the record of the applicant, as far as the reader sees it."""
    if person is None:
        return ()
    found = differing(house, reader, case.program, case.state, case.sight, person)
    return tuple((one.title, one.was, one.now) for one in found if one.was or one.now)


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
        (word["affair"], case.program.affair.title, ""),
        (word["applicant"], applicant_of(case, reader), ""),
        (word["until"], day, how),
        (word["now"], parts.holder(), ""),
        (word["missing"], missing, ""),
        (word["follow"], _titles(case, awaited(case.program, case.state)), ""),
    )
    return tuple(row for row in rows if row[1])


def _slip(case: OpenCase, reader: Reader, parts: CaseParts) -> tuple[tuple[str, str], ...]:
    state = case.state
    word = {name: reader.translate(text) for name, text in MESSAGES.items()}
    day, _ = _until(case, reader)
    registered = local(state.filed_at, case.context.calendar).date()
    people = case.context.directory.people
    rows = (
        (word["applicant"], applicant_of(case, reader)),
        (word["id_number"], _id_number(case)),
        (word["affair"], case.program.affair.title),
        (
            word["accepted"] if state.accepted_on else word["registered"],
            day_words(state.accepted_on or registered, reader.translate),
        ),
        (word["clerk"], "、".join(people[who].name for who in state.accepted_by if who in people)),
        (word["until"], day),
        (word["given"], _titles(case, state.papers)),
        (word["follow"], _titles(case, awaited(case.program, case.state))),
        (word["ahead"], " → ".join(_ahead(parts))),
    )
    return tuple(row for row in rows if row[1])


def _ahead(parts: CaseParts) -> Iterator[str]:
    """The steps to come that are certain, in order. No outcome: a receipt promises none."""
    if not parts.state.is_ended:
        stops = way(parts.program, parts.state, parts.context)
        yield from (stop.title for stop in stops if stop.state in COMING and stop.key and not stop.maybe)


def _id_number(case: OpenCase) -> str:
    """Of the applicant's ID number what may stand on paper; '' for an organisation, or where it may not be seen."""
    number = case.state.identity.removeprefix("person:")
    is_told = number != case.state.identity and shows(case.program.affair, case.sight, "applicant.id_number")
    return masked(number, "id-number") if is_told else ""


def _titles(case: OpenCase, names: Iterable[str]) -> str:
    """Titles of the materials that the reader may see."""
    materials = case.program.affair.materials
    return case.program.listed(materials[name].title for name in names if case.sight.shows(("materials", name)))
