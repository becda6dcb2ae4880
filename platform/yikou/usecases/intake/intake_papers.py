"""Papers of an application that is being taken in: which are needed, which are there, uploading and taking back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from yikou.definition.model import Expr, Material
from yikou.errors import AnswerError, NotFound, Refused
from yikou.flow.acts import Actor, Context
from yikou.flow.program import Program
from yikou.flow.scopes import scope_of
from yikou.rules.scope import Scope
from yikou.rules.values import Unknown
from yikou.store import drafts, papers
from yikou.store.database import Session
from yikou.store.drafts import Draft
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.usecases.acting import Acting
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.definitions.trial import trial_state
from yikou.usecases.house import House
from yikou.usecases.intake.intake_data import Pairs, intake_data, packed
from yikou.usecases.intake.quota import keep_row, require_room
from yikou.usecases.intake.sniffing import SUFFIX, clean_name, media_type, named
from yikou.usecases.intake.two_pages import typed_over

Given = Mapping[str, tuple[str, ...]]
MOST_AT_ONCE = 40
"""Files that are kept of one post."""
Wanted = Literal["yes", "no", "perhaps"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Whether a paper is needed, as far as the answers tell. missing: paths that would have to be known."""

    material: Material
    wanted: Wanted
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came. name: as the uploader's machine called it."""

    name: str
    content: bytes


def wishes(program: Program, form: Mapping[str, Any], actor: Actor, context: Context) -> tuple[Wish, ...]:
    """The papers that matter at the window: those of registration and of acceptance."""
    scope = scope_of(program, trial_state(program, form, actor, context), context)
    asked = [m for m in program.affair.materials.values() if m.at in ("filed", program.first)]
    return tuple(_wish(program, material, scope) for material in asked)


def _wish(program: Program, material: Material, scope: Scope) -> Wish:
    if not isinstance(material.needed, Expr):
        return Wish(material, "yes" if material.needed == "always" else "no")
    value = program.rules.judge(material.needed, scope).value
    if isinstance(value, Unknown):
        return Wish(material, "perhaps", value.missing)
    return Wish(material, "yes" if value is True else "no")


def missing_papers(
    program: Program, form: Mapping[str, Any], actor: Actor, context: Context, given: Given, follow: frozenset[str]
) -> tuple[AnswerError, ...]:
    """An error for every needed paper that is neither there nor promised."""
    return tuple(_missing(wishes(program, form, actor, context), given, follow))


def _missing(found: tuple[Wish, ...], given: Given, follow: frozenset[str]) -> Iterator[AnswerError]:
    for wish in found:
        material = wish.material
        is_promised = material.may_follow is not None and material.name in follow
        if wish.wanted != "yes" or is_promised or len(given.get(material.name, ())) >= material.count:
            continue
        code = "paper_missing_or_follow" if material.may_follow else "paper_missing"
        yield AnswerError(f"materials/{material.name}", code, {"title": material.title, "count": material.count})


def add_papers(
    house: House, acting: Acting, id: str, *, material: str, uploads: tuple[Upload, ...], post: Pairs
) -> None:
    """Keeps files with the draft, and what was typed beside them. A file that is refused leaves the others kept.

    Raises Refused with a code of `sniffing.MESSAGES`, or where what was typed may not be kept (see two_pages.py), after
    everything else was kept.
    """
    refused: Refused | None = None
    kept: list[Paper] = []
    with house.store.session() as s:
        draft = _unfiled(s, id, acting)
        affair = program_of(house, s, draft.slug, version=draft.version).affair
    if material not in affair.materials:
        raise NotFound("material", material)
    for upload in uploads[:MOST_AT_ONCE]:
        try:
            kept.append(kept_paper(house, acting, affair.materials[material], upload, draft=id, number=""))
        except Refused as error:
            refused = error
    with house.store.writing() as s:
        draft = _unfiled(s, id, acting)
        for paper in kept:
            keep_row(house, s, paper)
        try:
            drafts.save(s, replace(draft, data=packed(typed_over(intake_data(draft), post)), updated_at=house.now))
        except Refused as error:
            refused = error
    if refused:
        raise refused
    refuse_rest(uploads)


def refuse_rest(uploads: tuple[Upload, ...]) -> None:
    """Refused, after the first files were kept, where more came than are taken at once."""
    if rest := uploads[MOST_AT_ONCE:]:
        raise Refused("too_many_files", most=MOST_AT_ONCE, name=clean_name(rest[0].name), left=len(rest))


def _unfiled(s: Session, id: str, acting: Acting) -> Draft:
    """One's own draft, as long as it has not become a case: later papers go to the case."""
    draft = drafts.load(s, id, person=acting.person.key)
    if draft.filed_as:
        raise NotFound("draft", id)
    return draft


def kept_paper(house: House, acting: Acting, material: Material, upload: Upload, *, draft: str, number: str) -> Paper:
    """The row of a file that is on disk and may be kept. Refused with a code of `sniffing.MESSAGES`, also where the
    person has sent too much today."""
    name = clean_name(upload.name)
    kind = media_type(upload.content, name, most_bytes=house.settings.upload_bytes)
    if material.types and SUFFIX[kind] not in material.types:
        raise Refused("file_type_not_wanted", types="、".join(material.types), name=name)
    require_room(house, acting.person.key, len(upload.content))
    file = Files(house.settings.files).keep((upload.content,))
    shown, by = named(name, kind), acting.person.key
    return Paper(file.key, file.sha256, file.size, kind, shown, by, house.now, draft, number, material.name)


def remove_paper(house: House, acting: Acting, id: str, *, key: str, post: Pairs) -> None:
    """Takes a file of the draft back. What belongs to a case stays."""
    with house.store.writing() as s:
        draft = drafts.load(s, id, person=acting.person.key)
        if papers.paper(s, key).draft != id or not papers.forget(s, key):
            raise NotFound("file", key)
        drafts.save(s, replace(draft, data=packed(typed_over(intake_data(draft), post)), updated_at=house.now))
