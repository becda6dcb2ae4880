"""What every test may use, made once per run: a browser, and the demo district, which each test copies."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from playwright.sync_api import Browser, sync_playwright

from tests import databases
from tests.chromium import find_chromium
from tests.only_sqlite import ONLY_SQLITE
from tests.usecases.office import prepare
from tests.web.peopled import Peopled, people_district
from yikou.definition.model import Affair
from yikou.flow.program import Program
from yikou.usecases.definitions import programs

PROFILE = os.environ.get("YIKOU_EXAMPLES", "same")

# Commands speak Chinese, whatever the terminal of whoever runs the tests says.
os.environ |= {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}

# The same examples every time: a run then judges what was changed. `make test-explore` looks for new ones, and
# may take constants of whatever modules are loaded by then, for which it parses them all, ten seconds in each process.
settings.register_profile("same", derandomize=True)
settings.load_profile(PROFILE)
if PROFILE == "same":
    providers._get_local_constants = lambda: providers._local_constants

# Nothing that a test drives may go out to the network by itself; a container's root has no sandbox.
FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT_FLAGS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


collect_ignore = [] if databases.SERVER else ["postgres"]
"""What only a server does is asked where there is one: `make test-postgres`."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a server, tests of SQLite itself are not counted at all."""
    if databases.SERVER:
        left = [item for item in items if item.nodeid.partition("[")[0] in ONLY_SQLITE]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Databases of a test go with it."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    try:
        return (yield)
    finally:
        if folder:
            databases.drop_below(folder)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program; where there is none, its tests are skipped, or fail if YIKOU_REQUIRE_BROWSER is set."""
    found = find_chromium()
    if found is None:
        give_up = pytest.fail if os.environ.get("YIKOU_REQUIRE_BROWSER") else pytest.skip
        give_up("no Chromium was found (CHROMIUM=/path names one)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running Chromium; every test makes its own context."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS + ROOT_FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def read_once() -> Iterator[None]:
    """Reading and compiling an affair takes half a second and gives the same for the same files: once per run."""
    read, known = programs.read_affair, dict[Any, Affair]()
    compile_anew, compiled = programs.compile_program, dict[Any, tuple[Any, Program]]()

    def remembered(files: Any, slug: str, *, parameters: Any, **more: Any) -> Affair:
        key = (slug, *sorted(files.items()), *sorted(parameters.items()), *sorted(more.items()))
        if key not in known:
            known[key] = read(files, slug, parameters=parameters, **more)
        return known[key]

    def compiled_once(affair: Affair, parameters: Any, functions: Any, **more: Any) -> Program:
        # Of the same files and parameters, an affair is the same; what is kept beside it keeps its id taken.
        key = (id(affair), id(functions), more["version"], more["translate"])
        if key not in compiled:
            compiled[key] = ((affair, functions), compile_anew(affair, parameters, functions, **more))
        return compiled[key][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(programs, "read_affair", remembered)
        patch.setattr(programs, "compile_program", compiled_once)
        yield


@pytest.fixture(scope="session")
def prepared(read_once: None, tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    """The district's database with its affairs published. Not to be changed."""
    return prepare(tmp_path_factory.mktemp("district"))


@pytest.fixture(scope="session")
def peopled(prepared: Path | str, tmp_path_factory: pytest.TempPathFactory) -> Peopled:
    """The same with cases in every state, and their identifiers. Not to be changed."""
    return people_district(prepared, tmp_path_factory.mktemp("peopled"))
