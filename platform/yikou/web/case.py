"""One case: its page, the verbs, later papers, its files and documents."""

from urllib.parse import parse_qsl, urlsplit

from starlette.responses import FileResponse, Response, StreamingResponse

from yikou.errors import AnswersRefused, Refused
from yikou.texts import N_
from yikou.usecases.case import acting_on_cases, case_files, documents_page
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.case_page import viewer_view
from yikou.usecases.case.case_print import ledger_export, print_view
from yikou.usecases.case.done_texts import done_text
from yikou.usecases.case.kept_page import kept_view
from yikou.usecases.case.opinions import Place, keep_typed
from yikou.usecases.case.origins import listed_at
from yikou.usecases.case.posting import Tried, Wanted
from yikou.usecases.case.views_verbs import VERB_ICONS
from yikou.usecases.counter import receipts
from yikou.usecases.intake.answering import start_answer
from yikou.usecases.search.listed_case import listed_case_view
from yikou.web.downloads import workbook
from yikou.web.reading import pairs_of, reader_of, uploads_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

PAGE = "pages/case/case.html"
SAVED = N_("已保存")
LONGEST_NUMBER = 12
"""Figures of an entry number. Whatever is longer was not on a page of ours."""
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


async def show(visit: Visit) -> Response:
    """The case; its address says what of it is looked at."""
    number, looked = visit.request.path_params["number"], _looked(visit)
    view = await visit.run(listed_case_view, visit.services.house, reader_of(visit), number, looked=looked)
    return visit.page(PAGE, view)


def _looked(visit: Visit) -> Looked:
    query = visit.request.query_params
    return Looked(
        paper=query.get("paper", ""),
        page=_entry_number(query.get("page", "")) or 1,
        turn=_entry_number(query.get("turn", "")) or 0,
        big=query.get("big") == "yes",
        numbers=query.get("numbers") == "yes",
        verb=query.get("verb", ""),
        kind=query.get("kind", ""),
        who=query.get("who", ""),
        listed=query.get("list", "") or _came_from(visit),
    )


def _came_from(visit: Visit) -> str:
    """The list that led here, or to the page of the case that did; the inbox for any other page."""
    asked = urlsplit(visit.request.headers.get("referer", ""))
    if asked.netloc != visit.request.url.netloc:
        return ""
    if asked.path.startswith("/cases/"):
        return dict(parse_qsl(asked.query)).get("list", "")
    return listed_at(asked.path, asked.query)


async def viewer(visit: Visit) -> Response:
    """The viewer alone, for htmx; whoever asks without it is sent to the page that holds it."""
    number = visit.request.path_params["number"]
    view = await visit.run(viewer_view, visit.services.house, reader_of(visit), number, _looked(visit))
    if not visit.is_fragment:
        return visit.see(f"/cases/{number}?{visit.request.url.query}#viewer")
    return visit.page("pages/case/viewer.html", view, block="viewer")


async def act(visit: Visit) -> Response:
    """A verb at a task of the case, or at the case as a whole. A button of the fields only keeps what is typed."""
    parts = visit.request.path_params
    form = await visit.form()
    if "_do" in form:
        return await keep(visit)
    seen = str(form.get("seen", ""))
    wanted = Wanted(
        parts["verb"],
        parts.get("task", ""),
        _entry_number(seen) or 0,
        pairs_of(form),
    )
    house, number = visit.services.house, parts["number"]
    if wanted.verb == "answer":
        return visit.see(f"/drafts/{await visit.run(start_answer, house, visit.person, number)}")
    try:
        done = await visit.run(acting_on_cases.perform, house, visit.person, number, wanted)
    except (AnswersRefused, Refused) as error:
        tried = Tried(wanted.verb, wanted.task, wanted.post, error)
        view = await visit.run(listed_case_view, house, reader_of(visit), number, tried=tried)
        return visit.page(PAGE, view, status=422)
    return visit.see(f"/cases/{number}", done=done_text(done, visit.translate))


async def keep(visit: Visit) -> Response:
    """Keeps what is typed at a task, or for the case as a whole; htmx is told what each verb would now bring."""
    parts = visit.request.path_params
    form = await visit.form()
    number, task = parts["number"], parts.get("task", "")
    house, reader, place = visit.services.house, reader_of(visit), Place(number, task)
    try:
        if visit.is_fragment:
            kept = await visit.run(kept_view, house, reader, place, pairs_of(form))
            return visit.page("pages/case/kept.html", kept, block="kept")
        await visit.run(keep_typed, house, reader, place, pairs_of(form))
    except Refused as error:
        tried = Tried("keep", task, pairs_of(form), error)
        return visit.page(PAGE, await visit.run(listed_case_view, house, reader, number, tried=tried), status=422)
    if str(form.get("_do", "refresh")) != "refresh":
        tried = Tried("keep", task, pairs_of(form))
        return visit.page(PAGE, await visit.run(listed_case_view, house, reader, number, tried=tried))
    verb = str(form.get("_verb", ""))
    verb = verb if verb in VERB_ICONS else ""
    place_on_page = f"#act-{task or 'case'}-{verb}" if verb else "#do"
    asked = f"?verb={verb}" if verb else ""
    return visit.see(f"/cases/{number}{asked}{place_on_page}", done=visit.translate(SAVED))


