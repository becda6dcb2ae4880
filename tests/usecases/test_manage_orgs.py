"""Administration of orgs: names, new ones, moving, closing; old cases keep what was, and nothing is left to nobody."""

from datetime import date

import pytest

from tests.usecases.managing import effect_of, made
from yikou.directory.lookup import nearest, successor
from yikou.errors import AnswersRefused, NotFound
from yikou.store import audit, directory_store
from yikou.usecases.manage import ending_orgs, moving_orgs, org_edits
from yikou.usecases.manage.org_page import AskedOrgs, orgs_view
from yikou.usecases.reader import Reader

LAST = {"last": "2026-03-31", "reason": "撤并"}
MOVED = {"parent": "fendou", "since": "2026-04-01", "reason": "区划调整"}
NEW = {"kind": "community", "code": "hy09", "name": "新安社区", "since": "2026-04-01"}


def admin(office):
    return Reader(office.acting("shen.jing"))


def people_of(office):
    with office.house.store.session() as s:
        return directory_store.directory(s)


def faults(work, *args):
    with pytest.raises(AnswersRefused) as refused:
        work(*args)
    return [(e.field, e.code) for e in refused.value.errors]


def lines(effect):
    return "\n".join((*effect.said, *effect.lines, *effect.stops))


def test_a_new_name_is_shown_from_now_on_and_the_old_one_is_remembered(office):
    given = {"name": "花园路街道", "phone": "0451-8600 0300", "reason": "更名"}
    made(org_edits.EDIT, office, admin(office), "huayuan", given)
    card = orgs_view(office.house, admin(office), AskedOrgs("huayuan")).card
    assert card is not None
    assert (card.name, card.names) == ("花园路街道", ("花园街道",))


def test_a_case_keeps_its_number_when_its_place_is_renamed(office):
    number = office.relief()
    made(org_edits.EDIT, office, admin(office), "chunhui", {"name": "春晖里社区", "phone": "", "reason": "更名"})
    assert office.state(number).number == number


def test_a_name_wants_a_reason_and_none_that_another_has(office):
    given = {"name": "奋斗街道", "phone": "12"}
    assert faults(made, org_edits.EDIT, office, admin(office), "huayuan", given) == [
        ("reason", "reason_missing"),
        ("phone", "phone_wrong"),
        ("name", "name_taken"),
    ]


def test_an_org_is_added_below_another_from_its_day_on(office):
    org_edits.add(office.house, admin(office), "huayuan", NEW)
    made = people_of(office).orgs["xasq"]
    assert (made.parent, made.code, made.since) == ("huayuan", "HY09", date(2026, 4, 1))


def test_an_org_sent_twice_is_added_once_and_the_second_ends_where_the_first_did(office):
    first = org_edits.add(office.house, admin(office), "huayuan", NEW)
    assert org_edits.add(office.house, admin(office), "huayuan", NEW) == first
    assert [one.slug for one in people_of(office).orgs.values() if one.code == "HY09"] == ["xasq"]
    other = {**NEW, "phone": "0451-86000309"}
    assert ("code", "code_taken") in faults(org_edits.add, office.house, admin(office), "huayuan", other)


def test_an_org_that_somebody_else_added_is_refused(office):
    org_edits.add(office.house, admin(office), "huayuan", NEW)
    assert ("code", "code_taken") in faults(
        org_edits.add, office.house, Reader(office.acting("han.lei")), "huayuan", NEW
    )


def test_a_code_is_never_given_twice_and_a_community_has_nothing_below_it(office):
    taken = {**NEW, "code": "HY01", "kind": "street"}
    assert faults(org_edits.add, office.house, admin(office), "huayuan", taken) == [
        ("kind", "choose"),
        ("code", "code_taken"),
    ]


def test_a_move_counts_from_its_day_on_and_what_was_before_stays(office):
    made(moving_orgs.MOVE, office, admin(office), "yinhe", MOVED)
    people = people_of(office)
    assert nearest(people, "yinhe", "street", date(2026, 3, 31)) == "huayuan"
    assert nearest(people, "yinhe", "street", date(2026, 4, 1)) == "fendou"


