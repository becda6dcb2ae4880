"""The page of the office's phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yikou.usecases.views import NO_PAGES, Fault, Option, Pager


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase. where: affair and step that it is for; verb: whose field; text: as typed; seen: as it is kept."""

    id: str
    where: str
    verb: str
    text: str
    seen: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class PhrasesView:
    """Those that the reader keeps for a place, and the form for another. uses, verbs: what it may be for; text: of
    the new one, as typed; errors: by field; faults: the same in a row."""

    place: str
    rows: tuple[PhraseRow, ...]
    uses: tuple[Option, ...]
    verbs: tuple[Option, ...]
    text: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    pager: Pager = NO_PAGES
