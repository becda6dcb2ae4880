"""The page of supervision, worded for one reader."""

from dataclasses import dataclass
from datetime import datetime

from yikou.usecases.views import NORMAL, Chip, Filter, Lane, Light, LightKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to its cases. light: the clock's shape before its word, or 'none'."""

    number: int
    text: str
    href: str
    note: str = ""
    light: LightKind = "none"


@dataclass(frozen=True, slots=True)
class Hand:
    """In whose hands a case is. where: place and step; who: the people, or that there are none."""

    where: str
    who: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that the reader may take from its holder. task: its number."""

    task: str
    name: str


@dataclass(frozen=True, slots=True)
class Urging:
    """The form for urging a case, opened in its row. to: who gets it; text: as typed, or as proposed."""

    number: str
    to: str
    text: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A case of the list. seen: number of its last entry; why: what it stands still for, in words; urge: address that
    opens the urging, '' for who may not; claims: to be released; stand_in: where a stand-in is entered for who has it;
    is_back: the reader comes back to this row."""

    number: str
    affair: str
    applicant: str
    light: Light
    seen: int
    why: tuple[str, ...]
    hands: tuple[Hand, ...]
    lane: Lane = NORMAL
    urge: str = ""
    claims: tuple[Claim, ...] = ()
    stand_in: str = ""
    urging: Urging | None = None
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the matrix. href, soon_href, late_href: of the list of these cases."""

    n: int
    href: str = ""
    soon: int = 0
    late: int = 0
    soon_href: str = ""
    late_href: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the matrix. word: what names the place; level: 0, or 1 for a part of the line above; toggle: address
    that opens or closes its parts, '' for one that has none."""

    word: str
    text: str
    href: str
    cells: tuple[Count, ...]
    total: Count
    level: int = 0
    toggle: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """columns: titles of affairs; rest: how many affairs stand together in the last column, 0 for none; every: address
    of the matrix with a column for each affair, or back, '' where all are shown anyway."""

    columns: tuple[str, ...]
    rows: tuple[PlaceRow, ...]
    total: PlaceRow
    rest: int = 0
    every: str = ""
    is_every: bool = False


@dataclass(frozen=True, slots=True)
class SupervisionView:
    """title: of the list; total: how many it has; drops: what narrows, each leading to the page without it; next: where
    the list goes on; first: its beginning, '' where this is it; cancel: the page with the urging closed; export:
    address of the workbook, '' for who may take none; kept: hidden fields of the filters; query: of this page; start:
    the page with nothing opened; left: how many follow, 0 where that is not known; is_news: brought by a live refresh;
    error: why something did not go."""

    where: str
    at: datetime
    figures: tuple[Figure, ...]
    chips: tuple[Chip, ...]
    filters: tuple[Filter, ...]
    drops: tuple[Chip, ...]
    title: str
    total: int
    rows: tuple[StandingRow, ...]
    matrix: Matrix
    address: str
    query: str
    start: str
    kept: tuple[tuple[str, str], ...] = ()
    next: str = ""
    left: int = 0
    first: str = ""
    cancel: str = ""
    export: str = ""
    error: str = ""
    is_news: bool = False
