"""One look at everything under way: what the address narrows to, and the cases that are left of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yikou.store import supervising
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.paging import Page
from yikou.store.supervising import Moments, Part, Standing, Tally
from yikou.usecases.acting import Acting
from yikou.usecases.definitions.programs import affairs
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.places import Places

PAGE = 25


@dataclass(frozen=True, slots=True)
class Look:
    """One look at everything under way, in one session and as of one moment."""

    house: House
    s: Session
    reader: Reader
    asked: Asked
    at: Moments

    @classmethod
    def of(cls, house: House, s: Session, reader: Reader, asked: Asked) -> "Look":
        """As of now. What the address narrows by and does not exist is as if not said."""
        people = house.names.directory = directory(s)
        place = asked.place if Places(people, house.today).orgs(asked.place) else ""
        affair = asked.affair if any(one.slug == asked.affair for one in affairs(house, s)) else ""
        return cls(house, s, reader, replace(asked, place=place, affair=affair), Moments.at(house.now, calendar(s)))

    @property
    def acting(self) -> Acting:
        """Who looks."""
        return self.reader.acting

    @property
    def places(self) -> Places:
        """The tree today."""
        return Places(directory(self.s), self.house.today)

    @property
    def part(self) -> Part:
        """What the address narrows to."""
        asked = self.asked
        return Part(self.places.orgs(asked.place), asked.affair, asked.left_out, asked.lane)

    def tally(self) -> tuple[Tally, ...]:
        """How many there are."""
        return supervising.tally(self.s, self.part, self.acting.seats, person=self.acting.person.key, at=self.at)

    def lines(self, after: str, *, limit: int = PAGE) -> Page[Standing]:
        """A page of the list."""
        return supervising.listed(
            self.s,
            self.asked.mark,
            self.part,
            self.acting.seats,
            person=self.acting.person.key,
            at=self.at,
            after=after,
            limit=limit,
        )

    def titles(self) -> Mapping[str, str]:
        """Of affairs, in the reader's language."""
        return {one.slug: one.title for one in affairs(self.house, self.s, language=self.reader.language)}