def _entry_number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


async def upload(visit: Visit) -> Response:
    """Later papers for one material."""
    parts = visit.request.path_params
    form = await visit.form()
    uploads = await uploads_of(form, f"paper.{parts['material']}")
    house, number = visit.services.house, parts["number"]
    try:
        await visit.run(
            acting_on_cases.upload,
            house,
            visit.person,
            number,
            material=parts["material"],
            uploads=uploads,
            instead=[str(key) for key in form.getlist("instead")],
        )
    except Refused as error:
        view = await visit.run(listed_case_view, house, reader_of(visit), number, tried=Tried("upload", error=error))
        return visit.page(PAGE, view, status=422)
    return visit.see(f"/cases/{number}#material-{parts['material']}")


async def file(visit: Visit) -> Response:
    """A file: pictures inline, everything else as a download; sandboxed, under the type that its bytes have."""
    found = await visit.run(
        case_files.open_file, visit.services.house, reader_of(visit), visit.request.path_params["key"]
    )
    headers = {
        "Content-Disposition": found.disposition,
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(found.chunks, media_type=found.media_type, headers=headers)


async def page_of_file(visit: Visit) -> Response:
    """A page of a PDF as a picture, drawn here."""
    parts = visit.request.path_params
    number = _entry_number(parts["page"]) or 0
    path = await visit.run(case_files.open_page, visit.services.house, reader_of(visit), parts["key"], number)
    headers = {"Content-Security-Policy": SANDBOX, "X-Content-Type-Options": "nosniff"}
    return FileResponse(path, media_type="image/jpeg", headers=headers)


async def receipt(visit: Visit) -> Response:
    """The slip of a case, to be printed again at any time."""
    number, base = visit.request.path_params["number"], str(visit.request.base_url)
    view = await visit.run(receipts.receipt_view, visit.services.house, reader_of(visit), number, base=base)
    return visit.page("pages/counter/receipt.html", view)


async def print_case(visit: Visit) -> Response:
    """The whole file, to be printed."""
    number, query, base = visit.request.path_params["number"], visit.request.query_params, str(visit.request.base_url)
    with_papers, numbers = query.get("papers") != "no", query.get("numbers") == "yes"
    house, reader = visit.services.house, reader_of(visit)
    view = await visit.run(print_view, house, reader, number, base=base, with_papers=with_papers, numbers=numbers)
    return visit.page("pages/case/print.html", view)


async def export_ledger(visit: Visit) -> Response:
    """The ledger as a workbook."""
    number = visit.request.path_params["number"]
    made = await visit.run(ledger_export, visit.services.house, reader_of(visit), number, looked=_looked(visit))
    return workbook(made)


async def output(visit: Visit) -> Response:
    """A document that a case made, as it was frozen."""
    code, base = visit.request.path_params["code"], str(visit.request.base_url)
    view = await visit.run(documents_page.output_view, visit.services.house, reader_of(visit), code, base=base)
    return visit.page("pages/case/output.html", view)


async def check(visit: Visit) -> Response:
    """Whether a document is genuine: for anybody who holds it."""
    code = visit.request.path_params.get("code", "") or visit.request.query_params.get("code", "")
    view = await visit.run(documents_page.check_view, visit.services.house, code, visit.translate)
    return visit.page("pages/case/verify.html", view)


PAGES = (
    Page("GET", "/cases/{number}", show, "signed_in"),
    Page("GET", "/cases/{number}/viewer", viewer, "signed_in"),
    Page("GET", "/cases/{number}/print", print_case, "signed_in"),
    Page("GET", "/cases/{number}/ledger.xlsx", export_ledger, "signed_in"),
    Page("GET", "/cases/{number}/receipt", receipt, "signed_in"),
    Page("POST", "/cases/{number}/keep", keep, "signed_in"),
    Page("POST", "/cases/{number}/tasks/{task}/keep", keep, "signed_in", upload=True),
    Page("POST", "/cases/{number}/tasks/{task}/{verb}", act, "signed_in", upload=True),
    Page("POST", "/cases/{number}/papers/{material}", upload, "signed_in", upload=True),
    Page("POST", "/cases/{number}/{verb}", act, "signed_in"),
    Page("GET", "/files/{key}", file, "signed_in"),
    Page("GET", "/files/{key}/pages/{page}", page_of_file, "signed_in"),
    Page("GET", "/outputs/{code}", output, "signed_in"),
    Page("GET", "/check", check, "public"),
    Page("GET", "/check/{code}", check, "public"),
)
