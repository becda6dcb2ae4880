"""What a line about a case may say of the applicant and of its lane, on lists as on the page."""

from dataclasses import dataclass

from yikou.access.derived import conditions_of, may_be_hidden, shows
from yikou.definition.model import Affair
from yikou.flow.reads import IDENTITY
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.usecases.case_page import HIDDEN, NAME, open_case
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
        return name if self._tells(affair, number, NAME) else self.reader.translate(HIDDEN)

    def because(self, affair: Affair, number: str, because: str) -> str:
        """Why the case is in its lane, or ''."""
        return because if all(self._tells(affair, number, text) for text in conditions_of(affair, because)) else ""

    def finds(self, affair: Affair, line: CaseLine, text: str) -> bool:
        """Whether what was searched for may lead this reader to the case: nobody guesses what is hidden from them."""
        if line.number.startswith(text.upper()):
            return True
        if line.applicant_name.startswith(text):
            return self._tells(affair, line.number, NAME)
        return all(self._tells(affair, line.number, f"applicant.{name}") for name in IDENTITY)

    def _tells(self, affair: Affair, number: str, name: str) -> bool:
        if not may_be_hidden(affair, name):
            return True
        return shows(affair, open_case(self.house, self.s, self.reader, number).sight, name)
