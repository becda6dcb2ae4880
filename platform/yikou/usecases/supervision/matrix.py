"""Places by affairs: how many cases are under way, with those that are late or will be soon."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class MatrixOf:
    """Draws the matrix of one tally. titles: of affairs, by slug."""

    tallies: Sequence[Tally]
    asked: Asked
    places: Places
    titles: Mapping[str, str]
    translate: Translate

    def matrix(self) -> Matrix:
        """All of it; places without a case are not in it."""
        shown, rest = self._columns()
        counts = self._counts()
        whole = self.asked.place
        found = tuple(row for word in self._top() for row in self._rows(word, counts, shown, rest))
        total = self._row(whole, "", tuple({org for org, _ in counts}), counts, shown, rest)
        other = self.asked.but_for(every="" if self.asked.every else "yes").address + "#matrix"
        columns = tuple(self.titles.get(slug, slug) for slug in shown)
        is_every = bool(self.asked.every)
        return Matrix(columns, found, total, len(rest), other if rest or is_every else "", is_every)

    def _columns(self) -> tuple[list[str], list[str]]:
        """Affairs with a column, those with most cases first, and the others."""
        sums: Counter[str] = Counter()
        for one in self.tallies:
            sums[one.slug] += one.counts["all"]
        slugs = sorted(sums, key=lambda slug: (-sums[slug], slug))
        if self.asked.every or len(slugs) <= MOST_COLUMNS:
            return slugs, []
        return slugs[: MOST_COLUMNS - 1], slugs[MOST_COLUMNS - 1 :]

    def _counts(self) -> Counts:
        found: dict[tuple[str, str], Counter[str]] = {}
        for one in self.tallies:
            found.setdefault((one.place, one.slug), Counter()).update(one.counts)
        return found

    def _top(self) -> tuple[str, ...]:
        """The rows of the first level: the parts of the place that was chosen, or the place itself."""
        return (self.places.inside(self.asked.place) or (self.asked.place,)) if self.asked.place else self.places.top()

    def _rows(self, word: str, counts: Counts, shown: Sequence[str], rest: Sequence[str]) -> Iterator[PlaceRow]:
        """A place, and its parts where it is open."""
        orgs = self.places.orgs(word)
        if not any(org in orgs for org, _ in counts):
            return
        inside = self.places.inside(word)
        is_open = bool(inside) and self.asked.opened == word
        toggle = self.asked.but_for(opened="" if is_open else word).address + "#matrix" if inside else ""
        title = self.places.title(word, self.translate)
        yield self._row(word, title, orgs, counts, shown, rest, toggle=toggle, is_open=is_open)
        for part in inside if is_open else ():
            of = self.places.orgs(part)
            if any(org in of for org, _ in counts):
                yield self._row(part, self.places.title(part, self.translate), of, counts, shown, rest, level=1)

    def _row(
        self,
        word: str,
        text: str,
        orgs: tuple[str, ...],
        counts: Counts,
        shown: Sequence[str],
        rest: Sequence[str],
        *,
        level: int = 0,
        toggle: str = "",
        is_open: bool = False,
    ) -> PlaceRow:
        def cell(slugs: Iterable[str], **narrowed: str) -> Count:
            of = [counts[org, slug] for org in orgs for slug in slugs if (org, slug) in counts]
            return self._count(sum(of, Counter()), word, narrowed)

        cells = [cell((slug,), affair=slug) for slug in shown]
        if rest:
            cells.append(cell(rest, but=",".join(shown)))
        return PlaceRow(
            word,
            text,
            self._list(word),
            tuple(cells),
            cell((*shown, *rest)),
            level=level,
            toggle=toggle,
            is_open=is_open,
        )

    def _count(self, sums: Counter[str], word: str, narrowed: Mapping[str, str]) -> Count:
        if not sums["all"]:
            return Count(0)
        return Count(
            sums["all"],
            self._list(word, **narrowed),
            sums["soon"],
            sums["late"],
            self._list(word, "soon", **narrowed),
            self._list(word, "late", **narrowed),
        )

    def _list(self, word: str, mark: Mark = "all", /, **narrowed: str) -> str:
        return self.asked.but_for(**{"place": word, "mark": mark, **narrowed}).address + "#list"
