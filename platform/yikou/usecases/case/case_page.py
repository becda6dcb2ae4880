"""The page of one case, put together for one reader. What the reader may not see is never in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from yikou.access.derived import shows
from yikou.access.matching import sight_of
from yikou.access.sight import Sight, veiled
from yikou.errors import NotFound
from yikou.flow.acts import Context
from yikou.flow.codec import decode_state
from yikou.flow.entries import Entered
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.forms.names import pointer
from yikou.store import cases, inbox, ledger, papers, residents, seals
from yikou.store.cases import CaseRow
from yikou.store.database import Session
from yikou.store.drafts import AT_CASE
from yikou.store.papers import Paper
from yikou.store.residents import Look
from yikou.store.seals import SealStop
from yikou.texts import N_
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.case_clocks import CaseClocks
from yikou.usecases.case.case_head import head_of, lane_of, notes_of
from yikou.usecases.case.case_looks import PLAIN, Looked
from yikou.usecases.case.case_papers import CasePapers
from yikou.usecases.case.case_parts import CaseParts
from yikou.usecases.case.chains import chain_of
from yikou.usecases.case.changes import Changed, Changes
from yikou.usecases.case.clock_story import ClockStory
from yikou.usecases.case.copies import copies_read
from yikou.usecases.case.ended_clock import EndedClock
from yikou.usecases.case.kept import kept_of
from yikou.usecases.case.ledger_page import LedgerPart, looks_at
from yikou.usecases.case.ledger_view import LedgerReader
from yikou.usecases.case.origins import back_to
from yikou.usecases.case.posting import NOTHING, Tried
from yikou.usecases.case.promises import NO_PROMISES, Promises
from yikou.usecases.case.registered import told_beside
from yikou.usecases.case.verb_views import Verbs
from yikou.usecases.case.viewing import Viewer
from yikou.usecases.case.views_case import EMPTY, CaseView, ChainView, ClockView
from yikou.usecases.case.views_papers import MaterialView, ViewerOnly, ViewerView
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import faults_of

HIDDEN = N_("您的岗位不显示")
NAME = "applicant.name"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as one reader may see it. stops: of seals, by org."""

    row: CaseRow
    program: Program
    state: CaseState
    context: Context
    sight: Sight
    stops: Mapping[str, SealStop]


def open_case(house: House, s: Session, reader: Reader, number: str) -> OpenCase:
    """The case, if the reader may know of it at all; NotFound otherwise: the two are not told apart."""
    row = cases.read(s, number)
    state = decode_state(row.state)
    program = program_of(house, s, row.slug, version=row.version, language=reader.language)
    known = {} if state.accepted_on else {"slug": row.slug, "identity": state.identity}
    context = context_of(house, s, **known)
    seen = sight_of(program, state, reader.acting.actor, context)
    if not seen.may_view:
        raise NotFound("case", number)
    return OpenCase(row, program, state, context, seen, seals.stops(s))


def applicant_of(case: OpenCase, reader: Reader) -> str:
    """The applicant's name on a page of the case, or that it is not shown."""
    return case.state.name if shows(case.program.affair, case.sight, NAME) else reader.translate(HIDDEN)


def case_view(house: House, reader: Reader, number: str, *, looked: Looked = PLAIN, tried: Tried = NOTHING) -> CaseView:
    """The page. tried: a verb that did not go, with what was typed.

    looked.numbers: ID and account numbers in full to whoever may see them, which is logged; masked otherwise, because
    people stand behind the clerk.
    """
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        entries = tuple(entered_of(one) for one in ledger.entries(s, case.row.id))
        files = papers.of_case(s, number)
        kept = kept_of(s, reader, case.program, case.state, case.context)
        chain = _chain(house, s, reader, case, entries, files) if case.state.is_ended else None
        looks = looks_at(s, number)
        read = copies_read(s, case.row.id, entries, reader)
        record = residents.known(s, case.state.identity)
    veil = case.sight if looked.numbers else veiled(case.program.affair, case.sight)
    verbs = Verbs(
        case.program,
        case.state,
        case.context,
        reader=reader,
        sight=case.sight,
        stops=case.stops,
        tried=tried,
        kept=kept,
        opened=looked.verb,
        names=house.names,
    )
    differs = told_beside(house, reader, case.program, case.state, veil, record) if verbs.tasks() else {}
    page = _Page(house, reader, replace(case, sight=veil), case.sight, entries, files, looked, looks, read, differs)
    view = replace(page.view(verbs), chain=chain)
    _mark_seen(house, reader, case, numbers=looked.numbers, compared=bool(differs))
    return view


def viewer_view(house: House, reader: Reader, number: str, looked: Looked) -> ViewerOnly:
    """The page's viewer alone, at another page or file."""
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        files = papers.of_case(s, number)
    return _Page(house, reader, case, case.sight, (), files, looked).viewer()


def _chain(
    house: House, s: Session, reader: Reader, case: OpenCase, entries: tuple[Entered, ...], files: tuple[Paper, ...]
) -> ChainView:
    at = house.now.astimezone(house.settings.timezone)
    return chain_of(s, case.row, entries, files, at=at, translate=reader.translate)


