"""What handlers read from a request, in the shapes that use cases want."""

from base64 import b64encode

from starlette.datastructures import FormData, UploadFile

from yikou.errors import Refused
from yikou.forms.reading import MOST_FILE
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.intake.sniffing import media_type
from yikou.usecases.reader import Reader
from yikou.web.visit import Visit

Pairs = tuple[tuple[str, str], ...]
RECORDS = ("form.", "office.")  # what the names of answers begin with


def reader_of(visit: Visit) -> Reader:
    """Who reads, in which language."""
    return Reader(visit.person, visit.translate, visit.services.static.url("icons.svg"), visit.language)


def pairs_of(form: FormData) -> Pairs:
    """Names and texts in the order in which they were posted; files that are answers as data URLs, others left out."""
    found = ((name, _text(name, value)) for name, value in form.multi_items())
    return tuple((name, text) for name, text in found if text is not None)


def _text(name: str, value: str | UploadFile) -> str | None:
    if isinstance(value, str):
        return value
    is_answer = bool(value.filename) and name.startswith(RECORDS)
    return _data_url(value.filename or "", value.file.read(MOST_FILE + 1)) if is_answer else None


def _data_url(name: str, content: bytes) -> str:
    """A file as a text, by what it really is; its bare name where it is none that is taken, which no form accepts."""
    try:
        kind = media_type(content, name, most_bytes=MOST_FILE)
    except Refused:
        return name.removeprefix("data:")
    return f"data:{kind};base64,{b64encode(content).decode()}"


async def uploads_of(form: FormData, name: str) -> tuple[Upload, ...]:
    """The files that were chosen under a name. A field left empty is no file."""
    found = [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]
    return tuple([Upload(file.filename or "", await file.read()) for file in found])
