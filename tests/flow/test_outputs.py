"""R13: when an output that nobody undid by hand becomes void."""

from dataclasses import replace

from tests.flow.test_endings import paid
from tests.flow.world import Case, accepted_relief, checked, program, with_affair


def decision_on(event: str) -> Case:
    """Checked relief whose decision is made on that event, before the case has ended."""
    outputs = dict(program("hardship-relief").affair.outputs)
    outputs["decision"] = replace(outputs["decision"], on=(event,))
    return checked(accepted_relief(with_affair("hardship-relief", outputs=outputs)))


def voids(case: Case) -> list[bool]:
    return [output.void for output in case.state.outputs if output.name == "decision"]


def test_an_output_of_a_completion_outside_the_way_is_void_when_the_case_ends():
    case = decision_on("review.yes").do("approve", "chen", "review")
    checked(case.do("return", "wang", "issue", to="check", reason="算错了"), 800)
    assert voids(case) == [False]
    assert voids(paid(case)) == [True]


def test_an_output_made_when_a_task_opened_is_void_when_the_task_is_returned():
    case = decision_on("review.opened")
    assert voids(case.do("return", "chen", "review", to="check", reason="算错了")) == [True]
