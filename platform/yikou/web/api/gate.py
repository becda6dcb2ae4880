"""What stands before every handler of the API: size, token, permission, media types, the JSON itself. No cookie counts.

A token is no session: it is sent with each request, so there is nothing that another site's page could make use of.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from yikou.errors import NotAllowed, YikouError
from yikou.store.tokens import Token
from yikou.usecases.accounts import tokens
from yikou.usecases.acting import Acting
from yikou.usecases.api.once import Once
from yikou.usecases.intake.intake_papers import Upload
from yikou.web.api.language import language_of, translate_of
from yikou.web.api.operations import Answered, Call, Operation
from yikou.web.api.pace import Pace
from yikou.web.api.problems import Denied, problem
from yikou.web.api.reading import asked, parse, shaped
from yikou.web.body import FORM_BYTES, FORM_SECONDS, UPLOAD_SECONDS, bounded
from yikou.web.services import Services

JSON = "application/json"
MULTIPART = "multipart/form-data"
_BEARER = re.compile(r"Bearer +([A-Za-z0-9._~+/=-]{1,200})", re.I)
_KEY = re.compile(r'"([\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255})')
_encode = msgspec.json.Encoder(decimal_format="number").encode
_canonical = msgspec.json.Encoder(order="sorted").encode


class ApiGate:
    """The way to one operation, as an ASGI application."""

    def __init__(self, operation: Operation, services: Services, pace: Pace) -> None:
        self.operation = operation
        self.pace = pace
        self.services = services
        uploads = "upload" in operation.takes
        self.most = FORM_BYTES + (services.settings.upload_bytes if uploads else 0)
        self.seconds = UPLOAD_SECONDS if uploads else FORM_SECONDS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request to this operation."""
        request = Request(scope, bounded(receive, scope, most=self.most, seconds=self.seconds))
        try:
            response = await self._admit(request)
        except (YikouError, HTTPException) as error:
            translate = translate_of(request, self.services)
            response = problem(error, translate, request_id=request.state.request_id)
        finally:
            await request.close()
        response.headers["Content-Language"] = language_of(request, self.services)
        response.headers["Vary"] = "Authorization, Accept-Language"
        await response(scope, receive, send)

    async def _admit(self, request: Request) -> Response:
        known = await run_in_threadpool(self._caller, request) if self.operation.who != "public" else None
        token, acting = known or (None, None)
        if not self.operation.admits(acting):
            raise NotAllowed(self.operation.path)
        _check_accept(request)
        given = await self._given(request)
        call = Call(
            self.services.house,
            language_of(request, self.services),
            acting,
            request.path_params,
            self._once(request, token, given),
        )
        found = await run_in_threadpool(self.operation.handle, call, **given)
        return self._response(request, found if isinstance(found, Answered) else Answered(found))

    def _caller(self, request: Request) -> tuple[Token, Acting]:
        """Whom the token acts for. One that opens nothing is counted, so that guessing comes to an end."""
        header = request.headers.get("authorization", "")
        if not header:
            raise Denied("no-token")
        found = _BEARER.fullmatch(header)
        known = tokens.bearer(self.services.house, found[1]) if found else None
        if known is None:
            tokens.note_bad(self.services.house, request.client.host if request.client else "")
            raise Denied("bad-token")
        seconds = self.pace.left(known[0].id)
        if seconds:
            raise Denied("too-fast", seconds=str(seconds))
        return known

    async def _given(self, request: Request) -> Mapping[str, Any]:
        """What the handler declared, read from the request; a query that it did not declare is refused."""
        takes = self.operation.takes
        given: dict[str, Any] = {}
        query = asked(request.query_params.multi_items(), takes.get("query", _Nothing))
        if "query" in takes:
            given["query"] = query
        if "body" in takes:
            _check_type(request, JSON)
            given["body"] = shaped(parse(await request.body()), takes["body"])
        if "upload" in takes:
            _check_type(request, MULTIPART)
            given["upload"] = await _upload(request)
        return given

    def _once(self, request: Request, token: Token | None, given: Mapping[str, Any]) -> Once | None:
        wants, sent = self.operation.once, request.headers.get("idempotency-key")
        if not wants or token is None or (sent is None and wants == "may"):
            return None
        if sent is None:
            raise Denied("key-missing")
        key = _KEY.fullmatch(sent)
        if key is None:
            raise HTTPException(400)
        said = _canonical((request.method, request.url.path, given["body"]))
        return Once(token.id, key[1] or key[2], hashlib.sha256(said).hexdigest())

    def _response(self, request: Request, answer: Answered[Any]) -> Response:
        """The answer; for what is read, with a tag by which an unchanged one is known (304)."""
        content = _encode(answer.value)
        headers = dict(answer.headers)
        if self.operation.method == "GET":
            headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
            if request.headers.get("if-none-match") == headers["ETag"]:
                return Response(status_code=304, headers=headers)
        return Response(content, self.operation.status, headers, media_type=JSON)


class _Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """A query that must be empty."""


def _check_accept(request: Request) -> None:
    """406 for whoever says that JSON would be of no use to them."""
    accepted = request.headers.get("accept", "*/*").lower()
    ranges = [part.strip().partition(";") for part in accepted.split(",") if part.strip()]
    welcome = [kind.strip() for kind, _, more in ranges if not re.search(r"\bq=0(\.0*)?\s*(;|$)", more)]
    if ranges and not {"*/*", "application/*", JSON}.intersection(welcome):
        raise HTTPException(406)


def _check_type(request: Request, wanted: str) -> None:
    kind, _, more = request.headers.get("content-type", "").lower().partition(";")
    if kind.strip() != wanted or ("charset" in more and "utf-8" not in more):
        raise Denied("wrong-type", type=wanted)


async def _upload(request: Request) -> Upload:
    """The one file of the form, under the name `file`."""
    form = await request.form(max_fields=1, max_files=1)
    found = [value for name, value in form.multi_items() if name == "file" and isinstance(value, UploadFile)]
    if len(found) != 1 or len(form) != 1:
        raise HTTPException(400)
    return Upload(found[0].filename or "", await found[0].read())


def route_of(operation: Operation, services: Services, pace: Pace) -> Route:
    """The line as the router wants it."""
    name = f"{operation.method} {operation.route}"
    return Route(operation.route, ApiGate(operation, services, pace), methods=[operation.method], name=name)
