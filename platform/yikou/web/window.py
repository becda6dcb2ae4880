"""What waits at a window and what it hands out: supplements, handovers, notices, and what was printed."""

from starlette.responses import HTMLResponse, Response

from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.counter import counter_lists, notices_given, printing
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

LIST = "pages/counter/waiting.html"


async def show_supplements(visit: Visit) -> Response:
    """Cases that wait for the applicant."""
    view = await visit.run(counter_lists.supplements, visit.services.house, reader_of(visit), after=_after(visit))
    return visit.page(LIST, view)


async def show_handovers(visit: Visit) -> Response:
    """Cases to be issued or handed over."""
    view = await visit.run(counter_lists.handovers, visit.services.house, reader_of(visit), after=_after(visit))
    return visit.page(LIST, view)


async def show_notices(visit: Visit) -> Response:
    """What this window handed out."""
    kind = visit.request.query_params.get("kind", "")
    house, reader = visit.services.house, reader_of(visit)
    view = await visit.run(notices_given.notices_given, house, reader, kind=kind, after=_after(visit))
    return visit.page("pages/counter/notices.html", view)


async def show_notice(visit: Visit) -> Response:
    """One notice, to be printed."""
    key = visit.request.path_params["given"]
    view = await visit.run(notices_given.notice_view, visit.services.house, reader_of(visit), key)
    return visit.page("pages/counter/notice.html", view)


async def note_notice_print(visit: Visit) -> Response:
    """A notice is being printed; the words for the next print."""
    key = visit.request.path_params["given"]
    n = await visit.run(printing.printed_notice, visit.services.house, reader_of(visit), key)
    return _next_print(visit, n)


async def note_receipt_print(visit: Visit) -> Response:
    """A receipt is being printed; the words for the next print."""
    number = visit.request.path_params["number"]
    n = await visit.run(printing.printed_receipt, visit.services.house, reader_of(visit), number)
    return _next_print(visit, n)


def _next_print(visit: Visit, n: int) -> Response:
    return HTMLResponse(str(visit.services.env[visit.language].globals["print_mark"](n)))  # type: ignore[operator]


def _after(visit: Visit) -> str:
    return visit.request.query_params.get("after", "")


PAGES = (
    Page("GET", "/counter/supplements", show_supplements, COUNTER_ROLES),
    Page("GET", "/counter/handovers", show_handovers, COUNTER_ROLES),
    Page("GET", "/counter/notices", show_notices, COUNTER_ROLES),
    Page("GET", "/counter/notices/{given}", show_notice, COUNTER_ROLES),
    Page("POST", "/counter/notices/{given}/printed", note_notice_print, COUNTER_ROLES),
    Page("POST", "/cases/{number}/receipt/printed", note_receipt_print, "signed_in"),
)