def _mark_seen(house: House, reader: Reader, case: OpenCase, *, numbers: bool, compared: bool) -> None:
    person = reader.acting.person.key
    with house.store.writing() as s:
        inbox.mark_seen(s, case.row.id, person=person, at=house.now)
        if numbers:
            residents.note_look(s, Look(house.now, person, "numbers", case.state.number))
        if compared:
            residents.note_look(s, Look(house.now, person, "compared", case.state.identity))


@dataclass(frozen=True, slots=True)
class _Page:
    """Puts the parts together. case: with the sight of the page, which masks numbers; plain: the reader's own."""

    house: House
    reader: Reader
    case: OpenCase
    plain: Sight
    entries: tuple[Entered, ...]
    files: tuple[Paper, ...]
    looked: Looked
    looks: tuple[Look, ...] = ()
    read: Mapping[int, str] = field(default_factory=dict)
    differs: Mapping[str, str] = field(default_factory=dict)

    def view(self, verbs: Verbs) -> CaseView:
        """Everything."""
        house, reader, case = self.house, self.reader, self.case
        program, state = case.program, case.state
        parts = CaseParts(house, program, state, case.context, reader.translate)
        tasks, materials = verbs.tasks(), self.materials(verbs.promises())
        changed = Changed(program, state, case.context, case.sight, self.entries, reader.translate)
        changes = {root: changed.of(root) for root in ("form", "office")}
        told = LedgerReader(program, state, case.context, self.plain, case.sight, reader.translate)
        ledger_part = LedgerPart(told, self.entries, self.looks, self.looked, self.read)
        lines = ledger_part.lines()
        kinds, people = ledger_part.chips(lines, state.number)
        clock = self.clock(tasks[0].task if tasks else "")
        return CaseView(
            number=state.number,
            affair=program.affair.title,
            applicant=applicant_of(case, reader),
            seen=state.no,
            head=head_of(house, reader, program, state, parts),
            light=clock.light,
            form=record_of(house, reader, case, "form", changes["form"], self.differs),
            office=record_of(house, reader, case, "office", changes["office"]) if state.office else EMPTY,
            clock=clock,
            lane=lane_of(program, state, sight=self.plain),
            changes=sum(map(len, changes.values())),
            back=back_to(self.looked.listed, reader.translate),
            notes=notes_of(reader, program, state, case.context, parts),
            faults=faults_of(program, verbs.tried.error, reader.translate),
            papers=materials,
            papers_hidden=bool(state.papers) and not materials,
            viewing=self.viewing(materials),
            opinions=parts.opinions(),
            regulations=parts.regulations(),
            ledger=ledger_part.shown(lines),
            kinds=kinds,
            people=people,
            kind=self.looked.kind,
            who=self.looked.who,
            may_print=self.plain.may_print,
            may_export=self.plain.may_export,
            way=parts.way(),
            outputs=parts.outputs(),
            tasks=tasks,
            case_verbs=verbs.of_case(),
            case_mark=verbs.mark(AT_CASE),
            case_others=verbs.others(AT_CASE),
            case_left_out=verbs.left_out(AT_CASE),
            nothing="" if tasks else parts.in_hand(),
            numbers=self.looked.numbers,
        )

    def clock(self, task: str) -> ClockView:
        """The clock of a task with that of the whole case, or how the case stood when it ended."""
        case, translate = self.case, self.reader.translate
        story = ClockStory(case.program, case.context, self.entries, translate)
        if case.state.is_ended:
            return EndedClock(case.program, case.state, case.context, story, translate).view()
        return CaseClocks(case.program, case.state, case.context, story, translate).view(task)

    def viewer(self) -> ViewerOnly:
        """The viewer alone."""
        return ViewerOnly(self.case.state.number, self.viewing(self.materials()))

    def materials(self, promises: Promises = NO_PROMISES) -> tuple[MaterialView, ...]:
        """Papers as the reader sees them."""
        case = self.case
        given = (case.program, case.state, case.context, self.plain, self.files, self.reader.translate)
        return CasePapers(*given, promises).views(self.reader.acting.actor)

    def viewing(self, materials: tuple[MaterialView, ...]) -> ViewerView | None:
        """What the viewer shows."""
        known = {paper.key: paper for paper in self.files}
        return Viewer(self.house, materials, known, self.reader.translate).view(self.looked)


def record_of(
    house: House,
    reader: Reader,
    case: OpenCase,
    root: str,
    changed: Changes,
    beside: Mapping[str, str] | None = None,
) -> Markup:
    """The form or the office record, to be read. beside: what else is to be known of an answer, by JSON Pointer."""
    form = case.program.form if root == "form" else case.program.office
    hidden, masked = case.sight.below(root)
    return form.show(
        case.state.form if root == "form" else case.state.office,
        hidden=frozenset(pointer(path) for path in hidden),
        masked=frozenset(pointer(path) for path in masked),
        changed=changed,
        translate=reader.translate,
        org_names=house.names,
        sprite=reader.sprite,
        beside=beside,
    )
