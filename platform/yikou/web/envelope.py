"""The outermost layer: a request id, the host, headers on whatever is sent, and the page when something breaks."""

import secrets
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Protocol

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yikou.usecases.operation.logs import log_error
from yikou.web.headers import guard_headers
from yikou.web.metrics import known_method

log = structlog.get_logger()
Breakage = Callable[[Request, Exception], Awaitable[Response]]


class Watch(Protocol):
    """Counts answers."""

    def __call__(self, method: str, route: str, status: int, *, seconds: float) -> None:
        """One answer. route: its pattern."""


STRANGE_HOST = """这个地址不属于本系统。请用单位给您的网址打开。
This address does not belong to this system. Use the one that your office gave you.
"""
BROKEN = """系统出错了，刚才这一步没有保存。请再试一次；还不行就把编号 {reference} 告诉技术支持。
Something failed and this step was not saved. Try again; if that does not help, tell support the number {reference}.
"""


class Envelope:
    """hosts: names under which the server may be addressed; broken: makes the page for an error nobody expected;
    watch: is told of every answer that ends by itself."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], broken: Breakage, watch: Watch) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.broken = broken
        self.watch = watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, whatever happens."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = _Sending(scope, send)
        scope.setdefault("state", {})["request_id"] = sending.reference
        with structlog.contextvars.bound_contextvars(request=sending.reference):
            await self._answer(scope, receive, sending)
            self._tell(scope, sending)

    def _tell(self, scope: Scope, sending: "_Sending") -> None:
        method, route, ms = known_method(scope["method"]), _route(scope), sending.passed()
        log.info("request", method=method, route=route, status=sending.status, ms=ms)
        if not sending.streams:
            self.watch(method, route, sending.status, seconds=ms / 1000)

    async def _answer(self, scope: Scope, receive: Receive, sending: "_Sending") -> None:
        if not self._is_ours(Headers(scope=scope).get("host", "")):
            await PlainTextResponse(STRANGE_HOST, 400)(scope, receive, sending)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            log_error(error)
            if sending.status:
                raise
            await (await self._page(Request(scope, receive), error))(scope, receive, sending)

    async def _page(self, request: Request, error: Exception) -> Response:
        try:
            return await self.broken(request, error)
        except Exception as second:
            log_error(second)
            return PlainTextResponse(BROKEN.format(reference=request.state.request_id), 500)

    def _is_ours(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        return name.lower() in self.hosts


class _Sending:
    """`send` that adds the headers and remembers the status, 0 before anything was sent."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.reference = secrets.token_hex(6)
        self.status = 0
        self.streams = False
        self._https = scope["scheme"] == "https"
        self._send = send
        self._began = perf_counter()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            self.streams = headers.get("content-type", "").startswith("text/event-stream")
            guard_headers(headers, https=self._https)
            headers["X-Request-ID"] = self.reference
        await self._send(message)

    def passed(self) -> float:
        """Milliseconds since the request came."""
        return round((perf_counter() - self._began) * 1000, 1)


def _route(scope: Scope) -> str:
    """The route's pattern: an address may hold what somebody looked for."""
    route = scope.get("route")
    return getattr(route, "path", "") if route else ""
