"""Regulations and notices: lists and texts, and publishing for those who may."""

from dataclasses import replace

from starlette.responses import Response

from yikou.definition.scalars import parse_date
from yikou.errors import AnswersRefused
from yikou.store.regulations import Kind
from yikou.texts import N_, say
from yikou.usecases.acting import EDITOR_ROLES
from yikou.usecases.around import library, library_editing
from yikou.usecases.around.library_editing import MESSAGES
from yikou.usecases.around.views_library import TextForm
from yikou.usecases.search.around_exports import export_texts
from yikou.usecases.views import Fault
from yikou.web.downloads import workbook
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

FORM = "pages/library/edit.html"
PUBLISHED = {"regulation": N_("法规已发布。"), "notice": N_("公告已发布。")}
CHANGED = N_("第 {number} 版已发布，{day} 起以它为准。以前的各版仍可查阅。")


async def show_regulations(visit: Visit) -> Response:
    """The regulations."""
    return await _list(visit, "regulation")


async def show_notices(visit: Visit) -> Response:
    """The notices."""
    return await _list(visit, "notice")


async def export_regulations(visit: Visit) -> Response:
    """The regulations as a workbook."""
    return await _export(visit, "regulation")


async def export_notices(visit: Visit) -> Response:
    """The notices as a workbook."""
    return await _export(visit, "notice")


async def show_regulation(visit: Visit) -> Response:
    """A regulation in full."""
    return await _text(visit, "regulation", visit.request.path_params["slug"])


async def show_notice(visit: Visit) -> Response:
    """A notice in full; everybody may read it."""
    return await _text(visit, "notice", visit.request.path_params["notice"])


async def begin_text(visit: Visit) -> Response:
    """The form for a new text."""
    return visit.page(FORM, await visit.run(library_editing.new_text_form, visit.services.house, _kind(visit)))


async def publish_text(visit: Visit) -> Response:
    """Publishes it."""
    kind, posted = _kind(visit), dict(pairs_of(await visit.form()))
    try:
        slug = await visit.run(library_editing.publish_text, visit.services.house, visit.person, kind, posted)
    except AnswersRefused as refused:
        form = await visit.run(library_editing.new_text_form, visit.services.house, kind)
        return _again(visit, form, posted, refused)
    return visit.see(f"{library.ADDRESS[kind]}/{slug}", done=visit.translate(PUBLISHED[kind]))


async def begin_wording(visit: Visit) -> Response:
    """The form for the next wording of a text."""
    return visit.page(FORM, await _wording_form(visit))


async def publish_wording(visit: Visit) -> Response:
    """Publishes it."""
    slug, posted = visit.request.path_params["slug"], dict(pairs_of(await visit.form()))
    try:
        text = await visit.run(library_editing.publish_wording, visit.services.house, visit.person, slug, posted)
    except AnswersRefused as refused:
        return _again(visit, await _wording_form(visit), posted, refused)
    said = visit.translate(CHANGED).format(number=text.number, day=text.valid_from)
    return visit.see(f"{library.ADDRESS[text.kind]}/{slug}?wording={text.number}", done=said)


async def _list(visit: Visit, kind: Kind) -> Response:
    asked = visit.request.query_params
    view = await visit.run(
        library.library_view,
        visit.services.house,
        visit.translate,
        kind=kind,
        query=asked.get("q", "").strip(),
        standing=asked.get("standing", "in_force"),
        after=asked.get("after", ""),
        may_edit=visit.person.is_editor,
    )
    return visit.page("pages/library/list.html", view)


async def _export(visit: Visit, kind: Kind) -> Response:
    asked, house, reader = visit.request.query_params, visit.services.house, reader_of(visit)
    standing, query = asked.get("standing", ""), asked.get("q", "").strip()
    return workbook(await visit.run(export_texts, house, reader, kind, standing=standing, query=query))


async def _text(visit: Visit, kind: Kind, slug: str) -> Response:
    asked = visit.request.query_params
    number = asked.get("wording", "")
    view = await visit.run(
        library.text_view,
        visit.services.house,
        slug,
        visit.translate,
        kind=kind,
        language=visit.language,
        on=parse_date(asked.get("on", "")),
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0,
        may_edit=bool(visit.acting and visit.acting.is_editor),
    )
    return visit.page("pages/library/text.html", view)


async def _wording_form(visit: Visit) -> TextForm:
    slug = visit.request.path_params["slug"]
    return await visit.run(library_editing.wording_form, visit.services.house, slug, language=visit.language)


def _kind(visit: Visit) -> Kind:
    return "notice" if visit.request.query_params.get("kind") == "notice" else "regulation"


def _again(visit: Visit, form: TextForm, posted: dict[str, str], refused: AnswersRefused) -> Response:
    """The same page with everything that was typed."""
    errors = tuple((e.field, say(MESSAGES, e.code, e.params, visit.translate)) for e in refused.errors)
    faults = tuple(Fault(text, field) for field, text in errors)
    return visit.page(FORM, replace(form, values=posted, errors=errors, faults=faults), status=422)


PAGES = (
    Page("GET", "/regulations", show_regulations, "signed_in"),
    Page("GET", "/regulations/export", export_regulations, "signed_in"),
    Page("GET", "/regulations/{slug}", show_regulation, "signed_in"),
    Page("GET", "/notices", show_notices, "signed_in"),
    Page("GET", "/notices/export", export_notices, "signed_in"),
    Page("GET", "/notices/{notice}", show_notice, "public"),
    Page("GET", "/library/new", begin_text, EDITOR_ROLES),
    Page("POST", "/library/new", publish_text, EDITOR_ROLES),
    Page("GET", "/library/{slug}/edit", begin_wording, EDITOR_ROLES),
    Page("POST", "/library/{slug}/edit", publish_wording, EDITOR_ROLES),
)
