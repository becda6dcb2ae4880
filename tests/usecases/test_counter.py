"""The counter: who is found by whom, what a card tells, and that every look is logged."""

import pytest

from tests.usecases.office import WANG, looks
from yikou.errors import AnswersRefused, NotFound
from yikou.store import drafts
from yikou.usecases.counter.home import resident_view, search_view
from yikou.usecases.counter.lookups import find_residents
from yikou.usecases.counter.new_resident import add_resident, resident_errors
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_data import intake_data
from yikou.usecases.search.search_asked import Asked
from yikou.usecases.search.searching import search_view as search_view_everywhere

NEW = {
    "name": "赵新民",
    "id_number": "23019919900101123X",
    "phone": "13900112233",
    "community": "chunhui",
    "address": "河沟街 20 号",
}


def found(office, login, query):
    return [person.name for person in find_residents(office.house, office.acting(login), query).people]


@pytest.mark.parametrize("query", [WANG, WANG.lower(), f" {WANG[:6]} {WANG[6:14]} {WANG[14:]} "])
def test_the_whole_id_number_finds_anybody_in_the_district(office, query):
    assert found(office, "lin.xiaoyan", query) == ["王桂兰"]
    assert found(office, other_clerk(office), query) == ["王桂兰"]


def other_clerk(office):
    """A clerk of a community in another street."""
    return office.value("select a.login from post p join account a on a.person = p.person where p.org = 'jinghui' "
                        "and p.role = 'clerk' and p.until is null")  # fmt: skip


@pytest.mark.parametrize("query", ["王桂兰", "王", "wgl", "WGL", "13800004127", "1380000412"])
def test_name_initials_and_phone_find_only_ones_own_residents(office, query):
    assert "王桂兰" in found(office, "lin.xiaoyan", query)
    assert query == "王" or "王桂兰" in found(office, "tang.xiaomei", query)
    assert "王桂兰" not in found(office, other_clerk(office), query)


@pytest.mark.parametrize("query", ["", "  ", "2301991971", "%", "_", "'", "王%兰"])
def test_half_a_number_and_wildcards_find_nobody(office, query):
    assert "王桂兰" not in found(office, "lin.xiaoyan", query)


def test_every_look_is_logged_found_or_not(office):
    clerk, since = office.acting("lin.xiaoyan"), office.clock.now
    for query in (WANG, "查无此人"):
        find_residents(office.house, clerk, query)
    resident_view(office.house, office.reader("lin.xiaoyan"), office.resident().key)
    with office.house.store.session() as s:
        logged = looks(s, since)
    me = clerk.person.key
    assert logged == [
        (me, "id_number", f"person:{WANG}"),
        (me, "name", "查无此人"),
        (me, "card", f"person:{WANG}"),
    ]


def test_exactly_one_found_leads_to_the_card(office):
    assert search_view(office.house, office.reader("lin.xiaoyan"), WANG) == (office.resident().key, "id_number")


def test_many_found_are_listed_with_masked_numbers(office):
    view = search_view(office.house, office.reader("lin.xiaoyan"), "王")
    assert len(view.found) > 1
    assert all("****" in line.id_number for line in view.found)


def test_a_card_masks_the_number_and_says_whose_resident_it_is(office):
    card = resident_view(office.house, office.reader("lin.xiaoyan"), office.resident().key).resident
    assert card.here
    assert WANG not in repr(card)
    there = resident_view(office.house, office.reader(other_clerk(office)), office.resident().key).resident
    assert not there.here
    assert "春晖社区" in there.competence


def test_no_such_card_is_not_found(office):
    with pytest.raises(NotFound):
        resident_view(office.house, office.reader("lin.xiaoyan"), "nobody")


def test_only_what_speaks_of_the_person_makes_an_affair_fit(office):
    old = office.resident("230199194702051821")
    view = resident_view(office.house, office.reader("lin.xiaoyan"), old.key)
    order = [choice.slug for choice in (*view.fit, *view.others)]
    fitting = {choice.slug for choice in (*view.fit, *view.others) if choice.fits}
    assert order[0] == "elder-card"
    assert not fitting & {"reemployment-card", "unemployment-registration"}


