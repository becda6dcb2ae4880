"""What check and publish say to an author: for people with file and line, for programs as JSON, by the exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.definition.make import RULES, sources
from tests.rules.test_hostile_expressions import HOSTILE
from yikou.cli.app import app_for
from yikou.settings import HOUSE

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
def house(tmp_path, var, monkeypatch) -> Path:
    """The small affair in a house of its own, without a database."""
    for path, content in {**sources(), "rules/parameters/all.yaml": LINE.encode()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.setenv("YIKOU_HOUSE", str(tmp_path))
    return tmp_path


def check(*words: str):
    return CliRunner().invoke(app_for("check"), ["check", *words])


def spoil(house: Path, old: str, new: str) -> int:
    """Changes the rules; the line on which the change stands."""
    assert old in RULES
    (house / "rules" / "small.rules.yaml").write_text(RULES.replace(old, new, 1), encoding="utf-8")
    return RULES[: RULES.index(old)].count("\n") + 1


def test_a_good_affair_ends_with_0_and_names_what_was_not_checked(house):
    answer = check()
    assert answer.exit_code == 0
    assert "small：没有问题" in answer.stdout
    assert "没有机构目录" in answer.stdout


def test_a_wrong_example_ends_with_1_and_shows_its_line(house):
    spoil(house, ", lane: green, needed", ", lane: normal, needed")
    line = RULES[: RULES.index("  - example: 火灾")].count("\n") + 1
    lines = check().stdout.splitlines()
    assert lines[0] == "rules/small.rules.yaml"
    at = lines.index(f"  错误  rules/small.rules.yaml:{line}  checks/0/expect/lane")
    assert lines[at + 1].endswith("│   - example: 火灾")
    assert lines[at + 2].strip().startswith("样例“火灾”：通道算出 green")


def test_the_nearest_name_is_said_with_the_column(house):
    line = spoil(house, "clock: review", "clock: revew")
    out = check().stdout
    assert f"  错误  rules/small.rules.yaml:{line}:5  steps/decide/clock" in out
    assert "没有名为 revew 的时限。是否想写 review？" in out


def test_a_program_reads_the_findings_as_json(house):
    line = spoil(house, "is: form.amount > 1000", "is: form.amont > 1000")
    report = json.loads(check("--json").stdout)
    assert (report["version"], report["errors"], report["affairs"][0]["affair"]) == (1, 1, "small")
    assert report["affairs"][0]["findings"] == [
        {
            "file": "rules/small.rules.yaml",
            "line": line,
            "column": RULES.splitlines()[line - 1].index("form.amount") + 1,
            "key": "facts/high/is",
            "code": "unknown_name",
            "severity": "error",
            "message": "没有“form.amont”这个名称。是否想写 form.amount？",
            "params": {"found": "form.amont", "expected": "", "nearest": "form.amount", "about": ""},
        }
    ]


def test_every_key_of_the_json_is_described(house):
    spoil(house, "clock: review", "clock: revew")
    text = (HOUSE / "docs" / "checking.md").read_text(encoding="utf-8")
    assert [key for key in _keys(json.loads(check("--json").stdout)) if f"`{key}`" not in text] == []


def _keys(value):
    if isinstance(value, dict):
        return {*value, *(key for below in value.values() for key in _keys(below))}
    return {key for one in value for key in _keys(one)} if isinstance(value, list) else set()


def test_what_was_left_out_is_named_once_and_is_no_finding(house):
    report = json.loads(check("--json").stdout)
    assert [one["code"] for one in report["left_out"]] == ["no_directory"]
    assert "no_directory" not in [one["code"] for one in report["affairs"][0]["findings"]]


def test_an_org_tree_of_a_folder_is_asked(house):
    spoil(house, "role: reviewer, at", "role: reviwer, at")
    answer = check("--orgs", str(HOUSE / "seeds"))
    assert "机构目录中没有岗位 reviwer。是否想写 reviewer？" in answer.stdout
    assert "没有机构目录" not in answer.stdout


def test_the_seeds_of_the_house_are_asked_where_there_is_no_database(house):
    spoil(house, "role: reviewer, at", "role: reviwer, at")
    (house / "seeds").symlink_to(HOUSE / "seeds")
    assert "机构目录中没有岗位 reviwer" in check().stdout


def test_warnings_end_with_1_only_where_they_are_asked_to(house):
    spoil(house, "clocks:\n", "clocks:\n  other: {limit: 1 workday}\n")
    assert check().exit_code == 0
    answer = check("--strict")
    assert answer.exit_code == 1
    assert "没有环节用时限 other" in answer.stdout


@pytest.mark.parametrize("path", ["nothing.txt", "rules/none.rules.yaml", "empty", "rules/functions.txt"])
def test_a_path_that_means_no_affair_ends_with_2_and_says_what_was_looked_for(house, path):
    (house / "empty").mkdir()
    (house / "rules" / "functions.txt").write_text("")
    answer = check(str(house / path))
    assert answer.exit_code == 2
    assert path.rpartition("/")[2] in answer.stderr


def test_a_folder_without_rules_ends_with_2(tmp_path):
    answer = check(str(tmp_path))
    assert answer.exit_code == 2
    assert "rules/<事项>.rules.yaml" in answer.stderr


def test_a_folder_without_an_org_tree_is_none(house):
    answer = check("--orgs", str(house))
    assert (answer.exit_code, "orgs.csv" in answer.stderr) == (2, True)


@pytest.mark.parametrize(
    "path",
    [
        *("rules/small.rules.yaml", "schemas/small.schema.json", "schemas/shared/person.schema.json"),
        *("rules/parameters/all.yaml", "rules", "schemas", "."),
    ],
)
def test_any_file_or_folder_of_an_affair_means_the_affair(house, path):
    (house / "rules" / "other.rules.yaml").write_text("format: 1\n")
    answer = check(str(house / path))
    assert "small：没有问题" in answer.stdout
    assert ("other：" in answer.stdout) == (path in ("rules", "schemas", ".", "rules/parameters/all.yaml"))


def test_files_that_belong_to_nothing_are_told(house):
    (house / "schemas" / "lost.schema.json").write_text("{}")
    (house / "rules" / "i18n").mkdir()
    (house / "rules" / "i18n" / "gone.en.yaml").write_text("format: 1\n")
    answer = check()
    assert answer.exit_code == 1
    assert "没有文件 rules/lost.rules.yaml。" in answer.stdout
    assert "没有名为 gone 的事项或公用部分" in answer.stdout


@pytest.mark.parametrize("text", TEN)
def test_a_hostile_expression_is_refused_with_file_and_line(house, text):
    assert text in HOSTILE
    quoted = "'" + text.replace("'", "''") + "'"
    line = spoil(house, "is: form.amount > 1000", f"is: {quoted}")
    answer = check()
    assert answer.exit_code == 1
    assert f"rules/small.rules.yaml:{line}:" in answer.stdout


def test_publishing_refuses_what_is_wrong(house):
    CliRunner().invoke(app_for("init"), ["init"])
    spoil(house, ", lane: green, needed", ", lane: normal, needed")
    answer = CliRunner().invoke(app_for("publish"), ["publish"])
    assert answer.exception is not None
    assert "example_lane" in str(answer.exception)


def test_publishing_shows_the_warnings_and_goes_on(house):
    CliRunner().invoke(app_for("init"), ["init"])
    spoil(house, "title: 小事\n", "title: 小事\ncode: XS\n")
    answer = CliRunner().invoke(app_for("publish"), ["publish"])
    assert "small：第 2 版，新发布" in answer.stdout
    assert "没有机构目录" in answer.stderr


def test_publishing_and_exporting_gives_back_every_byte(house, tmp_path):
    CliRunner().invoke(app_for("init"), ["init"])
    CliRunner().invoke(app_for("export"), ["export", "small", "--to", str(tmp_path / "out")])
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) == 3
    for path in written:
        assert path.read_bytes() == (house / path.relative_to(tmp_path / "out")).read_bytes()


def test_a_folder_and_a_file_in_it_mean_the_folder(house):
    (house / "rules" / "other.rules.yaml").write_text("format: 1\n")
    answer = check(str(house), str(house / "rules" / "small.rules.yaml"))
    assert "other：" in answer.stdout


def test_what_an_affair_could_take_over_is_listed_until_it_is_published(house):
    CliRunner().invoke(app_for("init"), ["init"])
    part = house / "schemas" / "shared" / "person.schema.json"
    part.write_text(part.read_text(encoding="utf-8").replace("姓名", "名字"), encoding="utf-8")
    line = "small：这些内容有了新的，重新发布后使用：公用部分 schemas/shared/person.schema.json"
    assert line in check().stdout
    assert json.loads(check("--json").stdout)["affairs"][0]["available"] == [
        {"kind": "part", "name": "schemas/shared/person.schema.json"}
    ]
    CliRunner().invoke(app_for("publish"), ["publish"])
    assert line not in check().stdout
