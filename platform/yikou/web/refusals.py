"""Which page answers an error: signing in where nobody is signed in any more, else the page of the error."""

from urllib.parse import quote, urlsplit

from starlette.responses import Response

from yikou.errors import ProofNeeded
from yikou.web import messages
from yikou.web.errors import NotSignedIn, StaleForm, error_page, typed
from yikou.web.proving import proof_page
from yikou.web.signing_in import login_page
from yikou.web.visit import Visit, own_address, path_and_query


async def refusal(visit: Visit, error: Exception) -> Response:
    """The answer to an error that a gate or a handler raised."""
    if isinstance(error, StaleForm) and visit.request.url.path == "/login":
        return await login_page(
            visit, status=403, error=messages.LOGIN_PAGE_STALE, back=str(visit.posted.get("back", ""))
        )
    if isinstance(error, NotSignedIn) or (isinstance(error, StaleForm) and visit.acting is None):
        return await _sign_in_again(visit)
    if isinstance(error, ProofNeeded) and visit.acting:
        return await proof_page(visit, error)
    return error_page(visit, error)


async def _sign_in_again(visit: Visit) -> Response:
    """The login page at this very address (401); what was typed goes with it and is sent again afterwards."""
    kept = tuple(typed(visit))
    back = _page_in_front(visit)
    expired = bool(visit.token) or bool(kept)
    page = await login_page(
        visit,
        status=401,
        error=messages.EXPIRED if kept else messages.SIGN_IN_FIRST if expired else "",
        back=back,
        kept=kept,
    )
    if visit.is_fragment and not kept:
        page.headers["HX-Redirect"] = f"/login?back={quote(back)}"
    return page


def _page_in_front(visit: Visit) -> str:
    """What the person sees: for a fragment, the page around it."""
    around = urlsplit(visit.request.headers.get("hx-current-url", ""))
    if visit.is_fragment and around.path:
        return own_address(around._replace(scheme="", netloc="", fragment="").geturl())
    return path_and_query(visit.request)
