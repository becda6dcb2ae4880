"""A loopback server for the sample pages, under the policy of the real one, so that a browser can judge them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from zoneinfo import ZoneInfo

from jinja2 import Environment

from tests.ui.samples import SAMPLES
from yikou.web.headers import POLICY
from yikou.web.templates import make_environment, render

UI = Path(__file__).parents[2] / "ui"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
CLOSING = Event()
BY_NAME = {sample.name: sample for sample in SAMPLES}


@cache
def environment() -> Environment:
    return make_environment(UI, zone=ZoneInfo("Asia/Shanghai"), static_url="/static/{}".format)


class Handler(BaseHTTPRequestHandler):
    """`/<sample>`, `/static/…`, an event stream, a picture for every file and nothing new for a fragment."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/static/"):
            file = UI / path.removeprefix("/")
            self._answer(file.read_bytes(), KINDS.get(file.suffix, "text/plain"))
        elif path.startswith("/files/"):
            self._answer((UI / "static" / "img" / "mark.svg").read_bytes(), "image/svg+xml")
        elif path in ("/desk/stream", "/supervision/stream"):
            self._stream()
        elif path.removeprefix("/") in BY_NAME:
            sample = BY_NAME[path.removeprefix("/")]
            page = render(environment(), sample.template, sample.context)
            self._answer(page.encode(), "text/html; charset=utf-8")
        elif self.headers.get("HX-Request"):  # a page that asks again by itself is told that nothing is new
            self.send_response(204)
            self.end_headers()
        else:
            self.send_error(404)

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        """Events that never come, on a connection that stays open."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        CLOSING.wait()

    def log_message(self, *args: object) -> None:
        """Quiet."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a running server."""
    CLOSING.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        CLOSING.set()
        server.shutdown()
        server.server_close()
        thread.join()
