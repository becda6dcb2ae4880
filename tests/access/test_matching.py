"""Which rows match a reader, and that lists and pages give the same verdict."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flow.world import (
    CALENDAR,
    NAMES,
    STAFF,
    Case,
    allowance_form,
    applicant,
    checked,
    directory,
    program,
    relief_form,
    staff,
    with_affair,
)
from yikou.access.matching import keys_of, sight_of
from yikou.definition.model import Expr, Grant, PlacePath
from yikou.directory.lookup import posts_of, seat_keys
from yikou.directory.model import Directory, Post
from yikou.flow.acts import Actor, Context
from yikou.flow.project import project
from yikou.store.keys import InboxKey, but_not, key_texts, row_key

HIDES = (("form", "bank_account"),)
COMMUNITY = PlacePath(("applicant", "community"))
STREET = PlacePath(("applicant", "community", "street"))
NUMBER = "230199196803152348"


def grant(role, place, *, under=False, **more):
    return Grant("g", role, place, under=under, may=more.pop("may", ("view",)), **more)


def case_with(*grants, **form):
    """Hardship relief, accepted at huayuan-1 by Wang, with these rows and no others."""
    rows = {f"g{n}": replace(row, name=f"g{n}") for n, row in enumerate(grants)}
    case = Case(with_affair("hardship-relief", access=rows))
    papers = {"id_card": ("a",)}
    return case.do("file", "wang", form=relief_form(**form), papers=papers, then="accept")


def sees(case, who, role="", people=None):
    context = case.context if people is None else Context(case.now, people, CALENDAR)
    return sight_of(case.program, case.state, staff(who, role=role), context).may_view


def test_a_row_at_a_place_matches_exactly_there():
    case = case_with(grant("reviewer", STREET))
    assert sees(case, "chen")
    assert not sees(case, "zhou")
    assert not sees(case_with(grant("clerk", STREET)), "sun")


def test_a_row_under_a_place_matches_below_it_too():
    case = case_with(grant("social-worker", STREET, under=True))
    assert all(sees(case, who) for who in ("he", "luo"))
    assert not sees(case_with(grant("social-worker", COMMUNITY, under=True)), "luo")


def test_another_role_at_the_place_sees_nothing():
    assert not sees(case_with(grant("leader", STREET)), "chen")


def test_a_row_counts_only_while_its_step_is_open():
    row = grant("reviewer", STREET, during=("check",))
    assert sees(case_with(row), "chen")
    assert not sees(checked(case_with(row), 800), "chen")


@pytest.mark.parametrize(
    ("when", "is_seen"),
    [
        ("form.amount > 3000", True),
        ("form.amount > 5000", False),
        ("form.cost > 10", False),
        ("known(form.cost)", False),
    ],
)
def test_a_condition_that_is_no_or_unknown_gives_no_right(when, is_seen):
    assert sees(case_with(grant("leader", STREET, when=Expr(when))), "ma") == is_seen


def test_the_handler_sees_and_still_sees_after_acting():
    case = case_with()
    assert sees(case, "li")
    assert not sees(case, "chen")
    checked(case, 4000)
    assert sees(case, "li")
    assert sees(case, "chen")


def test_everybody_who_acted_sees_the_archived_case():
    case = checked(case_with(), 800)
    case.do("reject", "wang", "issue", reason="材料虚假")
    assert case.state.is_ended
    assert sees(case, "wang")
    assert sees(case, "li")
    assert not sees(case, "sun")


def test_after_acting_the_step_still_hides():
    case = case_with()
    steps = {**case.program.affair.steps, "check": replace(case.program.step("check"), hides=HIDES)}
    case.program = replace(case.program, affair=replace(case.program.affair, steps=steps))
    checked(case, 800)
    sight = sight_of(case.program, case.state, staff("li"), case.context)
    assert sight.may_view
    assert not sight.shows(HIDES[0])


def test_whoever_is_barred_from_a_task_does_not_see_the_case_by_it():
    people = directory(id_numbers={"li": NUMBER})
    case = Case(with_affair("hardship-relief", access={}), people=people)
    case.do("file", "wang", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    assert not sees(case, "li", people=people)


def two_posts():
    people = directory()
    return replace(people, posts=(*people.posts, Post("zhou", "reviewer", "huayuan", people.posts[0].since, rank=200)))


def test_whoever_applies_for_the_applicant_sees_like_them():
    form = allowance_form(by_agent=True, agent=applicant(id_number="230199198001011235"))
    case = Case(program("subsistence-allowance")).do("file", "wang", form=form, then="ask")
    readers = [Actor("applicant", f"person:{number}", "x") for number in ("230199198001011235", "230199193803152344")]
    assert [sight_of(case.program, case.state, reader, case.context).may_view for reader in readers] == [True, False]


def test_only_rows_of_the_post_in_which_one_acts_count():
    case = case_with(grant("reviewer", STREET))
    context = Context(case.now, two_posts(), CALENDAR)
    here, there = (Actor("staff", "zhou", "周", "reviewer", org) for org in ("huayuan", "dongfang"))
    assert sight_of(case.program, case.state, here, context).may_view
    assert not sight_of(case.program, case.state, there, context).may_view


def test_a_post_that_one_does_not_hold_gives_nothing():
    case = case_with(grant("reviewer", STREET))
    assert keys_of(Actor("staff", "luo", "罗", "reviewer", "huayuan"), case.context) == frozenset()
    assert keys_of(Actor("staff", "nobody", "", "reviewer", "huayuan"), case.context) == frozenset()


def merged(people: Directory) -> Directory:
    """huayuan-2 has taken the place of huayuan-1."""
    old = people.orgs["huayuan-1"]
    closed = replace(old, until=old.since.replace(year=2026, month=12, day=5), successor="huayuan-2")
    return replace(people, version=2, orgs={**people.orgs, "huayuan-1": closed})


def test_the_successor_of_a_closed_org_sees_its_cases():
    case = case_with(grant("social-worker", COMMUNITY))
    assert not sees(case, "luo")
    assert sees(case.on("12-08"), "luo", people=merged(directory()))


def test_the_filer_keeps_the_right_and_colleagues_get_none():
    case = Case(with_affair("hardship-relief", access={}))
    case.do("file", "qian", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    colleague = Actor("staff", "new", "新", "clerk", "huayuan")
    people = directory()
    person = replace(people.people["qian"], key="new", name="新")
    post = Post("new", "clerk", "huayuan", people.posts[0].since)
    people = replace(people, people={**people.people, "new": person}, posts=(*people.posts, post))
    assert sees(case, "qian", people=people)
    assert not sight_of(case.program, case.state, colleague, Context(case.now, people, CALENDAR)).may_view


PLACES = ["applicant.community", "applicant.community.street", "case.place", "case.place.district", "civil_affairs"]
ROLES = ["clerk", "reviewer", "leader", "manager", "social-worker"]
WHENS = [None, Expr("form.amount > 3000"), Expr("office.proposed > 3000"), Expr("form.cost > 10")]
rows = st.builds(
    lambda role, place, under, during, when, may: grant(
        role, PlacePath(tuple(place.split("."))), under=under, during=during, when=when, may=may
    ),
    st.sampled_from(ROLES),
    st.sampled_from(PLACES),
    st.booleans(),
    st.sampled_from([(), ("check",), ("review", "issue")]),
    st.sampled_from(WHENS),
    st.sampled_from([("view",), ("view", "print"), ("urge",)]),
)


def _return(case):
    case.do("return", "chen", "review", to="check", reason="再核")


def _ask(case):
    case.do("supplement", "chen", "review", items={"fields": ["form.story"], "materials": [], "text": ""})


LATER = [
    lambda case: None,
    lambda case: checked(case, 800),
    lambda case: checked(case, 4000),
    lambda case: _return(checked(case, 4000)),
    lambda case: _ask(checked(case, 4000)),
    lambda case: checked(case, 4000).do("refer", "chen", "review", question="能否从宽"),
    lambda case: checked(case, 4000).do("extend", "chen", "review", by="2 workdays", reason="待核"),
    lambda case: case.do("claim", "li", "check"),
    lambda case: case.do("withdraw", "wang", reason="不办了"),
]


def listed(case, actor, people):
    """Whether a row of the projection lets the person know of the case."""
    on = case.now.date()
    posts = [post for post in posts_of(people, actor.person, on) if (post.role, post.org) == (actor.role, actor.org)]
    keys = [InboxKey(*key) for post in posts for key in seat_keys(people, post, on)]
    texts = key_texts(keys, actor.person)
    rows = {row_key(row) for row in project(case.program, case.state, CALENDAR).grants}
    return any(text in rows and f"{but_not(actor.person)}{text}" not in rows for text in texts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    access=st.lists(rows, max_size=3),
    amount=st.sampled_from([800, 4000]),
    later=st.sampled_from(LATER),
    filer=st.sampled_from(["wang", "qian"]),
    is_staff=st.booleans(),
)
def test_lists_and_pages_never_disagree(access, amount, later, filer, is_staff):
    people = directory(id_numbers={"sun": NUMBER} if is_staff else {})
    named = {f"g{n}": replace(row, name=f"g{n}") for n, row in enumerate(access)}
    case = Case(with_affair("hardship-relief", access=named), people=people)
    case.do("file", filer, form=relief_form(amount=amount), papers={"id_card": ("a",)}, then="accept")
    if filer == "wang":
        later(case)
    for person, role, org in STAFF:
        actor = Actor("staff", person, NAMES[person], role, org)
        seen = sight_of(case.program, case.state, actor, case.context).may_view
        assert seen == listed(case, actor, people), (person, role, org)
