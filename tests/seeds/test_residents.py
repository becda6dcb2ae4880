"""The invented residents."""

from collections import Counter
from datetime import date

from seeds import make_residents
from tests.seeds.district import FOLDER, seeds
from yikou.forms.formats import id_number_fault


def facts_of(identity):
    return {fact.kind: fact.value for fact in seeds().facts if fact.identity == identity}


def resident(name):
    return next(person for person in seeds().residents if person.name == name)


def test_three_thousand_people_belong_to_nobody():
    assert len(seeds().residents) == 3000
    assert all(person.id_number.startswith("230199") for person in seeds().residents)
    assert not any(id_number_fault(person.id_number) for person in seeds().residents)


def test_every_community_has_more_than_a_hundred():
    assert min(Counter(person.community for person in seeds().residents).values()) > 100


def test_ages_reach_from_the_newborn_to_the_very_old():
    years = [person.birth.year for person in seeds().residents]
    assert max(years) >= 2025
    assert sum(year < 1946 for year in years) > 150


def test_telephone_numbers_are_given_once():
    phones = Counter(person.phone for person in seeds().residents if person.phone)
    assert phones.most_common(1)[0][1] == 1


def test_wang_guilan_lives_with_her_son_and_her_mother():
    home = resident("王桂兰").household
    assert [person.name for person in seeds().residents if person.household == home] == ["王桂兰", "李浩然", "刘淑珍"]
    assert facts_of("person:230199194702051821")["relation"] == "母"


def test_wang_guilan_is_known_to_be_unemployed_and_disabled():
    known = facts_of("person:230199197106143520")
    assert (known["unemployment"], known["disability"]) == ("登记失业", "肢体三级")


def test_zheng_xiuying_of_chunhui_is_over_eighty():
    person = resident("郑秀英")
    assert (person.community, person.birth) == ("chunhui", date(1939, 5, 12))


def test_residents_are_found_by_the_initials_of_their_names():
    assert resident("王桂兰").initials == "wgl"
    assert (resident("王桂兰").sex, resident("李浩然").sex) == ("female", "male")


def test_no_fact_is_older_than_its_person():
    born = {person.identity: person.birth for person in seeds().residents}
    assert all(fact.since >= born[fact.identity] for fact in seeds().facts)


def test_the_program_makes_the_same_tables_again(tmp_path):
    make_residents.write(tmp_path)
    for name in ("residents.csv", "resident_facts.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()
