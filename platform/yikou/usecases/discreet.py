"""What a line about a case may say of the applicant and of its lane, on lists as on the page."""

from dataclasses import dataclass

from yikou.access.derived import conditions_of, may_be_hidden, shows
from yikou.definition.model import Affair
from yikou.store.database import Session
from yikou.usecases.case.case_page import HIDDEN, NAME, open_case
from yikou.usecases.house import House
from yikou.usecases.reader import Reader


@dataclass(frozen=True, slots=True)
class Discreet:
    """Asks for the reader's sight of a case only where the affair hides such a thing from anybody."""

    house: House
    s: Session
    reader: Reader

    def name(self, affair: Affair, number: str, name: str) -> str:
        """The applicant's name, or that it is not shown."""
        return name if self.tells(affair, number, NAME) else self.reader.translate(HIDDEN)

    def because(self, affair: Affair, number: str, because: str) -> str:
        """Why the case is in its lane, or ''."""
        return because if all(self.tells(affair, number, text) for text in conditions_of(affair, because)) else ""

    def tells(self, affair: Affair, number: str, name: str) -> bool:
        """Whether the reader may be told a dotted name of the rules, at that case."""
        if not may_be_hidden(affair, name):
            return True
        return shows(affair, open_case(self.house, self.s, self.reader, number).sight, name)
