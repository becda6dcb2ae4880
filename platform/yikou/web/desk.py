"""The desk: inbox with its live stream, what was done, search, messages, the library."""

from starlette.responses import Response

from yikou.usecases import desk, library, messages_page, searching
from yikou.usecases.desk import Asked
from yikou.usecases.health import inbox_pulse
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit


async def inbox(visit: Visit) -> Response:
    """The inbox of the post."""
    asked = Asked.of(visit.request.query_params)
    view = await visit.run(desk.inbox_view, visit.services.house, reader_of(visit), asked)
    return visit.page("pages/desk/inbox.html", view)


async def rows(visit: Visit) -> Response:
    """The rows alone, for the live refresh."""
    asked = Asked.of(visit.request.query_params)
    view = await visit.run(desk.inbox_view, visit.services.house, reader_of(visit), asked)
    return visit.page("pages/desk/inbox.html", view, block="rows")


async def stream(visit: Visit) -> Response:
    """Says `inbox` whenever something of this post's inbox has moved."""
    house, acting = visit.services.house, visit.person
    return visit.services.pulse.stream(lambda: inbox_pulse(house.store, acting))


async def done(visit: Visit) -> Response:
    """What this person has done."""
    after = visit.request.query_params.get("after", "")
    view = await visit.run(desk.done_view, visit.services.house, reader_of(visit), after=after)
    return visit.page("pages/desk/done.html", view)


async def search(visit: Visit) -> Response:
    """Cases and residents that fit. A post, so that no ID number stands in an address."""
    query = str((await visit.form()).get("q", "")) if visit.request.method == "POST" else ""
    return visit.page(
        "pages/search.html", await visit.run(searching.search_view, visit.services.house, reader_of(visit), query)
    )


async def messages(visit: Visit) -> Response:
    """What was told to this person."""
    return visit.page(
        "pages/messages.html", await visit.run(messages_page.messages_view, visit.services.house, reader_of(visit))
    )


async def read_messages(visit: Visit) -> Response:
    """Everything was read."""
    await visit.run(messages_page.mark_all_read, visit.services.house, visit.person)
    return visit.see("/messages")


async def regulations(visit: Visit) -> Response:
    """The library."""
    query = visit.request.query_params.get("q", "")
    view = await visit.run(library.regulations_view, visit.services.house, query)
    return visit.page("pages/regulations/list.html", view)


async def text(visit: Visit) -> Response:
    """A regulation or an announcement in full."""
    slug = visit.request.path_params["slug"]
    return visit.page(
        "pages/regulations/text.html", await visit.run(library.text_view, visit.services.house, reader_of(visit), slug)
    )


PAGES = (
    Page("GET", "/desk", inbox, "signed_in"),
    Page("GET", "/desk/rows", rows, "signed_in", background=True),
    Page("GET", "/desk/stream", stream, "signed_in", background=True),
    Page("GET", "/desk/done", done, "signed_in"),
    Page("GET", "/search", search, "signed_in"),
    Page("POST", "/search", search, "signed_in"),
    Page("GET", "/messages", messages, "signed_in"),
    Page("POST", "/messages/read", read_messages, "signed_in"),
    Page("GET", "/regulations", regulations, "signed_in"),
    Page("GET", "/regulations/{slug}", text, "signed_in"),
    Page("GET", "/notices/{slug}", text, "signed_in"),
)
