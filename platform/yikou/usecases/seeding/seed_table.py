"""Tables of the seeds: CSV with a heading, where every cell knows its file, line and column.

What the columns mean is `seed_people.py` and its neighbours. Everything wrong is collected, nothing is guessed.
"""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yikou.definition.model import Mark
from yikou.definition.problems import Problems, nearest
from yikou.definition.scalars import parse_date


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Readers note what is wrong with a cell and go on with a harmless value."""

    file: str
    line: int
    cells: Mapping[str, str]
    problems: Problems

    def refuse(self, column: str, code: str, *, expected: str = "", meant: str = "") -> None:
        """Notes that something is wrong with this cell."""
        mark = Mark(self.file, self.line, column)
        self.problems.add(code, mark, found=self.cells[column], expected=expected, nearest=meant)

    def text(self, column: str) -> str:
        """A text that must be there."""
        if not self.cells[column]:
            self.refuse(column, "seed_empty", expected=column)
        return self.cells[column]

    def day(self, column: str) -> date:
        """A date that must be there."""
        found = parse_date(self.cells[column])
        if found is None:
            self.refuse(column, "want_date")
        return found or date.min

    def maybe_day(self, column: str) -> date | None:
        """A date, or nothing."""
        return self.day(column) if self.cells[column] else None

    def whole(self, column: str) -> int:
        """A whole number from 0 on."""
        if self.cells[column].isdecimal():
            return int(self.cells[column])
        self.refuse(column, "want_whole_number", expected="0")
        return 0

    def one_of(self, column: str, known: Collection[str]) -> str:
        """A name that is known."""
        found = self.cells[column]
        if found not in known:
            self.refuse(column, "seed_unknown", expected=column, meant=nearest(found, known))
        return found

    def maybe_one_of(self, column: str, known: Collection[str]) -> str | None:
        """A name that is known, or nothing."""
        return self.one_of(column, known) if self.cells[column] else None


def rows(folder: Path, name: str, columns: Sequence[str], problems: Problems) -> Iterator[Row]:
    """The lines of a table below its heading, which must be exactly `columns`. A line of another width is left out."""
    text = _text_of(folder, name, problems)
    if text is None:
        return
    reader = csv.reader(text.splitlines(), strict=True)
    if next(reader, []) != list(columns):
        problems.add("seed_heading", Mark(name, 1, ""), expected=",".join(columns))
        return
    try:
        for cells in reader:
            if len(cells) == len(columns):
                yield Row(name, reader.line_num, dict(zip(columns, map(str.strip, cells), strict=True)), problems)
            elif cells:
                found, expected = str(len(cells)), str(len(columns))
                problems.add("row_width", Mark(name, reader.line_num, ""), found=found, expected=expected)
    except csv.Error:
        problems.add("seed_quotes", Mark(name, reader.line_num, ""))


def _text_of(folder: Path, name: str, problems: Problems) -> str | None:
    try:
        return (folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.add("no_such_file", Mark(name, 0, ""), found=name)
    except UnicodeDecodeError as error:
        problems.add("not_utf8", Mark(name, error.object.count(b"\n", 0, error.start) + 1, ""))
    return None


def once(row: Row, column: str, seen: set[str]) -> bool:
    """Whether the cell's value comes for the first time; a second time is noted."""
    value = row.cells[column]
    if value in seen:
        row.refuse(column, "seed_twice")
        return False
    seen.add(value)
    return True
