"""From a bare request to a visit: the cookie, the language, and whoever is signed in."""

from collections.abc import Mapping

from starlette.requests import Request

from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.acting import Acting
from yikou.usecases.house import House
from yikou.usecases.shell import what_waits
from yikou.web import cookies
from yikou.web.services import Services
from yikou.web.visit import Visit


async def open_visit(request: Request, services: Services, *, keep_alive: bool = True) -> Visit:
    """The visit of this request; its session is looked up once, and kept alive unless told otherwise."""
    visit = blank_visit(request, services)
    request.state.visit = visit
    if visit.token:
        visit.acting, visit.counts = await visit.run(
            _who, services.house, visit.token, keep_alive=keep_alive, counts=not visit.is_fragment
        )
    return visit


def _who(house: House, token: str, *, keep_alive: bool, counts: bool) -> tuple[Acting | None, Mapping[str, int]]:
    acting = accounts.signed_in(house, token, keep_alive=keep_alive)
    return acting, what_waits(house, acting) if acting and counts else {}


def blank_visit(request: Request, services: Services) -> Visit:
    """The visit of somebody unknown: for pages that must come even if the database does not answer."""
    return Visit(request, services, cookies.visit_token(request), cookies.language(request))
