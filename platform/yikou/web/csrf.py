"""Whether an unsafe request came from one of our own pages: the browser's word and a token of the visit, both.

The token follows from the visit's secret, so every form of a visit has the same one and no second secret is stored.
"""

import hashlib
import hmac
import secrets

from starlette.datastructures import FormData
from starlette.requests import Request

FIELD = "_csrf"
HEADER = "x-csrf-token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def csrf_token(visit_token: str) -> str:
    """What the forms of this visit carry in `_csrf`; '' for no visit, which no request matches."""
    return hmac.new(visit_token.encode(), b"csrf", hashlib.sha256).hexdigest() if visit_token else ""


def is_own_page(request: Request) -> bool:
    """Whether nothing says that the request began on a page of somebody else; old browsers say nothing.

    `none` is an address typed by hand, which cannot be a form of somebody else.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    return site in (None, "none", "same-origin") and origin in (None, _own_origin(request))


def is_proven(request: Request) -> bool:
    """Whether the browser says in so many words that a page of ours sent it."""
    return request.headers.get("sec-fetch-site") == "same-origin" or request.headers.get("origin") == _own_origin(
        request
    )


def has_token(request: Request, form: FormData, visit_token: str) -> bool:
    """Whether the header, or else the form's field, carries this visit's token."""
    given = request.headers.get(HEADER, form.get(FIELD))
    expected = csrf_token(visit_token)
    return isinstance(given, str) and bool(expected) and secrets.compare_digest(given.encode(), expected.encode())


def _own_origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
