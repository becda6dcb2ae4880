import textwrap
from dataclasses import replace

import pytest

from tests.rules.small import small_affair, small_scope
from yikou.definition.model import Expr, Material
from yikou.errors import DefinitionRefused, RuleError
from yikou.rules.compiled import compile_rules
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.loading import example_holds, load_functions

HALF = """
from decimal import Decimal
from yikou.definition.types import Number
from yikou.rules.functions.registry import function

@function(label="一半", args=(Number(),), result=Number(), example=("half(5)", 2.5))
def half(x: Decimal) -> Decimal:
    \"\"\"Half of a number.\"\"\"
    return x / 2
"""


def folder(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(text))
    return tmp_path


def codes(tmp_path):
    with pytest.raises(DefinitionRefused) as refused:
        load_functions(tmp_path)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_example_of_every_built_in_function_holds(name):
    assert example_holds(BUILT_IN[name], BUILT_IN)


@pytest.mark.parametrize("function", BUILT_IN.values(), ids=list(BUILT_IN))
def test_every_built_in_function_is_documented(function):
    assert function.label
    assert function.doc.endswith(".")
    assert len(function.source_hash) == 64


def test_the_functions_of_the_format_are_all_there():
    named = (
        "count sum min max any_of all_of count_of distinct round known default age sex days workdays years list date"
    )
    assert set(BUILT_IN) == set(named.split())


def test_a_new_function_is_picked_up_from_one_file(tmp_path):
    functions = load_functions(folder(tmp_path, half=HALF))
    needed = Expr("half(form.amount) == 1500")
    affair = replace(small_affair(), materials={"paper": Material("paper", "证明", needed, "accept")})
    rules = compile_rules(affair, {}, functions)
    assert rules.judge(needed, small_scope(rules)).value is True


def test_a_folder_without_files_gives_the_built_in_functions(tmp_path):
    assert load_functions(tmp_path) == BUILT_IN


def test_the_hash_changes_with_the_source(tmp_path):
    before = load_functions(folder(tmp_path, half=HALF))["half"].source_hash
    after = load_functions(folder(tmp_path, half=HALF.replace("x / 2", "x * Decimal('0.5')")))["half"].source_hash
    assert before != after


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HALF.replace("def half", "def count").replace("half(5)", "count(5)"), "function_clash"),
        (HALF.replace("def half", "def Half"), "function_name"),
        (HALF.replace('    """Half of a number."""\n', ""), "function_undocumented"),
        (HALF.replace("2.5", "3"), "function_example"),
        (HALF.replace("half(5)", "form.amount"), "function_example"),
        ("1 / 0", "function_file_broken"),
        ("raise SystemExit(3)", "function_file_broken"),
        (HALF.replace(", 2.5)", ", 2.5, 3)"), "function_file_broken"),
        ("def broken(:", "function_file_broken"),
    ],
)
def test_a_file_of_functions_is_refused(tmp_path, text, code):
    assert codes(folder(tmp_path, bad=text)) == [code]


def test_a_function_that_another_file_has_too_is_a_clash(tmp_path):
    assert codes(folder(tmp_path, a=HALF, b=HALF)) == ["function_clash"]


@pytest.mark.parametrize("returns", ["1 / 0", "object()", "None", "float(x)"])
def test_what_a_function_breaks_is_the_one_error(tmp_path, returns):
    text = HALF.replace("return x / 2", f"return x / 2 if x == 5 else {returns}")
    functions = load_functions(folder(tmp_path, half=text))
    rules = compile_rules(small_affair(), {}, functions)
    with pytest.raises(RuleError):
        rules.judge_text("half(7)", small_scope(rules))


def test_unknown_never_reaches_a_function_that_does_not_ask_for_it(tmp_path):
    functions = load_functions(folder(tmp_path, half=HALF))
    rules = compile_rules(small_affair(), {}, functions)
    assert rules.judge_text("half(office.proposed)", small_scope(rules)).missing == ("office.proposed",)
