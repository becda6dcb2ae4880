"""The cookies: the visit's secret, the language, whether single-letter keys are on, and what was just done.

The secret is 256 random bits. It stands for nobody until somebody signs in, and then it is a new one; the database
keeps only its hash. It goes when the browser closes; how long it counts is decided on the server.
"""

import secrets
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from yikou.texts import LANGUAGES

LANGUAGE = "yikou-language"
SHORTCUTS = "yikou-shortcuts"
DONE = "yikou-done"
ONE_YEAR = 365 * 24 * 3600
TOKEN_LENGTH = 43


def new_token() -> str:
    """A secret for a visit: 32 random bytes, URL-safe."""
    return secrets.token_urlsafe(32)


def visit_token(request: Request) -> str:
    """The secret that the browser brought, '' for none or one that we never make."""
    token = request.cookies.get(_name(request), "")
    return token if len(token) == TOKEN_LENGTH else ""


def language(request: Request) -> str:
    """The language chosen with the switch; Chinese where none was."""
    chosen = request.cookies.get(LANGUAGE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def has_shortcuts(request: Request) -> bool:
    """Whether single-letter keys act; they do until somebody switches them off."""
    return request.cookies.get(SHORTCUTS) != "no"


def keep_visit(response: Response, request: Request, *, token: str) -> None:
    """Hands the browser the secret; on https under a name that no other host can set."""
    _set(response, request, _name(request), token)


def keep_choice(response: Response, request: Request, *, name: str, value: str) -> None:
    """Remembers a choice of this browser for a year."""
    _set(response, request, name, value, max_age=ONE_YEAR)


def done(request: Request) -> str:
    """The sentence that the page before this one left, '' for none."""
    return unquote(request.cookies.get(DONE, ""))


def keep_done(response: Response, request: Request, sentence: str) -> None:
    """Leaves a sentence for the next page. It is shown as text, so a forged one can do no more than lie."""
    _set(response, request, DONE, quote(sentence[:200]), max_age=60)


def forget_done(response: Response, request: Request) -> None:
    """Takes the sentence away once a page has said it."""
    if DONE in request.cookies:
        response.delete_cookie(DONE)


def _set(response: Response, request: Request, name: str, value: str, *, max_age: int | None = None) -> None:
    https = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=max_age, httponly=True, samesite="lax", secure=https)


def _name(request: Request) -> str:
    return "__Host-yikou" if request.url.scheme == "https" else "yikou"
