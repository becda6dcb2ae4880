"""What check and publish say to an author: for people with file and line, for programs as JSON, by the exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.definition.make import RULES, sources
from tests.rules.test_hostile_expressions import HOSTILE
from yikou.cli.app import app

LINE = """\
format: 1
parameters:
  line: {title: 标准, unit: 元, values: [{from: 2025-01-01, value: 1000, source: 第 1 号通知}]}
"""
TEN = [
    "().__class__.__bases__[0].__subclasses__()",
    "__import__('os').system('id')",
    "eval('1')",
    "(lambda: 1)()",
    "[x for x in form.members]",
    "form.members.append(1)",
    "9 ** 9 ** 9",
    "'a' * 1000000000",
    "f'{form.amount.__class__}'",
    "form.amount := 5",
]


@pytest.fixture
def house(tmp_path, monkeypatch) -> Path:
    """The small affair in a house of its own, without a database."""
    for path, content in {**sources(), "rules/parameters/all.yaml": LINE.encode()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.setenv("YIKOU_HOUSE", str(tmp_path))
    monkeypatch.setenv("YIKOU_VAR", str(tmp_path / "var"))
    return tmp_path


def check(*words: str):
    return CliRunner().invoke(app, ["check", *words])


def spoil(house: Path, old: str, new: str) -> int:
    """Changes the rules; the line on which the change stands."""
    assert old in RULES
    (house / "rules" / "small.rules.yaml").write_text(RULES.replace(old, new, 1), encoding="utf-8")
    return RULES[: RULES.index(old)].count("\n") + 1


def test_a_good_affair_ends_with_0_and_names_what_was_not_checked(house):
    answer = check()
    assert answer.exit_code == 0
    assert "small：没有问题，1 处提醒" in answer.stdout
    assert "没有机构目录" in answer.stderr


def test_a_wrong_example_ends_with_1_and_says_where(house):
    spoil(house, ", lane: green, needed", ", lane: normal, needed")
    line = RULES[: RULES.index("  - example: 火灾")].count("\n") + 1
    answer = check()
    assert answer.exit_code == 1
    assert f"rules/small.rules.yaml:{line}  checks/0/expect/lane  样例“火灾”：通道算出 green" in answer.stderr


def test_a_program_reads_the_findings_as_json(house):
    line = spoil(house, "up to param.line, street", "below param.line, street")
    found = json.loads(check("--json").stdout)["small"]
    assert (found[0]["code"], found[0]["level"]) == ("table_gap", "error")
    assert found[0]["line"] in range(line - 10, line)
    assert "没有一行符合" in found[0]["message"]


def test_json_of_a_good_affair_ends_with_0(house):
    answer = check("--json")
    assert answer.exit_code == 0
    assert [one["level"] for one in json.loads(answer.stdout)["small"]] == ["warning"]


def test_errors_stand_before_warnings(house):
    spoil(house, ", lane: green, needed", ", lane: normal, needed")
    lines = check().stderr.splitlines()
    assert lines[-1].startswith("提醒")
    assert not lines[0].startswith("提醒")


def test_a_path_that_is_no_affair_ends_with_2(house):
    assert check(str(house / "nothing.txt")).exit_code == 2
    assert check("--unknown").exit_code == 2


@pytest.mark.parametrize("text", TEN)
def test_a_hostile_expression_is_refused_with_file_and_line(house, text):
    assert text in HOSTILE
    quoted = "'" + text.replace("'", "''") + "'"
    line = spoil(house, "is: form.amount > 1000", f"is: {quoted}")
    answer = check()
    assert answer.exit_code == 1
    assert f"rules/small.rules.yaml:{line}  " in answer.stderr


def test_publishing_refuses_what_is_wrong(house):
    CliRunner().invoke(app, ["init"])
    spoil(house, ", lane: green, needed", ", lane: normal, needed")
    answer = CliRunner().invoke(app, ["publish"])
    assert answer.exception is not None
    assert "example_lane" in str(answer.exception)


def test_publishing_shows_the_warnings_and_goes_on(house):
    CliRunner().invoke(app, ["init"])
    spoil(house, "title: 小事\n", "title: 小事\ncode: XS\n")
    answer = CliRunner().invoke(app, ["publish"])
    assert "small：第 2 版，新发布" in answer.stdout
    assert "没有机构目录" in answer.stderr


def test_publishing_and_exporting_gives_back_every_byte(house, tmp_path):
    CliRunner().invoke(app, ["init"])
    CliRunner().invoke(app, ["export", "small", "--to", str(tmp_path / "out")])
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) == 3
    for path in written:
        assert path.read_bytes() == (house / path.relative_to(tmp_path / "out")).read_bytes()
