"""Places by affairs: how many cases are under way, with those that are late or will be soon."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yikou.store.supervising import Mark, Tally
from yikou.texts import Translate
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.places import Places
from yikou.usecases.supervision.views_supervision import Count, Matrix, PlaceRow

MOST_COLUMNS = 8
"""Affairs with a column of their own; of more, the ones with most cases have one, and the rest share the last."""
Counts = Mapping[tuple[str, str], Counter[str]]
"""Counts by mark, of each org and affair."""


def matrix_of(
    tallies: Sequence[Tally], asked: Asked, *, places: Places, titles: Mapping[str, str], translate: Translate
) -> Matrix:
    """The matrix of one tally; places without a case are not in it. titles: of affairs, by slug."""
    shown, rest = _columns(tallies, is_every=bool(asked.every))
    grid = _Grid(asked, places, translate, _counts(tallies), shown, rest)
    other = asked.but_for(every="" if asked.every else "yes").address + "#matrix"
    return Matrix(
        columns=tuple(titles.get(slug, slug) for slug in shown),
        rows=tuple(grid.rows()),
        total=grid.row(asked.place, "", orgs=grid.orgs),
        rest=len(rest),
        every=other if rest or asked.every else "",
        is_every=bool(asked.every),
    )


def _columns(tallies: Sequence[Tally], *, is_every: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Affairs with a column, those with most cases first, and the others."""
    sums: Counter[str] = Counter()
    for one in tallies:
        sums[one.slug] += one.counts["all"]
    slugs = tuple(sorted(sums, key=lambda slug: (-sums[slug], slug)))
    if is_every or len(slugs) <= MOST_COLUMNS:
        return slugs, ()
    return slugs[: MOST_COLUMNS - 1], slugs[MOST_COLUMNS - 1 :]


def _counts(tallies: Sequence[Tally]) -> Counts:
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in tallies:
        found.setdefault((one.place, one.slug), Counter()).update(one.counts)
    return found


@dataclass(frozen=True, slots=True)
class _Grid:
    """Draws lines. shown: affairs with a column; rest: those that share the last one."""

    asked: Asked
    places: Places
    translate: Translate
    counts: Counts
    shown: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def orgs(self) -> tuple[str, ...]:
        """Every org with a case."""
        return tuple(dict.fromkeys(org for org, _ in self.counts))

    def rows(self) -> Iterator[PlaceRow]:
        """The parts of the place that was chosen, or the first level; then orgs that lie in none of them."""
        place = self.asked.place
        top = (self.places.inside(place) or (place,)) if place else self.places.top()
        known = {org for word in top for org in self.places.orgs(word)}
        for word in (*top, *(org for org in self.orgs if org not in known)):
            yield from self._opening(word)

    def _opening(self, word: str) -> Iterator[PlaceRow]:
        """A place, and its parts where it is open."""
        inside = self.places.inside(word)
        is_open = bool(inside) and self.asked.opened == word
        toggle = self.asked.but_for(opened="" if is_open else word).address + "#matrix" if inside else ""
        yield from self._place(word, toggle=toggle, is_open=is_open)
        for part in inside if is_open else ():
            yield from self._place(part, level=1)

    def _place(self, word: str, *, level: int = 0, toggle: str = "", is_open: bool = False) -> Iterator[PlaceRow]:
        """Nothing for a place without a case."""
        orgs = self.places.orgs(word)
        if any(org in orgs for org in self.orgs):
            title = self.places.title(word, self.translate)
            yield self.row(word, title, orgs=orgs, level=level, toggle=toggle, is_open=is_open)

    def row(
        self, word: str, text: str, *, orgs: tuple[str, ...], level: int = 0, toggle: str = "", is_open: bool = False
    ) -> PlaceRow:
        """The line of a place. orgs: of which it is made up."""
        cells = [self._count(word, orgs, slugs=(slug,), affair=slug) for slug in self.shown]
        if self.rest:
            cells.append(self._count(word, orgs, slugs=self.rest, but=",".join(self.shown)))
        total = self._count(word, orgs, slugs=(*self.shown, *self.rest))
        return PlaceRow(word, text, self._list(word), tuple(cells), total, level, toggle, is_open)

    def _count(self, word: str, orgs: tuple[str, ...], *, slugs: tuple[str, ...], **narrowed: str) -> Count:
        """A figure with the lists that it leads to; narrowed: what narrows them besides the place."""
        found = (self.counts[org, slug] for org in orgs for slug in slugs if (org, slug) in self.counts)
        sums: Counter[str] = sum(found, Counter())
        if not sums["all"]:
            return Count(0)
        every, soon, late = (self._list(word, mark, **narrowed) for mark in ("all", "soon", "late"))
        return Count(sums["all"], every, sums["soon"], sums["late"], soon, late)

    def _list(self, word: str, mark: Mark = "all", /, **narrowed: str) -> str:
        return self.asked.but_for(**{"place": word, "mark": mark, **narrowed}).address + "#list"
