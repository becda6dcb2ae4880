"""Help, and what is said of a command that was typed wrongly, in the language of the terminal."""

import sys

import pytest
import typer

from yikou.cli.app import PARTS, app_for, main

ENGLISH, CHINESE = "en_GB.UTF-8", "zh_CN.UTF-8"
OF_TYPER = ("Usage", "Options", "Arguments", "Show this message", "default:", "<int", "<str", "Missing", "such")
COMMANDS = typer.main.get_command(app_for("")).commands  # type: ignore[attr-defined]


@pytest.fixture
def typed(monkeypatch, capsys, var):
    """What a command line prints, and its exit code."""

    def run(language, *words):
        monkeypatch.setenv("LANG", language)
        monkeypatch.setattr(sys, "argv", ["yikou", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return said.out + said.err, ended.value.code or 0

    return run


def is_chinese(text):
    return any("\u3400" <= letter <= "\u9fff" for letter in text)


def test_every_command_and_every_word_of_it_has_help():
    assert list(COMMANDS) == list(PARTS)
    params = {f"{name} {param.name}": param.help for name, one in COMMANDS.items() for param in one.params}
    helps = {name: one.help for name, one in COMMANDS.items()} | params
    assert [name for name, text in helps.items() if not is_chinese(text or "")] == []


@pytest.mark.parametrize("name", ["", *PARTS])
def test_help_is_chinese_and_english_at_an_english_terminal(typed, name):
    words = [name, "--help"] if name else ["--help"]
    (chinese, code), (english, _) = typed(CHINESE, *words), typed(ENGLISH, *words)
    assert (code, is_chinese(chinese), is_chinese(english)) == (0, True, False)
    assert [word for word in OF_TYPER if word in chinese] == []


def test_without_a_command_the_commands_are_listed(typed):
    said, code = typed(CHINESE)
    assert (code, all(name in said for name in PARTS)) == (2, True)


WRONG = {
    ("chek",): ("没有命令 chek，是不是 check", "There is no command chek. Did you mean check?"),
    ("--version",): ("没有选项 --version", "There is no option --version."),
    ("--",): ("没有写命令", "No command is named."),
    ("check", "--jsn"): ("没有选项 --jsn，是不是 --json", "There is no option --jsn. Did you mean --json?"),
    ("check", "--orgs"): ("选项 --orgs 后面没有写值", "The option --orgs needs a value."),
    ("check", "--json=3"): ("选项 --json 后面不能写值", "The option --json takes no value."),
    ("export",): ("缺少参数 <事项>", "<affair> is missing."),
    ("export", "a", "b"): ("参数多了：b", "This is too much: b"),
    ("token", "x", "--days", "many"): (
        "--days <天数> 应为 1 到 366 的整数",
        "--days <days> must be a whole number from 1 to 366.",
    ),
    ("serve", "--port", "99999"): (
        "--port <端口> 应为 0 到 65535 的整数",
        "--port <port> must be a whole number from 0 to 65535.",
    ),
    ("init", "--cases", "-1"): (
        "--cases <件数> 应为整数，最小是 0",
        "--cases <number of cases> must be a whole number, at least 0.",
    ),
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_command_typed_wrongly_is_told_what_is_wrong(typed, words, language):
    said, code = typed(language, *words)
    first, where = said.splitlines()
    assert (code, first) == (2, WRONG[words][language == ENGLISH])
    assert where.endswith("--help")
