"""One case: its page, the verbs, later papers, its files and documents."""

from starlette.responses import Response, StreamingResponse

from yikou.errors import AnswersRefused, Refused
from yikou.usecases import acting_on_cases, case_files, documents_page, receipts
from yikou.usecases.answering import start_answer
from yikou.usecases.case_page import case_view
from yikou.usecases.done_texts import done_text
from yikou.usecases.posting import Tried, Wanted
from yikou.web.reading import pairs_of, reader_of, uploads_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

PAGE = "pages/case/case.html"
LONGEST_NUMBER = 12
"""Figures of an entry number. Whatever is longer was not on a page of ours."""
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


async def show(visit: Visit) -> Response:
    """The case; `?paper=` chooses the picture in the viewer."""
    number, query = visit.request.path_params["number"], visit.request.query_params
    paper, numbers = query.get("paper", ""), query.get("numbers") == "yes"
    view = await visit.run(case_view, visit.services.house, reader_of(visit), number, paper=paper, numbers=numbers)
    return visit.page(PAGE, view)


async def act(visit: Visit) -> Response:
    """A verb at a task of the case, or at the case as a whole."""
    parts = visit.request.path_params
    form = await visit.form()
    seen = str(form.get("seen", ""))
    wanted = Wanted(
        parts["verb"],
        parts.get("task", ""),
        _entry_number(seen),
        pairs_of(form),
    )
    house, number = visit.services.house, parts["number"]
    if wanted.verb == "answer":
        return visit.see(f"/drafts/{await visit.run(start_answer, house, visit.person, number)}")
    try:
        done = await visit.run(acting_on_cases.perform, house, visit.person, number, wanted)
    except (AnswersRefused, Refused) as error:
        tried = Tried(wanted.verb, wanted.task, wanted.post, error)
        view = await visit.run(case_view, house, reader_of(visit), number, tried=tried)
        return visit.page(PAGE, view, status=422)
    return visit.see(f"/cases/{number}", done=done_text(done, visit.translate))


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
            acting_on_cases.upload, house, visit.person, number, material=parts["material"], uploads=uploads
        )
    except Refused as error:
        view = await visit.run(case_view, house, reader_of(visit), number, tried=Tried("upload", error=error))
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


async def receipt(visit: Visit) -> Response:
    """The slip of a case, to be printed again at any time."""
    number, base = visit.request.path_params["number"], str(visit.request.base_url)
    view = await visit.run(receipts.receipt_view, visit.services.house, reader_of(visit), number, base=base)
    return visit.page("pages/counter/receipt.html", view)


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
    Page("GET", "/cases/{number}/receipt", receipt, "signed_in"),
    Page("POST", "/cases/{number}/tasks/{task}/{verb}", act, "signed_in", upload=True),
    Page("POST", "/cases/{number}/papers/{material}", upload, "signed_in", upload=True),
    Page("POST", "/cases/{number}/{verb}", act, "signed_in"),
    Page("GET", "/files/{key}", file, "signed_in"),
    Page("GET", "/outputs/{code}", output, "signed_in"),
    Page("GET", "/check", check, "public"),
    Page("GET", "/check/{code}", check, "public"),
)
