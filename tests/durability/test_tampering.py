"""Somebody with the database in hand. Triggers refuse the careless; what gets past them is found and named."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import databases
from tests.durability import office
from tests.durability.browser import Browser
from tests.durability.server import Server, yikou
from yikou.settings import HOUSE
from yikou.store.database import open_store
from yikou.store.dialect import IntegrityError
from yikou.usecases.house import house_of
from yikou.usecases.operation.keeping import anchor

SECOND = f"HY01-{office.today().year}-00002"
ID = f"(select id from cases where number = '{SECOND}')"
OTHER = f"(select payload from entry where case_id = {ID} and no = 9)"
TABLES = ("entry", "audit", "lookup_log")


@pytest.fixture(scope="module")
def worked(district, tmp_path_factory):
    """Three cases, each filed and checked, under the anchor of the day. Not to be changed."""
    var = databases.copied_tree(district, tmp_path_factory.mktemp("worked") / "var")
    with Server(var) as server:
        clerk, reviewer = Browser(server.port), Browser(server.port)
        clerk.sign_in("lin.xiaoyan", office.PASSWORD)
        reviewer.sign_in("sun.zhiqiang", office.PASSWORD)
        for resident in office.residents("chunhui")[:3]:
            number = office.filed(clerk, resident)
            office.approve(reviewer, number, *office.task_of(reviewer, number), office.checked("同意"))
    house = house_of(databases.settings_in(var, house=HOUSE), open_store(databases.place(var)))
    assert anchor(house) == 3
    house.store.close()
    return var


@pytest.fixture
def var(worked, tmp_path):
    return databases.copied_tree(worked, tmp_path / "var")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sql", ["update {0} set at = '2020'", "delete from {0}"])
def test_triggers_refuse_to_change_what_was_written(worked, sql, table):
    with closing(open_store(databases.place(worked))) as store, pytest.raises(IntegrityError, match="append-only"):
        change(store, table, sql.format(table))


def change(store, table, sql):
    with store.writing() as s:
        if not s.row(f"select 1 from {table}"):
            s.run(f"insert into {table} select 1, '2026', 's001', 'refused', '', '', ''")
        s.run(sql)


@pytest.mark.parametrize("recursive", ["on", "off"])
def test_triggers_refuse_to_replace_an_entry(worked, recursive):
    """Without the pragma, which only our own connections set, SQLite lets `replace` go around a delete trigger."""
    with closing(sqlite3.connect(worked / "yikou.sqlite")) as connection:
        connection.execute(f"pragma recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("insert or replace into entry select * from entry where case_id = 2 and no = 3")
        connection.rollback()


CUT = (
    f"delete from entry where case_id = {ID} and no > 9",
    f"update cases set entry_no = 9, head_hash = (select hash from entry where case_id = {ID} and no = 9) "
    f"where number = '{SECOND}'",
)
REORDERED = (
    f"update entry set no = -3 where case_id = {ID} and no = 3",
    f"update entry set no = 3 where case_id = {ID} and no = 4",
    f"update entry set no = 4 where case_id = {ID} and no = -3",
)
REMOVED = (
    f"delete from output where case_id = {ID}",
    f"delete from entry where case_id = {ID}",
    f"delete from cases where number = '{SECOND}'",
)


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ((f"update entry set payload = {OTHER} where case_id = {ID} and no = 10",), "第 10 条 内容被改过"),
        ((f"update entry set at = '2020' where case_id = {ID} and no = 10",), "第 10 条 记录被改过"),
        ((f"delete from entry where case_id = {ID} and no = 5",), "第 5 条 缺一条记录"),
        (REORDERED, "第 3 条 记录被改过"),
        ((f"delete from output where case_id = {ID}",), "第 7 条 这条记录出的文书不见了"),
        ((f"delete from paper where case_number = '{SECOND}'",), "第 1 条 这条记录收的附件没有登记了"),
        (CUT, "锚点之后的记录被截去"),
        (REMOVED, "锚点里有，库里没有这一件"),
    ],
)
def test_verify_names_the_case_and_its_first_bad_entry(var, statements, found):
    databases.tamper(var, *statements)
    answer = yikou(var, "verify")
    assert answer.returncode == 1
    [line] = [line for line in answer.stderr.splitlines() if line.startswith(SECOND)]
    assert found in line


def test_a_text_where_bytes_were_written_is_a_change(var):
    """SQLite keeps whatever it is given."""
    databases.tamper(var, f"update entry set payload = 'text' where case_id = {ID} and no = 10")
    assert "第 10 条 内容被改过" in yikou(var, "verify").stderr


def test_an_old_copy_that_was_put_back_shows_by_an_anchor_that_was_kept_elsewhere(var, district, tmp_path):
    kept = Path(shutil.copytree(var / "anchors", tmp_path / "elsewhere"))
    old = databases.copied_tree(district, tmp_path / "old")
    assert yikou(old, "verify").returncode == 0
    answer = yikou(old, "verify", "--anchors", kept)
    assert (answer.returncode, SECOND in answer.stderr) == (1, True)


def test_an_anchor_that_cannot_be_read_is_named(var):
    [path] = (var / "anchors").glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-9])
    answer = yikou(var, "verify")
    assert (answer.returncode, f"{path.name}  锚点文件读不出来" in answer.stderr) == (1, True)


def test_a_file_that_was_exchanged_is_named(var):
    [path, *_] = [path for path in (var / "files").rglob("*") if path.is_file()]
    path.write_bytes(office.scan())
    answer = yikou(var, "verify")
    assert (answer.returncode, path.name in answer.stderr) == (1, True)


def test_rebuilding_puts_right_what_was_changed_past_the_ledger(var):
    databases.tamper(
        var, f"update cases set outcome = 'granted', state = 'ended' where number = '{SECOND}'", "delete from seat"
    )
    found = yikou(var, "rebuild")
    assert (found.returncode, SECOND in found.stdout) == (1, True)
    assert yikou(var, "rebuild").returncode == 0
