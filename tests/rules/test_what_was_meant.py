import pytest

from yikou.errors import RuleError
from yikou.rules.messages import DEFINITIONS, EXPRESSIONS
from yikou.rules.syntax import parse
from yikou.texts import say


@pytest.mark.parametrize(
    ("text", "column", "code", "expected"),
    [
        ("form.paid == True", 14, "word", "yes"),
        ("form.paid == False", 14, "word", "no"),
        ("form.paid == None", 14, "word", "unknown"),
        ("form.on > 2026-12-01", 11, "bare_date", "date('2026-12-01')"),
        ("form.on == unknown", 12, "compared_with_unknown", ""),
        ("unknown in form.kinds", 1, "compared_with_unknown", ""),
        ("form.a = 1", 8, "word", "=="),
        ("form.a && form.b", 8, "word", "and"),
        ("form.a || form.b", 8, "word", "or"),
        ("!form.a", 1, "word", "not"),
        ("form.a AND form.b", 8, "word", "and"),
        ("form.a is not form.b", 8, "word", "!="),
        ("form.a => 1", 8, "word", ">="),
        ("form.a，form.b", 7, "full_width", ","),
        ("form.a in ['甲'，'乙']", 15, "full_width", ","),
        ("form.a == “甲”", 11, "full_width", '"'),
        ("count（form.a）", 6, "full_width", "("),
        ("form.a == 申请", 11, "strange_character", ""),
        ("form.a in ['甲' '乙']", 16, "comma_missing", ""),
        ("form.a in ('x', 'y')", 11, "list_in_brackets", ""),
        ("form.from == 'x'", 6, "keyword", ""),
        ("form.Paid", 1, "not_a_name", "Paid"),
        ("date('2026-02-30') < form.on", 1, "not_a_date", ""),
        ("1e5 < form.a", 1, "not_a_number", ""),
        ("form.a ** 2", 1, "not_allowed", ""),
        ("form.a and", 10, "not_an_expression", ""),
        ("  ", 1, "empty", ""),
        ("a" * 401, 400, "too_long", "400"),
        (" and ".join(["a"] * 60), 355, "too_many_terms", "60"),
        ("not " * 13 + "a", 49, "nested_too_deep", "12"),
    ],
)
def test_a_slip_is_named_with_its_column_and_the_right_word(text, column, code, expected):
    with pytest.raises(RuleError) as refused:
        parse(text)
    error = refused.value
    assert (error.column, error.code, error.params["expected"]) == (column, code, expected)
    assert say(EXPRESSIONS, error.code, error.params)


@pytest.mark.parametrize("text", ["form.a == '2026-12-01'", "form.a == 'x = y'", "form.a == '甲，乙'", "form.a == '#'"])
def test_quoted_texts_may_hold_anything(text):
    assert parse(text).text == text


def test_every_message_can_be_made_of_the_three_facts():
    for catalogue in (EXPRESSIONS, DEFINITIONS):
        for code in catalogue:
            assert "{" not in say(catalogue, code, {"found": "甲", "expected": "乙", "nearest": "丙"})
