"""The desk: inbox with its live stream and on paper, what was done, what was sent to read."""

from urllib.parse import parse_qsl

from starlette.responses import Response

from yikou.errors import Refused
from yikou.texts import say
from yikou.usecases.desk import batch, desk_lists
from yikou.usecases.desk import inbox as desk
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.operation.health import inbox_pulse
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

INBOX, BATCH = "pages/desk/inbox.html", "pages/desk/batch.html"


async def inbox(visit: Visit) -> Response:
    """The inbox of the post; for htmx its list with the figures that count it, narrowed otherwise."""
    asked = Asked.of(visit.request.query_params)
    view = await visit.run(desk.inbox_view, visit.services.house, reader_of(visit), asked)
    return visit.page(INBOX, view, block="live" if visit.is_fragment else "")


async def rows(visit: Visit) -> Response:
    """The rows with the figures that count them, for the live refresh; `page`: the query of the list that is shown."""
    query = visit.request.query_params
    asked = Asked.of({**dict(parse_qsl(query.get("page", ""))), **query})
    view = await visit.run(desk.inbox_view, visit.services.house, reader_of(visit), asked)
    return visit.page(INBOX, view, block="live")


async def stream(visit: Visit) -> Response:
    """Says `inbox` whenever something of this post's inbox has moved."""
    house, acting = visit.services.house, visit.person
    return visit.services.pulse.stream(lambda: inbox_pulse(house.store, acting))


async def sheet(visit: Visit) -> Response:
    """The whole list as narrowed, for paper."""
    asked = Asked.of(visit.request.query_params)
    view = await visit.run(desk.inbox_sheet, visit.services.house, reader_of(visit), asked)
    return visit.page("pages/desk/print.html", view)


async def approve(visit: Visit) -> Response:
    """同意 of what was ticked: first what that would bring, case by case, then, once `sure`, what became of each."""
    form, house, reader = await visit.form(), visit.services.house, reader_of(visit)
    texts = [str(text) for text in form.getlist("task")]
    chosen = batch.chosen_of(texts)
    try:
        if form.get("sure") != "yes":
            return visit.page(BATCH, await visit.run(batch.prospect, house, reader, chosen))
        opinion = str(form.get("opinion", ""))
        return visit.page(BATCH, await visit.run(batch.approve_all, house, reader, chosen, opinion=opinion))
    except Refused as refused:
        asked = Asked.of(dict(parse_qsl(str(form.get("query", "")))))
        error = say(batch.MESSAGES, refused.code, refused.params, visit.translate)
        ticked = frozenset(text.rpartition(":")[0] for text in texts)
        view = await visit.run(desk.inbox_view, house, reader, asked, chosen=ticked, error=error)
        return visit.page(INBOX, view, status=422)


async def done(visit: Visit) -> Response:
    """What this person has done."""
    after = visit.request.query_params.get("after", "")
    view = await visit.run(desk_lists.done_view, visit.services.house, reader_of(visit), after=after)
    return visit.page("pages/desk/done.html", view)


async def copied(visit: Visit) -> Response:
    """What was sent to this person to read."""
    after = visit.request.query_params.get("after", "")
    view = await visit.run(desk_lists.copied_view, visit.services.house, reader_of(visit), after=after)
    return visit.page("pages/desk/copied.html", view)


PAGES = (
    Page("GET", "/desk", inbox, "signed_in"),
    Page("GET", "/desk/rows", rows, "signed_in", background=True),
    Page("GET", "/desk/stream", stream, "signed_in", background=True),
    Page("POST", "/desk/approve", approve, "signed_in"),
    Page("GET", "/desk/print", sheet, "signed_in"),
    Page("GET", "/desk/done", done, "signed_in"),
    Page("GET", "/desk/copied", copied, "signed_in"),
)
