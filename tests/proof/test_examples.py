"""Examples are run as they are written: partial, with yes at every step, and compared with what they expect."""

from dataclasses import replace

import pytest

from tests.flow.world import FILES, program
from tests.proof.small import STAFFED, district, findings, found, line_of
from yikou.definition.sources import slugs
from yikou.proof.examples import run_example, run_examples


@pytest.mark.parametrize("slug", slugs(FILES))
def test_the_shipped_affairs_do_what_their_examples_say(slug):
    assert len(program(slug).affair.examples) >= 3
    assert run_examples(program(slug)) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "gives"),
    [
        ("lane", ", lane: green", ", lane: normal", "green"),
        ("needed", "needed: [id_card, proof]", "needed: [id_card]", "id_card, proof"),
        ("way", "way: [accept, decide]", "way: [accept]", "accept, decide"),
        ("outcome", "outcome: granted}", "outcome: rejected}", "granted"),
        ("high", "high: no,", "high: yes,", "no"),
        ("way.by", "way.by: street", "way.by: bureau", "street"),
    ],
)
def test_a_difference_names_the_line_the_key_and_both_values(name, old, new, gives):
    (problem,) = findings((old, new), district=district(*STAFFED))
    assert problem.key == f"checks/0/expect/{name}"
    assert problem.found == gives
    assert problem.expected in new
    assert "example: 火灾" in line_of(problem, (old, new))


def test_the_finding_names_the_example():
    assert found("example_lane", (", lane: green", ", lane: normal")).about == "火灾"


def test_a_step_completes_with_no_where_the_example_says_so():
    change = ("expect: {high: no", "done: {decide.result: no}\n    expect: {high: no")
    assert found("example_outcome", change).found == "rejected"


def test_an_office_value_is_unknown_before_its_step_is_passed():
    first = ("flow:\n  - accept", "flow:\n  - {choose: way.by, cases: {street: [], bureau: []}}\n  - accept")
    problem = next(p for p in findings(first) if p.key.endswith("expect/way"))
    assert (problem.code, problem.found) == ("example_stops", "office.proposed")


def test_a_value_that_the_form_refuses_is_named():
    relief = program("hardship-relief")
    example = replace(relief.affair.examples[0], given={"applicant": {"id_number": "23019919800101123"}})
    (problem,) = run_example(relief, example)
    assert problem.key == "checks/0/form/applicant/id_number"
    assert "身份证号少一位" in problem.found


def test_a_case_that_would_not_be_accepted_is_named():
    assert found("example_not_accepted", ("amount: 500", "amount: 0")).found == "金额应大于零"


UNKNOWN = ("amount: 500}", "applicant: {name: 张三}}")


def test_what_is_unknown_is_named_with_what_it_lacks():
    problem = next(p for p in findings(UNKNOWN) if p.key == "checks/0/expect/high")
    assert (problem.code, problem.found) == ("example_unknown", "form.amount")


def test_the_word_unknown_matches_what_is_unknown():
    assert not [p for p in findings(UNKNOWN, ("high: no", "high: unknown")) if p.key == "checks/0/expect/high"]


def test_a_paper_of_a_step_that_is_not_passed_is_not_needed():
    later = ("needed: always, carries", "needed: always, at: decide, carries")
    skips = ("flow:\n  - accept\n  - decide", "flow:\n  - accept\n  - {when: form.amount > 1000, do: [decide]}")
    read = ("choose: done.decide.result", "choose: form.amount > 100")
    problem = next(p for p in findings(later, skips, read) if p.key == "checks/0/expect/needed")
    assert problem.found == "proof"


def test_the_lane_moves_to_a_smaller_rank_after_acceptance():
    when = ("when: form.cause == 'fire', because", "when: office.proposed < 500, because")
    assert not [p for p in findings(when) if p.key == "checks/0/expect/lane"]


def test_what_waits_for_a_place_is_not_supported_yet():
    seats = "  seats: {title: 名额, per: form.cause, capacity: 5, takes: 1, taken: accept, when_full: wait}"
    found = findings(("checks:", f"quotas:\n{seats}\nchecks:"))
    assert "quotas" in {p.found for p in found if p.level == "unsupported"}
