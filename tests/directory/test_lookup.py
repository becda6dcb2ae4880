"""Who stands above, below and in place of whom, and who holds which post on a day."""

from datetime import date

import pytest

from yikou.directory import lookup
from yikou.directory.model import Directory, Move, Org, Person, Post, Role
from yikou.errors import NotFound

BEGAN = date(2020, 1, 1)
DAY = date(2026, 3, 17)
MERGED = date(2025, 7, 1)


def place(slug, kind, parent, *, until=None, successor=None, since=BEGAN):
    return Org(slug, slug, kind, parent, slug[:2].upper(), since, until, successor)


TREE = (
    place("nangang", "district", None),
    place("huayuan", "street", "nangang"),
    place("chunhui", "community", "huayuan"),
    place("yinhe", "community", "huayuan"),
    place("chengnan", "community", "huayuan", until=MERGED, successor="chunhui"),
    place("civil-affairs", "bureau", "nangang"),
    place("bank", "outside", None),
)
PEOPLE = {
    key: Person(key, name) for key, name in (("lin", "林晓燕"), ("bai", "白雪"), ("sun", "孙志强"), ("he", "何青"))
}
POSTS = (
    Post("lin", "clerk", "chunhui", BEGAN),
    Post("bai", "clerk", "chunhui", BEGAN),
    Post("bai", "reviewer", "huayuan", date(2026, 1, 1)),
    Post("sun", "reviewer", "chunhui", BEGAN, date(2026, 3, 18), rank=10),
    Post("he", "reviewer", "chengnan", BEGAN, rank=20),
    Post("he", "approver", "civil-affairs", BEGAN, MERGED),
)


def directory(*orgs, posts=POSTS):
    return Directory(1, {o.slug: o for o in orgs or TREE}, PEOPLE, posts, {"clerk": Role("clerk", "窗口受理员")})


def names(posts):
    return [post.person for post in posts]


def test_the_nearest_street_of_a_community_is_above_it():
    assert lookup.nearest(directory(), "chunhui", "street", DAY) == "huayuan"


def test_an_org_is_the_nearest_of_its_own_kind():
    assert lookup.nearest(directory(), "huayuan", "street", DAY) == "huayuan"


def test_a_street_has_no_nearest_community():
    assert lookup.nearest(directory(), "huayuan", "community", DAY) is None


def test_an_outside_org_stands_outside_the_tree():
    assert lookup.parent(directory(), "bank", DAY) is None
    assert lookup.nearest(directory(), "bank", "district", DAY) is None


def test_the_parent_of_a_community_is_its_street():
    assert lookup.parent(directory(), "chunhui", DAY) == "huayuan"


def test_an_unknown_org_is_not_found():
    with pytest.raises(NotFound, match="org chunhi"):
        lookup.nearest(directory(), "chunhi", "street", DAY)


def test_the_day_before_it_closes_an_org_stands_for_itself():
    assert lookup.successor(directory(), "chengnan", date(2025, 6, 30)) == "chengnan"


def test_a_closed_org_is_read_as_its_successor():
    assert lookup.successor(directory(), "chengnan", MERGED) == "chunhui"
    assert lookup.nearest(directory(), "chengnan", "community", DAY) == "chunhui"


def test_successors_are_followed_through_chains():
    orgs = (
        place("a", "community", None, until=date(2024, 1, 1), successor="b"),
        place("b", "community", None, until=date(2025, 1, 1), successor="c"),
        place("c", "community", None),
    )
    assert lookup.successor(directory(*orgs, posts=()), "a", date(2024, 6, 1)) == "b"
    assert lookup.successor(directory(*orgs, posts=()), "a", DAY) == "c"


def test_successors_in_a_circle_leave_an_org_for_itself():
    orgs = (
        place("a", "community", None, until=BEGAN, successor="b"),
        place("b", "community", None, until=BEGAN, successor="a"),
    )
    assert lookup.successor(directory(*orgs, posts=()), "a", DAY) == "a"


def test_parents_in_a_circle_end_the_way_up():
    orgs = (place("a", "street", "b"), place("b", "district", "a"))
    assert lookup.below(directory(*orgs, posts=()), "a", DAY) == ("a", "b")


def test_below_a_street_are_itself_and_its_open_communities():
    assert lookup.below(directory(), "huayuan", DAY) == ("huayuan", "chunhui", "yinhe")


def test_closed_communities_stay_below_where_old_cases_are_looked_for():
    assert lookup.below(directory(), "chunhui", DAY, closed=True) == ("chunhui", "chengnan")


