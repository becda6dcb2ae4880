"""What handlers read from a request, in the shapes that use cases want."""

from starlette.datastructures import FormData, UploadFile

from yikou.usecases.intake_papers import Upload
from yikou.usecases.reader import Reader
from yikou.web.visit import Visit

Pairs = tuple[tuple[str, str], ...]


def reader_of(visit: Visit) -> Reader:
    """Who reads, in which language."""
    return Reader(visit.person, visit.translate, visit.services.static.url("icons.svg"), visit.language)


def pairs_of(form: FormData) -> Pairs:
    """Names and texts in the order in which they were posted; files are left out."""
    return tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))


async def uploads_of(form: FormData, name: str) -> tuple[Upload, ...]:
    """The files that were chosen under a name. A field left empty is no file."""
    found = [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]
    return tuple([Upload(file.filename or "", await file.read()) for file in found])
