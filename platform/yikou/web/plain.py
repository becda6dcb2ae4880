"""Routes without a page: the static files, and the word that the server is well."""

from starlette.responses import PlainTextResponse, Response

from yikou.usecases.health import check_health
from yikou.web.routes import Page
from yikou.web.visit import Visit


async def static_file(visit: Visit) -> Response:
    """A file below ui/static."""
    return visit.services.static.answer(visit.request)


async def health(visit: Visit) -> Response:
    """`ok` when the database answers; for whoever watches the server."""
    await visit.run(check_health, visit.services.house.store)
    return PlainTextResponse("ok")


PAGES = (
    Page("GET", "/static/{version}/{name:path}", static_file, "public", anonymous=True),
    Page("GET", "/health", health, "public", anonymous=True),
)
