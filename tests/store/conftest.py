"""An empty store, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from yikou.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = databases.migrated(tmp_path)
    yield opened
    opened.close()
