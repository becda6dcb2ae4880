"""The real program in processes of its own: commands as somebody types them, and a server that can be killed."""

import os
import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from tests import commands, databases
from tests.durability.office import AFFAIR
from tests.houses import house_with

RUN = [sys.executable, "-c", "from yikou.cli import main; main()"]
ADDRESS = re.compile(r"http://127\.0\.0\.1:([0-9]+)")
SECONDS = 300
"""What a process may take on a machine that is busy with other things, before it is taken to hang."""


def environment(var: Path) -> dict[str, str]:
    """All that the program is told."""
    return {**os.environ, **databases.environment(var)}


def yikou(var: Path, *words, seconds=SECONDS) -> subprocess.CompletedProcess:
    """A command, awaited."""
    return commands.run(words, env=environment(var), seconds=seconds)


def begin_yikou(var: Path, *words) -> subprocess.Popen:
    """A command that runs beside us."""
    return subprocess.Popen(
        [*RUN, *map(str, words)], env=environment(var), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


class Server:
    """`yikou serve` on a free port. Several may serve the same var. words: further options."""

    def __init__(self, var: Path, *words):
        log = (var / "serve.log").open("ab")
        with log:
            self.process = subprocess.Popen(
                [*RUN, "serve", "--port", "0", *words], env=environment(var), stdout=subprocess.PIPE, stderr=log
            )
        self.port = int(ADDRESS.search(self.process.stdout.readline().decode())[1])
        self._wait()

    def kill(self):
        """As a power cut does it, but for the disk."""
        self.process.kill()
        self._end()

    def stop(self):
        """As an operator does it: what is in hand is finished; with which status it left."""
        self.process.terminate()
        self._end()
        return self.process.returncode

    @property
    def workers(self) -> list[int]:
        """The processes that answer, where one watches over several."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.returncode is None:
            self.stop()
        self.process.stdout.close()

    def _end(self):
        self.process.wait(SECONDS)
        self.process.stdout.close()

    def _wait(self):
        """The address is printed a little before the first request is answered."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
            try:
                connection.request("GET", "/login")
                if connection.getresponse().status == 200:
                    return
            except ConnectionError:
                time.sleep(0.05)
            finally:
                connection.close()
        raise TimeoutError(f"nobody answers at {self.port}")


def prepare(var: Path) -> Path:
    """A var with the demo district: people, residents and the affair of `office`, but no case yet."""
    var.mkdir(parents=True)
    house = house_with(var.with_name("house"), AFFAIR)
    answer = commands.run(("init", "--demo", "--cases", "0"), env={**environment(var), "YIKOU_HOUSE": str(house)})
    assert answer.returncode == 0, answer.stderr
    return var
