"""Opening an uploaded file, or a page of it: by whoever sees its material in a case, or by the owner of its draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from yikou.errors import NotFound
from yikou.store import drafts, papers
from yikou.store.database import Session
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.usecases.case.case_page import open_case
from yikou.usecases.case.rasters import Rasters
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

INLINE = ("image/jpeg", "image/png")
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """chunks: the bytes; disposition: inline for pictures, attachment with its name for all else (RFC 6266)."""

    media_type: str
    disposition: str
    chunks: Iterator[bytes]


def open_file(house: House, reader: Reader, key: str) -> OpenFile:
    """The file, or NotFound where there is none or this reader may not see it."""
    paper = _paper(house, reader, key)
    kind = "inline" if paper.media_type in INLINE else "attachment"
    disposition = f"{kind}; filename*=UTF-8''{quote(paper.name, safe='')}"
    return OpenFile(paper.media_type, disposition, Files(house.settings.files).read(key))


def open_page(house: House, reader: Reader, key: str, page: int) -> Path:
    """The picture of a page of a PDF, for whoever may open the file; NotFound where there is none."""
    paper = _paper(house, reader, key)
    if paper.media_type != PDF:
        raise NotFound("page", key)
    drawn = rasters_of(house).page(Files(house.settings.files).path(key), paper.sha256, page)
    if drawn is None:
        raise NotFound("page", key)
    return drawn


def _paper(house: House, reader: Reader, key: str) -> Paper:
    with house.store.session() as s:
        paper = papers.paper(s, key)
        _check(house, s, reader, paper)
    return paper


def _check(house: House, s: Session, reader: Reader, paper: Paper) -> None:
    if not paper.case_number:
        drafts.load(s, paper.draft, person=reader.acting.person.key)
        return
    case = open_case(house, s, reader, paper.case_number)
    if not case.sight.shows(("materials", paper.material)):
        raise NotFound("file", paper.key)


def rasters_of(house: House) -> Rasters:
    """Where pictures of pages are kept."""
    return Rasters(house.settings.var / "pages")
