"""What an applicant brought before, as far as this reader may know of it: on the card, and page by page."""

from collections.abc import Iterator
from dataclasses import dataclass

from yikou.flow.reads import IDENTITY
from yikou.store import case_lines, residents
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.paging import Page
from yikou.store.residents import Look
from yikou.texts import say
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.notices_given import notices_of_applicant
from yikou.usecases.counter.views_counter import HistoryView, PastCase
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.pages import pages
from yikou.usecases.reader import Reader
from yikou.usecases.search.finding import may_export
from yikou.usecases.state_words import state_words
from yikou.usecases.views import Link

PAGE = 30


@dataclass(frozen=True, slots=True)
class Past:
    """Cases of one applicant, for one reader."""

    house: House
    s: Session
    reader: Reader

    def seen(self, identity: str, *, after: str = "", limit: int = 100) -> Page[CaseLine]:
        """Those that the reader may know of, latest first: nobody learns here what a list would not tell them."""
        acting = self.reader.acting
        found = case_lines.of_applicant(
            self.s, identity, acting.seats, person=acting.person.key, after=after, limit=limit
        )
        return Page(tuple(line for line in found.rows if self._tells(line)), found.next)

    def _tells(self, line: CaseLine) -> bool:
        affair = program_of(self.house, self.s, line.slug, version=line.version).affair
        discreet = Discreet(self.house, self.s, self.reader)
        return all(discreet.tells(affair, line.number, f"applicant.{name}") for name in IDENTITY)

    def named(self, line: CaseLine) -> tuple[str, str]:
        """Title of the affair, and how the case stands."""
        program = program_of(self.house, self.s, line.slug, version=line.version, language=self.reader.language)
        return program.affair.title, state_words(program, line.state, line.outcome, self.reader.translate)

    def may_export(self, found: Page[CaseLine]) -> bool:
        """Whether any of these may be taken along."""
        return any(may_export(self.house, self.s, self.reader, line) for line in found.rows)

    def lines(self, found: Page[CaseLine]) -> Iterator[PastCase]:
        """As the card and the history show them."""
        for line in found.rows:
            affair, state = self.named(line)
            yield PastCase(line.registered_on, affair, state, f"/cases/{line.number}")


def history_view(house: House, reader: Reader, key: str, *, after: str = "") -> HistoryView:
    """Everything that a resident brought before, a page at a time. Opening it is logged."""
    with house.store.writing() as s:
        person = residents.by_key(s, key)
        residents.note_look(s, Look(house.now, reader.acting.person.key, "history", person.identity))
    with house.store.session() as s:
        past = Past(house, s, reader)
        found = past.seen(person.identity, after=after, limit=PAGE)
        told = () if after else notices_of_applicant(house, s, reader, person.identity)
        lines = tuple(past.lines(found))
        exports = past.may_export(found)
    back = Link(person.name, f"/counter?resident={key}")
    return HistoryView(
        say(MESSAGES, "history", {"name": person.name}, reader.translate),
        back,
        lines,
        told,
        pages("/counter/history", found, after, resident=key),
        key=key,
        may_export=exports,
    )


def organisation_history(house: House, reader: Reader, code: str, *, after: str = "") -> HistoryView:
    """The same of an organisation. Its code goes by post, as ID numbers do; the page has no address of its own."""
    with house.store.writing() as s:
        residents.note_look(s, Look(house.now, reader.acting.person.key, "history", f"organisation:{code}"))
    with house.store.session() as s:
        past = Past(house, s, reader)
        found = past.seen(f"organisation:{code}", after=after, limit=PAGE)
        lines = tuple(past.lines(found))
        exports = past.may_export(found)
    title = say(MESSAGES, "history", {"name": code}, reader.translate)
    back = Link(reader.translate(MESSAGES["counter"]), "/counter")
    return HistoryView(title, back, lines, code=code, next=found.next, may_export=exports)
