"""Every way of the catalogue's affairs goes to its end, whoever may act doing what the step asks."""

from decimal import Decimal
from typing import Any

import pytest

from tests.catalogue import (
    CARD,
    CERTIFICATE,
    ELDER,
    FORMS,
    HOME,
    JOBLESS,
    MEMBER,
    OLD,
    PLAIN,
    SUBSIDY,
    WAYS,
    Way,
    found,
    paid,
    person,
)
from tests.flow.world import Case, program, staff
from yikou.definition.model import Affair
from yikou.errors import AnswersRefused, Refused
from yikou.flow.acts import CLOCK, Act, Actor
from yikou.flow.checks import circle_of
from yikou.flow.clocks import due_of
from yikou.flow.run import Run
from yikou.flow.scopes import scope_of
from yikou.workdays.due import Still

SLUGS = tuple(PLAIN)


def papers(affair: Affair, *steps: str) -> dict[str, tuple[str, ...]]:
    """A file of every paper that these steps may want."""
    return {name: (name,) for name, material in affair.materials.items() if material.at in steps}


def filed(way: Way, *, then: str = "") -> Case:
    """Filed by Wang at the window of the community."""
    case = Case(program(way.slug))
    options = {"then": then} if then else {}
    return case.do("file", "wang", form=way.form, papers=papers(case.program.affair, "accept"), **options)


def whoever(case: Case, step: str) -> Actor:
    """Somebody who may act at that step today; Wang accepts what Wang filed."""
    posts = circle_of(Run(case.program, case.now_state, Act("", CLOCK), case.context), case.task(step)).posts
    post = next((one for one in posts if one.person == "wang"), posts[0])
    return staff(post.person, role=post.role)


def turn(case: Case, way: Way, step: str) -> Case:
    """What the way says of the step, by whoever may."""
    does = way.at(step)
    votes = does.verb in ("approve", "object")
    office = {**case.now_state.office, **PLAIN[way.slug].get(step, {}), **does.office}
    if case.program.step(step).lasts:
        case.on("12-09")
    given = {"office": office, "papers": papers(case.program.affair, step) if step != "accept" else {}}
    return case.do(does.verb, whoever(case, step), step, **(given if votes else {}), **does.given)


def until(way: Way, step: str = "") -> Case:
    """The case as it stands when that step has opened, or at its end."""
    case = filed(way)
    while not case.now_state.is_ended and case.open != [step]:
        turn(case, way, case.open[0])
    return case


def plain(slug: str, **state: Any) -> Way:
    """The plain application, with other answers laid over it."""
    return Way(slug, "", state=state)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_the_way_comes_to_its_end_and_makes_its_documents(way):
    case = until(way)
    made = [output.name for output in case.now_state.outputs if output.name != "receipt"]
    assert (case.now_state.outcome, tuple(made)) == (way.outcome, way.makes)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_ways_reach_every_outcome_that_the_affair_names(slug):
    assert {way.outcome for way in WAYS if way.slug == slug} == set(program(slug).affair.outcomes)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_ways_open_every_step_and_make_every_document(slug):
    affair = program(slug).affair
    cases = [until(way) for way in WAYS if way.slug == slug]
    opened = {entry.opening.step for case in cases for entry in case.kinds("Opened")}
    made = {entry.name for case in cases for entry in case.kinds("Made")}
    assert opened >= set(affair.steps)
    assert made >= set(affair.outputs) - {"supplement_notice"}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_affair_can_be_withdrawn_terminated_and_left_unanswered(slug):
    def asked() -> Case:
        case = Case(program(slug))
        return case.do("file", "wang", form=plain(slug).form, then="ask")

    assert asked().do("withdraw", "wang", reason="不再需要").now_state.outcome == "withdrawn"
    assert asked().do("terminate", "lin", reason="重复").now_state.outcome == "terminated"
    assert asked().on("12-20").tick().now_state.outcome == ("rejected" if slug == CARD else "lapsed")


