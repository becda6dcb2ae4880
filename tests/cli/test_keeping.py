"""What the commands that keep a house say where they cannot do their work: plainly, and what to do."""

import os

import pytest

from tests import commands, databases


@pytest.fixture(scope="session")
def unfurnished(tmp_path_factory):
    """A house without affairs, its database prepared. Not to be changed."""
    folder = tmp_path_factory.mktemp("unfurnished")
    (folder / "house" / "rules").mkdir(parents=True)
    told = {"YIKOU_HOUSE": str(folder / "house"), **databases.environment(folder / "var")}
    commands.run(["init"], env={**os.environ, **told}).check_returncode()
    return folder


@pytest.fixture
def empty(yikou, unfurnished, monkeypatch):
    """The command in that house."""
    monkeypatch.setenv("YIKOU_HOUSE", str(unfurnished / "house"))
    for name, value in databases.environment(unfurnished / "var").items():
        monkeypatch.setenv(name, value)
    return yikou


@pytest.mark.parametrize("words", ["tick", "backup copy", "export x"])
def test_without_a_database_a_command_says_how_to_get_one(yikou, tmp_path, words):
    answer = yikou(*words.split())
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "还没有数据库" in answer.stderr
    assert "yikou init" in answer.stderr
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("words", ["verify", "backup copy"])
def test_a_damaged_database_is_named_with_the_way_out(yikou, tmp_path, words):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "yikou.sqlite").write_bytes(b"no database at all" * 500)
    answer = yikou(*words.split())
    assert (answer.returncode, "yikou restore" in answer.stderr) == (2, True)
    assert "Traceback" not in answer.stderr


def test_a_house_without_cases_has_nothing_to_do_and_nothing_wrong(empty):
    assert "办了 0 件" in empty("tick").stdout
    assert "都与写下时一样" in empty("verify").stdout
    assert "没有不同" in empty("rebuild").stdout


def test_a_backup_overwrites_nothing(empty, tmp_path):
    (tmp_path / "copy").mkdir()
    answer = empty("backup", tmp_path / "copy")
    assert (answer.returncode, "请另写一个新文件夹" in answer.stderr) == (2, True)


def test_a_backup_that_cannot_be_written_says_where_and_why(empty, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    answer = empty("backup", tmp_path / "file" / "copy")
    assert (answer.returncode, "请检查路径、权限和磁盘空间" in answer.stderr) == (2, True)


def test_what_is_no_backup_is_not_restored(yikou, tmp_path):
    answer = yikou("restore", tmp_path / "nothing")
    assert (answer.returncode, "不是完整的备份" in answer.stderr) == (1, True)
    assert databases.is_empty(tmp_path / "var")


def test_an_affair_that_was_never_published_is_not_exported(empty, tmp_path):
    answer = empty("export", "nothing", "--to", tmp_path / "out")
    assert (answer.returncode, "没有发布过这个事项或这一版：nothing" in answer.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


def test_an_affair_without_files_is_not_published(empty):
    answer = empty("publish", "nothing")
    assert (answer.returncode, "rules/nothing.rules.yaml" in answer.stderr) == (1, True)


def test_anchors_that_are_not_there_prove_nothing(empty, tmp_path):
    answer = empty("verify", "--anchors", tmp_path / "nothing")
    assert (answer.returncode, "不是文件夹" in answer.stderr) == (2, True)
