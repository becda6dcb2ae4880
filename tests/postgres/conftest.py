"""The empty store of tests/store."""

from tests.store.conftest import store

__all__ = ["store"]
