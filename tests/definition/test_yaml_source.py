"""What YAML would guess, expand or swallow is refused, with its line."""

import pytest

from yikou.definition.nodes import TextNode
from yikou.definition.problems import Problems
from yikou.definition.yaml_source import read_yaml


def read(text):
    problems = Problems()
    return read_yaml(text.encode(), "rules/x.rules.yaml", problems), problems.all()


@pytest.mark.parametrize("text", ["no", "2026-12-01", "007", "2/3", "230199198001011235", "1:30", "1e3", "null", "~"])
def test_every_scalar_stays_the_text_that_it_looks_like(text):
    root, problems = read(f"a: {text}\n")
    assert root.entries["a"].text == text
    assert problems == ()


def test_a_value_knows_its_file_line_and_key():
    root, _ = read("a: 1\nsteps:\n  check:\n    who: window\n")
    mark = root.entries["steps"].entries["check"].entries["who"].mark
    assert (mark.file, mark.line, mark.key) == ("rules/x.rules.yaml", 4, "steps/check/who")


def test_the_order_of_a_map_is_kept():
    root, _ = read("b: 1\na: 2\nc: 3\n")
    assert list(root.entries) == ["b", "a", "c"]


def test_a_quoted_empty_text_is_a_text():
    root, problems = read("a: ''\n")
    assert root.entries["a"] == TextNode("", root.entries["a"].mark, plain=False)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\n", "anchor", 1),
        ("b: 1\na: *x\n", "alias", 2),
        ("a: !int 1\n", "tag", 1),
        ("a: 1\n<<: {b: 1}\n", "merge_key", 2),
        ("a: 1\nb: 2\na: 3\n", "duplicate_key", 3),
        ("a: 1\nb:\t2\n", "tab", 2),
        ("a:\nb: 1\n", "empty_value", 1),
        ("a: {k: max(x, 3)}\n", "empty_value", 1),
        ("a: [x, , y]\n", "not_yaml", 1),
        ("a: 1\ntitle：低保\nb: 2\n", "full_width_colon", 2),
        ("a: {title：低保}\n", "full_width_colon", 1),
        ("a:\n  - title：低保\n", "full_width_colon", 2),
        ("a: 'open\n", "not_yaml", 1),
        ("a: 1\n---\nb: 2\n", "many_documents", 2),
        ("%YAML 1.1\n---\na: 1\n", "directive", 1),
        ("? [a]\n: 1\n", "complex_key", 1),
        ("- a\n", "want_map", 1),
        ("", "want_map", 1),
        ("a: " + "[" * 60, "too_deep", 1),
        ("a: " + "x" * 300_000, "too_large", 0),
        ("a: \x07\n", "not_yaml", 0),
        ('a: "\\x07"\n', "bad_character", 1),
    ],
)
def test_what_the_format_forbids_is_refused_with_its_line(text, code, line):
    _, problems = read(text)
    assert (code, line) in [(p.code, p.line) for p in problems]


def test_a_file_that_is_not_utf8_is_refused():
    problems = Problems()
    assert read_yaml("a: 1\ntitle: 低保\n".encode("gbk"), "x", problems) is None
    assert [(p.code, p.line) for p in problems.all()] == [("not_utf8", 2)]


def test_all_problems_of_a_text_that_parses_are_told_at_once():
    _, problems = read("a: &x 1\nb: !t 2\nc:\nb: 3\n")
    assert [(p.code, p.line) for p in problems] == [
        ("anchor", 1),
        ("tag", 2),
        ("empty_value", 3),
        ("duplicate_key", 4),
    ]


def test_a_value_knows_the_columns_of_its_key_and_of_its_text():
    root = read_yaml(b"a:\n  b: x\n  'c': 'y'\n  d: |\n    z\n", "f", Problems())
    marks = [node.mark for node in root.entries["a"].entries.values()]
    assert [(mark.line, mark.column, mark.text) for mark in marks] == [(2, 3, 6), (3, 3, 9), (4, 3, 0)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: [x\nb: y\n", 1, "方括号没有配对，或少一个逗号"),
        ("a: {b: c\nd: y\n", 1, "大括号没有配对，或少一个逗号"),
        ("a:\n  - b\n   - c: d\n", 3, "缩进不对，或一行里有两个冒号"),
        ("a: b: c\n", 1, "缩进不对，或一行里有两个冒号"),
        ("a: @b\n", 1, "有不能放在开头的符号"),
        ("a: b\nc\nd: e\n", 3, "前一行或这一行少了冒号，或列表项少了“- ”"),
    ],
)
def test_what_is_no_yaml_is_told_in_words_of_our_own_where_it_begins(text, line, said):
    (problem,) = read(text)[1]
    assert (problem.code, problem.line, problem.found) == ("not_yaml", line, said)
