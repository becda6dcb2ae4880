"""Commands speak the language of the terminal; what programs read stays as it is."""

from importlib import import_module

import pytest
from typer.testing import CliRunner

from yikou.cli.app import PARTS, app_for
from yikou.settings import HOUSE

BROKEN = "affair: small\nversion: 1\n"


@pytest.fixture
def house(tmp_path, var):
    for name in ("rules", "schemas"):
        (tmp_path / name).mkdir()
    (tmp_path / "rules" / "small.rules.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def told(monkeypatch, language, *words):
    monkeypatch.setenv("LANG", language)
    answer = CliRunner().invoke(app_for(words[0]), list(words))
    return answer.stdout + answer.stderr


def is_chinese(text):
    return any("\u3400" <= letter <= "\u9fff" for letter in text)


def test_an_english_terminal_is_answered_in_english(house, monkeypatch):
    said = told(monkeypatch, "en_GB.UTF-8", "check", str(house))
    assert "error" in said.lower()
    assert not is_chinese(said)


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "C.UTF-8", "fr_FR.UTF-8", ""])
def test_every_other_terminal_is_answered_in_chinese(house, monkeypatch, language):
    assert "错误" in told(monkeypatch, language, "check", str(house))


def test_what_programs_read_does_not_go_by_the_terminal(house, monkeypatch):
    english, chinese = (told(monkeypatch, one, "check", "--json", str(house)) for one in ("en_GB.UTF-8", "zh_CN.UTF-8"))
    assert english == chinese


def test_lc_all_goes_before_lang(house, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "错误" in told(monkeypatch, "en_GB.UTF-8", "check", str(house))


def test_the_shipped_affairs_are_judged_in_english(monkeypatch):
    said = told(monkeypatch, "en_GB.UTF-8", "check", str(HOUSE / "rules" / "elder-card.rules.yaml"))
    assert not is_chinese(said)


def test_each_command_is_found_in_its_part():
    for part in set(PARTS.values()):
        found = {command.__name__.replace("_", "-") for command in import_module(f"yikou.cli.{part}").COMMANDS}
        assert found == {name for name, its in PARTS.items() if its == part}
