"""The commands, as somebody types them in a house of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases

RUN = [sys.executable, "-c", "from yikou.cli import main; main()"]
SECONDS = 300
"""What a command may take on a machine that is busy with other things, before it is taken to hang."""


@pytest.fixture
def var(tmp_path, monkeypatch):
    """Where the commands of this test find the data; nothing is there yet."""
    for name, value in databases.environment(tmp_path / "var").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "var"


@pytest.fixture
def yikou(var):
    """Runs one command in a process of its own."""

    def run(*words):
        return subprocess.run([*RUN, *map(str, words)], capture_output=True, text=True, timeout=SECONDS, check=False)

    return run


@pytest.fixture(scope="session")
def district(tmp_path_factory) -> Path:
    """A var/ with the demo district, made once."""
    made = tmp_path_factory.mktemp("district") / "var"
    made.mkdir()
    where = {**os.environ, **databases.environment(made)}
    words = [*RUN, "init", "--demo", "--cases", "0"]
    subprocess.run(words, env=where, capture_output=True, timeout=SECONDS, check=True)
    return made


@pytest.fixture
def demo(yikou, district, var):
    """The command in a house where the demo district is loaded."""
    databases.copied_tree(district, var)
    return yikou
