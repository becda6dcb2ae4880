"""A `var` that is not what the commands need: one sentence, what to do, nothing written, and no traceback."""

import sqlite3

import pytest

from tests import databases
from yikou.cli.barred import why_barred

COMMANDS = [("", ("tick",)), ("below", ("init",)), ("", ("restore", "copy"))]


@pytest.fixture
def foreign(var):
    """The database of another program in the place of ours."""
    var.mkdir()
    with sqlite3.connect(var / "yikou.sqlite") as other:
        other.execute("create table song (title text)")
    other.close()
    return var


@pytest.mark.parametrize(("below", "words"), COMMANDS)
def test_a_file_in_the_place_of_the_folder_is_named(yikou, var, monkeypatch, below, words):
    var.write_text("mine", encoding="utf-8")
    monkeypatch.setenv("YIKOU_VAR", str(var / below))
    answer = yikou(*words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == f"{var} 不是文件夹，数据不能放在里面。请移走它，或用 YIKOU_VAR 指定别的文件夹\n"


@pytest.mark.parametrize("words", [("tick",), ("init",), ("check",)], ids=" ".join)
def test_the_database_of_another_program_is_left_as_it_is(yikou, foreign, words):
    before = (foreign / "yikou.sqlite").read_bytes()
    answer = yikou(*words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "yikou.sqlite 是别的程序的数据库" in answer.stderr
    assert [file.name for file in foreign.iterdir()] == ["yikou.sqlite"]
    assert (foreign / "yikou.sqlite").read_bytes() == before


def test_an_empty_file_is_no_database_yet(yikou, var):
    var.mkdir()
    (var / "yikou.sqlite").touch()
    answer = yikou("tick")
    assert (answer.returncode, "还没有数据库" in answer.stderr) == (2, True)


def test_a_database_of_an_older_program_is_not_taken_for_damaged(demo, var):
    databases.tamper(var, "delete from schema_version where version = (select max(version) from schema_version)")
    answer = demo("tick")
    assert (answer.returncode, "请先运行 yikou migrate 升级" in answer.stderr) == (2, True)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied"), "没有权限"),
        (OSError(30, "Read-only file system"), "只能读，不能写"),
        (OSError(28, "No space left on device"), "磁盘满了"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_why_a_file_cannot_be_used_is_said_in_words(error, says):
    assert why_barred(error) == says
