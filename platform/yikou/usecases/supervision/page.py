"""The page of supervision, put together for one reader from one tally and one page of the list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from yikou.directory.lookup import parent
from yikou.store import supervising
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.paging import Page
from yikou.store.supervising import Moments, Part, Standing, Tally
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.definitions.programs import affairs
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import LANES, LIST, Asked
from yikou.usecases.supervision.figures import Figures, title_of
from yikou.usecases.supervision.matrix import MatrixOf
from yikou.usecases.supervision.places import Places
from yikou.usecases.supervision.rows import Rows
from yikou.usecases.supervision.views_supervision import SupervisionView
from yikou.usecases.views import Chip, Filter, Option

PAGE = 25
Typed = tuple[str, str]
TEXTS = {
    "place": N_("地方"),
    "affair": N_("事项"),
    "lane": N_("通道"),
    "mark": N_("时限"),
    "all_places": N_("全部地方"),
    "all_affairs": N_("全部事项"),
    "all_lanes": N_("不限"),
    "green": N_("绿色通道"),
    "normal": N_("普通"),
    "drop": N_("{label}：{value}"),
    "but": N_("除 {n} 个事项外"),
}


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
        known = Places(people, house.today).orgs(asked.place)
        wanted = replace(asked, place=asked.place if known else "")
        return cls(house, s, reader, wanted, Moments.at(house.now, calendar(s)))

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


def supervision_view(
    house: House, reader: Reader, asked: Asked, *, typed: Typed = ("", ""), is_news: bool = False, error: str = ""
) -> SupervisionView:
    """The page. typed: what was typed into the urging that is open, and why it did not go; is_news: asked for because
    something moved; error: why something else did not go."""
    with house.store.session() as s:
        return _view(Look.of(house, s, reader, asked), typed, is_news, error)


def _view(look: Look, typed: Typed, is_news: bool, error: str) -> SupervisionView:
    house, s, reader, asked = look.house, look.s, look.reader, look.asked
    tallies, titles = look.tally(), look.titles()
    figures = Figures(tallies, asked, reader.translate, house.now, calendar(s))
    page = look.lines(asked.after)
    filters = tuple(_filters(look, titles))
    total = figures.counts[asked.mark]
    return SupervisionView(
        where=reader.acting.org.name,
        at=house.now,
        figures=tuple(figures.figures()),
        chips=tuple(figures.chips()),
        filters=filters,
        drops=tuple(_drops(filters, asked, reader.translate)),
        title=title_of(asked.mark, reader.translate),
        total=total,
        rows=tuple(Rows(house, s, reader, asked, look.at, typed).rows(page.rows)),
        matrix=MatrixOf(tallies, asked, look.places, titles, reader.translate).matrix(),
        address=asked.address,
        query=asked.query,
        start=asked.start.address,
        kept=tuple((name, value) for name, value in (("opened", asked.opened), ("every", asked.every)) if value),
        next=replace(asked.start, after=page.next).address if page.next else "",
        first=asked.start.address if asked.after else "",
        cancel=replace(asked, urge="", at=asked.urge).address if asked.urge else "",
        is_news=is_news,
        error=error,
    )


def _filters(look: Look, titles: Mapping[str, str]) -> Iterator[Filter]:
    """Places, affairs, lanes and lights to choose from."""
    asked, tell = look.asked, look.reader.translate
    lanes = [(lane, tell(TEXTS[lane])) for lane in LANES]
    marks = [(mark, title_of(mark, tell)) for mark in supervising.MARKS if mark != LIST]
    yield _filter("place", [("", tell(TEXTS["all_places"])), *_places(look)], asked.place, tell)
    yield _filter("affair", [("", tell(TEXTS["all_affairs"])), *sorted(titles.items())], asked.affair, tell)
    yield _filter("lane", [("", tell(TEXTS["all_lanes"])), *lanes], asked.lane, tell)
    yield _filter("mark", [(LIST, title_of(LIST, tell)), *marks], asked.mark, tell)


def _filter(name: str, values: list[tuple[str, str]], chosen: str, translate: Translate) -> Filter:
    options = (Option(value, text, value == chosen) for value, text in values)
    return Filter(name, translate(TEXTS[name]), tuple(options))


def _places(look: Look) -> Iterator[tuple[str, str]]:
    """Every place in its tree, what lies inside another set in."""
    places, tell = look.places, look.reader.translate
    people = places.people
    for root in (slug for slug in people.orgs if parent(people, slug, look.house.today) is None):
        yield root, places.title(root, tell)
        for word in places.inside(root):
            yield word, "　" + places.title(word, tell)
            yield from ((part, "　　" + places.title(part, tell)) for part in places.inside(word))


def _drops(filters: tuple[Filter, ...], asked: Asked, translate: Translate) -> Iterator[Chip]:
    """What narrows; each leads to the page without it."""
    for one in filters:
        chosen = next((option.text.strip() for option in one.options if option.chosen and option.value), "")
        if chosen and one.name != "mark":
            said = say(TEXTS, "drop", {"label": one.label, "value": chosen}, translate)
            yield Chip(said, asked.but_for(**{one.name: ""}).address)
    if asked.left_out:
        yield Chip(say(TEXTS, "but", {"n": len(asked.left_out)}, translate), asked.but_for(but="").address)
