"""docs/api.md is done, command by command, against a server that runs."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from socket import socket
from urllib.request import urlopen

import pytest

from tests import databases
from tests.houses import house_with
from tests.usecases.office import PICTURE, relief_form
from yikou.settings import HOUSE
from yikou.web.api.messages import KINDS

RUN = [sys.executable, "-c", "from yikou.cli import main; main()"]
BLOCK = re.compile(r"(?:^    .*\n)+", re.M)
SHELL = f"""set -eu -o pipefail
yikou() {{ {sys.executable} -c 'from yikou.cli import main; main()' "$@"; }}
"""
ID = "k7m2qxab"
SECONDS = 300
"""What a command may take on a machine that is busy with other things, before it is taken to hang."""


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A demo district that is served; its address."""
    for name, value in databases.environment(tmp_path / "var").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("YIKOU_HOUSE", str(house_with(tmp_path / "house", "hardship-relief")))
    subprocess.run([*RUN, "init", "--demo", "--cases", "0"], capture_output=True, timeout=SECONDS, check=True)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    served = subprocess.Popen([*RUN, "serve", "--port", str(port)], **quiet)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        served.terminate()
        served.wait(timeout=SECONDS)


def _wait(address: str) -> None:
    for _ in range(SECONDS * 10):
        try:
            with urlopen(f"{address}/health"):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def script(page: str) -> str:
    """The commands of a page, in their order; the id of the token is the one that was made."""
    blocks = [re.sub(r"^    ", "", block, flags=re.M) for block in BLOCK.findall(page)]
    own = f"ID=$(yikou token --list | cut -d' ' -f1)\n{blocks[-1].replace(ID, '$ID')}"
    return SHELL + "".join(blocks[:-1]) + own


def test_the_page_is_done_as_it_stands(server, tmp_path):
    answers = {"affair": "hardship-relief", "form": relief_form(), "materials": {"id_card": ["KEY"]}}
    (tmp_path / "application.json").write_text(json.dumps(answers), encoding="utf-8")
    (tmp_path / "id-card.png").write_bytes(PICTURE)
    commands = script(Path(HOUSE / "docs" / "api.md").read_text(encoding="utf-8"))
    where = {**os.environ, "HOST": server}
    done = subprocess.run(
        ["bash", "-c", commands], cwd=tmp_path, env=where, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    assert '"outcome":"withdrawn"' in done.stdout
    assert '"via":"data-platform（' in done.stdout
    assert "已作废，立即生效" in done.stdout


def test_the_page_names_every_kind_of_problem():
    page = (HOUSE / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"`{name}`" not in page] == []
