"""A browser without a screen: cookies, the token of the forms, posts as a form makes them. One per thread."""

import re
import secrets
from collections.abc import Iterable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.parse import urlencode

SECONDS = 30
TOKEN = re.compile(r'name="csrf-token" content="([0-9a-f]+)"')
Pairs = Iterable[tuple[str, str]]


class Answer(NamedTuple):
    """What the server said. location: path of a redirect, '' for none."""

    status: int
    location: str
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Gone(Exception):
    """The server died before it answered: whether it did what was asked, nobody knows."""


class Browser:
    """port may change while the visit lives on: sessions lie in the database."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.token = ""

    def get(self, path) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path, pairs: Pairs = ()) -> Answer:
        body = urlencode([("_csrf", self.token), *pairs])
        return self._ask("POST", path, body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, path, field, name, content: bytes) -> Answer:
        mark = secrets.token_hex(8)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n{self.token}\r\n'.encode(),
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode(),
            content,
            f"\r\n--{mark}--\r\n".encode(),
        ]
        return self._ask("POST", path, b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def sign_in(self, account, password):
        self.read_token("/login")
        answer = self.post("/login", [("account", account), ("password", password)])
        assert answer.status == 303, answer.text
        self.read_token("/desk")

    def read_token(self, path):
        found = TOKEN.search(self.get(path).text)
        assert found, path
        self.token = found[1]

    def _ask(self, method, path, body, headers: Mapping[str, str]) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, path, body, {**headers, "Cookie": self._cookies()})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers.get("location", ""), response.read())
        except (HTTPException, OSError) as error:
            raise Gone(path) from error
        finally:
            connection.close()
        self._keep(response)
        return answer

    def _cookies(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, response: HTTPResponse):
        for line in response.headers.get_all("set-cookie", ()):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
