"""Rows of a table as boxes over finite columns: what no box covers, which boxes overlap, which are empty.

Only sets of numbers live here; what they stand for is `domains.py`, what is said about them `tables.py`.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

Box = tuple[frozenset[int], ...]
Point = tuple[int, ...]


class Boxes:
    """rows: for each column the parts that a row takes; columns: for each column the parts that must be covered."""

    def __init__(self, rows: Sequence[Box], columns: Sequence[Sequence[int]]) -> None:
        self.rows = rows
        self.columns = columns
        self._covered: set[tuple[frozenset[int], int]] = set()

    def gaps(self) -> Iterator[Point]:
        """A point of every region that no row covers; regions that the rows tell apart are given apart.

        >>> rows = [(frozenset({0}), frozenset({0, 1})), (frozenset({1}), frozenset({1}))]
        >>> list(Boxes(rows, [[0, 1], [0, 1]]).gaps())
        [(1, 0)]
        """
        return self._gaps(frozenset(range(len(self.rows))), 0)

    def _gaps(self, rows: frozenset[int], column: int) -> Iterator[Point]:
        if not rows:
            yield tuple(parts[0] for parts in self.columns[column:])
            return
        if column == len(self.columns) or (rows, column) in self._covered:
            return
        is_covered = True
        for fitting, part in self._told_apart(rows, column).items():
            for rest in self._gaps(fitting, column + 1):
                is_covered = False
                yield (part, *rest)
        if is_covered:
            self._covered.add((rows, column))

    def _told_apart(self, rows: frozenset[int], column: int) -> dict[frozenset[int], int]:
        """Parts of a column by the rows that take them; one part for each such set of rows."""
        groups: dict[frozenset[int], int] = {}
        for part in self.columns[column]:
            groups.setdefault(frozenset(row for row in rows if part in self.rows[row][column]), part)
        return groups

    def overlaps(self) -> Iterator[tuple[int, int, Point]]:
        """Every two rows that cover a point in common, with that point.

        >>> list(Boxes([(frozenset({0}),), (frozenset({0, 1}),)], [[0, 1]]).overlaps())
        [(0, 1, (0,))]
        """
        for one, other in combinations(range(len(self.rows)), 2):
            common = [a & b for a, b in zip(self.rows[one], self.rows[other], strict=True)]
            if all(common):
                yield one, other, tuple(min(parts) for parts in common)

    def empty(self) -> Iterator[tuple[int, int]]:
        """Rows that cover nothing, each with the first column of which it takes no part."""
        for number, row in enumerate(self.rows):
            column = next((at for at, parts in enumerate(row) if not parts), None)
            if column is not None:
                yield number, column
