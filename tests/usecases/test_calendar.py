"""The calendar that people see and edit, and the due moments that follow it."""

from dataclasses import replace
from datetime import date

import pytest

from yikou.errors import AnswersRefused
from yikou.store import audit, remaking
from yikou.store.calendar_store import calendar
from yikou.usecases.acts.recent import Recent
from yikou.usecases.acts.recounting import moves, recount
from yikou.usecases.around import calendar_editing as editing
from yikou.usecases.around import office_hours
from yikou.usecases.around.calendar_page import calendar_view
from yikou.usecases.around.calendar_wanted import read_days, require_publishable
from yikou.usecases.around.counting_days import Question, count_days
from yikou.usecases.around.edits import Change, detail_of
from yikou.usecases.operation.rebuilding import rebuild

FRIDAY = {"day": "2026-03-20", "kind": "off", "name": "抢险", "reason": "全区停水"}


def shown(office, login="lin.xiaoyan", **which):
    return calendar_view(office.house, office.reader(login), question=Question(), **which)


def days(office):
    with office.house.store.session() as s:
        return calendar(s)


def edit(office, **given):
    wanted = read_days(office.house, {**FRIDAY, **given})
    return editing.edit_days(office.house, office.acting("ma.zhenhua"), wanted, seen=mark(office, wanted.first.year))


def mark(office, year):
    return editing.mark_of(office.house, year)


def due(office, number):
    return office.value(
        "select t.due_at from task t join cases c on c.id = t.case_id where c.number = ? order by t.due_at", number
    )


def seats(office):
    with office.house.store.session() as s:
        return s.rows("select due_at, task from seat order by 1, 2"), s.rows("select due_at from task order by 1")


def codes(refused):
    return [error.code for error in refused.value.errors]


def count(office, **asked):
    return count_days(days(office), Question(**asked), translate=str)


def test_a_month_says_what_each_day_is(office):
    cells = {cell.day.day: cell for week in shown(office, year=2026, month=10).months[0].weeks for cell in week if cell}
    assert [cells[day].kind for day in (1, 9, 10, 11)] == ["holiday", "work", "extra", "off"]
    assert cells[1].said == "2026-10-01 放假：国庆节"


def test_a_year_names_its_holidays_and_what_they_rest_on(office):
    view = shown(office, year=2026)
    assert ("劳动节", date(2026, 5, 1)) in [(one.name, one.first) for one in view.stretches]
    assert view.source == "国务院办公厅关于 2026 年部分节假日安排的通知"
    assert view.workdays == sum(month.workdays for month in view.months)


def test_a_year_without_a_notice_is_not_confirmed(office):
    assert not shown(office, year=2027).confirmed
    assert shown(office, year=2026).confirmed


def test_only_those_who_may_are_led_to_editing(office):
    assert not shown(office, year=2027).may_edit
    assert shown(office, "ma.zhenhua", year=2027).publish == "/calendar/publish?year=2027"


@pytest.mark.parametrize(("since", "n", "day"), [("2026-03-20", 2, "2026-03-24"), ("2026-04-03", 1, "2026-04-07")])
def test_so_many_workdays_on_is_shown_day_by_day(office, since, n, day):
    found = count(office, since=since, days=str(n))
    assert found.said == f"{since} 以后的第 {n} 个工作日是 {day}。"
    assert [row.number for row in found.rows if row.number] == list(range(1, n + 1))


def test_workdays_up_to_a_day_leave_out_the_holidays(office):
    found = count(office, since="2026-04-03", until="2026-04-08")
    assert found.said == "2026-04-03 到 2026-04-08 有 2 个工作日，起算的当天不算。"
    assert "放假：清明节，不算" in [row.why for row in found.rows]


def test_a_count_into_a_year_without_a_notice_says_so(office):
    assert count(office, since="2026-12-30", days="5").notes == (
        "2027 年的安排还没有公布，按周一至周五推算，公布以后可能变。",
    )


