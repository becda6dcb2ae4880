"""An empty store, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yikou.store.database import Store, open_store
from yikou.store.migrations import migrate


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "yikou.sqlite", synchronous="NORMAL")
    migrate(opened, backup_to=None)
    yield opened
    opened.close()
