"""A command in surroundings that are not as it needs them: one sentence, what to do, and no traceback."""

import os
import sqlite3
import subprocess
import sys

import pytest

from yikou.store.dialect import barred_by
from yikou.store.sqlite_store import open_file

SETTINGS = [
    ("YIKOU_ZONE", "Foo/Bar", "没有这个时区"),
    ("YIKOU_ZONE", "", "没有这个时区"),
    ("YIKOU_ZONE", "../../etc/passwd", "没有这个时区"),
    ("YIKOU_VAR", "", "YIKOU_VAR 是空的"),
    ("YIKOU_HOUSE", "/nothing", "不是文件夹"),
    ("YIKOU_HOUSE", "", "不是文件夹"),
    ("YIKOU_LOG", "loud", "json 或 text"),
    ("YIKOU_SECOND_FACTOR", "perhaps", "required 或 offered"),
    ("YIKOU_DRAFT_DAYS", "7", "30 到 3650"),
    ("YIKOU_DATABASE", "nonsense", "postgresql://"),
]


@pytest.mark.parametrize(("name", "value", "says"), SETTINGS, ids=lambda value: value or "empty")
def test_a_setting_that_cannot_be_meant_is_named(yikou, tmp_path, monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    answer = yikou("tick")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert says in answer.stderr
    assert "Traceback" not in answer.stderr
    assert list(tmp_path.glob("*.sqlite")) == []


def test_a_setting_is_named_in_english_too(yikou, monkeypatch):
    monkeypatch.setenv("YIKOU_ZONE", "Foo/Bar")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "no such time zone" in yikou("tick").stderr


@pytest.mark.parametrize("words", ["tick", "init", "verify"])
def test_a_folder_in_the_place_of_the_database_is_no_damage(yikou, tmp_path, words):
    (tmp_path / "var" / "yikou.sqlite").mkdir(parents=True)
    answer = yikou(words)
    assert (answer.returncode, "请检查路径、权限和磁盘空间" in answer.stderr) == (2, True)
    assert "restore" not in answer.stderr
    assert "Traceback" not in answer.stderr


def test_what_cannot_be_written_is_told_from_what_is_damaged(tmp_path):
    path = tmp_path / "yikou.sqlite"
    open_file(path, "FULL").close()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as readonly, pytest.raises(sqlite3.OperationalError) as met:
        readonly.execute("create table t (x)")
    readonly.close()
    assert barred_by(met.value) == "readonly"
    path.write_bytes(b"no database at all" * 500)
    with sqlite3.connect(path) as broken, pytest.raises(sqlite3.DatabaseError) as met:
        broken.execute("select * from sqlite_master")
    broken.close()
    assert barred_by(met.value) == ""


def test_a_house_without_affairs_publishes_nothing_and_says_so(yikou, tmp_path, monkeypatch):
    (tmp_path / "house").mkdir()
    monkeypatch.setenv("YIKOU_HOUSE", str(tmp_path / "house"))
    assert yikou("init").returncode == 0
    answer = yikou("publish")
    assert (answer.returncode, "里没有事项" in answer.stderr) == (2, True)


def test_letters_that_are_no_text_are_refused(yikou):
    answer = yikou("token", os.fsdecode(b"lin\xff"))
    assert (answer.returncode, "认不出的字符" in answer.stderr) == (2, True)


def test_a_terminal_without_chinese_shows_letters_by_number(var):
    command = [sys.executable, "-c", "from yikou.cli import main; main()", "tick"]
    answer = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False)
    assert (answer.returncode, rb"\u8fd8\u6ca1\u6709" in answer.stderr) == (2, True)