@pytest.mark.parametrize(
    "asked", [{"since": "x", "days": "1"}, {"since": "2026-03-20", "days": "0"}, {"since": "2026-03-20", "days": "９"},
              {"since": "2026-03-20", "until": "2026-03-20"}, {"since": "2026-03-20", "until": "2036-03-20"},
              {"since": "2026-03-20", "days": "1", "until": "2026-03-24"}, {"since": "2026-03-20", "days": "301"}],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_says_why(office, asked):
    assert count(office, **asked).error


def test_the_effect_is_told_before_and_is_what_happens(office):
    number = office.relief()
    before = due(office, number)
    wanted = read_days(office.house, FRIDAY)
    assert editing.edit_effect(office.house, wanted, str).startswith("现在有 1 件在办。改了以后，1 个待办")
    assert edit(office) == 0
    assert due(office, number) > before


def test_rows_after_an_edit_are_those_that_a_rebuild_gives(office):
    office.checked()
    edit(office)
    assert not rebuild(office.house)


def test_a_case_that_waits_is_written_by_whoever_comes_first(office, monkeypatch):
    number = office.relief()
    monkeypatch.setattr(editing, "recount", lambda house, most: 0)
    edit(office)
    elsewhere = replace(office, house=replace(office.house, recent=Recent()))
    elsewhere.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "800"})
    assert office.value("select count(*) from to_remake") == 0
    assert not rebuild(office.house)


def test_a_case_that_another_process_wrote_anew_is_known_here(office):
    number = office.relief()
    edit(replace(office, house=replace(office.house, recent=Recent())))
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "800"})
    found, tasks = seats(office)
    assert {row[0] for row in found} == {row[0] for row in tasks}
    assert not rebuild(office.house)


def test_two_edits_in_a_row_leave_no_row_behind(office, monkeypatch):
    office.relief()
    monkeypatch.setattr(editing, "recount", lambda house, most: 0)
    edit(office)
    edit(office, day="2026-03-19")
    assert recount(office.house) == 0
    assert not rebuild(office.house)
    assert office.value("select count(*) from calendar_past") == 0


def test_the_clock_writes_what_is_left(office, monkeypatch):
    office.relief()
    monkeypatch.setattr(editing, "recount", lambda house, most: 0)
    edit(office)
    with office.house.store.session() as s:
        assert remaking.waiting(s) == 1
    office.tick()
    assert office.value("select count(*) from to_remake") == 0


def test_a_draft_moves_nothing_until_its_year_is_published(office):
    number = office.relief()
    before = due(office, number)
    wanted = read_days(office.house, {**FRIDAY, "day": "2027-01-01", "name": "元旦"})
    assert editing.edit_effect(office.house, wanted, str) == "2027 年还没有公布，改了也不影响现在的时限，公布时才算。"
    edit(office, day="2027-01-01", name="元旦")
    assert due(office, number) == before
    assert date(2027, 1, 1) not in days(office).special


def test_publishing_a_year_confirms_what_reaches_into_it(office):
    office.clock.move(days=285)
    office.relief()
    assert office.value("select confirmed from cases") == 0
    edit(office, day="2027-01-01", last="2027-01-02", name="元旦")
    words = {"source": "国务院办公厅的通知", "reason": "按通知", "seen": mark(office, 2027)}
    editing.publish(office.house, office.acting("shen.jing"), year=2027, **words)
    assert office.value("select confirmed from cases") == 1
    assert days(office).sources[2027] == "国务院办公厅的通知"
    assert not rebuild(office.house)


def test_a_year_is_published_once_and_with_its_source(office):
    with pytest.raises(AnswersRefused) as refused:
        require_publishable(office.house, {"year": "2026", "source": ""})
    assert codes(refused) == ["year_published", "source_missing"]


def test_a_year_without_any_holiday_is_not_published(office):
    with pytest.raises(AnswersRefused) as refused:
        require_publishable(office.house, {"year": "2027", "source": "通知"})
    assert codes(refused) == ["year_empty"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"day": "2026-03-16"}, "day_past"),
        ({"day": ""}, "day_wrong"),
        ({"last": "2026-03-19"}, "last_early"),
        ({"last": "2027-03-19"}, "other_year"),
        ({"last": "2026-12-19"}, "last_far"),
        ({"kind": ""}, "kind_missing"),
        ({"name": ""}, "name_missing"),
        ({"reason": ""}, "reason_missing"),
        ({"day": "2026-10-01", "kind": "off", "name": "国庆节"}, "nothing_changed"),
    ],
)
def test_what_is_wrong_with_an_edit_is_told(office, given, code):
    with pytest.raises(AnswersRefused) as refused:
        read_days(office.house, {**FRIDAY, **given})
    assert codes(refused) == [code]


