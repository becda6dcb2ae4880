"""The page of one case, put together for one reader. What the reader may not see is never in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from yikou.access.derived import shows, shows_lane
from yikou.access.matching import sight_of
from yikou.access.sight import Sight, veiled
from yikou.errors import NotFound
from yikou.flow.acts import Context
from yikou.flow.clocks import answer_due
from yikou.flow.codec import decode_state
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.titles import outcome_title
from yikou.forms.names import pointer
from yikou.store import cases, drafts, inbox, ledger, papers, residents
from yikou.store.cases import CaseRow
from yikou.store.database import Session
from yikou.store.residents import Look
from yikou.texts import N_, say
from yikou.usecases.case_messages import MESSAGES
from yikou.usecases.case_papers import CasePapers
from yikou.usecases.case_parts import CaseParts
from yikou.usecases.changes import Changes, changes_of
from yikou.usecases.deciding import context_of
from yikou.usecases.house import House
from yikou.usecases.intake_data import Pairs, intake_data
from yikou.usecases.ledger_entries import entered_of
from yikou.usecases.ledger_view import LedgerReader
from yikou.usecases.posting import NOTHING, Tried
from yikou.usecases.programs import program_of
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of
from yikou.usecases.verb_views import AT_CASE, Verbs
from yikou.usecases.views import NORMAL, Lane, Link, Note
from yikou.usecases.views_case import EMPTY, CaseView, LedgerLine
from yikou.usecases.views_papers import FileView, MaterialView

HIDDEN = N_("您的岗位不显示")
NAME = "applicant.name"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as one reader may see it."""

    row: CaseRow
    program: Program
    state: CaseState
    context: Context
    sight: Sight


def open_case(house: House, s: Session, reader: Reader, number: str) -> OpenCase:
    """The case, if the reader may know of it at all; NotFound otherwise: the two are not told apart."""
    row = cases.read(s, number)
    state = decode_state(row.state)
    program = program_of(house, s, row.slug, version=row.version, language=reader.language)
    context = context_of(house, s)
    seen = sight_of(program, state, reader.acting.actor, context)
    if not seen.may_view:
        raise NotFound("case", number)
    return OpenCase(row, program, state, context, seen)


def applicant_of(case: OpenCase, reader: Reader) -> str:
    """The applicant's name on a page of the case, or that it is not shown."""
    return case.state.name if shows(case.program.affair, case.sight, NAME) else reader.translate(HIDDEN)


def case_view(
    house: House, reader: Reader, number: str, *, paper: str = "", tried: Tried = NOTHING, numbers: bool = False
) -> CaseView:
    """The page. paper: key of the file in the viewer; tried: a verb that did not go, with what was typed.

    numbers: show ID and account numbers in full to whoever may see them, which is logged; masked otherwise, because
    people stand behind the clerk.
    """
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        entries = tuple(entered_of(one) for one in ledger.entries(s, case.row.id))
        files = papers.of_case(s, number)
        kept = _kept(s, reader, case)
    shown = CasePapers(case.program, case.state, case.context, case.sight, files, reader.translate)
    verbs = Verbs(case.program, case.state, case.context, reader=reader, sight=case.sight, tried=tried, kept=kept)
    veil = case.sight if numbers else veiled(case.program.affair, case.sight)
    told = LedgerReader(case.program, case.state, case.context, case.sight, veil, reader.translate)
    veiled_case = replace(case, sight=veil)
    view = _view(house, reader, veiled_case, verbs=verbs, shown=shown, paper=paper, ledger_lines=told.lines(entries))
    _mark_seen(house, reader, case, numbers=numbers)
    return replace(view, numbers=numbers)


def _kept(s: Session, reader: Reader, case: OpenCase) -> Mapping[str, Pairs]:
    """What the reader typed before at the open tasks."""
    person, number = reader.acting.person.key, case.state.number
    found = {at: drafts.of_task(s, number, at, person=person) for at in (*case.state.tasks, AT_CASE)}
    return {task: intake_data(draft).post for task, draft in found.items() if draft}


def _mark_seen(house: House, reader: Reader, case: OpenCase, *, numbers: bool) -> None:
    person = reader.acting.person.key
    with house.store.writing() as s:
        inbox.mark_seen(s, case.row.id, person=person, at=house.now)
        if numbers:
            residents.note_look(s, Look(house.now, person, "numbers", case.state.number))


