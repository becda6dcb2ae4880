"""4.11, Requests: agreeing decides anew, as asked by the asker; what was asked goes with the post."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as with_

from tests.flow.world import CLOCK, Case, accepted_relief, checked, directory, program, relief, staff, with_affair
from yikou.definition.model import Expr
from yikou.errors import Refused
from yikou.flow.offers import offers


def asked(case: Case) -> Case:
    """Chen has asked for five days more; Ma is to agree."""
    return checked(case).on("12-10").do("extend", "chen", "review", by="5 workdays", reason="外出")


def agree(case: Case) -> Case:
    return case.do("agree", "ma", task=case.task("review", "request").id)


def lenient() -> Case:
    """A relief that may be extended while the amount is above 1000."""
    steps = dict(program("hardship-relief").affair.steps)
    verb = replace(steps["review"].verbs["extend"], when=Expr("form.amount > 1000"))
    steps["review"] = replace(steps["review"], verbs={**steps["review"].verbs, "extend": verb})
    steps["check"] = replace(steps["check"], shows=(("office", "proposed"),))
    return accepted_relief(with_affair("hardship-relief", steps=steps))


def test_nothing_is_agreed_to_for_somebody_who_has_left():
    case = asked(relief())
    case.directory = directory(without=("chen",))
    with pytest.raises(Refused, match="asker_left"):
        agree(case)
    assert case.state.total.extensions == ()


def test_nothing_is_agreed_to_that_is_no_longer_offered():
    case = asked(lenient()).do("supplement", "chen", "review", items={"fields": ["form.amount"]})
    case.do("answer", "wang", form={**case.now_state.form, "amount": 800})
    with pytest.raises(Refused, match="not_now"):
        agree(case)


def test_nothing_is_agreed_to_where_another_has_taken_the_task():
    people = directory()
    ye = replace(next(post for post in people.posts if post.person == "chen"), person="ye")
    case = asked(relief(people=replace(people, posts=(*people.posts, ye))))
    case.do("claim", with_(staff("chen"), person="ye", name="叶"), "review")
    with pytest.raises(Refused, match="asker_replaced"):
        agree(case)


def test_whoever_is_to_agree_reads_why_it_is_closed():
    case = asked(relief())
    case.directory = directory(without=("chen",))
    offer = next(o for o in offers(case.program, case.state, staff("ma"), case.context) if o.verb == "agree")
    assert offer.closed.startswith("提出申请的陈已不能办理本环节")


def test_a_request_is_cancelled_with_the_post_of_whoever_asked():
    case = asked(relief())
    case.directory = directory(without=("chen",))
    case.do("tend", CLOCK)
    assert case.kinds("Cancelled")[-1].why == "asker"
    assert [told.name for told in case.kinds("Told")[-2:]].count("request_over") == 1


def taken_up(case: Case, kind: str) -> Case:
    """Ma has claimed what goes to the leader, and then left; Gao leads the street now."""
    case.do("claim", "ma", task=case.task("review", kind).id)
    people = directory(without=("ma",))
    gao = replace(next(post for post in people.posts if post.person == "gao"), org="huayuan")
    case.directory = replace(people, posts=(*people.posts, gao))
    return case.do("tend", CLOCK)


def test_a_request_goes_with_both_posts():
    case = asked(relief())
    case.do("claim", "ma", task=case.task("review", "request").id)
    case.directory = directory(without=("ma", "chen"))
    case.do("tend", CLOCK)
    assert [task.kind for task in case.now_state.tasks.values()] == ["step"]


def test_a_claim_of_a_referral_falls_with_the_post():
    case = taken_up(checked(relief()).do("refer", "chen", "review", question="可否"), "refer")
    gao = with_(staff("gao"), org="huayuan")
    assert case.do("advise", gao, task=case.task("review", "refer").id, opinion="可以").task("review").waits == ""


def test_a_claim_of_a_request_falls_with_the_post():
    case = taken_up(asked(relief()), "request")
    assert case.task("review", "request").claimed_by == ""
    assert case.do("tend", CLOCK).last.entries == ()
