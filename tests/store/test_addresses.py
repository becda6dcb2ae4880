"""What can be opened, and what is never shown of it."""

import sys

import pytest

from yikou.settings import Settings
from yikou.store.database import open_store, shown
from yikou.store.dialect import BadAddress, NoDriver

ADDRESS = "postgresql://yikou:secret@db/yikou?password=secret"


def test_a_password_is_never_shown():
    assert shown(ADDRESS) == "postgresql://yikou@db/yikou"
    assert shown("postgresql:///yikou?host=/run") == "postgresql:///yikou"
    assert "secret" not in repr(Settings(server=ADDRESS))


def test_only_addresses_of_postgresql_are_opened():
    with pytest.raises(BadAddress) as told:
        open_store("mysql://yikou:secret@db/yikou")
    assert "secret" not in str(told.value)


def test_a_missing_driver_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "yikou.store.postgres.opening", None)
    with pytest.raises(NoDriver):
        open_store("postgresql://127.0.0.1:1/yikou")