def _view(
    house: House,
    reader: Reader,
    case: OpenCase,
    *,
    verbs: Verbs,
    shown: CasePapers,
    paper: str,
    ledger_lines: tuple[LedgerLine, ...],
) -> CaseView:
    program, state = case.program, case.state
    parts = CaseParts(house, program, state, case.context, reader.translate)
    tasks, of_case = verbs.tasks(), verbs.of_case()
    materials = shown.views(reader.acting.actor)
    said = say(MESSAGES, "changed_by", {"name": "{name}"}, reader.translate)
    changed = {root: changes_of(state, root, said=said) for root in ("form", "office")}
    clock = parts.clock(tasks[0].task if tasks else "")
    return CaseView(
        number=state.number,
        affair=program.affair.title,
        applicant=applicant_of(case, reader),
        seen=state.no,
        head=_head(house, reader, case, parts),
        light=clock.light,
        form=_record(house, reader, case, "form", changed["form"]),
        office=_record(house, reader, case, "office", changed["office"]) if state.office else EMPTY,
        clock=clock,
        lane=_lane(case, plain=verbs.sight),
        changes=sum(not _is_hidden(case.sight, root, where) for root in changed for where in changed[root]),
        back=Link(reader.translate("待办"), "/desk"),
        notes=_notes(reader, case, parts),
        faults=faults_of(program, verbs.tried.error, reader.translate),
        papers=materials,
        papers_hidden=bool(state.papers) and not materials,
        viewing=_viewing(materials, paper),
        opinions=parts.opinions(),
        regulations=parts.regulations(),
        ledger=ledger_lines,
        way=parts.way(),
        outputs=parts.outputs(),
        tasks=tasks,
        case_verbs=of_case,
        nothing="" if tasks else parts.in_hand(),
    )


def _record(house: House, reader: Reader, case: OpenCase, root: str, changed: Changes) -> Markup:
    """The form or the office record, to be read."""
    form = case.program.form if root == "form" else case.program.office
    hidden, masked = case.sight.below(root)
    return form.show(
        case.state.form if root == "form" else case.state.office,
        hidden=frozenset(pointer(path) for path in hidden),
        masked=frozenset(pointer(path) for path in masked),
        changed={where: change for where, change in changed.items() if not _is_hidden(case.sight, root, where)},
        translate=reader.translate,
        org_names=house.names,
        sprite=reader.sprite,
    )


def _is_hidden(sight: Sight, root: str, where: str) -> bool:
    return not sight.shows((root, *(part for part in where.split("/") if part and not part.isdecimal())))


def _head(house: House, reader: Reader, case: OpenCase, parts: CaseParts) -> str:
    state = case.state
    first = state.completions.get(case.program.first)
    if state.accepted_at and first:
        params = {
            "day": parts.moment(state.accepted_at),
            "org": house.names(state.place),
            "name": "、".join(first.names),
        }
        return say(MESSAGES, "accepted_head", params, reader.translate)
    params = {"day": parts.moment(state.filed_at), "org": house.names(state.place)}
    return say(MESSAGES, "filed_head", params, reader.translate)


def _lane(case: OpenCase, *, plain: Sight) -> Lane:
    if case.state.lane == "normal":
        return NORMAL
    affair, because = case.program.affair, case.program.translate(case.state.lane_because)
    return Lane(affair.lanes.kinds[case.state.lane].title, because if shows_lane(affair, plain, because) else "")


def _notes(reader: Reader, case: OpenCase, parts: CaseParts) -> tuple[Note, ...]:
    state, notes = case.state, []
    if state.is_ended and state.ended_at:
        outcome = outcome_title(case.program, state.outcome)
        params = {"day": parts.moment(state.ended_at), "outcome": outcome}
        notes.append(Note(say(MESSAGES, "ended_head", params, reader.translate)))
    if state.notice:
        day = parts.moment(answer_due(state.notice, case.context.calendar).at)
        notes.append(Note(say(MESSAGES, "waits_applicant", {"day": day}, reader.translate)))
    return tuple(notes)


def _viewing(materials: tuple[MaterialView, ...], key: str) -> FileView | None:
    """The chosen picture, else the newest one that there is."""
    pictures = [file for material in materials for file in material.files if file.kind == "image"]
    chosen = next((file for file in pictures if file.key == key), None)
    return chosen or next((file for file in reversed(pictures) if not file.old), None)
