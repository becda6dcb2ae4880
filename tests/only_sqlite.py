"""Tests that are about SQLite itself, and why a server has nothing of theirs to prove."""

COUNTER = "counts rows by a counter of SQLite's connection"
LOCK = "is about SQLite's lock and the turns of threads before it; tests/store/test_postgres.py has the other's"

ONLY_SQLITE = {
    "tests/store/test_cases.py::test_an_append_leaves_rows_alone_that_did_not_change": COUNTER,
    "tests/store/test_cases.py::test_a_claim_changes_the_task_and_not_its_seats": COUNTER,
    "tests/store/test_together.py::test_a_writer_does_not_wait_for_another_without_end": LOCK,
    "tests/store/test_together.py::test_a_lock_that_another_process_holds_is_waited_for_and_then_busy": LOCK,
}
