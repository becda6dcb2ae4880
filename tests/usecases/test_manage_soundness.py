"""Edits of orgs and posts that would tear the tree, today or later, are refused; a torn tree is still listed."""

from dataclasses import replace
from datetime import date

import pytest

from tests.usecases.managing import effect_of, made
from yikou.errors import AnswersRefused
from yikou.store import directory_store
from yikou.usecases.around.address_book import address_book
from yikou.usecases.around.colleagues import book_of
from yikou.usecases.manage import ending_orgs, moving_orgs, org_edits, people, posts
from yikou.usecases.manage.org_page import AskedOrgs, orgs_view
from yikou.usecases.manage.people_export import export_staff
from yikou.usecases.reader import Reader

TODAY, YESTERDAY, SOON = "2026-03-17", "2026-03-16", "2026-03-19"


def admin(office):
    return Reader(office.acting("shen.jing"))


def people_of(office):
    with office.house.store.session() as s:
        return directory_store.directory(s)


def key_of(office, login):
    return str(office.value("select person from account where login = ?", login))


def end(office, slug, last, **given):
    return made(ending_orgs.END, office, admin(office), slug, {"last": last, "reason": "撤并", **given})


def move(office, slug, parent, since):
    return made(moving_orgs.MOVE, office, admin(office), slug, {"parent": parent, "since": since, "reason": "调整"})


def refused(work, *args, **more):
    with pytest.raises(AnswersRefused) as found:
        work(*args, **more)
    return [(e.code, *e.params.values()) for e in found.value.errors]


def test_posts_that_came_along_end_with_the_org_that_took_them_in(office):
    end(office, "culture-bureau", YESTERDAY, successor="planning-bureau")
    told = effect_of(ending_orgs.END, office, admin(office), "planning-bureau", {"last": YESTERDAY, "reason": "撤并"})
    end(office, "planning-bureau", YESTERDAY)
    ended = [post for post in people_of(office).posts if post.org in ("culture-bureau", "planning-bureau")]
    assert {post.until for post in ended if post.until is None or post.until > date(2026, 3, 16)} == {date(2026, 3, 17)}
    assert any(line.startswith(f"{len(ended)} 个岗位同一天结束") for line in told.lines)
    assert orgs_view(office.house, admin(office), AskedOrgs("nangang", deep=True)).people


def test_a_post_is_not_given_beyond_the_end_of_its_org(office):
    end(office, "culture-bureau", SOON)
    given = {"role": "clerk", "org": "culture-bureau", "since": "2026-03-18", "until": "2026-05-20"}
    key = key_of(office, "han.lei")
    assert refused(made, posts.GIVE, office, admin(office), key, given) == [("no_org_then", "区文化局", "2026-03-20")]
    made(posts.GIVE, office, admin(office), key, {**given, "until": SOON})


def test_somebody_new_gets_no_post_beyond_the_end_of_its_org(office):
    end(office, "culture-bureau", SOON)
    given = {"name": "顾小满", "login": "gu.xiaoman", "role": "clerk", "org": "culture-bureau", "since": TODAY}
    found = refused(people.add, office.house, admin(office), "culture-bureau", given)
    assert found == [("no_org_then", "区文化局", "2026-03-20")]


def test_an_org_is_not_moved_below_one_that_ends_without_a_successor(office):
    end(office, "culture-bureau", SOON)
    before = refused(move, office, "labour-bureau", "culture-bureau", "2026-03-18")
    assert before == [("astray", "区人力资源和社会保障局", "2026-03-20")]
    after = refused(move, office, "labour-bureau", "culture-bureau", "2026-03-25")
    assert after == [("above_closed", "区文化局", "2026-03-25")]


def test_no_org_is_added_below_one_that_ends_without_a_successor(office):
    end(office, "culture-bureau", SOON)
    add, new = org_edits.add, {"kind": "bureau", "code": "WH9", "name": "文化科", "since": TODAY}
    assert refused(add, office.house, admin(office), "culture-bureau", new) == [("astray", "文化科", "2026-03-20")]
    late = refused(add, office.house, admin(office), "culture-bureau", {**new, "since": "2026-03-25"})
    assert late == [("above_closed", "区文化局", "2026-03-25")]


def test_an_org_does_not_end_before_another_that_would_come_below_it(office):
    move(office, "labour-bureau", "culture-bureau", "2026-03-25")
    assert refused(end, office, "culture-bureau", SOON) == [("astray", "区人力资源和社会保障局", "2026-03-25")]


