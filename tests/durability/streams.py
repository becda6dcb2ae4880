"""Live pages without a page: a thread that listens to the inbox of whoever signed in."""

from http.client import HTTPConnection, HTTPException
from threading import Event, Thread

from tests.durability.browser import Browser

SECONDS = 20


class Listener:
    """heard: set when the stream says that the inbox has moved; ended: when it is over."""

    def __init__(self, browser: Browser, path="/desk/stream"):
        self.heard, self.ended = Event(), Event()
        self._connection = HTTPConnection("127.0.0.1", browser.port, timeout=SECONDS)
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self._connection.request("GET", path, headers={"Cookie": cookies})
        self._response = self._connection.getresponse()
        assert self._response.status == 200, self._response.status
        Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        try:
            while line := self._response.readline():
                if line.startswith(b"event: inbox"):
                    self.heard.set()
        except (HTTPException, OSError):
            pass
        self.ended.set()
        self._connection.close()
