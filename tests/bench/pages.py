"""Requests per second of the pages that people live in, over HTTP: the real server in a process of its own against a
bare Starlette page of the same size, in turn; each takes a connection for a round."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Self

from tests.bench.rounds import Measured, Side, line, measure
from tests.durability.browser import Browser
from tests.durability.office import PASSWORD
from tests.durability.server import Server, environment, yikou
from yikou.settings import HOUSE
from yikou.store.database import open_store

SAYS = "Pages over HTTP: one worker, one connection for each round, signed in; the demo district with its cases"
COUNTER, DESK, CASE = "counter with a resident", "desk with an inbox", "case page"
PEER = "bare page, as long as the "
WHO = "lin.xiaoyan"
CASES = 120


@dataclass(frozen=True, slots=True)
class Client:
    """Asks on one connection until it is closed; the next request then opens another."""

    connection: HTTPConnection
    headers: dict[str, str]

    @classmethod
    def of(cls, browser: Browser) -> Self:
        """With the cookies of somebody who has signed in."""
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        return cls(HTTPConnection("127.0.0.1", browser.port, timeout=60), {"Cookie": cookies})

    def get(self, path: str) -> bytes:
        """The body of a page."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        assert response.status == 200, (path, response.status)
        return body


def measured(folder: Path, *, rounds: int, times: int) -> Measured:
    """Prints each page and its peer; the seconds of one request, by name."""
    var = folder / "var"
    var.mkdir(parents=True)
    answer = yikou(var, "init", "--demo", "--cases", CASES, seconds=600)
    assert answer.returncode == 0, answer.stderr
    with Server(var) as server, bare(var) as port:
        ours, theirs = Client.of(signed_in(server.port)), Client.of(Browser(port))
        paths = {name: list(found) for name, found in pages(var, server.port).items()}
        found = measure(_sides(ours, theirs, paths), rounds=rounds, times=times)
    for name in paths:
        print(line(name, found, name))
        print(line(PEER + name, found, PEER + name))
        print(f"  {'ratio':<52}{found.ratio(name, PEER + name):8.3f}")
    return found


def pages(var: Path, port: int) -> dict[str, tuple[str, ...]]:
    """Addresses of each page; several cases, so that no page is asked for twice in a row."""
    store = open_store(var / "yikou.sqlite")
    with closing(store), store.session() as s:
        numbers = [number for (number,) in s.rows("select number from cases where place = 'chunhui' order by number")]
        [(key,)] = s.rows("select key from resident where community = 'chunhui' order by key limit 1")
    browser = signed_in(port)
    seen = [f"/cases/{number}" for number in numbers if browser.get(f"/cases/{number}").status == 200]
    return {COUNTER: (f"/counter?resident={key}",), DESK: ("/desk",), CASE: tuple(seen[:20])}


def signed_in(port: int) -> Browser:
    """Somebody at a window, whose session goes on."""
    browser = Browser(port)
    browser.sign_in(WHO, PASSWORD)
    return browser


@contextmanager
def bare(var: Path) -> Iterator[int]:
    """The peer in a process of its own; its port."""
    words = [sys.executable, "-m", "tests.bench.bare"]
    with subprocess.Popen(words, env=environment(var), cwd=HOUSE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def _sides(ours: Client, theirs: Client, paths: dict[str, list[str]]) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for name, addresses in paths.items():
        size = sum(len(ours.get(path)) for path in addresses) // len(addresses)
        found[name] = _side(ours, addresses)
        found[PEER + name] = _side(theirs, [f"/{size}"])
    return found


def _side(client: Client, addresses: list[str]) -> Side:
    random = Random(1)

    def work(times: int) -> None:
        client.connection.close()  # the server gives up a connection that is left alone for the rounds of the others
        for _ in range(times):
            client.get(random.choice(addresses))

    return work
