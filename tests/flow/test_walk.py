"""R1 and R5: the position is computed; going back asks again what has changed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.flow.world import Case, accepted_relief, checked, program, relief, relief_form, staff, with_affair
from yikou.definition.model import DoStep
from yikou.errors import Refused
from yikou.flow.acts import Act
from yikou.flow.preview import preview


def decided(amount: int = 6000) -> Case:
    """Checked, reviewed by the street, waiting for the bureau."""
    return checked(relief(amount=Decimal(amount)), amount).do("approve", "chen", "review")


def test_the_amount_chooses_the_way():
    assert checked(relief(), 800).open == ["issue"]
    assert checked(relief(), 4000).open == ["review"]


def test_the_amount_changes_the_way():
    case = checked(relief(), 4000).do("approve", "chen", "review", office={"proposed": Decimal(6000)})
    assert case.open == ["decide"]
    assert case.state.way == ("accept", "check", "review")


def test_a_lowered_amount_leaves_the_review_outside_the_way():
    case = checked(relief(), 4000).do("approve", "chen", "review", office={"proposed": Decimal(800)})
    assert case.open == ["issue"]
    assert "review" not in case.state.way


def test_the_approver_sees_the_new_way_before_pressing():
    case = checked(relief(), 4000)
    task = case.task("review").id
    act = Act("approve", staff("chen"), task=task, seen=case.state.no, office={"proposed": Decimal(6000)})
    seen = preview(case.program, case.state, act, case.context)
    assert [(step.title, step.people) for step in seen.next] == [("区民政局审批", ("高",))]


def test_a_choice_says_what_it_read():
    chose = checked(relief()).kinds("Chose")[-1]
    assert (chose.value, chose.row) == ("street", 2)
    assert ("office.proposed", 4000) in [(read.path, read.value) for read in chose.reads]


def test_the_way_flips_twice():
    case = decided().do("return", "gao", "decide", to="check", reason="金额再核")
    checked(case, 800)
    assert case.open == ["issue"]
    case.do("return", "wang", "issue", to="check", reason="算错了")
    checked(case, 4000)
    assert case.open == ["review"]
    assert case.kinds("Undone")[-1].changed == ("office.proposed",)


def test_a_way_that_comes_back_to_the_same_values_is_passed():
    case = decided().do("return", "gao", "decide", to="check", reason="金额再核")
    checked(case, 800).do("return", "wang", "issue", to="check", reason="算错了")
    assert checked(case, 6000).open == ["decide"]


def test_a_return_undoes_only_its_target():
    case = decided().do("return", "gao", "decide", to="check", reason="补充核查")
    assert case.open == ["check"]
    assert "review" in case.state.completions
    assert case.task("check").opening.prefer == "li"


def test_what_read_nothing_that_changed_is_not_asked_again():
    case = decided().do("return", "gao", "decide", to="check", reason="补充核查")
    assert checked(case, 6000).open == ["decide"]


def test_a_changed_note_is_read_by_the_steps_after_it():
    case = decided().do("return", "gao", "decide", to="check", reason="补充核查")
    case.do("approve", "li", "check", office={"visit_note": "再次入户核查", "proposed": Decimal(6000)})
    assert case.open == ["review"]


def returned(then: str) -> Case:
    """The bureau has returned 6000, which the street had approved, to the community."""
    steps = dict(program("hardship-relief").affair.steps)
    verb = replace(steps["decide"].verbs["return"], then=then)
    steps["decide"] = replace(steps["decide"], verbs={**steps["decide"].verbs, "return": verb})
    case = checked(accepted_relief(with_affair("hardship-relief", steps=steps)), 6000)
    return case.do("approve", "chen", "review").do("return", "gao", "decide", to="check", reason="金额再核")


@pytest.mark.parametrize(("proposed", "step"), [(6000, "decide"), (7000, "review")])
def test_affected_asks_again_where_something_differs(proposed, step):
    assert checked(returned("affected"), proposed).open == [step]


def test_replay_asks_everybody_again():
    assert checked(returned("replay"), 6000).open == ["review"]


def test_resume_compares_nothing_until_the_returning_step_is_reached():
    case = checked(returned("resume"), 7000)
    assert (case.open, case.state.resume) == (["decide"], "")


def test_the_last_return_says_what_is_compared():
    case = checked(returned("resume"), 800).do("return", "wang", "issue", to="check", reason="算错了")
    assert checked(case, 4000).open == ["review"]


def test_a_return_goes_only_to_steps_that_were_passed():
    with pytest.raises(Refused, match="return_where"):
        checked(relief()).do("return", "chen", "review", to="decide", reason="x")


def test_values_stay_but_are_not_known_while_their_step_is_undone():
    case = checked(relief()).do("return", "chen", "review", to="check", reason="再核")
    assert case.state.office["proposed"] == 4000
    assert case.open == ["check"]


def test_acceptance_never_moves():
    case = relief()
    case.on("12-03").do("return", "li", "check", to="accept", reason="地址有误")
    case.do("approve", "wang", "accept")
    assert str(case.state.accepted_on) == "2026-12-01"
    assert case.state.total.start.day == 1


def test_an_unknown_condition_refuses_the_verb():
    steps = dict(program("hardship-relief").affair.steps)
    steps["check"] = replace(steps["check"], fills=("visit_note",), suggests={})
    case = Case(with_affair("hardship-relief", steps=steps))
    case.do("file", "wang", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    with pytest.raises(Refused, match="unknown") as refused:
        case.do("approve", "li", "check", office={"visit_note": "入户核查属实"})
    assert refused.value.params["paths"] == ("office.proposed",)


def supplemented(**form: object) -> Case:
    """A fire whose proof comes only with the answer to a notice of the last step, behind the review that shows it."""
    steps = dict(program("hardship-relief").affair.steps)
    steps["check"] = replace(steps["check"], shows=(("form", "amount"), ("office", "visit_note")))
    steps["review"] = replace(steps["review"], shows=(("materials", "event_proof"), ("office", "proposed")))
    case = Case(with_affair("hardship-relief", steps=steps))
    case.do("file", "wang", form=relief_form(cause="fire"), papers={"id_card": ("a",)},
            follow=frozenset({"event_proof"}), then="accept")  # fmt: skip
    checked(case, 4000).do("approve", "chen", "review")
    case.do("supplement", "wang", "issue", items={"fields": ["form.amount"], "materials": ["event_proof"]})
    return case.do("answer", "wang", form=relief_form(cause="fire", **form), papers={"event_proof": ("p",)})


def test_a_paper_that_an_answer_brings_had_not_been_read():
    assert supplemented().open == ["issue"]


def test_nor_had_it_where_another_step_is_asked_again_first():
    case = supplemented(amount=Decimal(4500))
    assert case.open == ["check"]
    assert checked(case, 4000).open == ["issue"]


def test_what_a_step_on_the_new_way_finds_is_read_by_the_steps_after_it():
    affair = program("hardship-relief").affair
    steps = dict(affair.steps)
    steps["check"] = replace(steps["check"], fills=("proposed",))
    steps["decide"] = replace(steps["decide"], fills=("visit_note",))
    steps["review"] = replace(steps["review"], shows=(("office", "visit_note"),))
    bureau = (DoStep("decide"), DoStep("review"))
    choose = replace(affair.flow[2], cases={"community": (), "street": (DoStep("review"),), "bureau": bureau})
    changed = with_affair("hardship-relief", steps=steps, flow=(*affair.flow[:2], choose, *affair.flow[3:]))
    case = accepted_relief(changed).do("approve", "li", "check", office={"proposed": Decimal(4000)})
    case.do("approve", "chen", "review").do("return", "wang", "issue", to="check", reason="金额再核")
    case.do("approve", "li", "check", office={"proposed": Decimal(6000)})
    case.do("approve", "gao", "decide", office={"proposed": Decimal(6000), "visit_note": "入户核查属实"})
    assert case.open == ["review"]
