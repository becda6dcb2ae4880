"""Opening an uploaded file: by whoever sees its material in a case, or by the owner of the draft that it lies in."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from yikou.errors import NotFound
from yikou.store import drafts, papers
from yikou.store.database import Session
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.usecases.case_page import open_case
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

INLINE = ("image/jpeg", "image/png")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """chunks: the bytes; disposition: inline for pictures, attachment with its name for all else (RFC 6266)."""

    media_type: str
    disposition: str
    chunks: Iterator[bytes]


def open_file(house: House, reader: Reader, key: str) -> OpenFile:
    """The file, or NotFound where there is none or this reader may not see it."""
    with house.store.session() as s:
        paper = papers.paper(s, key)
        _check(house, s, reader, paper)
    kind = "inline" if paper.media_type in INLINE else "attachment"
    disposition = f"{kind}; filename*=UTF-8''{quote(paper.name, safe='')}"
    return OpenFile(paper.media_type, disposition, Files(house.settings.files).read(key))


def _check(house: House, s: Session, reader: Reader, paper: Paper) -> None:
    if not paper.case_number:
        drafts.load(s, paper.draft, person=reader.acting.person.key)
        return
    case = open_case(house, s, reader, paper.case_number)
    if not case.sight.shows(("materials", paper.material)):
        raise NotFound("file", paper.key)
