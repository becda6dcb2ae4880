"""Administration: orgs and people."""

from starlette.responses import Response

from yikou.usecases.acting import ADMINISTRATOR_ROLES
from yikou.usecases.manage.org_page import orgs_view
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

ORGS = "pages/manage/orgs.html"


async def show_orgs(visit: Visit) -> Response:
    """The tree, an org's card, its people; or what was sought."""
    asked = visit.request.query_params
    view = await visit.run(
        orgs_view,
        visit.services.house,
        reader_of(visit),
        slug=visit.request.path_params.get("org", ""),
        deep=asked.get("deep") == "yes",
        query=asked.get("q", "").strip()[:60],
        is_idle=asked.get("idle") == "yes",
        after=asked.get("after", ""),
    )
    return visit.page(ORGS, view)


PAGES = (
    Page("GET", "/manage/orgs", show_orgs, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/orgs/{org}", show_orgs, ADMINISTRATOR_ROLES),
)
