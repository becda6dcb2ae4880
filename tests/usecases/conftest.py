"""The demo district, copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.office import Office, office_at


@pytest.fixture(scope="session", autouse=True)
def reads(read_once: None) -> None:
    """Every test here reads an affair once per run."""


@pytest.fixture
def office(prepared: Path | str, tmp_path: Path) -> Iterator[Office]:
    made = office_at(prepared, tmp_path / "var")
    yield made
    made.house.store.close()
