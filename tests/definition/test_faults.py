"""For each error and warning of docs/format.md an affair that has it: the code, the sentence and the line are told."""

import re

import pytest

from tests.definition.faults import FAULTS, found_in
from tests.definition.make import problems
from tests.definition.test_refusals import SPOILT
from yikou.cli.common import sentence_of
from yikou.definition.messages import MESSAGES
from yikou.errors import Problem
from yikou.proof.messages import MESSAGES as OF_PROOFS
from yikou.rules.messages import DEFINITIONS, EXPRESSIONS
from yikou.settings import HOUSE
from yikou.usecases.definitions.checking import line_at

ELSEWHERE = ("definition", "rules")
OF_A_CASE = {"function_failed", "wrong_kind"}  # said when an expression is computed, not when it is read
OF_A_FOLDER = {"translates_nothing", "parameter_begun"}  # tests/cli/test_checking.py, tests/usecases/test_available.py
ids = [f"{fault.section} {fault.code} {number}" for number, fault in enumerate(FAULTS)]


@pytest.mark.parametrize("fault", FAULTS, ids=ids)
def test_a_fault_is_told_with_its_sentence_and_its_line(fault):
    files, found = found_in(fault)
    told = [(p.file, line_at(files, p).strip()[: len(fault.line) or None], sentence_of(p)) for p in found]
    assert (fault.file, fault.line, fault.message) in told, told


@pytest.mark.parametrize("fault", FAULTS, ids=ids)
def test_a_fault_has_its_code_and_is_told_before_any_warning(fault):
    _, found = found_in(fault)
    assert fault.code in [problem.code for problem in found]
    levels = [problem.level == "warning" for problem in found]
    assert levels == sorted(levels)


def test_every_code_is_raised_by_a_fault_or_by_a_test_of_its_own():
    raised = {fault.code for fault in FAULTS}
    raised |= {p.code for old, new, key, _ in SPOILT for p in problems(old, new) if p.key == key}
    files = [path for part in ELSEWHERE for path in (HOUSE / "tests" / part).glob("test_*.py")]
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in files)
    missing = {*MESSAGES, *EXPRESSIONS, *DEFINITIONS} - raised - OF_A_CASE - OF_A_FOLDER
    assert sorted(code for code in missing if not re.search(rf"\b{code}\b", elsewhere)) == []


def test_no_code_stands_for_two_sentences():
    catalogues = (MESSAGES, EXPRESSIONS, DEFINITIONS, OF_PROOFS)
    codes = [code for catalogue in catalogues for code in catalogue]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize("code", sorted({*MESSAGES, *EXPRESSIONS, *DEFINITIONS, *OF_PROOFS}))
def test_every_sentence_can_be_said(code):
    problem = Problem("error", code, "f", 1, "k", "found", "expected", "", "about")
    assert "{" not in sentence_of(problem).replace("{{", "")


def test_every_section_that_a_fault_names_is_one_of_the_format():
    text = (HOUSE / "docs" / "format.md").read_text(encoding="utf-8")
    sections = {fault.section for fault in FAULTS if fault.section[0].isdigit()}
    assert [
        one for one in sorted(sections) if not re.search(rf"^#+ {re.escape(one.split('.')[0])}[. ]", text, re.M)
    ] == []
