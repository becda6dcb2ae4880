"""6.1: that what happens is an event, whoever brings it about. Further ones are seen where their verbs are tested."""

from dataclasses import replace

import pytest

from tests.flow.world import Case, accepted_relief, checked, program, staff, with_affair
from yikou.definition.model import Verb
from yikou.flow.offers import offers

PAPERS = {"text": "请补正"}


def waiting_for(event: str, *, unanswered: str = "lapse") -> Case:
    """Checked relief that sends a message on that event."""
    affair = program("hardship-relief").affair
    tells = {**affair.tells, "heard": replace(affair.tells["ended"], name="heard", on=(event,))}
    review = affair.steps["review"]
    ask = replace(review.verbs["supplement"], unanswered=unanswered)
    steps = {**affair.steps, "review": replace(review, verbs={**review.verbs, "supplement": ask})}
    return checked(accepted_relief(with_affair("hardship-relief", tells=tells, steps=steps)))


def heard(case: Case) -> int:
    return [told.name for told in case.kinds("Told")].count("heard")


@pytest.mark.parametrize("event", ["any.claim", "review.claim", "any.release", "review.release"])
def test_taking_a_task_and_giving_it_back_are_events(event):
    assert heard(waiting_for(event).do("claim", "chen", "review").do("release", "chen", "review")) == 1


@pytest.mark.parametrize("event", ["any.answer", "review.answer"])
def test_an_answer_is_an_event_of_the_step_that_asked(event):
    case = waiting_for(event).do("supplement", "chen", "review", items=PAPERS)
    assert heard(case.do("answer", "wang", text="已补")) == 1


@pytest.mark.parametrize("verb", ["lapse", "reject"])
@pytest.mark.parametrize("subject", ["any", "review"])
def test_what_the_clock_does_without_an_answer_is_an_event(verb, subject):
    case = waiting_for(f"{subject}.{verb}", unanswered=verb).do("supplement", "chen", "review", items=PAPERS)
    assert heard(case.on("12-28").tick()) == 1


def test_a_verb_of_the_case_that_a_step_names_is_not_offered_at_its_task():
    affair = program("hardship-relief").affair
    review = affair.steps["review"]
    steps = {**affair.steps, "review": replace(review, verbs={**review.verbs, "urge": Verb("urge")})}
    case = checked(accepted_relief(with_affair("hardship-relief", steps=steps)))
    assert "urge" not in [offer.verb for offer in offers(case.program, case.state, staff("chen"), case.context)]
