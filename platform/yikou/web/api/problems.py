"""Errors as problem details (RFC 9457): the families of `yikou.errors`, and what is wrong with the request itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import Response

from yikou.errors import Conflict, NotAllowed, NotFound, ProofNeeded, Refused, YikouError
from yikou.store.dialect import Busy
from yikou.texts import Translate, filled, say
from yikou.usecases.accounts.signing_in import WINDOW
from yikou.usecases.api.once import KeyReused
from yikou.usecases.api.wording import Declined
from yikou.web.api.messages import BODY, KINDS
from yikou.web.api.reading import Unreadable

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:yikou:problem:"
REALM = 'Bearer realm="yikou"'
OF_STATUS = {
    401: "no-token",
    403: "not-allowed",
    404: "not-found",
    405: "wrong-method",
    406: "not-acceptable",
    408: "too-slow",
    413: "too-large",
    415: "wrong-type",
    429: "too-many",
}


TOO_MANY = {"too_many_tries": "too-many", "too_many_uploads": "too-many-uploads"}
"""Kinds of problem by the code of a refusal."""


class ErrorDetail(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is wrong. pointer: JSON Pointer into the body, or parameter: name in the query."""

    detail: str
    code: str
    pointer: str | None = None
    parameter: str = ""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457. type: `urn:yikou:problem:<kind>`; code: of a refusal; who, at, did: the act that came first."""

    type: str
    title: str
    status: int
    detail: str
    instance: str = ""
    code: str = ""
    errors: list[ErrorDetail] = []
    who: str = ""
    at: str = ""
    did: str = ""


class Denied(YikouError):
    """A kind of problem that only the API has."""

    def __init__(self, kind: str, **params: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.params = params


@dataclass(frozen=True, slots=True)
class _Told:
    """A problem before it is worded. detail: '' for the words of its kind; more: members beside those of every
    problem."""

    kind: str
    params: Mapping[str, Any] = field(default_factory=dict)
    detail: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def problem(error: Exception, translate: Translate, *, request_id: str = "") -> Response:
    """The answer to an error."""
    told = _told(error, translate)
    kind = KINDS[told.kind]
    detail = told.detail or filled(translate(kind.detail), {"request": request_id, **told.params})
    instance = f"urn:yikou:request:{request_id}" if request_id else ""
    body = Problem(TYPE + kind.name, translate(kind.title), kind.status, detail, instance, **told.more)
    headers = _headers(kind.name, error)
    return Response(msgspec.json.encode(body), kind.status, headers, media_type=MEDIA_TYPE)


def _headers(kind: str, error: Exception) -> dict[str, str]:
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if kind in ("no-token", "bad-token"):
        headers["WWW-Authenticate"] = REALM + (', error="invalid_token"' if kind == "bad-token" else "")
    if kind in ("busy", "too-many"):
        headers["Retry-After"] = "5" if kind == "busy" else str(int(WINDOW.total_seconds()))
    if isinstance(error, Denied) and kind == "too-fast":
        headers["Retry-After"] = error.params["seconds"]
    return headers


def _told(error: Exception, translate: Translate) -> _Told:
    match error:
        case Denied():
            return _Told(error.kind, error.params)
        case Unreadable():
            return _unreadable(error, translate)
        case Declined():
            return _declined(error)
        case Conflict():
            at = error.at.isoformat(timespec="seconds")
            more = {"who": error.who, "at": at, "did": error.did}
            return _Told("conflict", more, more=more)
        case NotAllowed() | NotFound():
            return _Told("not-allowed" if isinstance(error, NotAllowed) else "not-found")
        case ProofNeeded():
            return _Told("may-not-seal")
        case KeyReused():
            return _Told("key-reused")
        case Refused():
            kind = TOO_MANY.get(error.code)
            return _Told(kind, error.params) if kind else _Told("refused", more={"code": error.code})
        case Busy():
            return _Told("busy")
        case HTTPException():
            return _Told(OF_STATUS.get(error.status_code, "bad-request"))
        case _:
            return _Told("broken")


def _unreadable(error: Unreadable, translate: Translate) -> _Told:
    wrong = error.wrong
    detail = say(BODY, wrong.code, {"name": error.parameter or wrong.name}, translate)
    where = {"parameter": error.parameter} if error.parameter else {"pointer": wrong.pointer}
    found = ErrorDetail(detail, wrong.code, **where)
    return _Told("wrong-shape" if error.is_shape else "bad-json", more={"errors": [found]})


def _declined(error: Declined) -> _Told:
    if error.code:
        return _Told("refused", detail=error.detail, more={"code": error.code})
    found = [ErrorDetail(one.text, one.code, one.pointer) for one in error.wrongs]
    return _Told("invalid", {"n": len(found)}, more={"errors": found})
