"""A copy that is taken while people work, and what comes back from it."""

import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from tests import databases
from tests.durability.load import OFFICES, load_at
from tests.durability.server import yikou
from tests.store.samples import entry, projection
from yikou.settings import Settings
from yikou.store import backup as copies
from yikou.store import cases
from yikou.store.database import open_store
from yikou.store.files import Files
from yikou.store.verify import anchor, verify
from yikou.usecases.operation import keeping

HEADS = "select number, entry_no, head_hash from cases"
CHAIN = "select c.number, e.no, e.hash from entry e join cases c on c.id = e.case_id"
PAPERS = "select key, sha256 from paper"


def rows(var, sql):
    return set(databases.rows(var, sql))


def test_a_backup_under_load_comes_back_with_the_same_heads_and_files(var, serve, tmp_path):
    busy, place = tmp_path / "busy", tmp_path / "place"
    with load_at(serve().port, OFFICES[:2]) as load:
        load.wait_for_a_case()
        assert yikou(var, "backup", busy).returncode == 0
        during = len(load.filed)
        time.sleep(0.5)
    assert len(load.filed) > during  # people went on working
    restored = yikou(place, "restore", busy)
    assert (restored.returncode, "核验无误" in restored.stdout) == (0, True), restored.stderr
    assert rows(place, HEADS) <= rows(var, CHAIN)
    assert rows(place, PAPERS) <= rows(var, PAPERS)
    assert {Files(place / "files").sha256(key) for key, _ in rows(place, PAPERS)} == {h for _, h in rows(place, PAPERS)}
    assert (yikou(place, "verify").returncode, yikou(place, "rebuild").returncode) == (0, 0)


@pytest.fixture(scope="module")
def copy(district, tmp_path_factory):
    """A backup of the district. Not to be changed."""
    target = tmp_path_factory.mktemp("backup") / "copy"
    answer = yikou(district, "backup", target)
    assert (answer.returncode, "已备份到" in answer.stdout) == (0, True), answer.stderr
    return target


def test_nothing_is_restored_over_data(copy, var):
    answer = yikou(var, "restore", copy)
    assert (answer.returncode, "里已有数据。请先把它移走" in answer.stderr) == (2, True)


def test_a_log_left_behind_is_not_played_into_what_is_restored(copy, tmp_path):
    (tmp_path / "yikou.sqlite-wal").write_bytes(b"of another database")
    with pytest.raises(copies.BackupRefused, match="not_empty"):
        keeping.restore(Settings(var=tmp_path), copy)


def test_a_backup_that_does_not_verify_leaves_nothing_behind(copy, tmp_path):
    spoilt, place = Path(shutil.copytree(copy, tmp_path / "spoilt")), tmp_path / "place"
    (spoilt / "anchors").mkdir(exist_ok=True)
    (spoilt / "anchors" / "2026-03-20.jsonl").write_text('{"number":"HY01-2026-00001","entry":1,"hash":"x"}\n')
    answer = yikou(place, "restore", spoilt)
    assert (answer.returncode, "HY01-2026-00001" in answer.stderr) == (1, True)
    assert [path for path in place.rglob("*") if path.is_file()] == []
    assert keeping.restore(databases.settings_in(place), copy).cases == 0


def test_a_backup_holds_no_anchor_of_what_came_after_its_copy(tmp_path, monkeypatch):
    """The day's anchor may be written just after the database was copied."""
    store, files, anchors = databases.migrated(tmp_path), Files(tmp_path / "files"), tmp_path / "anchors"
    copy_database = copies.copy_database

    def and_then_work_goes_on(source, target):
        copy_database(source, target)
        with store.writing() as s:
            cases.add(s, "N1", [entry(1, "filed")], state=b"", projection=projection("N1"))
            anchor(s, anchors, date(2026, 3, 20))

    monkeypatch.setattr(copies, "copy_database", and_then_work_goes_on)
    copies.backup(store, files, anchors, target=tmp_path / "copy")
    store.close()
    copied = open_store(tmp_path / "copy" / "yikou.sqlite")
    with copied.session() as s:
        assert verify(s, files=Files(tmp_path / "copy" / "files"), anchors=tmp_path / "copy" / "anchors") == ()
    copied.close()