def test_a_move_tells_first_who_will_see_the_cases(office):
    told = lines(effect_of(moving_orgs.MOVE, office, admin(office), "yinhe", MOVED))
    assert "银河社区从 2026-04-01 起属奋斗街道，原来属花园街道。" in told
    assert "奋斗街道的人从那天起看得到这里的办件" in told


def test_a_planned_move_is_taken_back_by_choosing_the_present_place(office):
    made(moving_orgs.MOVE, office, admin(office), "yinhe", MOVED)
    made(moving_orgs.MOVE, office, admin(office), "yinhe", {**MOVED, "parent": "huayuan"})
    assert people_of(office).moves == ()


def test_a_street_does_not_move_below_its_community_nor_back_in_time(office):
    wrong = {"parent": "chunhui", "since": "2026-03-16", "reason": "x"}
    assert faults(made, moving_orgs.MOVE, office, admin(office), "huayuan", wrong) == [
        ("parent", "no_parent"),
        ("since", "early"),
    ]


def test_a_place_with_open_cases_is_not_closed_without_one_that_takes_over(office):
    office.relief()
    effect = effect_of(ending_orgs.END, office, admin(office), "chunhui", LAST)
    assert effect.stops == (
        "还有 1 件没有办完，要有接替的机构。",
        "还有 1 件待办等着这里的人，没有接替的机构就没有人办。",
    )
    assert ("", "stop") in faults(made, ending_orgs.END, office, admin(office), "chunhui", LAST)


def test_closing_tells_what_the_successor_takes_over_and_where_nobody_is(office):
    office.relief()
    given = {**LAST, "successor": "yinhe", "posts": "end"}
    told = lines(effect_of(ending_orgs.END, office, admin(office), "chunhui", given))
    assert "春晖社区的最后一天是 2026-03-31，以后由银河社区接替。" in told
    assert "在办的 1 件由银河社区接着办，办件号不变。" in told
    assert "等着“审核员”的待办 1 件转给银河社区的“审核员”。" in told
    assert "个岗位同一天结束" in told


def test_a_closed_place_is_read_as_its_successor_and_its_people_go_along(office):
    number = office.relief()
    made(ending_orgs.END, office, admin(office), "chunhui", {**LAST, "successor": "yinhe"})
    assert successor(people_of(office), "chunhui", date(2026, 3, 31)) == "chunhui"
    assert successor(people_of(office), "chunhui", date(2026, 4, 1)) == "yinhe"
    office.clock.move(days=20)
    given = {"visit_note": "属实", "proposed": "800"}
    office.do("sun.zhiqiang", number, "approve", "check", office=given)
    assert office.state(number).place == "chunhui"


def test_a_planned_end_can_be_taken_back(office):
    made(ending_orgs.END, office, admin(office), "tongda", {**LAST, "successor": "yinhe"})
    made(ending_orgs.END, office, admin(office), "tongda", {"last": "", "reason": "不撤了"})
    one = people_of(office).orgs["tongda"]
    assert (one.until, one.successor) == (None, None)


def test_an_org_with_others_below_it_and_the_top_are_not_closed(office):
    effect = effect_of(ending_orgs.END, office, admin(office), "dacheng", LAST)
    assert any("下面还有" in line for line in effect.stops)
    assert faults(made, ending_orgs.END, office, admin(office), "nangang", LAST) == [("", "top")]


def test_a_closed_org_stands_apart_with_its_successor_and_is_edited_no_more(office):
    tree = orgs_view(office.house, admin(office), AskedOrgs()).tree
    assert [(one.name, one.note) for one in tree.ended] == [("城南社区", "2025-07-01 停用，由春晖社区接替")]
    with pytest.raises(NotFound):
        org_edits.edit_form(office.house, admin(office), "chengnan", {})


def test_each_edit_is_noted_with_what_was_and_why(office):
    made(moving_orgs.MOVE, office, admin(office), "yinhe", MOVED)
    with office.house.store.session() as s:
        noted = audit.page(s, kinds=("org_moved",), which="yinhe").rows
    assert [("花园街道" in one.detail, "区划调整" in one.detail) for one in noted] == [(True, True)]
