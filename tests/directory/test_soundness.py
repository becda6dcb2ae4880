"""Whether the tree of orgs holds together on the days that come."""

from dataclasses import replace
from datetime import date

from tests.directory.test_lookup import DAY, PEOPLE, TREE
from yikou.directory.model import Directory, Move, Post
from yikou.directory.soundness import Fault, astray, tree_faults

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def district(*, moves=(), **ends):
    orgs = {one.slug: one for one in TREE}
    for slug, (until, successor) in ends.items():
        orgs[slug] = replace(orgs[slug], until=until, successor=successor)
    return Directory(1, orgs, PEOPLE, (), {}, moves=moves)


def test_a_tree_without_plans_has_no_fault():
    assert list(tree_faults(district(), DAY)) == []


def test_an_org_below_one_that_ends_without_a_successor_is_astray_from_that_day_on():
    found = list(tree_faults(district(huayuan=(APRIL, None)), DAY))
    assert found == [Fault("astray", "chunhui", APRIL), Fault("astray", "yinhe", APRIL)]


def test_an_org_whose_own_child_takes_its_place_makes_the_child_stand_below_itself():
    assert Fault("circle", "chunhui", APRIL) in list(tree_faults(district(huayuan=(APRIL, "chunhui")), DAY))


def test_two_planned_moves_that_close_a_circle_are_found_on_the_day_of_the_later_one():
    moves = (Move("huayuan", APRIL, "civil-affairs"), Move("civil-affairs", MAY, "huayuan"))
    found = list(tree_faults(district(moves=moves), DAY))
    assert found == [Fault("circle", "huayuan", MAY), Fault("circle", "civil-affairs", MAY)]


def test_a_post_is_astray_from_the_day_on_which_nothing_stands_for_its_org():
    people = district(chunhui=(APRIL, "yinhe"), yinhe=(MAY, None))
    post = Post("lin", "clerk", "chengnan", DAY)
    assert astray(people, post, DAY) == MAY
    assert astray(people, replace(post, until=MAY), DAY) is None
