"""Taking a case away: the whole file (案卷) on paper, its ledger as a workbook. Both are logged.

`print` and `export` in `access` give these rights (docs/format.md 4.13); having the task gives neither. What the reader
does not see on the page is on no print either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yikou.errors import NotAllowed, NotFound
from yikou.store import ledger, papers, residents
from yikou.store.database import Session
from yikou.store.dialect import Busy
from yikou.store.files import Files
from yikou.store.residents import Look
from yikou.texts import N_, SEMICOLON
from yikou.usecases.acts.ledger_entries import entered_of
from yikou.usecases.case.case_files import rasters_of
from yikou.usecases.case.case_looks import PLAIN, Looked
from yikou.usecases.case.case_page import case_view, open_case
from yikou.usecases.case.documents_page import output_view
from yikou.usecases.case.ledger_page import LedgerPart, looks_at
from yikou.usecases.case.ledger_view import LedgerReader
from yikou.usecases.case.views_case import CaseView
from yikou.usecases.case.views_papers import FileView, OutputView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.search.exporting import Cell, Column, Exported, Listing, export

MOST_PAGES = 30
"""Pages of one file that are printed with the case; the rest is printed from the file itself."""
COLUMNS = (("no", 8), ("at", 18), ("who", 16), ("what", 60), ("why", 60))
TITLES = {
    "no": N_("序号"),
    "at": N_("时间"),
    "who": N_("办理人"),
    "what": N_("内容"),
    "why": N_("原因"),
    "ledger": N_("流转记录 {number}"),
}
SYSTEM = N_("系统")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of one paper. title: of its material; pictures: address of each page; missing: pages left out."""

    title: str
    file: FileView
    pictures: tuple[str, ...]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class CasePrint:
    """The whole file. by, org, at: who printed it where and when. documents: those that this reader may open."""

    case: CaseView
    by: str
    org: str
    at: datetime
    sheets: tuple[Sheets, ...]
    documents: tuple[OutputView, ...]
    with_papers: bool = True


def print_view(
    house: House, reader: Reader, number: str, *, base: str, with_papers: bool = True, numbers: bool = False
) -> CasePrint:
    """The whole file for whoever may print it; NotAllowed for others who see the case. Noted as a look at the case.

    base: address of this server, for the QR codes. with_papers: with a picture of every page of the papers.
    """
    with house.store.session() as s:
        case = open_case(house, s, reader, number)
        files = {paper.key: paper for paper in papers.of_case(s, number)}
    if not case.sight.may_print:
        raise NotAllowed("print")
    _note(house, reader, number, "printed")
    view = case_view(house, reader, number, looked=Looked(numbers=numbers))
    hashes = {key: paper.sha256 for key, paper in files.items()}
    return CasePrint(
        case=view,
        by=reader.acting.person.name,
        org=reader.acting.org.name,
        at=house.now,
        sheets=tuple(_sheets(house, view, hashes)) if with_papers else (),
        documents=tuple(_documents(house, reader, view, base=base)),
        with_papers=with_papers,
    )


def _note(house: House, reader: Reader, number: str, kind: str) -> None:
    with house.store.writing() as s:
        residents.note_look(s, Look(house.now, reader.acting.person.key, kind, number))


def _sheets(house: House, view: CaseView, hashes: dict[str, str]) -> Iterator[Sheets]:
    """Newest versions only; older ones are listed with the papers."""
    for material in view.papers:
        for file in (one for one in material.files if not one.old):
            count = 1 if file.kind == "image" else _count(house, file.key, hashes[file.key])
            shown = range(1, min(count, MOST_PAGES) + 1)
            whole = (f"/files/{file.key}",) if file.kind == "image" else ()
            pictures = whole or tuple(f"/files/{file.key}/pages/{page}" for page in shown)
            yield Sheets(material.title, file, pictures, max(count - MOST_PAGES, 0))


def _count(house: House, key: str, sha256: str) -> int:
    try:
        return rasters_of(house).count(Files(house.settings.files).path(key), sha256)
    except Busy:  # too much is being drawn: the file is listed, and printed by itself
        return 0


def _documents(house: House, reader: Reader, view: CaseView, *, base: str) -> Iterator[OutputView]:
    for link in view.outputs:
        try:
            yield output_view(house, reader, link.code, base=base)
        except (NotAllowed, NotFound):  # it says what this reader does not see; the list names it
            continue


def ledger_export(house: House, reader: Reader, number: str, *, looked: Looked = PLAIN) -> Exported:
    """The ledger as a workbook, narrowed as on the page, for whoever may export; NotAllowed for others."""
    with house.store.session() as s:
        if not open_case(house, s, reader, number).sight.may_export:
            raise NotAllowed("export")
    made = export(house, reader, lambda s: _listing(house, s, reader, number, looked))
    _note(house, reader, number, "exported")
    return made


def _listing(house: House, s: Session, reader: Reader, number: str, looked: Looked) -> Listing:
    case = open_case(house, s, reader, number)
    entries = tuple(entered_of(one) for one in ledger.entries(s, case.row.id))
    told = LedgerReader(case.program, case.state, case.context, case.sight, case.sight, reader.translate)
    part = LedgerPart(told, entries, looks_at(s, number), looked)
    columns = tuple(Column(reader.translate(TITLES[name]), width=width) for name, width in COLUMNS)
    name = reader.translate(TITLES["ledger"]).format(number=number)
    return Listing("ledger", name, columns, _rows(part, reader))


def _rows(part: LedgerPart, reader: Reader) -> Iterator[tuple[Cell, ...]]:
    """Oldest first, as a file is read."""
    for line in reversed(part.shown(part.lines())):
        why = reader.translate(SEMICOLON).join(text for one in line.whys for text in (*one.lines, one.so) if text)
        at = part.told.local(line.at)
        yield str(line.entry or ""), f"{at:%Y-%m-%d %H:%M}", line.who or reader.translate(SYSTEM), line.sentence, why
