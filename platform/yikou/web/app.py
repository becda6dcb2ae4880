"""The application: the groups of routes, the gate before each of them, the envelope around all."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from yikou.web import (
    account,
    around,
    calendar,
    case,
    counter,
    desk,
    exports,
    intake,
    library,
    manage,
    phrases,
    plain,
    search,
    second_factor,
    signing_in,
    stand_ins,
    steps,
    supervision,
    told,
    window,
)
from yikou.web.api.language import translate_of
from yikou.web.api.problems import problem
from yikou.web.api.routes import api_routes, is_api
from yikou.web.envelope import Envelope
from yikou.web.errors import error_page
from yikou.web.gate import route_of
from yikou.web.opening import blank_visit, open_visit
from yikou.web.refusals import refusal
from yikou.web.routes import Page
from yikou.web.services import Services

THREADS = 8
"""Use cases at work at once. SQLite has one writer, so more would only wait in line and hold memory."""

GROUPS: tuple[Sequence[Page], ...] = (
    plain.PAGES,
    exports.PAGES,
    signing_in.PAGES,
    second_factor.PAGES,
    counter.PAGES,
    intake.PAGES,
    steps.PAGES,
    window.PAGES,
    desk.PAGES,
    stand_ins.PAGES,
    search.PAGES,
    supervision.PAGES,
    case.PAGES,
    library.PAGES,
    calendar.PAGES,
    phrases.PAGES,
    account.PAGES,
    told.PAGES,
    around.PAGES,
    manage.PAGES,
)


def create_app(services: Services, groups: Sequence[Sequence[Page]] = GROUPS) -> Starlette:
    """The application of one process. groups: the route table; a line without `who` cannot be written."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield
        await services.pulse.close()

    async def unrouted(request: Request, error: Exception) -> Response:
        if is_api(request):
            return _problem(request, services, error)
        return await refusal(await open_visit(request, services), error)

    async def broken(request: Request, error: Exception) -> Response:
        if is_api(request):
            return _problem(request, services, error)
        return error_page(blank_visit(request, services), error)

    return Starlette(
        routes=[*(route_of(page, services) for group in groups for page in group), *api_routes(services)],
        middleware=[Middleware(Envelope, hosts=services.settings.hosts, broken=broken, watch=services.metrics.observe)],
        exception_handlers={HTTPException: unrouted},
        lifespan=lifespan,
    )


def _problem(request: Request, services: Services, error: Exception) -> Response:
    return problem(error, translate_of(request, services), request_id=request.state.request_id)
