"""What a form that was overtaken says beside its fields: what there is now, and what one more press makes of it."""

from datetime import date

from yikou.directory.model import Directory, Move, Org, Person, Post, Role
from yikou.usecases.manage.overtaken import of_end, of_last, of_move, of_post

BEGIN, TODAY, APRIL = date(2020, 1, 1), date(2026, 3, 17), date(2026, 4, 1)


def org(slug, name, kind="street", until=None, successor=None):
    return Org(slug, name, kind, "qu" if kind != "district" else None, slug.upper(), BEGIN, until, successor)


def people(*orgs, moves=(), posts=()):
    every = (
        org("qu", "新区", "district"),
        org("a", "甲街道"),
        org("b", "乙街道"),
        org("c", "丙社区", "community"),
        *orgs,
    )
    roles = {"clerk": Role("clerk", "受理员")}
    return Directory(1, {one.slug: one for one in every}, {"s1": Person("s1", "王敏")}, posts, roles, moves=moves)


def moved(found, **given):
    return of_move(found, "c", {"since": "2026-04-01", **given}, on=TODAY, tell=str)


def test_a_move_says_where_the_org_stands_and_where_it_would_stand():
    found = people(moves=(Move("c", BEGIN, "a"),))
    assert moved(found, parent="b") == {"parent": "现在：甲街道。再按一次，2026-04-01 起属乙街道。"}


def test_a_move_says_what_is_planned_and_that_the_present_place_takes_it_back():
    found = people(moves=(Move("c", BEGIN, "a"), Move("c", APRIL, "b")))
    told = "现在：甲街道，2026-04-01 起属乙街道。再按一次，原来定的移动就取消。"
    assert moved(found, parent="a") == {"parent": told}


def test_nothing_is_said_where_the_same_is_planned():
    assert moved(people(moves=(Move("c", BEGIN, "a"), Move("c", APRIL, "b"))), parent="b") == {}
    ended = people(org("d", "丁街道", until=APRIL, successor="a"))
    assert of_end(ended, "d", {"last": "2026-03-31", "successor": "a"}, str) == {}


def test_an_end_says_what_is_planned_and_what_becomes_of_it():
    found = people(org("d", "丁街道", until=APRIL, successor="a"))
    assert of_end(found, "d", {"last": "2026-05-31", "successor": ""}, str) == {
        "last": "现在：2026-03-31。再按一次改为 2026-05-31。",
        "successor": "现在：甲街道。再按一次改为没有接替的机构。",
    }
    assert of_end(found, "d", {"last": "", "successor": ""}, str) == {"last": "现在：2026-03-31。再按一次就不停用了。"}


def test_an_end_that_was_taken_back_says_so():
    told = of_end(people(), "a", {"last": "2026-03-31", "successor": ""}, str)
    assert told == {"last": "现在：没有定最后一天。再按一次改为 2026-03-31。"}


def test_the_end_of_a_post_says_which_last_day_was_planned_meanwhile():
    assert of_last(APRIL, {"last": "2026-05-31"}, str) == {"last": "现在：2026-03-31。再按一次改为 2026-05-31。"}
    assert of_last(APRIL, {"last": "2026-03-31"}, str) == {}


def test_a_post_says_which_there_are_and_that_it_comes_in_addition():
    over, held = Post("s1", "clerk", "a", BEGIN, TODAY), Post("s1", "clerk", "b", BEGIN, APRIL)
    told = "现在：乙街道 · 受理员（2020-01-01 起 至 2026-03-31）。再按一次另加一个岗位，已有的不变。"
    assert of_post(people(posts=(over, held)), "s1", on=TODAY, tell=str) == {"role": told}
    assert "现在：没有岗位。" in of_post(people(posts=(over,)), "s1", on=TODAY, tell=str)["role"]
