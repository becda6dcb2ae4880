"""Exploration is bounded: it says where it gave up, and it is over soon."""

from copy import deepcopy
from time import process_time

from tests.definition.make import SCHEMA
from tests.proof.small import findings, line_of

RESULT = "  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n"


def _schema(count):
    """The small schema with so many fields of yes and no, each asked."""
    schema = deepcopy(SCHEMA)
    for number in range(count):
        schema["properties"][f"q{number}"] = {"type": "boolean", "title": f"问{number}"}
        schema["required"].append(f"q{number}")
    return schema


def test_conditions_one_after_the_other_are_not_multiplied():
    ends = "".join(f"  - {{when: form.q{n}, do: [{{end: rejected}}]}}\n" for n in range(60))
    before = process_time()
    assert not [p for p in findings((RESULT, RESULT + ends), schema=_schema(60)) if p.code == "not_proved"]
    assert process_time() - before < 5


def _parity(names):
    """Whether an even number of them is no: only all of them tell."""
    if len(names) == 1:
        return names[0]
    half = len(names) // 2
    return f"({_parity(names[:half])} == {_parity(names[half:])})"


def test_what_is_too_much_is_named_and_not_passed_over():
    odd = _parity([f"form.q{n}" for n in range(18)])
    flow = (RESULT, RESULT + f"  - {{when: {odd}, do: [{{end: rejected}}]}}\n")
    before = process_time()
    (problem,) = [p for p in findings(flow, schema=_schema(18)) if p.code == "not_proved"]
    assert (problem.level, problem.found) == ("warning", "组合太多，没有逐一看完")
    assert "form.q0" in line_of(problem, flow)
    assert process_time() - before < 20


def test_a_wide_table_is_proved_without_trying_every_form():
    cells = "".join(
        f"      - [{', '.join('yes' if n == at else 'any' for at in range(7))}, bureau]\n" for n in range(7)
    )
    table = f"  wide:\n    given: [{', '.join(f'form.q{n}' for n in range(7))}]\n    gives: [by]\n    rows:\n{cells}"
    before = process_time()
    problems = findings(("who:\n", table + "who:\n"), schema=_schema(8))
    assert {p.code for p in problems if p.level == "error"} == {"table_gap", "table_overlap"}
    assert process_time() - before < 5


def test_a_table_over_many_options_is_proved_soon():
    schema = deepcopy(SCHEMA)
    schema["properties"]["bank"] = {"title": "银行", "enum": [f"b{n}" for n in range(200)]}
    rows = "".join(f"      - [b{n}, bureau]\n" for n in range(150))
    table = f"  one:\n    given: [form.bank]\n    gives: [by]\n    rows:\n{rows}    else: [street]\n"
    before = process_time()
    assert not [p for p in findings(("who:\n", table + "who:\n"), schema=schema) if p.level == "error"]
    assert process_time() - before < 10
