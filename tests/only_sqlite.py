"""Tests that are about SQLite itself, and why there is nothing of theirs to prove on a server."""

FILE = "damages or copies the file of the database"
PRAGMA = "is about a setting or a counter of SQLite's connection"
LOCK = "is about SQLite's one lock and the queue before it; tests/store/test_postgres.py has the other's"

ONLY_SQLITE = {
}