def test_two_orgs_are_not_planned_one_below_the_other(office):
    move(office, "labour-bureau", "civil-affairs-bureau", "2026-03-18")
    found = refused(move, office, "civil-affairs-bureau", "labour-bureau", "2026-03-18")
    assert [(code, day) for code, _, day in found] == [("circle", "2026-03-18")]


def test_a_move_is_not_taken_back_where_later_ones_stand_on_it(office):
    move(office, "labour-bureau", "civil-affairs-bureau", TODAY)
    move(office, "labour-bureau", "nangang", "2026-03-18")
    move(office, "culture-bureau", "labour-bureau", "2026-03-19")
    move(office, "civil-affairs-bureau", "culture-bureau", "2026-03-20")
    found = refused(move, office, "labour-bureau", "civil-affairs-bureau", TODAY)
    assert [(code, day) for code, _, day in found] == [("circle", "2026-03-20")]


def test_an_org_is_not_followed_by_one_that_is_below_it(office):
    move(office, "labour-bureau", "civil-affairs-bureau", TODAY)
    assert refused(end, office, "civil-affairs-bureau", SOON, successor="labour-bureau") == [("no_successor",)]


def test_an_org_that_stands_nowhere_may_end_and_the_district_may_not(office):
    orgs = people_of(office).orgs
    assert ending_orgs.may_end(replace(orgs["labour-bureau"], parent=None))
    assert not ending_orgs.may_end(orgs["nangang"])


def test_a_move_names_only_orgs_that_are_above_it_before_or_after(office):
    given = {"parent": "civil-affairs-bureau", "since": "2026-03-18", "reason": "调整"}
    lines = effect_of(moving_orgs.MOVE, office, admin(office), "labour-bureau", given).lines
    assert "区民政局的人从那天起看得到这里的办件。" in lines
    assert not any("自己办过的" in line for line in lines)
    move(office, "labour-bureau", "civil-affairs-bureau", TODAY)
    back = effect_of(moving_orgs.MOVE, office, admin(office), "labour-bureau", {**given, "parent": "nangang"}).lines
    assert "区民政局的人从那天起只看得到自己办过的。" in back
    assert not any("从那天起看得到" in line for line in back)


def test_a_new_plan_takes_the_place_of_the_old_one_and_says_so(office):
    move(office, "yinhe", "fendou", "2026-04-01")
    given = {"parent": "dacheng", "since": "2026-05-01", "reason": "改了"}
    said = effect_of(moving_orgs.MOVE, office, admin(office), "yinhe", given).said
    assert said == (
        "银河社区从 2026-05-01 起属大成街道，原来属花园街道。",
        "原来定的不再算数：2026-04-01 起属奋斗街道。",
    )
    made(moving_orgs.MOVE, office, admin(office), "yinhe", given)
    assert [(one.since, one.parent) for one in people_of(office).moves] == [(date(2026, 5, 1), "dacheng")]


def test_a_move_of_today_is_taken_back_by_choosing_where_it_was_yesterday(office):
    move(office, "yinhe", "fendou", TODAY)
    done = move(office, "yinhe", "huayuan", TODAY)
    assert done.said == "银河社区不移动了，仍属花园街道。"
    assert people_of(office).moves == ()


def test_a_torn_tree_is_listed_whole_with_what_hangs_nowhere_at_the_end(office):
    orgs, house = people_of(office).orgs, office.house
    with house.store.writing() as s:
        directory_store.put_org(s, replace(orgs["labour-bureau"], parent="civil-affairs-bureau"))
        directory_store.put_org(s, replace(orgs["civil-affairs-bureau"], parent="labour-bureau"))
        directory_store.put_org(s, replace(orgs["culture-bureau"], until=house.today))
    with house.store.session() as s:
        book = book_of(house, s, str)
    assert book.under[None][-2:] == ["civil-affairs-bureau", "labour-bureau"]
    assert book.posts[-1].org == "culture-bureau"
    for slug in ("", "labour-bureau", "culture-bureau"):
        assert orgs_view(house, admin(office), AskedOrgs(slug, deep=True)).people
        assert address_book(house, str, slug=slug).people
    staff = export_staff(house, admin(office), AskedOrgs("civil-affairs-bureau"))
    staff.file.close()
    assert staff.rows
