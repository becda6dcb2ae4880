"""What is refused before any case: unknown names, names out of place, types that do not fit."""

from dataclasses import replace

import pytest

from tests.rules.affairs import affair, parameter
from tests.rules.small import ROW, changed, small_affair
from yikou.definition.model import (
    Accept,
    Call,
    Choose,
    Clock,
    DoStep,
    Each,
    Expr,
    LaneEntry,
    LaneKind,
    Lanes,
    Mark,
    Output,
    Step,
    StepNeed,
    Tell,
    Together,
    Verb,
    When,
)
from yikou.definition.types import Bool, Field, Number, Record, Rows
from yikou.errors import DefinitionRefused
from yikou.rules.compiled import compile_rules


def problems_of(affair):
    with pytest.raises(DefinitionRefused) as refused:
        compile_rules(affair, parameter("limit", 5000))
    return refused.value.problems


def codes(affair):
    return [problem.code for problem in problems_of(affair)]


def is_fine(affair):
    compile_rules(affair, parameter("limit", 5000))
    return True


def step(name, **keys):
    return Step(name, name, ("window",), **keys)


def flowing(*items, **keys):
    return replace(small_affair(), flow=items, steps={"check": step("check"), "issue": step("issue")}, **keys)


@pytest.mark.parametrize(
    ("cond", "code", "nearest"),
    [
        ("form.amuont > 3", "unknown_name", "form.amount"),
        ("form.members.incom > 3", "unknown_name", "form.members.income"),
        ("ofice.proposed > 3", "unknown_name", "office.proposed"),
        ("param.limits > 3", "unknown_name", "param.limit"),
        ("case.regstered > today", "unknown_name", "case.registered"),
        ("summ(form.members.income) > 3", "unknown_function", "sum"),
        ("form.cause == 'fir'", "not_an_option", "fire"),
        ("form.cause in ['fire', 'ilness']", "not_an_option", "illness"),
        ("count_of(form.kinds, 'c') > 0", "arguments_do_not_fit", ""),
        ("form.cause == 5", "not_comparable", ""),
        ("form.cause < 'fire'", "not_comparable", ""),
        ("form.amount == 'x'", "not_comparable", ""),
        ("form.story > 'x'", "not_comparable", ""),
        ("form.story + 1 > 2", "wrong_type", ""),
        ("form.shop == 'jinghui'", "not_comparable", ""),
        ("form.local + 1 > 2", "wrong_type", ""),
        ("form.amount and form.local", "wrong_type", ""),
        ("days(3) == workdays(3)", "different_units", ""),
        ("form.on + lane.limit > form.on", "not_visible", ""),
        ("form.on - form.on == days(1)", "wrong_type", ""),
        ("form.amount in form.kinds", "not_comparable", ""),
        ("form.amount in 5", "wrong_type", ""),
        ("form.local in [1, yes]", "mixed_list", ""),
        ("count(form.amount) > 1", "wrong_type", ""),
        ("count(form.kinds, 1) > 1", "wrong_count", ""),
        ("round(1) > 1", "wrong_count", ""),
        ("round(form.amount, form.amount) > 1", "wrong_type", ""),
        ("min(form.kinds) > 1", "arguments_do_not_fit", ""),
        ("form.members == form.members", "not_comparable", ""),
        ("form.applicant == 1", "only_a_path", ""),
        ("known(form.extra)", "not_computable", ""),
        ("form.story.street == case.place", "not_a_place", "form.story"),
        ("form.amount", "wrong_result", ""),
        ("today > form.on", "not_visible", ""),
        ("case.granted_this_year > 1", "not_visible", ""),
        ("case.outcome == 'granted'", "not_visible", ""),
        ("lane.id == 'normal'", "not_visible", ""),
        ("known(case.accepted_by)", "not_visible", ""),
        ("row.income > 3", "unknown_name", ""),
    ],
)
def test_a_condition_is_refused(cond, code, nearest):
    (problem,) = problems_of(changed(cond=cond))
    assert (problem.code, problem.nearest) == (code, nearest)


def test_a_problem_names_file_line_and_key():
    mark = Mark("rules/x.rules.yaml", 12, "accepts/0/must")
    (problem,) = problems_of(replace(small_affair(), accepts=(Accept(Expr("form.amuont > 3", mark), "x"),)))
    assert (problem.file, problem.line, problem.key) == ("rules/x.rules.yaml", 12, "accepts/0/must")


def test_all_problems_are_found_at_once():
    affair = changed(cond="form.amuont > 3", facts={"a": "form.cause == 'fir'", "b": "form.local ="})
    assert sorted(codes(affair)) == ["not_an_option", "unknown_name", "unread_fact", "unread_fact", "word"]


def test_a_fact_that_reads_itself_is_refused():
    (problem,) = problems_of(changed(facts={"a": "b + 1", "b": "a + 1"}, cond="a > b"))
    assert problem.code == "reads_itself"


def test_a_fact_that_nothing_reads_is_refused():
    (problem,) = problems_of(changed(facts={"idle": "form.local"}))
    assert (problem.code, problem.found) == ("unread_fact", "idle")


def test_a_fact_is_visible_where_its_parts_are():
    today = changed(facts={"late": "today > form.on"}, cond="late")
    assert codes(today) == ["not_visible"]
    assert is_fine(replace(today, materials={}, accepts=(Accept(Expr("late"), "x"),)))


