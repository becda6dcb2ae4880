"""What only a server does: it goes away, tells of changes, orders texts in its own way, and takes backups of files."""

from contextlib import closing

import pytest

from tests import databases
from tests.postgres.cases_at_hand import file_cases
from yikou.store import fulltext, numbers
from yikou.store.backup import backup, restore
from yikou.store.database import open_existing, open_store
from yikou.store.dialect import Away, OperationalError
from yikou.store.files import Files
from yikou.store.verify import verify


def test_an_error_that_was_passed_over_is_not_committed(store):
    def pass_over():
        with store.writing() as s:
            numbers.take(s, "x")
            with pytest.raises(OperationalError, match="nonsense"):
                s.rows("nonsense")

    with pytest.raises(OperationalError, match="passed over"):
        pass_over()
    with store.session() as s:
        assert numbers.current(s, "x") == 0


def test_a_text_with_a_sign_that_the_server_does_not_know_is_kept_and_nothing_is_found_by_it(store):
    with store.writing() as s:
        assert s.row("select 1 from cases where number = ?", "N\0") is None
        s.many("insert into case_text (case_id, text) values (?, ?)", [(1, "50 %\0"), (2, "")])
        assert s.rows("select text from case_text order by case_id") == [("50 %\ufffd",), ("",)]


def test_a_server_that_goes_away_in_the_middle_leaves_nothing(store):
    def lose():
        with store.writing() as s:
            numbers.take(s, "x")
            databases.end_connections(store)
            numbers.take(s, "x")

    with pytest.raises(Away):
        lose()
    with store.session() as s:
        assert numbers.current(s, "x") == 0


def test_a_server_that_goes_away_before_the_end_keeps_nothing(store):
    def lose():
        with store.writing() as s:
            numbers.take(s, "x")
            databases.end_connections(store)

    with pytest.raises(Away):
        lose()
    with store.session() as s:
        assert numbers.current(s, "x") == 0


def test_connections_that_were_lost_meanwhile_are_made_anew(store):
    with store.session() as s:
        numbers.current(s, "x")
    databases.end_connections(store)
    with store.writing() as s:
        assert numbers.take(s, "x") == 1


def test_a_change_of_an_inbox_is_told_once_it_is_committed(store):
    with closing(store.changes()) as changes:
        assert changes.wait(0)
        assert not changes.wait(0.05)
        file_cases(store, "N1")
        assert changes.wait(5)
        assert not changes.wait(0.05)


def test_what_moves_no_inbox_is_not_told(store):
    with closing(store.changes()) as changes:
        changes.wait(0)
        with store.writing() as s:
            numbers.take(s, "x")
        assert not changes.wait(0.1)


def test_whoever_listens_to_a_server_that_went_away_begins_anew(store):
    with closing(store.changes()) as changes:
        changes.wait(0)
        databases.end_connections(store)
        with pytest.raises(Away):
            any(changes.wait(1) for _ in range(3))
        assert changes.wait(0)


def test_texts_are_ordered_by_their_code_points(store):
    with store.session() as s:
        others = s.rows(
            "select table_name, column_name from information_schema.columns "
            "where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'"
        )
    assert others == []


def test_a_backup_goes_to_a_file_and_back_to_a_server(store, tmp_path):
    file_cases(store, "N1", "N2")
    with store.writing() as s:
        fulltext.put(s, 1, "家中失窃")
    files, anchors = Files(tmp_path / "files"), tmp_path / "anchors"
    backup(store, files, anchors, target=tmp_path / "first")
    place = {"database": tmp_path / "yikou.sqlite", "files": tmp_path / "f", "anchors": tmp_path / "a"}
    restore(tmp_path / "first", **place)
    with closing(open_store(tmp_path / "yikou.sqlite")) as file:
        backup(file, files, anchors, target=tmp_path / "second")
    database = databases.place(tmp_path / "back")
    restore(tmp_path / "second", database=database, files=tmp_path / "f2", anchors=tmp_path / "a2")
    with closing(open_store(database)) as back:
        file_cases(back, "N3")
        with back.session() as s:
            assert s.rows("select id, number from cases order by id") == [(1, "N1"), (2, "N2"), (3, "N3")]
            assert s.rows("select text from case_text join case_words using (case_id)") == [("家中失窃",)]
            assert verify(s, files=files, anchors=anchors) == ()


def test_a_backup_that_does_not_verify_leaves_the_server_empty(store, tmp_path):
    file_cases(store, "N1")
    with store.writing() as s:
        for statement in databases.without_triggers(s):
            s.run(statement)
        s.run("update entry set kind = 'x'")
    backup(store, Files(tmp_path / "files"), tmp_path / "anchors", target=tmp_path / "kept")
    database = databases.place(tmp_path / "back")
    with pytest.raises(Exception, match="not_verified"):
        restore(tmp_path / "kept", database=database, files=tmp_path / "f", anchors=tmp_path / "a")
    assert open_existing(database) is None
