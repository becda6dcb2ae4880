"""Doing what docs/first-affair.md says, in its order: its files, its changes, its commands and its clicks.

```yaml file=rules/x.rules.yaml     the file is written
```diff file=rules/x.rules.yaml     lines with - become lines with +
```console                          `$ ` is a command, what follows is its output; `…` stands for any lines
| Do | Where | What |               what a person does in front of the pages, a row each
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

from playwright.sync_api import Browser, Locator, Page, expect

from tests import databases
from tests.browser.papers import pick, scan

ADDRESS = "http://127.0.0.1:8000"
SECONDS = 300
"""What a command may take on a machine that is busy with other things, before it is taken to hang."""
PART = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$|^((?:\|[^\n]*\n)+)", re.M | re.S)
COMMAND = [sys.executable, "-c", "from yikou.cli import main; main()"]
ENGLISH = {
    "Sign in": "登录", "Open": "打开", "Fill in": "填写", "Choose": "选", "Scan": "扫描", "Press": "点", "See": "看到",
}  # fmt: skip


@dataclass
class Reader:
    """A newcomer who does what the page says. house: their copy of the program's folder; var: its data."""

    house: Path
    var: Path
    browser: Browser
    served: list[subprocess.Popen[str]] = field(default_factory=list)
    address: str = ""
    page: Page | None = None

    def follow(self, text: str) -> None:
        """The whole document, from top to bottom."""
        for language, file, body, rows in PART.findall(text):
            if rows:
                self._act(rows)
            elif language == "console":
                self._type(body)
            elif language == "diff":
                self._change(self.house / file, body)
            elif file:
                (self.house / file).write_text(body, encoding="utf-8")

    def stop(self) -> None:
        """Ctrl+C."""
        for one in self.served:
            one.terminate()
            one.wait(timeout=20)
        self.served.clear()

    def _change(self, path: Path, body: str) -> None:
        old = "".join(f"{line[1:]}\n" for line in body.splitlines() if line[:1] in " -")
        new = "".join(f"{line[1:]}\n" for line in body.splitlines() if line[:1] in " +")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _type(self, body: str) -> None:
        for found in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
            command, shown = found[1], found[2].splitlines()
            said = self._serve() if command == "make run" else self._run(command)
            assert agrees(shown, said.splitlines()), f"{command}\n{said}"

    def _run(self, command: str) -> str:
        words = command.removeprefix(".venv/bin/yikou ").split()
        assert command.startswith(".venv/bin/yikou "), command
        done = subprocess.run(
            [*COMMAND, *words], cwd=self.house, env=self._environment(), timeout=SECONDS, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.stdout

    def _serve(self) -> str:
        """`make run`, on a free port and without the demo's old cases."""
        self.stop()
        self._run(".venv/bin/yikou init --demo --cases 0")
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = self.var / "served.txt"
        with log.open("w", encoding="utf-8") as out:
            words = [*COMMAND, "serve", "--port", str(port)]
            self.served.append(
                subprocess.Popen(words, cwd=self.house, env=self._environment(), stdout=out, stderr=out, text=True)
            )
        self.address = f"http://127.0.0.1:{port}"
        for _ in range(SECONDS * 10):
            if "Ctrl+C" in log.read_text(encoding="utf-8"):
                break
            time.sleep(0.1)
        return log.read_text(encoding="utf-8").replace(self.address, ADDRESS)

    def _environment(self) -> Mapping[str, str]:
        own = {"YIKOU_HOUSE": str(self.house), "PYTHONUNBUFFERED": "1", **databases.environment(self.var)}
        return {**os.environ, **own}

    def _act(self, rows: str) -> None:
        for verb, where, what in cells(rows):
            self._one(verb, where, what)

    def _one(self, verb: str, where: str, what: str) -> None:
        if verb == "登录":
            self.page = self._sign_in(where, what)
            return
        page = self.page
        assert page is not None
        match verb:
            case "打开":
                page.goto(where)
            case "填写":
                page.locator("input, textarea").and_(page.get_by_label(where, exact=True)).fill(what)
            case "选":
                page.get_by_label(what, exact=True).check()
            case "扫描":
                field = page.get_by_label(f"{where}：选扫描件").get_attribute("id")
                pick(page.locator(f"label[for='{field}']"), scan(where))
                expect(page.locator("#materials")).to_contain_text("已传 1 份", timeout=60_000)
            case "点":
                _pressed(page, where).click()
            case "看到":
                expect(page.locator("body")).to_contain_text(where)
            case _:
                raise AssertionError(f"nobody knows how to {verb}")

    def _sign_in(self, login: str, password: str) -> Page:
        page = self.browser.new_context(locale="zh-CN", base_url=self.address).new_page()
        page.set_default_timeout(60_000)
        page.goto("/login")
        page.get_by_label("账号", exact=True).fill(login)
        page.get_by_label("密码", exact=True).fill(password)
        page.get_by_role("button", name="登录").click()
        expect(page.locator(".yk-top")).to_be_visible()
        return page


def _pressed(page: Page, name: str) -> Locator:
    """A button; where there is none a link; else the heading of a part that opens."""
    kinds = [page.get_by_role("button", name=name), page.get_by_role("link", name=name)]
    kinds = [kind.locator("visible=true") for kind in (*kinds, page.locator("summary", has_text=name))]
    expect(kinds[0].or_(kinds[1]).or_(kinds[2]).first).to_be_visible()
    return next(kind for kind in kinds if kind.count()).first


def cells(rows: str) -> Iterator[tuple[str, str, str]]:
    """The rows of a table without its head; code marks are taken off, what is done is told in Chinese."""
    for row in rows.splitlines()[2:]:
        verb, where, what = (cell.strip().strip("`") for cell in row.strip().strip("|").split("|"))
        yield ENGLISH.get(verb, verb), where, what


def steps(text: str) -> list[tuple[str, str, str]]:
    """Everything that the document lets somebody do in front of the pages."""
    return [step for *_, rows in PART.findall(text) if rows for step in cells(rows)]


def agrees(shown: list[str], said: list[str]) -> bool:
    """Whether the output is as shown.

    >>> agrees(["a", "…", "d"], ["a", "b", "c", "d"]), agrees(["a"], ["b"])
    (True, False)
    """
    if not shown:
        return not said
    if shown[0] == "…":
        return any(agrees(shown[1:], said[n:]) for n in range(len(said) + 1))
    return bool(said) and shown[0].rstrip() == said[0].rstrip() and agrees(shown[1:], said[1:])
