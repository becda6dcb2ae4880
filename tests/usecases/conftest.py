"""The demo district, loaded once per run and copied for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.usecases.office import Office, office_at, prepare
from yikou.definition.model import Affair
from yikou.usecases import programs


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Reading an affair takes half a second and gives the same for the same files: once per run is enough."""
    read, known = programs.read_affair, dict[Any, Affair]()

    def remembered(files: Any, slug: str, *, parameters: Any, **more: Any) -> Affair:
        key = (slug, *sorted(files.items()), *sorted(parameters.items()), *sorted(more.items()))
        if key not in known:
            known[key] = read(files, slug, parameters=parameters, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(programs, "read_affair", remembered)
        yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    return prepare(tmp_path_factory.mktemp("district"))


@pytest.fixture
def office(prepared: Path | str, tmp_path: Path) -> Iterator[Office]:
    made = office_at(prepared, tmp_path / "var")
    yield made
    made.house.store.close()
