"""The commands, as somebody types them."""

import shutil
import socket
from pathlib import Path

import pytest

from tests import databases
from yikou.cli import serving
from yikou.settings import HOUSE


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A copy of the definitions that a test may spoil."""
    for folder in ("rules", "schemas", "seeds"):
        shutil.copytree(HOUSE / folder, tmp_path / "house" / folder)
    (tmp_path / "house" / "ui").symlink_to(HOUSE / "ui")
    monkeypatch.setenv("YIKOU_HOUSE", str(tmp_path / "house"))
    return tmp_path / "house"


def test_a_second_init_keeps_the_data(yikou, var):
    first = yikou("init", "--demo", "--cases", "0")
    assert (first.returncode, "演示区已读入" in first.stdout) == (0, True), first.stderr
    yikou("password", "lin.xiaoyan")
    accounts = databases.rows(var, "select * from account order by person")
    second = yikou("init", "--demo", "--cases", "0")
    assert "原样保留" in second.stdout
    assert databases.rows(var, "select * from account order by person") == accounts


def test_serve_stays_at_home_while_demo_passwords_are_in_force(demo):
    answer = demo("serve", "--host", "0.0.0.0", "--port", "0")
    assert answer.returncode == 2
    assert "演示密码还在用" in answer.stderr


def test_serve_names_the_way_out_when_the_port_is_taken(demo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = demo("serve", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 2
    assert "PORT=9000" in answer.stderr


def test_no_part_of_a_page_waits_for_the_one_before():
    with serving._listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_serve_without_a_database_says_what_to_do(yikou):
    answer = yikou("serve")
    assert (answer.returncode, "yikou init --demo" in answer.stderr) == (2, True)


def test_check_finds_nothing_in_what_is_shipped(yikou):
    answer = yikou("check")
    assert answer.returncode == 0, answer.stderr
    assert "subsistence-allowance：没有问题" in answer.stdout


def test_check_names_file_and_line(yikou, house):
    rules = house / "rules" / "hardship-relief.rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("\nlanes:", "\nlane_kinds:"), encoding="utf-8")
    answer = yikou("check", str(rules))
    assert answer.returncode == 1
    assert "rules/hardship-relief.rules.yaml" in answer.stdout
    assert "没有 lane_kinds 这个键" in answer.stdout


def test_check_refuses_what_is_no_affair(yikou, tmp_path):
    answer = yikou("check", str(tmp_path / "nothing.txt"))
    assert (answer.returncode, "请核对路径" in answer.stderr) == (2, True)


def test_publishing_twice_makes_one_version(demo):
    again = demo("publish", "hardship-relief")
    assert "hardship-relief：第 1 版，没有变化" in again.stdout


def test_export_gives_back_every_byte(demo, tmp_path):
    answer = demo("export", "subsistence-allowance", "--to", str(tmp_path / "out"))
    assert answer.returncode == 0
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) > 2
    for path in written:
        assert path.read_bytes() == (HOUSE / path.relative_to(tmp_path / "out")).read_bytes()


def test_a_backup_comes_back_into_an_empty_place(demo, tmp_path, monkeypatch):
    assert demo("backup", str(tmp_path / "copy")).returncode == 0
    for name, value in databases.environment(tmp_path / "new").items():
        monkeypatch.setenv(name, value)
    assert "核验无误" in demo("restore", str(tmp_path / "copy")).stdout
    assert demo("verify").returncode == 0


def test_functions_are_listed_with_an_example(yikou):
    assert "age('230199194611200015')" in yikou("functions").stdout


def test_an_unknown_login_is_named(demo, tmp_path: Path):
    answer = demo("password", "nobody")
    assert (answer.returncode, "nobody" in answer.stderr) == (1, True)
