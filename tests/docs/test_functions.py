"""docs/functions.md is what is registered, and what it says is so."""

import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from yikou.rules.convert import plain
from yikou.rules.evaluate import Evaluator
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.loading import load_functions
from yikou.rules.functions.page import page
from yikou.rules.syntax import parse
from yikou.settings import HOUSE
from yikou.workdays.model import Calendar

PAGE = (HOUSE / "docs" / "functions.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```text\n(.+) → (.+)\n```", PAGE)
OWN = re.search(r"```python file=rules/functions/half.py\n(.+?)```", PAGE, re.S)
FUNCTIONS = load_functions(HOUSE / "rules" / "functions")


def test_the_page_is_up_to_date():
    assert page(FUNCTIONS) == PAGE, "run: yikou functions --markdown > docs/functions.md"


def test_every_function_has_an_example():
    assert len(EXAMPLES) == len(FUNCTIONS)


@pytest.mark.parametrize(("text", "gives"), EXAMPLES)
def test_an_example_gives_the_value_that_is_stated(text, gives):
    evaluator = Evaluator(
        lambda name: {"case.registered": date(2026, 12, 1)}[name],
        FUNCTIONS,
        calendar=Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset()),
    )
    value = plain(evaluator.value(parse(text)))
    assert ("yes" if value is True else "no" if value is False else str(value)) == gives


def test_the_districts_own_file_is_read_as_shown(tmp_path):
    (tmp_path / "half.py").write_text(OWN[1], encoding="utf-8")
    found = load_functions(tmp_path)
    assert set(found) - set(BUILT_IN) == {"half"}
    assert "### half 一半" in page(found).partition("## In this house")[2]
