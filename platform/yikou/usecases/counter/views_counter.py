"""The counter: finding a resident, choosing the affair, taking it in, the receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from yikou.usecases.case.views_papers import MaterialView
from yikou.usecases.views import Fault, Link, Note, Option, Pager


@dataclass(frozen=True, slots=True)
class FoundResident:
    """A line of the list when several fit. about: sex and age; where: address as far as it may be seen."""

    key: str
    name: str
    about: str
    id_number: str
    where: str


@dataclass(frozen=True, slots=True)
class PastCase:
    """Something this resident applied for before. state: how it ended or where it stands."""

    on: date
    affair: str
    state: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """What another office knows of a resident. kind: in words; source: the office; ended: it holds no longer."""

    kind: str
    value: str
    source: str
    since: date
    until: date | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class ResidentCard:
    """Whom the clerk serves. rows: label and value; tags: what holds now, from data; facts: all of that data. here:
    belongs to this place.

    competence: the words for it (本社区居民，可受理). notes: what to know before choosing. past_total: how many cases
    there are with those listed; past_more: and older ones. numbers: the ID number stands in full.
    """

    key: str
    name: str
    about: str
    here: bool
    competence: str
    rows: tuple[tuple[str, str], ...]
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    past: tuple[PastCase, ...] = ()
    past_total: int = 0
    facts: tuple[FactRow, ...] = ()
    past_more: bool = False
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """An organisation that applies. name: '' where nobody knows it; past_more: there are older cases."""

    code: str
    name: str
    past: tuple[PastCase, ...] = ()
    past_total: int = 0
    past_more: bool = False


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Everything that an applicant brought before, a page at a time. notices: handed out by this counter; code: of an
    organisation, whose pages are asked for by post, and next: what the following one is asked for with; key: of a
    resident. may_export: some of it goes along as a workbook."""

    title: str
    back: Link
    cases: tuple[PastCase, ...]
    notices: tuple[Link, ...] = ()
    pager: Pager | None = None
    code: str = ""
    next: str = ""
    key: str = ""
    may_export: bool = False


@dataclass(frozen=True, slots=True)
class AffairChoice:
    """An affair for this resident. slug goes back as field `affair`. why: the reason it fits, or why it is closed.

    tag: 当场办结 and the like; fits: something that is known speaks for it; best: and more than for any other. closed:
    cannot be taken; open_case: the case that stands in the way. search: letters it is found by, pinyin initials.
    """

    slug: str
    title: str
    why: str = ""
    tag: str = ""
    best: bool = False
    fits: bool = False
    closed: bool = False
    open_case: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class NewResident:
    """The form for somebody who is not on record, with what was typed and what is wrong with it."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    communities: tuple[Option, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CounterView:
    """The counter. asked: a search was made. told: its result in one sentence, announced.

    found: several that fit. resident: the one chosen. fit: their affairs, best first, keys 1 to 9; others: the rest.
    new: the form for somebody new, None where it is not shown; may_add: it may be asked for. today: how the day went so
    far. affairs: those that fit what was typed, before anybody was chosen; only: what narrows the affairs of whoever
    was. organisation: the one that applies.
    """

    query: str = ""
    told: str = ""
    today: str = ""
    found: tuple[FoundResident, ...] = ()
    resident: ResidentCard | None = None
    fit: tuple[AffairChoice, ...] = ()
    others: tuple[AffairChoice, ...] = ()
    new: NewResident | None = None
    faults: tuple[Fault, ...] = ()
    affairs: tuple[AffairChoice, ...] = ()
    only: str = ""
    organisation: OrganisationCard | None = None
    may_add: bool = True

    @property
    def asked(self) -> bool:
        """Whether a search was made, so that finding nobody is worth saying."""
        return bool(self.query)


@dataclass(frozen=True, slots=True)
class Warned:
    """A line of `accepts` that only warns: taken in spite of it, with a reason. Posted as `warned.<line>`."""

    line: int
    text: str
    reason: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class IntakeView:
    """The form of one application. form: from the form's template, without a form element.

    faults: as the errors stand on the page. missing: what is left to do, in one line beside the buttons. can_accept:
    whether this clerk also decides acceptance; otherwise the case is only registered. answers_to: number of the case
    whose supplement this answers, '' for a new one; asked: what was asked for. refusing: the box for 不予受理 is open;
    reasons: what stands against the answers, to choose from there;
    refuse_reason: in the clerk's own words. notices: handed out about this draft before.
    goes_on: the first step has something to fill in, so it follows on the case page. mark: says which page this is (see
    two_pages.py); clash: None, or what another page of the draft holds that differs, by title. takes_files: some answer
    is a file.
    """

    draft: str
    affair: str
    title: str
    for_whom: str
    promise: str
    form: Markup
    materials: tuple[MaterialView, ...]
    basis: Link | None = None
    back: Link | None = None
    kept_at: datetime | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Warned, ...] = ()
    missing: str = ""
    materials_left: int = 0
    can_accept: bool = True
    goes_on: bool = False
    answers_to: str = ""
    asked: tuple[str, ...] = ()
    refusing: bool = False
    reasons: tuple[Option, ...] = ()
    refuse_reason: str = ""
    notices: tuple[Link, ...] = ()
    upload_limit: str = "20 MB"
    mark: str = ""
    clash: tuple[tuple[str, str], ...] | None = None
    takes_files: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An application that was put aside. missing: the notice of what is missing that was handed out last; until: its
    last day, where that is near and nobody changes it."""

    id: str
    affair: str
    resident: str
    at: datetime
    missing: Link | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DraftsView:
    """A page of what this person put aside, newest first."""

    rows: tuple[DraftRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What the clerk sees after submitting, with the slip to print.

    accepted: taken in; otherwise only registered. rows: label, value, small print. slip_rows: of the printed slip.
    check: full address behind the QR; pick_up: the code that opens it. printed: how often before.
    differs: title, value on record and value in the form, where they are not the same. refused: it was not taken in.
    """

    number: str
    affair: str
    applicant: str
    accepted: bool
    rows: tuple[tuple[str, str, str], ...]
    org: str
    slip_rows: tuple[tuple[str, str], ...]
    check: str
    pick_up: str = ""
    help: str = ""
    again: str = ""
    resident: str = ""
    outputs: tuple[Link, ...] = ()
    printed: int = 0
    differs: tuple[tuple[str, str, str], ...] = ()
    refused: bool = False
