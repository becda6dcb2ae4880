"""What the demo district must hold, so that every affair of the catalogue can be handled in it."""

from collections import Counter
from datetime import date

import pytest

from tests.seeds.district import seeds
from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.definition.sources import slugs
from yikou.directory.lookup import holders, nearest, posts_of, successor
from yikou.settings import HOUSE
from yikou.usecases.definitions.sources_folder import read_folder

TODAY = date(2026, 11, 22)


def of_kind(kind):
    return [slug for slug, org in seeds().directory.orgs.items() if org.kind == kind and org.until is None]


def people(role, org, *, under=False):
    return {post.person for post in holders(seeds().directory, role, org, TODAY, under=under)}


@pytest.mark.parametrize(
    ("kind", "n"), [("district", 1), ("street", 5), ("community", 20), ("bureau", 8), ("outside", 1)]
)
def test_the_district_has_its_offices(kind, n):
    assert len(of_kind(kind)) == n


def test_every_community_has_a_street_and_a_district():
    for slug in of_kind("community"):
        assert nearest(seeds().directory, slug, "street", TODAY)
        assert nearest(seeds().directory, slug, "district", TODAY) == "nangang"


def test_every_window_has_two_clerks():
    for slug in [*of_kind("community"), *of_kind("street"), "nangang"]:
        assert len(people("clerk", slug)) >= 2, slug


def test_every_community_but_one_has_two_reviewers():
    few = [slug for slug in of_kind("community") if len(people("reviewer", slug)) < 2]
    assert few == ["fulin"]


def test_the_only_reviewer_of_fulin_is_a_clerk_too():
    assert people("reviewer", "fulin") <= people("clerk", "fulin")


def test_three_communities_have_one_social_worker_and_their_street_has_more():
    few = [slug for slug in of_kind("community") if len(people("social-worker", slug)) < 2]
    assert few == ["wenjing", "hefeng", "xinyue"]
    for slug in few:
        street = nearest(seeds().directory, slug, "street", TODAY)
        assert len(people("social-worker", street, under=True)) >= 3


def test_every_street_has_reviewers_leaders_and_social_workers():
    for slug in of_kind("street"):
        for role in ("reviewer", "leader", "social-worker"):
            assert len(people(role, slug)) >= 2, (slug, role)


def test_every_bureau_has_reviewers_leaders_and_an_approver():
    for slug in of_kind("bureau"):
        assert len(people("reviewer", slug)) >= 2
        assert len(people("leader", slug)) >= 2
        assert people("approver", slug)


@pytest.mark.parametrize("role", ["manager", "supervisor", "administrator"])
def test_the_district_has_one_of_each(role):
    assert len(people(role, "nangang")) == 1


def test_every_role_is_held_by_somebody():
    held = {post.role for post in seeds().directory.posts if post.is_held(TODAY)}
    assert held == set(seeds().directory.roles)


def test_three_housing_experts_can_be_drawn():
    assert len(people("housing-expert", "nangang", under=True)) >= 3


def test_a_merged_community_stands_under_its_successor():
    assert successor(seeds().directory, "chengnan", date(2025, 6, 30)) == "chengnan"
    assert successor(seeds().directory, "chengnan", TODAY) == "chunhui"


def test_somebody_left_and_kept_the_name():
    gone = [key for key in seeds().directory.people if not posts_of(seeds().directory, key, TODAY)]
    assert [seeds().directory.people[key].name for key in gone] == ["许凤云"]


def test_codes_of_orgs_are_unique():
    codes = Counter(org.code for org in seeds().directory.orgs.values())
    assert codes.most_common(1)[0][1] == 1


def test_logins_that_a_demo_shows_have_posts():
    accounts = seeds().accounts
    assert len(accounts.shown) >= 10
    assert all(posts_of(seeds().directory, accounts.people[login], TODAY) for login in accounts.shown)


def test_published_years_and_office_hours():
    calendar = seeds().calendar
    assert calendar.published == {2024, 2025, 2026}
    assert [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in calendar.hours] == ["08:30-11:30", "13:30-17:00"]


def test_national_day_is_a_holiday_with_its_name():
    assert seeds().calendar.special[date(2026, 10, 1)] is False
    assert seeds().calendar.names[date(2026, 10, 1)] == "国庆节"


def test_the_library_has_regulations_and_notices():
    texts = {text.slug: text for text in seeds().texts}
    assert "第九条 " in texts["social-relief"].body
    assert Counter(text.kind for text in seeds().texts) == {"regulation": 20, "notice": 6}


def test_every_regulation_that_an_affair_names_can_be_read():
    sources = read_folder(HOUSE)
    affairs = [read_affair(sources, slug, parameters=read_parameters(sources)) for slug in slugs(sources)]
    named = {basis.regulation for affair in affairs for basis in affair.guide.basis} - {""}
    assert named - {text.slug for text in seeds().texts if text.kind == "regulation"} == set()
