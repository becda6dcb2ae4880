"""Files that programs send: kept first, given to a case by the request that names them."""

from collections.abc import Iterator, Mapping

from yikou.definition.model import Material
from yikou.errors import AnswerError, NotFound, Refused
from yikou.flow.program import Program
from yikou.forms.names import pointer
from yikou.store import papers
from yikou.store.database import Session
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.texts import Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.api.shapes import FileKept
from yikou.usecases.api.wording import Declined
from yikou.usecases.house import House
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.intake.quota import keep_row, require_room
from yikou.usecases.intake.sniffing import MESSAGES, SUFFIX, clean_name, media_type, named

Given = Mapping[str, tuple[str, ...]]


def keep_file(house: House, acting: Acting, upload: Upload, translate: Translate) -> FileKept:
    """Keeps a file that belongs to nothing yet. Only whoever sent it can name it, until it is swept away."""
    name = clean_name(upload.name)
    try:
        kind = media_type(upload.content, name, most_bytes=house.settings.upload_bytes)
    except Refused as refused:
        raise Declined(refused.code, say(MESSAGES, refused.code, refused.params, translate)) from refused
    require_room(house, acting.person.key, len(upload.content))
    file = Files(house.settings.files).keep((upload.content,))
    shown, by = named(name, kind), acting.person.key
    with house.store.writing() as s:
        keep_row(house, s, Paper(file.key, file.sha256, file.size, kind, shown, by, house.now, "", "", ""))
    return FileKept(file.key, shown, kind, file.size)


def check_files(
    s: Session, acting: Acting, program: Program, given: Mapping[str, list[str]]
) -> tuple[Given, tuple[AnswerError, ...]]:
    """The files by material, and what is wrong with them: each must be the caller's own, belong to nothing yet, and be
    of a kind that its material takes."""
    errors = tuple(error for name, keys in given.items() for error in _wrong(s, acting, program, name, keys))
    return {name: tuple(keys) for name, keys in given.items() if keys and name in program.affair.materials}, errors


def _wrong(s: Session, acting: Acting, program: Program, name: str, keys: list[str]) -> Iterator[AnswerError]:
    material = program.affair.materials.get(name)
    if material is None:
        yield AnswerError("materials" + pointer((name,)), "no_such_material")
        return
    for at, key in enumerate(keys):
        field = f"materials/{name}/{at}"
        paper = _own(s, acting, key) if keys.index(key) == at else None
        if paper is None:
            yield AnswerError(field, "no_such_file")
        elif not _fits(material, paper):
            params = {"types": "、".join(material.types), "name": paper.name}
            yield AnswerError(field, "file_type_not_wanted", params)


def _own(s: Session, acting: Acting, key: str) -> Paper | None:
    """A file that the caller sent and that belongs to nothing yet."""
    try:
        paper = papers.paper(s, key)
    except NotFound:
        return None
    is_free = not (paper.draft or paper.case_number or paper.material)
    return paper if is_free and paper.uploaded_by == acting.person.key else None


def _fits(material: Material, paper: Paper) -> bool:
    return not material.types or SUFFIX[paper.media_type] in material.types


def give_files(s: Session, acting: Acting, given: Given) -> None:
    """Says which material each file is. NotFound where another request has taken one meanwhile."""
    for name, keys in given.items():
        for key in keys:
            if not papers.give_to_material(s, key, material=name, by=acting.person.key):
                raise NotFound("file", key)