def test_an_org_that_does_not_exist_yet_is_below_nothing():
    orgs = (place("a", "street", None), place("b", "community", "a", since=date(2026, 4, 1)))
    assert lookup.below(directory(*orgs, posts=()), "a", DAY) == ("a",)
    assert lookup.below(directory(*orgs, posts=()), "b", DAY) == ("b",)


def test_holders_are_ordered_by_rank_then_name():
    posts = (
        Post("lin", "clerk", "bank", BEGAN),
        Post("bai", "clerk", "bank", BEGAN),
        Post("he", "clerk", "bank", BEGAN, rank=5),
    )
    assert names(lookup.holders(directory(posts=posts), "clerk", "bank", DAY)) == ["he", "lin", "bai"]


def test_holders_at_a_place_are_not_those_below_it():
    assert names(lookup.holders(directory(), "clerk", "huayuan", DAY)) == []


def test_holders_under_a_place_are_those_there_and_below():
    assert names(lookup.holders(directory(), "reviewer", "huayuan", DAY, under=True)) == ["sun", "he", "bai"]


def test_a_post_ends_on_its_last_day():
    assert "sun" in names(lookup.holders(directory(), "reviewer", "chunhui", date(2026, 3, 17)))
    assert "sun" not in names(lookup.holders(directory(), "reviewer", "chunhui", date(2026, 3, 18)))


def test_the_staff_of_a_merged_community_act_for_its_successor():
    assert names(lookup.holders(directory(), "reviewer", "chunhui", DAY)) == ["sun", "he"]
    assert names(lookup.holders(directory(), "reviewer", "chunhui", date(2025, 6, 30))) == ["sun"]


def test_a_closed_org_has_the_holders_of_its_successor():
    assert names(lookup.holders(directory(), "clerk", "chengnan", DAY)) == ["lin", "bai"]


def test_a_person_may_hold_two_posts():
    assert [post.org for post in lookup.posts_of(directory(), "bai", DAY)] == ["chunhui", "huayuan"]


def test_a_person_who_left_holds_none():
    assert lookup.posts_of(directory(posts=()), "lin", DAY) == ()


def test_an_unknown_person_is_not_found():
    with pytest.raises(NotFound, match="person nobody"):
        lookup.posts_of(directory(), "nobody", DAY)


def test_a_seat_is_found_at_the_place_and_under_every_place_above():
    post = Post("sun", "reviewer", "yinhe", BEGAN)
    assert lookup.seat_keys(directory(), post, DAY) == (
        ("reviewer", "yinhe", "at"),
        ("reviewer", "yinhe", "under"),
        ("reviewer", "huayuan", "under"),
        ("reviewer", "nangang", "under"),
    )


def test_a_successor_finds_the_tasks_of_the_merged_community():
    keys = lookup.seat_keys(directory(), Post("lin", "clerk", "chunhui", BEGAN), DAY)
    assert ("clerk", "chengnan", "at") in keys
    assert ("clerk", "chengnan", "under") in keys
    assert ("clerk", "chengnan", "at") not in lookup.seat_keys(directory(), POSTS[0], date(2025, 6, 30))


def test_seat_keys_and_holders_agree_on_every_seat():
    known = directory()
    for post in POSTS:
        for role, slug, scope in lookup.seat_keys(known, post, DAY):
            found = lookup.holders(known, role, slug, DAY, under=scope == "under")
            assert not post.is_held(DAY) or post in found


def test_an_org_that_moves_stands_elsewhere_from_its_day_on():
    fendou = place("fendou", "street", "nangang")
    orgs = {one.slug: one for one in (*TREE, fendou)}
    people = Directory(1, orgs, PEOPLE, POSTS, {}, moves=(Move("yinhe", DAY, "fendou"),))
    before, after = date(2026, 3, 16), DAY
    assert lookup.nearest(people, "yinhe", "street", before) == "huayuan"
    assert lookup.nearest(people, "yinhe", "street", after) == "fendou"
    assert "yinhe" in lookup.below(people, "fendou", after)
    assert "yinhe" not in lookup.below(people, "huayuan", after)


def test_of_two_moves_the_later_one_counts():
    moves = (Move("yinhe", date(2026, 3, 18), "huayuan"), Move("yinhe", DAY, "nangang"))
    people = Directory(1, {one.slug: one for one in TREE}, PEOPLE, POSTS, {}, moves=moves)
    assert lookup.parent(people, "yinhe", DAY) == "nangang"
    assert lookup.parent(people, "yinhe", date(2026, 3, 18)) == "huayuan"