def test_the_log_keeps_each_day_before_and_after(office):
    edit(office, day="2026-10-01", name="国庆节和中秋节")
    with office.house.store.session() as s:
        (event,) = audit.page(s, kinds=["calendar_day"]).rows
    assert detail_of(event).changes == (Change("2026-10-01", "放假：国庆节", "放假：国庆节和中秋节"),)
    assert detail_of(event).reason == "全区停水"


def test_a_look_at_the_effect_changes_nothing(office):
    office.relief()
    before = seats(office)
    moves(office.house, replace(days(office), special={}))
    assert seats(office) == before


@pytest.mark.parametrize("seen", ["", "before"])
def test_an_edit_is_refused_where_the_year_was_edited_since_its_effect_was_told(office, seen):
    before, acting = mark(office, 2026), office.acting("ma.zhenhua")
    edit(office, day="2026-03-19")
    with pytest.raises(AnswersRefused, match="changed_meanwhile"):
        editing.edit_days(office.house, acting, read_days(office.house, FRIDAY), seen=seen and before)
    assert date(2026, 3, 20) not in days(office).special


def test_a_year_is_not_published_with_days_that_nobody_was_told(office):
    edit(office, day="2027-01-01", name="元旦")
    before = mark(office, 2027)
    edit(office, day="2027-01-02", name="元旦")
    with pytest.raises(AnswersRefused, match="changed_meanwhile"):
        editing.publish(office.house, office.acting("shen.jing"), year=2027, source="通知", reason="", seen=before)


EARLIER = {"hours": "08:00-12:00，13:00-16:30", "reason": "夏季作息"}


def set_hours(office, *, seen=None, **given):
    wanted = office_hours.read_hours(office.house, {**EARLIER, **given})
    mark = office_hours.hours_foretold(office.house, wanted, str)[1] if seen is None else seen
    return office_hours.edit_hours(office.house, office.acting("ma.zhenhua"), wanted, seen=mark)


def test_the_effect_of_other_office_hours_is_told_before_and_is_what_happens(office):
    number = office.relief()
    before = due(office, number)
    wanted = office_hours.read_hours(office.house, EARLIER)
    assert office_hours.hours_foretold(office.house, wanted, str)[0].startswith("现在有 1 件在办。改了以后，1 个待办")
    assert due(office, number) == before
    assert set_hours(office) == 0
    assert due(office, number) < before
    assert not rebuild(office.house)


def test_rows_of_a_case_that_has_ended_stay_with_other_office_hours(office):
    number = office.checked()
    office.do("lin.xiaoyan", number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})
    set_hours(office)
    assert not rebuild(office.house)


def test_the_log_keeps_the_office_hours_before_and_after(office):
    set_hours(office)
    with office.house.store.session() as s:
        (event,) = audit.page(s, kinds=["calendar_hours"]).rows
    assert detail_of(event).changes == (Change("上下班时间", "08:30-11:30，13:30-17:00", "08:00-12:00，13:00-16:30"),)
    assert detail_of(event).reason == "夏季作息"


@pytest.mark.parametrize("seen", ["", "another"])
def test_office_hours_are_refused_where_others_count_since_the_effect_was_told(office, seen):
    with pytest.raises(AnswersRefused, match="hours_meanwhile"):
        set_hours(office, seen=seen)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"hours": ""}, "hours_wrong"),
        ({"hours": "08:30 到 17:00"}, "hours_wrong"),
        ({"hours": "13:30-17:00，08:30-11:30"}, "hours_wrong"),
        ({"hours": "08:30-08:30"}, "hours_wrong"),
        ({"reason": " "}, "reason_missing"),
        ({"hours": "8:30-11:30、13:30-17:00"}, "hours_same"),
    ],
)
def test_what_is_wrong_with_office_hours_is_told(office, given, code):
    with pytest.raises(AnswersRefused) as refused:
        office_hours.read_hours(office.house, {**EARLIER, **given})
    assert codes(refused) == [code]
