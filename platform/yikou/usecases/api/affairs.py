"""The affairs, for programs: the list, and what one of them asks for."""

from collections.abc import Mapping
from typing import Any

from yikou.definition.model import Affair, Duration, Expr, Material
from yikou.flow.program import Program
from yikou.flow.words import span_words
from yikou.texts import Translate
from yikou.usecases.acting import Acting
from yikou.usecases.api.shapes import AffairDetail, AffairLine, AffairPage, GuideText, MaterialLine, Slice
from yikou.usecases.definitions.programs import current_program, current_programs
from yikou.usecases.house import House
from yikou.usecases.intake.filing import may_file
from yikou.usecases.reader import Reader


def affair_page(house: House, reader: Reader, part: Slice) -> AffairPage:
    """Affairs that can be taken in today, by slug."""
    with house.store.session() as s:
        programs = current_programs(house, s, language=reader.language)
    found = [program for program in programs if program.affair.slug > part.after]
    rows = sorted(found, key=lambda program: program.affair.slug)
    shown = rows[: part.limit]
    return AffairPage(
        [_line(program, reader.acting) for program in shown],
        shown[-1].affair.slug if len(rows) > part.limit else "",
    )


def _line(program: Program, acting: Acting) -> AffairLine:
    return AffairLine(program.affair.slug, program.affair.title, program.version, may_file(program, acting))


def affair_detail(house: House, reader: Reader, slug: str) -> AffairDetail:
    """The latest version of an affair; NotFound where there is none."""
    with house.store.session() as s:
        program = current_program(house, s, slug, language=reader.language)
    affair = program.affair
    return AffairDetail(
        slug=affair.slug,
        code=affair.code,
        title=affair.title,
        version=program.version,
        may_file=may_file(program, reader.acting),
        form=plain(affair.form.schema),
        guide=_guide(affair, reader.translate),
        materials=[_material(material) for material in affair.materials.values()],
        accepts=[line.say for line in affair.accepts],
    )


def _guide(affair: Affair, translate: Translate) -> GuideText:
    guide, authority = affair.guide, affair.places.get(affair.guide.authority)
    return GuideText(
        category=guide.category,
        kind=guide.kind,
        authority=authority.title if authority else "",
        conditions=guide.conditions,
        promised=_span(guide.promised, translate),
        statutory=_span(guide.statutory, translate),
        fee=str(guide.fee),
        phone=guide.phone,
        results=guide.results,
        basis=[f"《{basis.title}》{basis.clause}" for basis in guide.basis],
    )


def _span(limit: Duration | None, translate: Translate) -> str:
    return span_words(limit, translate) if limit else ""


def _material(material: Material) -> MaterialLine:
    needed = material.needed.text if isinstance(material.needed, Expr) else material.needed
    follows = material.may_follow is not None
    return MaterialLine(
        material.name, material.title, needed, material.at, material.count, list(material.types), follows
    )


def plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema as JSON holds it: maps and lists of their own, which nobody shares."""
    return {name: _plain(part) for name, part in schema.items()}


def _plain(part: Any) -> Any:
    if isinstance(part, Mapping):
        return plain(part)
    return [_plain(one) for one in part] if isinstance(part, list | tuple) else part
