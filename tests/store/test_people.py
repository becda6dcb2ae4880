from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from yikou.store import residents
from yikou.store.keys import InboxKey
from yikou.store.residents import Fact, Look, Resident

NOW = datetime(2026, 3, 20, tzinfo=UTC)
KEYS = [InboxKey("reviewer", "huayuan", "at")]
WANG = Resident(
    identity="person:230199197203203520",
    name="王桂兰",
    initials="wgl",
    phone="13800004127",
    birth=date(1972, 3, 20),
    sex="female",
    community="chunhui",
    address="河沟街 14 号",
    household="h1",
)
LI = Resident("person:230199201001012176", "李浩然", "lhr", "", date(2010, 1, 1), "male", "chunhui", "", "h1")


@pytest.fixture
def s(store):
    with store.writing() as session:
        yield session


def put(s, resident):
    """As kept: with the random key that stands in addresses."""
    residents.put(s, resident)
    return residents.by_identity(s, resident.identity)


def test_a_resident_is_found_by_the_whole_id_number_anywhere(s):
    wang = put(s, WANG)
    assert replace(wang, key="") == WANG
    assert residents.by_id_number(s, "230199197203203520") == wang
    assert residents.by_id_number(s, "23019919720320352") is None


@pytest.mark.parametrize(("by", "text"), [("name", "王"), ("initials", "wg"), ("phone", "138")])
def test_a_resident_is_found_by_less_only_in_the_given_communities(s, by, text):
    wang = put(s, WANG)
    assert residents.find(s, text, by=by, communities=["chunhui"]) == (wang,)
    assert residents.find(s, text, by=by, communities=["longjiang"]) == ()
    assert residents.find(s, "", by=by, communities=["chunhui"]) == ()


def test_a_household_is_everybody_else_in_it(s):
    wang, li = put(s, WANG), put(s, LI)
    assert residents.household(s, wang) == (li,)


def test_a_residents_key_stays_when_their_data_change(s):
    wang = put(s, WANG)
    moved = put(s, replace(WANG, community="longjiang"))
    assert residents.by_key(s, wang.key) == moved


def test_facts_keep_their_source_and_dates(s):
    fact = Fact(WANG.identity, "disability", date(2019, 8, 1), "limb 3", "残联", date(2029, 8, 1))
    residents.put(s, WANG)
    residents.put_fact(s, fact)
    assert residents.facts(s, WANG.identity) == (fact,)


def test_every_look_is_kept(s):
    residents.note_look(s, Look(NOW, "lin", "id_number", WANG.identity))
    assert residents.looks(s, since=NOW) == (Look(NOW, "lin", "id_number", WANG.identity),)
