"""Materials, their files, and the documents that a case produces."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from yikou.usecases.views import Option

MaterialState = Literal["todo", "perhaps", "given", "follow", "waived", "optional"]


@dataclass(frozen=True, slots=True)
class FileView:
    """One uploaded file. kind: image is shown in the page, a pdf is drawn page by page.

    version: from 1 within its material. old: a newer version stands beside it. is_new: this reader has not seen it yet.
    """

    key: str
    name: str
    kind: Literal["image", "pdf"]
    at: datetime
    by: str
    version: int = 1
    old: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class ViewerView:
    """The file that is looked at. title: of its material; page of pages, from 1; picture: address of what is drawn, ''
    where there is nothing to draw, and trouble says why. turn: quarter turns to the right; big: drawn large.

    at: what the address of each movement says: previous, next, bigger or smaller, turned, '' where there is none.
    versions: of the material, each with what shows it; is_new: the newest one.
    """

    file: FileView
    title: str
    page: int = 1
    pages: int = 1
    picture: str = ""
    trouble: str = ""
    turn: int = 0
    big: bool = False
    previous: str = ""
    next: str = ""
    sized: str = ""
    turned: str = ""
    versions: tuple[tuple[int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ViewerOnly:
    """The viewer of a case, for a refresh."""

    number: str
    viewing: ViewerView | None


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A material and how it stands.

    state: todo (needed, to scan), perhaps (whether it is needed is not known yet; note names what is missing), given,
    follow (promised for later), waived (known from data), optional. may_upload, may_follow, may_remove: what this
    reader may do. follow_by: last day for it, where it may follow; is_late: it was promised and that day is over.
    blank: address of a form to print. error: what is wrong with it. ours: the newest version's files come last.
    task: at a case, the task at which it may be promised. earlier: of a paper of several files, those that are there
    and that a new one may stand for.
    """

    name: str
    title: str
    state: MaterialState
    note: str = ""
    files: tuple[FileView, ...] = ()
    may_upload: bool = False
    may_follow: bool = False
    may_remove: bool = False
    follow_by: date | None = None
    is_late: bool = False
    accept: str = ".jpg,.jpeg,.png,.pdf"
    blank: str = ""
    error: str = ""
    task: str = ""
    earlier: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class OutputLink:
    """A document that a case has produced. void: why it no longer counts, '' while it does."""

    title: str
    number: str
    code: str
    on: date
    void: str = ""


@dataclass(frozen=True, slots=True)
class OutputView:
    """A printable document.

    title, number, org: its head. to: whom it addresses. rows: label and value; paragraphs: its text before them, after:
    behind them. seal: text of the seal mark ('' for none). code: verification code; check: full address behind the QR.
    paper: the sheet it is printed on. void: why it no longer counts. back: address of the case, '' for nobody's.
    """

    title: str
    number: str
    org: str
    code: str
    check: str
    on: date
    to: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    seal: str = ""
    paper: Literal["a4", "a5"] = "a4"
    void: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class CheckView:
    """The public answer to a verification code. state: ask (nothing entered yet), valid, void, unknown.

    rows: what may be told to anybody who holds the document: title, number, org, day, masked name.
    """

    state: Literal["ask", "valid", "void", "unknown"]
    code: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    void: str = ""
