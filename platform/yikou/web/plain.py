"""Routes without a page: the static files, and what whoever watches the server asks."""

import secrets

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response

from yikou.usecases.operation.health import DOWN, examine, measure, worst
from yikou.web.metrics import CONTENT_TYPE
from yikou.web.opening import open_visit
from yikou.web.routes import Page
from yikou.web.visit import Visit

ADMINISTRATOR = "administrator"
LOOPBACK = frozenset({"127.0.0.1", "::1"})
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers of a proxy: behind one, everybody seems to come from this machine."""


async def static_file(visit: Visit) -> Response:
    """A file below ui/static."""
    return visit.services.static.answer(visit.request)


async def live(_: Visit) -> Response:
    """`ok` as long as the process answers at all; else it is to be started anew."""
    return PlainTextResponse("ok")


async def ready(visit: Visit) -> Response:
    """Whether requests can be answered rightly (200, else 503); what is the matter, for those who look after it."""
    found = await visit.run(examine, visit.services.house)
    state = worst(found)
    status = 503 if state == DOWN else 200
    if not (_is_at_home(visit) or await _is_administrator(visit, down=state == DOWN)):
        return PlainTextResponse("down" if state == DOWN else "ok", status)
    details = {name: {"state": one.state, **one.says} for name, one in found.items()}
    return JSONResponse({"state": state, "details": details}, status)


async def metrics(visit: Visit) -> Response:
    """Figures for Prometheus; to this machine, and to whoever brings the token of the settings."""
    if not (_is_at_home(visit) or _has_token(visit)):
        raise HTTPException(403)
    measures = await visit.run(measure, visit.services.house)
    return Response(await visit.run(visit.services.metrics.text, measures), media_type=CONTENT_TYPE)


def _is_at_home(visit: Visit) -> bool:
    return visit.ip in LOOPBACK and not any(name in visit.request.headers for name in FORWARDED)


def _has_token(visit: Visit) -> bool:
    wanted = visit.services.settings.metrics_token
    given = visit.request.headers.get("authorization", "").removeprefix("Bearer ")
    return bool(wanted) and secrets.compare_digest(given.encode(), wanted.encode())


async def _is_administrator(visit: Visit, *, down: bool) -> bool:
    """Nobody can be known while the database does not answer."""
    if down or not visit.token:
        return False
    signed_in = await open_visit(visit.request, visit.services, keep_alive=False)
    return signed_in.acting is not None and signed_in.acting.post.role == ADMINISTRATOR


PAGES = (
    Page("GET", "/static/{version}/{name:path}", static_file, "public", anonymous=True),
    Page("GET", "/health", ready, "public", anonymous=True),
    Page("GET", "/health/live", live, "public", anonymous=True),
    Page("GET", "/metrics", metrics, "public", anonymous=True),
)
