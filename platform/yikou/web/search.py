"""Search and archive, and both as workbooks."""

from starlette.responses import Response

from yikou.usecases.search import archive, searching
from yikou.usecases.search.kept_searches import keep
from yikou.usecases.search.search_asked import Asked
from yikou.web.downloads import workbook
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

SEARCH, ARCHIVE = "pages/search.html", "pages/archive.html"


async def show(visit: Visit) -> Response:
    """The empty form, or what a search found that is kept under the key `look`."""
    query = dict(visit.request.query_params)
    view = await visit.run(searching.kept_view, visit.services.house, reader_of(visit), query)
    return visit.page(SEARCH, view)


async def find(visit: Visit) -> Response:
    """Leads to what fits. A post, so that no ID number stands in an address."""
    asked = Asked.of(dict(pairs_of(await visit.form())))
    view = await visit.run(searching.faults_view, visit.services.house, reader_of(visit), asked)
    if view is not None:
        return visit.page(SEARCH, view, status=422)
    return visit.see(await visit.run(keep, visit.services.house, reader_of(visit), asked))


async def export(visit: Visit) -> Response:
    """What fits, as a workbook; the form again where it cannot be understood."""
    asked = Asked.of(dict(pairs_of(await visit.form())))
    view = await visit.run(searching.faults_view, visit.services.house, reader_of(visit), asked)
    if view is not None:
        return visit.page(SEARCH, view, status=422)
    return workbook(await visit.run(searching.search_export, visit.services.house, reader_of(visit), asked))


async def show_archive(visit: Visit) -> Response:
    """Ended cases; `?verify=page` proves the ledgers of those on this page."""
    query = visit.request.query_params
    asked = archive.Asked.of(query)
    view = await visit.run(
        archive.archive_view, visit.services.house, reader_of(visit), asked, verify=query.get("verify", "")
    )
    return visit.page(ARCHIVE, view)


async def export_archive(visit: Visit) -> Response:
    """The archive as it is narrowed, as a workbook."""
    asked = archive.Asked.of(visit.request.query_params)
    return workbook(await visit.run(archive.archive_export, visit.services.house, reader_of(visit), asked))


PAGES = (
    Page("GET", "/search", show, "signed_in"),
    Page("POST", "/search", find, "signed_in"),
    Page("POST", "/search/export", export, "signed_in"),
    Page("GET", "/archive", show_archive, "signed_in"),
    Page("GET", "/archive/export", export_archive, "signed_in"),
)
