"""What stands before every handler: the size of the body, the session, the token of the form, and who may call.

One gate for all routes. A handler that is reached need not check any of it again.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from yikou.errors import NotAllowed, YikouError
from yikou.store.dialect import Busy
from yikou.web import csrf
from yikou.web.body import FORM_BYTES, FORM_SECONDS, UPLOAD_SECONDS, bounded
from yikou.web.errors import NotSignedIn, StaleForm, StrangeForm, error_page
from yikou.web.opening import blank_visit, open_visit
from yikou.web.proving import check_proof
from yikou.web.refusals import refusal
from yikou.web.routes import Page
from yikou.web.services import Services
from yikou.web.visit import Visit


class Gate:
    """The way to one handler, as an ASGI application."""

    def __init__(self, page: Page, services: Services) -> None:
        self.page = page
        self.services = services
        uploads = services.settings.upload_bytes + FORM_BYTES
        self.most, self.seconds = (uploads, UPLOAD_SECONDS) if page.upload else (FORM_BYTES, FORM_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request to this route."""
        request = Request(scope, bounded(receive, scope, most=self.most, seconds=self.seconds))
        try:
            try:
                visit = await self._open(request)
            except Busy as away:
                answer = await self._unopened(request, away)
            else:
                answer = await self._answer(visit)
            await answer(scope, receive, send)
        finally:
            await request.close()

    async def _open(self, request: Request) -> Visit:
        if self.page.anonymous:
            return blank_visit(request, self.services)
        return await open_visit(request, self.services, keep_alive=not self.page.background)

    async def _unopened(self, request: Request, away: Busy) -> Response:
        """The page where nobody could be looked up; what a page of ours sent stays on it."""
        visit = blank_visit(request, self.services)
        if csrf.is_own_page(request):
            await visit.form()
        return error_page(visit, away)

    async def _answer(self, visit: Visit) -> Response:
        try:
            return await self._admit(visit)
        except (YikouError, HTTPException) as error:
            return await refusal(visit, error)

    async def _admit(self, visit: Visit) -> Response:
        await _check_origin(visit)
        if not self.page.admits(visit.acting):
            if visit.acting is None:
                raise NotSignedIn
            raise NotAllowed(self.page.path)
        if visit.acting and visit.acting.must_change and not self.page.initial:
            return visit.see("/password")
        if visit.acting and visit.acting.must_enrol and not self.page.initial:
            return visit.see("/account/second-factor")
        await check_proof(visit)
        return await self.page.handle(visit)


async def _check_origin(visit: Visit) -> None:
    """Refuses what no page of ours sent; what one sent under an earlier session may be sent again, knowingly."""
    request = visit.request
    if request.method in csrf.SAFE_METHODS:
        return
    if not csrf.is_own_page(request):
        raise StrangeForm
    if not csrf.has_token(request, await visit.form(), visit.token):
        raise StaleForm if csrf.is_proven(request) else StrangeForm


def route_of(page: Page, services: Services) -> Route:
    """The line as the router wants it."""
    return Route(page.path, Gate(page, services), methods=[page.method], name=f"{page.method} {page.path}")
