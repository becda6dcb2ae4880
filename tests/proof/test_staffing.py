"""Orgs, roles and people of a definition are looked up in the tree of the day."""

from tests.proof.small import STAFFED, district, findings, found, line_of


def test_a_district_with_people_at_every_step_is_good():
    assert findings(district=district(*STAFFED)) == ()


def test_without_a_tree_it_is_named_what_was_not_checked():
    problem = found("no_directory")
    assert (problem.level, "同一人" in problem.found) == ("warning", True)


def test_an_org_that_does_not_exist_is_named_with_the_nearest():
    change = ("org: civil-affairs-bureau", "org: civil-affair-bureau")
    problem = found("no_such_org", change, district=district(*STAFFED))
    assert problem.nearest == "civil-affairs-bureau"


def test_a_role_that_does_not_exist_is_named_with_the_nearest():
    change = ("role: reviewer", "role: reviewers")
    problem = found("no_such_role", change, district=district(*STAFFED))
    assert (problem.found, problem.nearest) == ("reviewers", "reviewer")
    assert "reviewers" in line_of(problem, change)


def test_a_step_that_nobody_could_do_names_the_place():
    problem = found("nobody", district=district(("wang", "clerk", "huayuan-1")))
    assert (problem.about, problem.found) == ("决定", "huayuan-1")


def test_two_are_needed_where_the_step_needs_two():
    change = ("    who: reviewer\n", "    who: reviewer\n    need: 2\n")
    assert found("nobody", change, district=district(*STAFFED)).expected == "2"


def test_whoever_accepted_is_not_counted_where_they_are_excluded():
    both = (*STAFFED[:1], ("wang", "reviewer", "huayuan"))
    assert found("nobody", district=district(*both)).about == "决定"


def test_if_nobody_is_counted_too():
    change = ("but_not: [case.accepted_by]}", "if_nobody: [chief]}\n  chief: {title: 领导, role: leader, at: bureau}")
    people = district(("wang", "clerk", "huayuan-1"), ("gao", "leader", "civil-affairs-bureau"))
    assert "nobody" not in {p.code for p in findings(change, district=people)}
