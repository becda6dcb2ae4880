"""What would leave a case hanging is refused before it goes live."""

from tests.proof.small import findings, found, line_of


def test_a_no_that_nobody_reads_is_refused():
    flow = ("  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n", "")
    problem = found("object_unread", flow)
    assert problem.expected == "done.decide.result"
    assert "decide:" in line_of(problem, flow)


def test_an_output_for_the_no_reads_it():
    flow = ("  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n", "")
    output = ("on: end.granted", "on: decide.no")
    assert "object_unread" not in {p.code for p in findings(flow, output)}


def test_a_paper_to_follow_is_demanded_where_it_can_be_made_to_come():
    verbs = ("verbs: [approve, object, return]", "verbs: [approve]")
    flow = ("  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n", "")
    assert found("paper_deadlock", verbs, flow).about == "决定"


def test_a_supplement_that_no_message_tells_of_is_a_warning():
    problem = found("supplement_unheard", ("on: any.supplement", "on: accepted"))
    assert (problem.level, problem.about) == ("warning", "受理")


def test_a_granted_way_around_the_demand_is_a_warning():
    skips = ("  - accept\n  - decide\n", "  - accept\n  - {when: form.amount > 100, do: [decide]}\n")
    result = ("choose: done.decide.result", "choose: form.amount > 10")
    problem = found("paper_around", skips, result)
    assert (problem.level, problem.about) == ("warning", "证明")
