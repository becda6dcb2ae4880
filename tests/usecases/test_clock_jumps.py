"""A server's clock that jumps: the order of the ledger is that of its numbers, and nothing breaks."""

import pytest

from tests.usecases.office import PICTURE
from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.acts.ticking import tick, tidy
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.operation.keeping import anchor, verify

CHECKED = {"visit_note": "属实", "proposed": "4000"}


def test_a_day_back_a_case_goes_on_in_the_order_of_its_numbers(office):
    number = office.relief()
    office.clock.move(days=-1)
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    scans = (Upload("a.png", PICTURE),)
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=scans)
    page = office.page("zhou.liqun", number)
    assert [line.entry for line in page.ledger] == sorted((line.entry for line in page.ledger), reverse=True)
    assert verify(office.house) == ()


@pytest.mark.parametrize("days", [-1, 365, 3650])
def test_after_a_jump_the_clocks_work_is_done_without_breaking(office, days):
    number = office.checked()
    office.clock.move(days=days)
    assert tick(office.house).failed == ()
    tidy(office.house)
    assert anchor(office.house) == 0
    assert office.page("zhou.liqun", number).seen == office.state(number).no


def test_a_year_forward_says_that_its_calendar_is_not_published(office):
    office.clock.move(days=365)
    number = office.relief(event_on="2027-03-10")
    assert office.value("select confirmed from cases where number = ?", number) in (0, False)


def test_numbers_begin_anew_with_the_year_and_never_repeat(office):
    office.clock.now = office.clock.now.replace(month=12, day=31, hour=15, minute=59)
    first = office.relief(event_on="2026-12-31")
    office.do("lin.xiaoyan", first, "withdraw", reason="改日再办")
    office.clock.move(minutes=2)
    second = office.relief(event_on="2026-12-31")
    assert (first, second) == ("HY01-2026-00001", "HY01-2027-00001")
    office.do("lin.xiaoyan", second, "withdraw", reason="改日再办")
    office.clock.move(minutes=-2)
    assert office.relief(event_on="2026-12-31") == "HY01-2026-00002"


def test_a_session_does_not_come_back_with_the_clock(office):
    token = accounts.sign_in(office.house, "lin.xiaoyan", "yikou-demo-2026", ip="", agent="").token
    office.clock.move(days=2)
    tidy(office.house)
    office.clock.move(days=-2)
    assert accounts.signed_in(office.house, token) is None


def test_the_clock_does_nothing_twice_when_it_was_put_back(office):
    number = office.checked()
    office.clock.move(days=30)
    tick(office.house)
    before = office.state(number).no
    office.clock.move(days=-30)
    assert tick(office.house).done == 0
    assert office.state(number).no == before