def test_somebody_of_working_age_fits_a_registration_of_the_unemployed(office):
    view = resident_view(office.house, office.reader("lin.xiaoyan"), office.resident().key)
    choice = next(one for one in (*view.fit, *view.others) if one.slug == "unemployment-registration")
    assert choice.fits


def test_an_open_case_stands_in_the_way_of_a_second_one(office):
    number = office.relief()
    view = resident_view(office.house, office.reader("lin.xiaoyan"), office.resident().key)
    closed = [choice for choice in (*view.fit, *view.others) if choice.closed]
    assert "hardship-relief" in [choice.slug for choice in closed]
    assert number in closed[0].why


def test_past_cases_are_told_to_those_who_may_see_them(office):
    number = office.relief()
    here = resident_view(office.house, office.reader("lin.xiaoyan"), office.resident().key).resident
    assert [case.href for case in here.past] == [f"/cases/{number}"]
    assert here.notes


def test_a_clerk_of_another_street_learns_nothing_of_them(office):
    office.relief()
    there = resident_view(office.house, office.reader(other_clerk(office)), office.resident().key)
    assert there.resident.past == ()
    assert [note.title for note in there.resident.notes] == ["不是本辖区居民"]
    assert there.resident.past_total == 0
    assert all(not choice.open_case for choice in (*there.fit, *there.others))


def test_a_new_resident_is_put_on_record_and_found(office):
    key = add_resident(office.house, office.acting("lin.xiaoyan"), NEW)
    person = office.resident(NEW["id_number"])
    assert (person.key, person.initials, person.sex) == (key, "zxm", "male")


def test_everything_wrong_with_a_new_resident_is_said_at_once(office):
    with pytest.raises(AnswersRefused) as refused:
        add_resident(office.house, office.acting("lin.xiaoyan"), {"id_number": "23019919900101123", "phone": "12"})
    sentences = dict(resident_errors(refused.value, str))
    assert set(sentences) == {"name", "id_number", "phone", "community", "address"}
    assert sentences["id_number"] == "身份证号少一位，应为 18 位"


def test_a_resident_is_put_on_record_only_in_ones_own_place(office):
    with pytest.raises(AnswersRefused) as refused:
        add_resident(office.house, office.acting("lin.xiaoyan"), {**NEW, "community": "jinghui"})
    assert [error.field for error in refused.value.errors] == ["community"]


def test_nobody_is_put_on_record_twice(office):
    with pytest.raises(AnswersRefused) as refused:
        add_resident(office.house, office.acting("lin.xiaoyan"), {**NEW, "id_number": WANG})
    assert [error.code for error in refused.value.errors] == ["known_already"]


def test_of_somebody_who_lives_elsewhere_a_card_tells_enough_to_recognise_them(office):
    key = office.resident().key
    here = resident_view(office.house, office.reader("lin.xiaoyan"), key).resident
    there = resident_view(office.house, office.reader(other_clerk(office)), key).resident
    assert ("手机", "13800004127") in here.rows
    assert ("手机", "138****4127") in there.rows
    assert ("居住地", "春晖社区") in there.rows
    assert "河沟街" not in repr(there)
    assert len(there.rows) < len(here.rows)
    assert (bool(here.facts), there.facts, there.tags) == (True, (), ())


def test_a_case_that_one_may_not_see_is_not_named_by_its_number(office):
    number, key = office.relief(), office.resident().key
    here = resident_view(office.house, office.reader("lin.xiaoyan"), key)
    there = resident_view(office.house, office.reader(other_clerk(office)), key)
    assert number in repr(here)
    assert number not in repr(there)
    assert "别处已有一件在办" in repr(there)


def test_a_search_from_anywhere_tells_no_more(office):
    people = search_view_everywhere(office.house, office.reader(other_clerk(office)), Asked(q=WANG)).people
    assert [one.where for one in people] == ["春晖社区"]


def test_the_rest_comes_with_the_form_that_is_begun_and_is_logged(office):
    clerk, since = office.acting(other_clerk(office)), office.clock.now
    id = start_draft(office.house, clerk, slug="hardship-relief", resident=office.resident().key)
    with office.house.store.session() as s:
        assert intake_data(drafts.load(s, id, person=clerk.person.key)).form["applicant"]["phone"] == "13800004127"
        assert looks(s, since) == [(clerk.person.key, "prefilled", f"person:{WANG}")]
