"""Cases that a search may show this reader: what the store finds, less what they may not be led to.

Nobody learns by searching what is hidden from them: a case that was found by a person or by words is judged by what
this reader sees of it, before it is listed, counted or exported.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.access.words import finds, texts
from yikou.errors import NotFound
from yikou.flow.program import Program
from yikou.flow.reads import IDENTITY
from yikou.store import fulltext, search
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.search import Found, Order
from yikou.usecases.case.case_page import NAME, open_case
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.search_asked import Aim

PAGE = 50
MOST_JUDGED = 300
"""Cases that one page judges: some tenths of a second."""
MOST_LOOKS = 3
"""How often one page asks the store to go on where little fits."""
MOST_COUNTED = 999


@dataclass(frozen=True, slots=True)
class Finder:
    """One search of one reader, in one session."""

    house: House
    s: Session
    reader: Reader
    aim: Aim
    order: Order = "newest"

    def page(self, after: str = "", *, limit: int = PAGE) -> Found:
        """A page of what fits. Fewer rows with a `next` mean that the search has not come to its end."""
        rows: list[CaseLine] = []
        judged = 0
        for _ in range(MOST_LOOKS):
            found = self._search(after, limit - len(rows))
            rows += [line for line in found.rows if self._may_find(line)]
            judged, after = judged + len(found.rows), found.next
            if not after or len(rows) >= limit or (self.aim.is_judged and judged >= MOST_JUDGED):
                break
        return Found(tuple(rows), after)

    def all(self) -> Iterator[CaseLine]:
        """Everything that fits, read while it is used."""
        after, is_first = "", True
        while after or is_first:
            found = self._search(after, PAGE)
            yield from (line for line in found.rows if self._may_find(line))
            after, is_first = found.next, False

    def count(self) -> tuple[int, bool] | None:
        """How many fit, and whether these are all; None where each would have to be judged first."""
        if self.aim.is_judged:
            return None
        acting = self.reader.acting
        return search.count(self.s, self.aim.wanted, acting.seats, person=acting.person.key, most=MOST_COUNTED)

    def program(self, line: CaseLine) -> Program:
        """The version that the case keeps, in the reader's language."""
        return program_of(self.house, self.s, line.slug, version=line.version, language=self.reader.language)

    def _search(self, after: str, limit: int) -> Found:
        acting = self.reader.acting
        return search.search(
            self.s,
            self.aim.wanted,
            acting.seats,
            person=acting.person.key,
            order=self.order,
            after=after,
            limit=limit,
        )

    def _may_find(self, line: CaseLine) -> bool:
        """Whether what was searched for may lead this reader to the case."""
        discreet = Discreet(self.house, self.s, self.reader)
        affair = self.program(line).affair
        try:
            if "name" in self.aim.by_person and not discreet.tells(affair, line.number, NAME):
                return False
            if "identity" in self.aim.by_person:
                names = [f"applicant.{name}" for name in IDENTITY]
                if not all(discreet.tells(affair, line.number, name) for name in names):
                    return False
            open_to_all = fulltext.read_by_everybody(self.s, line.id) if self.aim.terms else ()
            return finds(self.aim.terms, open_to_all) or self._reads(line)
        except NotFound:  # the row that listed it is older than the right to see it
            return False

    def _reads(self, line: CaseLine) -> bool:
        case = open_case(self.house, self.s, self.reader, line.number)
        program = program_of(self.house, self.s, line.slug, version=line.version)  # in the language of the index
        return finds(self.aim.terms, texts(program.affair, case.state, case.sight))


def may_export(house: House, s: Session, reader: Reader, line: CaseLine) -> bool:
    """Whether a row of `access` lets the reader's post export the case."""
    program = program_of(house, s, line.slug, version=line.version, language=reader.language)
    grants = program.affair.access.values()
    if not any("export" in row.may and row.role == reader.acting.post.role for row in grants):
        return False
    return "export" in open_case(house, s, reader, line.number).sight.may
