"""Tests that are about SQLite itself, and why a server has nothing of theirs to prove."""

COUNTER = "counts rows by a counter of SQLite's connection"
LOCK = "is about SQLite's lock and the turns of threads before it; tests/postgres/test_writers.py has the other's"
FILE = "is about the file of the database, its log or what an older program wrote in it"
LOOSE = "is about what SQLite lets pass: texts in columns of bytes, `insert or replace`"

ONLY_SQLITE = {
    "tests/cli/test_keeping.py::test_a_damaged_database_is_named_with_the_way_out": FILE,
    "tests/cli/test_surroundings.py::test_a_folder_in_the_place_of_the_database_is_no_damage": FILE,
    "tests/cli/test_var.py::test_the_database_of_another_program_is_left_as_it_is": FILE,
    "tests/cli/test_var.py::test_an_empty_file_is_no_database_yet": FILE,
    "tests/store/test_cases.py::test_an_append_leaves_rows_alone_that_did_not_change": COUNTER,
    "tests/store/test_cases.py::test_a_claim_changes_the_task_and_not_its_seats": COUNTER,
    "tests/store/test_together.py::test_a_writer_does_not_wait_for_another_without_end": LOCK,
    "tests/store/test_together.py::test_a_lock_that_another_process_holds_is_waited_for_and_then_busy": LOCK,
    "tests/durability/test_backup.py::test_a_log_left_behind_is_not_played_into_what_is_restored": FILE,
    "tests/durability/test_tampering.py::test_triggers_refuse_to_replace_an_entry": LOOSE,
    "tests/durability/test_tampering.py::test_a_text_where_bytes_were_written_is_a_change": LOOSE,
    "tests/durability/test_workers.py::test_of_two_that_migrate_at_once_both_end_well": FILE,
}
