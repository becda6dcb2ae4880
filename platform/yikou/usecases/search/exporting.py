"""A list as an Excel workbook: written row by row to a file that nobody else can open, logged, and bounded.

A list says what it is (`Listing`); which rows the reader may have is its own question. Cells are written as what they
are: a text is a text, also where it looks like a number, a formula or an address.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, Literal
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yikou.store import audit
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.texts import N_, Translate
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

Cell = str | int | Decimal | date | datetime | None
Kind = Literal["text", "number", "day", "moment"]
MOST_ROWS = 5_000
"""Rows of one workbook. Whoever needs more narrows the list: by year, by affair."""
LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 65_536
FORMATS: dict[Kind, str] = {"text": "@", "number": "General", "day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}
ABOUT = N_("说明")
LABELS = {"list": N_("清单"), "by": N_("导出人"), "at": N_("导出时间"), "rows": N_("行数"), "cut": N_("注意")}
CUT = N_("只导出了前 {most} 行，后面还有。请缩小范围后再导出")
LEFT_OUT = N_("另有 {n} 件，您的岗位可以查看，但不能导出，没有列入")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. title: in the reader's language; width: in characters."""

    title: str
    kind: Kind = "text"
    width: int = 16


@dataclass(slots=True)
class Left:
    """How many rows a list left out because the reader may see, but not export them. Counted while it is read."""

    out: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be exported. code: how the log names it; name: as the reader knows it; rows: read while they are
    written, as many cells as columns; narrowed: label and value of what narrows it."""

    code: str
    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    narrowed: tuple[tuple[str, str], ...] = ()
    left: Left | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook. file: to be read once and closed; name: of the download; rows: how many; cut: there were more."""

    file: BinaryIO
    name: str
    rows: int
    cut: bool = False

    def chunks(self) -> Iterator[bytes]:
        """The bytes; afterwards the file is gone."""
        with self.file as file:
            yield from iter(lambda: file.read(CHUNK), b"")


def export(house: House, reader: Reader, listing: Callable[[Session], Listing]) -> Exported:
    """The workbook of the list that `listing` gives in one reading session; who exported what is logged."""
    file = TemporaryFile()  # noqa: SIM115 -- `Exported.chunks` closes it
    try:
        with house.store.session() as s:
            found = listing(s)
            rows, cut = _write(file, found, house, reader)
        _log(house, reader, found.code, rows)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return Exported(file, f"{found.name}-{house.today.isoformat()}.xlsx", rows, cut)


def _log(house: House, reader: Reader, code: str, rows: int) -> None:
    with house.store.writing() as s:
        audit.note(s, Event(house.now, reader.acting.person.key, "exported", code, detail=f"rows={rows}"))


def _write(file: BinaryIO, listing: Listing, house: House, reader: Reader) -> tuple[int, bool]:
    """How many rows were written, and whether there were more."""
    with TemporaryDirectory(prefix="yikou-export-") as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(file, options) as book:
            book.set_properties({"title": listing.name, "author": reader.acting.person.name})
            bold = book.add_format({"bold": True, "bottom": 1})
            formats = {kind: book.add_format({"num_format": text}) for kind, text in FORMATS.items()}
            sheet = _Sheet(book.add_worksheet(_sheet_name(listing.name)), listing, formats, house.settings.timezone)
            sheet.begin(bold)
            rows, cut = sheet.fill()
            about = tuple(_about(listing, house, reader, rows=rows, cut=cut))
            if cut:
                sheet.sheet.write_string(rows + 1, 0, about[-1][1])
            _tell(book.add_worksheet(reader.translate(ABOUT)), about)
    return rows, cut


def _sheet_name(name: str) -> str:
    """As Excel takes it: at most 31 characters, none of `[]:*?/\\`.

    >>> _sheet_name("办件查询：2026/03")
    '办件查询：2026 03'
    """
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in name)[:31]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet with the list, written from top to bottom."""

    sheet: Worksheet
    listing: Listing
    formats: dict[Kind, Format]
    zone: ZoneInfo

    def begin(self, bold: Format) -> None:
        """Headings that stay in sight."""
        for place, column in enumerate(self.listing.columns):
            self.sheet.set_column(place, place, column.width)
        for place, column in enumerate(self.listing.columns):
            self.sheet.write_string(0, place, column.title, bold)
        self.sheet.freeze_panes(1, 0)

    def fill(self) -> tuple[int, bool]:
        """Every row, up to the bound."""
        rows, n = iter(self.listing.rows), 0
        for n, row in enumerate(islice(rows, MOST_ROWS), 1):
            for place, (column, value) in enumerate(zip(self.listing.columns, row, strict=True)):
                self._cell(n, place, value, self.formats[column.kind])
        return n, n == MOST_ROWS and next(rows, None) is not None

    def _cell(self, row: int, place: int, value: Cell, format: Format) -> None:
        if isinstance(value, datetime):
            self.sheet.write_datetime(row, place, value.astimezone(self.zone).replace(tzinfo=None), format)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), format)
        elif isinstance(value, int | Decimal):
            self.sheet.write_number(row, place, value, format)
        elif value:
            self.sheet.write_string(row, place, _fitting(value), format)


def _fitting(text: str) -> str:
    """A text as long as a cell can hold; one that is cut says so by its last sign."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _about(listing: Listing, house: House, reader: Reader, *, rows: int, cut: bool) -> Iterator[tuple[str, str]]:
    """What a reader of the file has to know; that it was cut comes last."""
    label: Translate = reader.translate
    yield label(LABELS["list"]), listing.name
    yield label(LABELS["by"]), f"{reader.acting.person.name} · {reader.acting.org.name}"
    yield label(LABELS["at"]), f"{house.now.astimezone(house.settings.timezone):%Y-%m-%d %H:%M}"
    yield from listing.narrowed
    yield label(LABELS["rows"]), str(rows)
    if listing.left and listing.left.out:
        yield label(LABELS["cut"]), label(LEFT_OUT).format(n=listing.left.out)
    if cut:
        yield label(LABELS["cut"]), label(CUT).format(most=MOST_ROWS)


def _tell(sheet: Worksheet, about: Sequence[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    for row, (name, value) in enumerate(about):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, _fitting(value))
