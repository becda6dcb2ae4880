"""The commands, as somebody types them in a house of their own."""

import os
from pathlib import Path

import pytest

from tests import commands, databases


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
        return commands.run(words)

    return run


@pytest.fixture(scope="session")
def district(tmp_path_factory) -> Path:
    """A var/ with the demo district, made once."""
    made = tmp_path_factory.mktemp("district") / "var"
    made.mkdir()
    where = {**os.environ, **databases.environment(made)}
    commands.run(["init", "--demo", "--cases", "0"], env=where).check_returncode()
    return made


@pytest.fixture
def demo(yikou, district, var):
    """The command in a house where the demo district is loaded."""
    databases.copied_tree(district, var)
    return yikou
