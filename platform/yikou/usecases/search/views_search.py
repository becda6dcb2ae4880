"""Search and archive: lists of cases that narrow, page by key and can be taken along as a workbook."""

from dataclasses import dataclass
from datetime import date

from yikou.usecases.search.search_asked import Asked
from yikou.usecases.views import NORMAL, Fault, Filter, Lane, Light
from yikou.usecases.views_pages import FoundPerson


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. state: where it stands, or how it ended; chain: '' before somebody asked for it, then `whole`,
    or what is wrong with its ledger, in words."""

    number: str
    affair: str
    applicant: str
    state: str
    place: str
    registered: date
    light: Light
    ended: date | None = None
    lane: Lane = NORMAL
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Something that narrows. name: of the field that is taken away when it is pressed."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """asked: the fields as typed. told: how many were found, in words; here, next: addresses of this page and of the
    next one (where it begins, as long as the search is not kept), '' where there is none; unfinished:
    that page goes on looking, because few of the many cases that were looked at fit. searched: False for the empty
    form. tips: what to try where nothing was found."""

    asked: Asked
    filters: tuple[Filter, ...] = ()
    rows: tuple[CaseRow, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    drops: tuple[Drop, ...] = ()
    told: str = ""
    here: str = ""
    next: str = ""
    unfinished: bool = False
    searched: bool = False
    faults: tuple[Fault, ...] = ()
    tips: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the further fields are shown from the beginning."""
        return any(name != "q" for name, _ in self.asked.narrowing)


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """Ended cases. query: of this page, without `verify`; start, next: addresses of the first and the next page;
    checked: what the verification of this page came to, '' before it was asked for; is_whole: nothing is wrong."""

    rows: tuple[CaseRow, ...]
    filters: tuple[Filter, ...]
    told: str
    query: str = ""
    start: str = ""
    next: str = ""
    unfinished: bool = False
    narrowed: bool = False
    checked: str = ""
    is_whole: bool = True
