"""From a bare request to a visit: the cookie, the language, and whoever is signed in."""

from starlette.requests import Request

from yikou.usecases import accounts
from yikou.web import cookies
from yikou.web.services import Services
from yikou.web.visit import Visit


async def open_visit(request: Request, services: Services, *, keep_alive: bool = True) -> Visit:
    """The visit of this request; its session is looked up once, and kept alive unless told otherwise."""
    visit = blank_visit(request, services)
    request.state.visit = visit
    if visit.token:
        visit.acting = await visit.run(accounts.signed_in, services.house, visit.token, keep_alive=keep_alive)
    return visit


def blank_visit(request: Request, services: Services) -> Visit:
    """The visit of somebody unknown: for pages that must come even if the database does not answer."""
    return Visit(request, services, cookies.visit_token(request), cookies.language(request))
