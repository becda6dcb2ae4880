"""The address book, help, and the log of edits."""

from starlette.responses import Response

from yikou.usecases.acting import ADMINISTRATOR_ROLES
from yikou.usecases.around import helping
from yikou.usecases.around.address_book import address_book
from yikou.usecases.around.edits_page import AskedEdits, edits_view
from yikou.usecases.search import around_exports
from yikou.web.downloads import workbook
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit


async def people(visit: Visit) -> Response:
    """The address book."""
    asked = visit.request.query_params
    view = await visit.run(
        address_book,
        visit.services.house,
        visit.translate,
        slug=asked.get("org", ""),
        query=asked.get("q", "").strip()[:60],
        after=asked.get("after", ""),
        deep=asked.get("deep", "") != "no",
    )
    return visit.page("pages/people.html", view)


async def help_home(visit: Visit) -> Response:
    """Help for whoever asks."""
    return visit.see(f"/help/{helping.audience_of(visit.person)}")


async def help_page(visit: Visit) -> Response:
    """Help for an audience."""
    audience = visit.request.path_params["audience"]
    return visit.page("pages/help.html", helping.help_view(visit.services.settings, audience, visit.language))


async def open_help(visit: Visit) -> Response:
    """Help for everybody, which pages without sign-in lead to, too; whoever is not signed in sees no other."""
    view = helping.help_view(visit.services.settings, helping.EVERYBODY, visit.language, alone=visit.acting is None)
    return visit.page("pages/help.html", view)


async def edits(visit: Visit) -> Response:
    """The log of edits."""
    given = visit.request.query_params
    asked = AskedEdits(*(given.get(name, "") for name in ("kind", "person", "since", "until", "after")))
    return visit.page("pages/edits.html", await visit.run(edits_view, visit.services.house, reader_of(visit), asked))


async def export_people(visit: Visit) -> Response:
    """The address book as a workbook."""
    asked, house, reader = visit.request.query_params, visit.services.house, reader_of(visit)
    slug, query, deep = asked.get("org", ""), asked.get("q", "").strip()[:60], asked.get("deep", "") != "no"
    found = await visit.run(around_exports.export_people, house, reader, slug=slug, query=query, deep=deep)
    return workbook(found)


async def export_edits(visit: Visit) -> Response:
    """The log of edits as a workbook."""
    given = visit.request.query_params
    asked = AskedEdits(*(given.get(name, "") for name in ("kind", "person", "since", "until")))
    return workbook(await visit.run(around_exports.export_edits, visit.services.house, reader_of(visit), asked))


PAGES = (
    Page("GET", "/people", people, "signed_in"),
    Page("GET", "/people/export", export_people, "signed_in"),
    Page("GET", "/help", help_home, "signed_in"),
    Page("GET", f"/help/{helping.EVERYBODY}", open_help, "public"),
    Page("GET", "/help/{audience}", help_page, "signed_in"),
    Page("GET", "/edits", edits, ADMINISTRATOR_ROLES),
    Page("GET", "/edits/export", export_edits, ADMINISTRATOR_ROLES),
)