def test_the_office_record_is_not_visible_in_accepts():
    assert codes(replace(small_affair(), accepts=(Accept(Expr("office.proposed > 3"), "x"),))) == ["not_visible"]


def test_lanes_are_judged_without_the_lane_itself():
    normal = LaneKind("normal", "普通", 9, Expr("lane.limit"))
    assert codes(replace(small_affair(), lanes=Lanes({"normal": normal}))) == ["not_visible"]
    entered = Lanes(small_affair().lanes.kinds, (LaneEntry("normal", Expr("lane.id == 'normal'"), "x"),))
    assert codes(replace(small_affair(), lanes=entered)) == ["not_visible"]


def test_a_limit_must_be_a_duration():
    clock = Clock("total", {"": Expr("form.amount")}, "accepted", (), None, "fresh", ())
    assert codes(replace(small_affair(), clocks={"total": clock})) == ["wrong_result"]


def test_the_outcome_is_visible_to_messages():
    tell = Tell("ended", "办结", ("end",), ("applicant",), when=Expr("case.outcome == 'granted'"))
    assert is_fine(replace(small_affair(), tells={"ended": tell}))
    output = Output("card", "证", "certificate", ("end",), valid=Expr("years(form.years)"))
    assert is_fine(replace(small_affair(), outputs={"card": output}))


def test_a_done_step_is_visible_after_it_in_the_flow_only():
    reads = When(Expr("done.check.result"), ())
    assert is_fine(flowing(DoStep("check"), reads))
    assert codes(flowing(reads, DoStep("check"))) == ["not_visible"]


def test_a_branch_does_not_see_what_its_neighbour_does():
    reads = When(Expr("done.check.result"), ())
    together = Together("both", {"a": (DoStep("check"),), "b": (reads,)}, StepNeed(), "all_in")
    assert codes(flowing(together)) == ["not_visible"]
    assert is_fine(flowing(replace(together, branches={"a": (DoStep("check"),)}), When(Expr("done.both.result"), ())))


def test_a_verb_may_ask_what_is_done():
    assert is_fine(flowing(DoStep("check"), verbs={"withdraw": Verb("withdraw", when=Expr("not done.check"))}))


def test_what_is_not_pure_is_refused_in_flow_and_in_facts_read_there():
    assert codes(flowing(When(Expr("form.on + workdays(3) > form.on"), ()))) == ["impure"]
    fact = changed(facts={"late": "form.on + workdays(3) > form.on"}, cond="late")
    assert is_fine(fact)
    assert codes(replace(fact, flow=(When(Expr("late"), ()),))) == ["impure"]


@pytest.mark.parametrize(
    ("expr", "cases", "code"),
    [
        ("form.cause", {"fire": (), "illness": ()}, "cases_missing"),
        ("form.cause", {"fire": (), "illness": (), "other": (), "flod": ()}, "unknown_case"),
        ("form.local", {"yes": ()}, "cases_missing"),
        ("form.amount", {"yes": ()}, "not_choosable"),
    ],
)
def test_the_cases_of_a_choice_cover_its_values(expr, cases, code):
    assert codes(flowing(Choose(Expr(expr), cases, None))) == [code]


def test_else_covers_what_the_cases_leave():
    assert is_fine(flowing(Choose(Expr("form.cause"), {"fire": ()}, ())))


def test_a_suggestion_must_fit_the_field():
    suggesting = step("check", fills=("proposed",), suggests={"proposed": Expr("form.cause")})
    assert codes(replace(small_affair(), steps={"check": suggesting})) == ["wrong_result"]


def test_inside_an_each_the_element_and_its_columns_are_rows():
    into = Field(("opinions",), "意见", Rows({"agrees": Field(("opinions", "agrees"), "同意", Bool())}))
    office = Record("office", "x", {}, {"opinions": into})
    inside = (When(Expr("row.agrees and row.shop == case.place"), (DoStep("check"),)),)
    each = Each("shop", Expr("form.shops"), ("opinions",), "asked", StepNeed(), "all_in", "together", inside)
    assert is_fine(replace(flowing(each), office=office))
    assert codes(replace(flowing(each, When(Expr("done.check"), ())), office=office)) == ["not_visible"]
    assert "wrong_result" in codes(replace(flowing(replace(each, source=Expr("form.amount"))), office=office))


def test_a_call_may_hand_on_a_group_of_fields():
    assert is_fine(flowing(Call("other", "other", {"form.applicant": Expr("form.applicant")}, False)))


def test_computed_fields_see_the_row_that_they_stand_in():
    total = Field(("members", "double"), "两倍", Number(), schema={"x-computed": "row.income * 2"})
    hidden = Field(("story",), "说明", Bool(), schema={"x-visible": "form.amount"})
    rows = Field(("members",), "成员", Rows({**ROW, "double": total}))
    form = small_affair().form
    fine = replace(form, fields={**form.fields, "members": rows})
    rules = compile_rules(replace(small_affair(), form=fine), {})
    assert rules.computed["form.members.double"].text == "row.income * 2"
    assert rules.display("row.income * 2", {"row": {"income": 5}}) == 10
    wrong = replace(form, fields={**form.fields, "story": hidden})
    assert codes(replace(small_affair(), form=wrong)) == ["wrong_result"]


@pytest.mark.parametrize("slug", ["hardship-relief", "subsistence-allowance"])
def test_the_real_affairs_have_no_problem(slug):
    from tests.rules.affairs import parameters

    assert compile_rules(affair(slug), parameters()).affair.slug == slug
