"""The page of one case: what was asked, what came of it, what this person can do now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from yikou.usecases.case.views_papers import MaterialView, OutputLink, ViewerView
from yikou.usecases.case.views_verbs import OtherView, TaskView, VerbView
from yikou.usecases.views import NORMAL, Chip, Fault, Lane, Light, Link, Note

EMPTY = Markup("")


@dataclass(frozen=True, slots=True)
class Why:
    """The reason behind an entry. title: the question; lines: what was read and found; so: what follows from it."""

    title: str
    lines: tuple[str, ...] = ()
    so: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """An old value beside the new one. label: the field's title with its row (刘淑珍 月收入)."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry of the ledger as a sentence. who stands in bold before it, '' for the system.

    kind: decisions, papers, messages, looks; by: name of whoever did it, '' for what followed by rule. read: of
    a copy that the reader sent, who has read it.
    """

    at: datetime
    who: str
    sentence: str
    entry: int = 0
    changes: tuple[Changed, ...] = ()
    whys: tuple[Why, ...] = ()
    kind: str = "decisions"
    by: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class OpinionView:
    """A vote or an opinion. title: step and result (社区初审：同意). mark: how it is vouched for (已签章)."""

    title: str
    by: str
    place: str
    at: datetime
    text: str = ""
    mark: str = ""
    undone: str = ""


@dataclass(frozen=True, slots=True)
class CountedClock:
    """How one clock was counted. title: which it is; story: when it stood and was lengthened, with reasons; days: each
    day, and whether it counted."""

    title: str
    story: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockView:
    """What is left, or how a case that has ended stood. left: 剩 4 天; until: 本环节，3 月 27 日 17:00 前.

    used, total: in the clock's own unit, for the bar; total 0 draws none. meter: the bar in words. sentence:
    how the whole case stands, beside the clock of a task; how: of each clock how it is counted. confirmed: every
    year that mattered has a published calendar.
    """

    light: Light
    left: str
    until: str
    sentence: str = ""
    used: int = 0
    total: int = 0
    meter: str = ""
    how: tuple[CountedClock, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class WayNode:
    """A stop on the way of the case. depth: how many blocks it stands in. skipped: the way leads past it."""

    title: str
    state: Literal["done", "now", "ahead", "skipped", "stuck"]
    note: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Regulation:
    """A text that bears on the case. clause: 第九条; says: its words in short."""

    title: str
    clause: str = ""
    says: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ChainView:
    """What the proof of an ended case's ledger came to. text: in words; head: hash of its last entry."""

    text: str
    head: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """The whole page. seen: entry number that it was drawn from. head: by whom and when it was accepted.

    form: what the applicant stated; office: what the offices found; both from the form's template, read only, changes
    marked. viewing: the file shown in the viewer. case_verbs: what can be done to the case as a whole; case_mark,
    case_others, case_left_out: as of a task. nothing: who has it now, where this person can do nothing. back: where the
    reader came from. numbers: ID and account numbers are shown in full. papers_hidden: there are some,
    but none that this reader may see. kinds, people: links that narrow the
    ledger; kind, who: as it is narrowed now. chain: of an ended case.
    """

    number: str
    affair: str
    applicant: str
    seen: int
    head: str
    light: Light
    form: Markup
    clock: ClockView
    lane: Lane = NORMAL
    office: Markup = EMPTY
    changes: int = 0
    back: Link | None = None
    previous: str = ""
    next: str = ""
    notes: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = ()
    papers: tuple[MaterialView, ...] = ()
    viewing: ViewerView | None = None
    opinions: tuple[OpinionView, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    way: tuple[WayNode, ...] = ()
    outputs: tuple[OutputLink, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    case_verbs: tuple[VerbView, ...] = ()
    case_mark: str = ""
    case_others: tuple[OtherView, ...] = ()
    case_left_out: str = ""
    nothing: str = ""
    numbers: bool = False
    papers_hidden: bool = False
    may_print: bool = False
    may_export: bool = False
    kinds: tuple[Chip, ...] = ()
    people: tuple[Chip, ...] = ()
    kind: str = ""
    who: str = ""
    chain: ChainView | None = None