@pytest.mark.parametrize(
    ("slug", "state", "lane"),
    [
        (ELDER, {}, "normal"),
        (ELDER, {"applicant": OLD}, "green"),
        (ELDER, {"care": "bedridden"}, "green"),
        (JOBLESS, {"severely_ill": True}, "green"),
        (JOBLESS, {"zero_household": True}, "green"),
        (CARD, {"category": "disabled"}, "green"),
        (SUBSIDY, {"severely_ill": True}, "green"),
        (CERTIFICATE, {"applicant": OLD}, "green"),
    ],
)
def test_who_is_old_ill_or_disabled_goes_first(slug, state, lane):
    assert filed(plain(slug, **state)).now_state.lane == lane


@pytest.mark.parametrize(
    ("slug", "state", "says"),
    [
        (ELDER, {"applicant": person()}, "未满六十五周岁"),
        (ELDER, HOME | {"applicant": FORMS[ELDER]["applicant"]}, "送证上门只为"),
        (ELDER, {"hukou": "outside", "residence_since": "2026-10-01"}, "连续居住六个月"),
        (JOBLESS, {"applicant": OLD}, "法定退休年龄"),
        (JOBLESS, {"jobless_since": "2026-12-24"}, "失业日期不能晚于今天"),
        (CARD, {"applicant": person(id_number="230199199003120026")}, "女满 40 周岁"),
        (CARD, {"category": "zero_household", "members": [{**MEMBER, "work": "employed"}]}, "不属于零就业家庭"),
        (SUBSIDY, {"payments": paid(7, 7)}, "同一个月只能填一行"),
        (SUBSIDY, {"payments": paid(6, 7)}, "不在所选的季度内"),
        (CERTIFICATE, {"subject": "kinship"}, "公安派出所或者公证处"),
        (CERTIFICATE, {"subject": "conduct"}, "居住地派出所"),
    ],
)
def test_what_is_not_done_here_is_said_at_the_counter(slug, state, says):
    with pytest.raises(Refused) as refused:
        filed(plain(slug, **state))
    assert says in refused.value.params["say"]


def test_a_subsidy_above_what_is_due_is_not_approved():
    case = until(Way(SUBSIDY, "", found("propose", amount=Decimal(1600))), "decide")
    with pytest.raises(Refused, match="not_now"):
        turn(case, plain(SUBSIDY), "decide")


@pytest.mark.parametrize(
    ("before", "this_year", "due"), [(9, 3000, 1560), (9, 5000, 760), (35, 3000, 520), (34, 3000, 1040)]
)
def test_the_subsidy_is_the_least_of_rate_month_and_year(before, this_year, due):
    office = {"months_before": before, "paid_this_year": Decimal(this_year)}
    case = until(Way(SUBSIDY, "", found("review", **office)), "propose")
    scope = scope_of(case.program, case.now_state, case.context)
    assert case.program.rules.fact("due", scope).value == due


def test_another_quarter_is_another_subsidy():
    rule = program(SUBSIDY).affair.one_per
    assert rule is not None
    assert rule.among == ("open", "granted")
    assert [path[-1] for path in rule.key] == ["applicant", "year", "quarter"]


def test_the_days_on_which_a_card_is_brought_home_do_not_count():
    case = until(Way(ELDER, "", state=HOME), "deliver").on("12-08")
    assert isinstance(due_of(case.now_state.total, case.calendar), Still)


def test_a_proof_of_payment_may_follow_until_the_street_checks():
    way = plain(SUBSIDY)
    case = Case(program(SUBSIDY))
    given = papers(case.program.affair, "accept")
    del given["payment_proof"]
    case.do("file", "wang", form=way.form, papers=given, follow={"payment_proof"}, then="accept")
    turn(case, way, "check")
    with pytest.raises(AnswersRefused, match="paper_missing"):
        turn(case, way, "review")
