"""R9: due moments, stops, extensions, alarms and lanes."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.flow.world import (
    CALENDAR,
    Case,
    accepted_relief,
    allowance,
    checked,
    noticed,
    program,
    relief,
    relief_form,
    with_affair,
)
from yikou.definition.model import Duration
from yikou.errors import Refused
from yikou.flow.clock_view import clock_view
from yikou.flow.clocks import due_of
from yikou.flow.project import project


def due_day(case: Case) -> str:
    return due_of(case.state.total, CALENDAR).at.strftime("%m-%d")


def test_the_day_of_the_start_does_not_count():
    assert due_day(relief(day="12-01")) == "12-15"


def test_days_in_which_a_notice_is_open_are_lost_once():
    case = checked(relief()).on("12-02").do("supplement", "chen", "review", items={"text": "说明"})
    case.on("12-04").do("answer", "wang", text="已说明")
    assert due_day(case) == "12-17"


def test_a_clock_that_stands_has_no_due_moment():
    case = checked(relief()).do("supplement", "chen", "review", items={"text": "说明"})
    head = project(case.program, case.state, CALENDAR).head
    assert head.due_at is None
    assert head.still_left
    assert clock_view(case.program, case.state, case.context).light == "still"


def test_the_total_clock_stands_while_a_public_notice_is_open():
    assert noticed(allowance()).state.total.stands


def test_a_year_without_a_calendar_is_unconfirmed():
    case = Case(program("hardship-relief"), "2026-12-25")
    case.do("file", "wang", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    assert project(case.program, case.state, CALENDAR).head.confirmed is False


def extended(asked_on: str = "12-15") -> Case:
    return checked(relief()).on(asked_on).do("extend", "chen", "review", by="5 workdays", reason="外出")


def test_an_extension_is_a_request_for_the_leader():
    case = extended("12-10")
    assert due_day(case) == "12-15"
    case.do("agree", "ma", task=case.task("review", "request").id)
    assert due_day(case) == "12-22"


def test_an_extension_beside_a_card():
    case = extended("12-15").on("12-18", 18).tick()
    assert "red" in [card.card for card in case.kinds("Carded")]
    case.on("12-19").do("agree", "ma", task=case.task("review", "request").id)
    assert due_day(case) == "12-22"
    assert len(case.kinds("Carded")) > 1


def test_an_extension_asked_for_too_late_is_refused():
    with pytest.raises(Refused, match="ran_out"):
        extended("12-16")


def test_where_the_clock_says_so_an_extension_may_be_asked_for_late():
    clocks = dict(program("hardship-relief").affair.clocks)
    clocks["total"] = replace(clocks["total"], extend=replace(clocks["total"].extend, late=True))
    case = checked(accepted_relief(with_affair("hardship-relief", clocks=clocks))).on("12-16")
    case.do("extend", "chen", "review", by="5 workdays", reason="外出")
    case.do("agree", "ma", task=case.task("review", "request").id)
    assert due_day(case) == "12-22"


def test_an_extension_is_no_longer_than_the_law_allows():
    with pytest.raises(Refused, match="extend_too_long"):
        checked(relief()).do("extend", "chen", "review", by="6 workdays", reason="外出")


def test_declining_wants_a_reason_and_tells_the_asker():
    case = extended("12-10")
    request = case.task("review", "request").id
    with pytest.raises(Refused, match="needs_reason"):
        case.do("decline", "ma", task=request)
    case.do("decline", "ma", task=request, reason="来得及")
    assert case.kinds("Told")[-1].to[0].key == "chen"
    assert due_day(case) == "12-15"


def test_what_ends_the_task_cancels_the_request():
    case = extended("12-10").do("approve", "chen", "review")
    assert not [task for task in case.state.tasks.values() if task.kind == "request"]


def test_the_alarms_of_a_clock_fire_once_each():
    case = relief().on("12-20").tick()
    assert [x.card for x in case.kinds("Alarmed") if x.clock == "total"] == ["", "yellow", "red"]
    assert case.tick().last.entries


def test_when_due_moves_alarms_not_yet_reached_move_with_it():
    case = extended("12-14")
    case.do("agree", "ma", task=case.task("review", "request").id)
    due = [timer.due_at for timer in project(case.program, case.state, CALENDAR).timers if "total" in timer.key]
    assert min(due) == datetime(2026, 12, 21, 9, 0)


def test_a_quicker_lane_takes_the_earlier_due_moment():
    case = relief().on("12-03").do("set_lane", "lin", lane="green", reason="病情恶化")
    assert due_day(case) == "12-04"


def test_a_quicker_lane_late_in_a_step_gives_no_more_time():
    case = relief().on("12-04").do("set_lane", "lin", lane="elder", reason="独居老人")
    assert due_of(case.task("check").clock, CALENDAR).at.strftime("%m-%d") == "12-04"
    assert due_day(case) == "12-11"
    late = relief().on("12-14").do("set_lane", "lin", lane="elder", reason="独居老人")
    assert due_day(late) == "12-15"


def test_a_slower_lane_counts_from_the_start():
    case = relief(severity="critical").do("set_lane", "lin", lane="normal", reason="已缓解")
    assert due_day(case) == "12-15"


def test_a_clock_that_has_run_out_keeps_its_due():
    case = relief(severity="critical").on("12-04").do("set_lane", "lin", lane="normal", reason="已缓解")
    assert due_day(case) == "12-02"


def test_open_tasks_get_the_limit_of_the_new_lane():
    case = relief().do("set_lane", "lin", lane="elder", reason="独居老人")
    assert case.task("check").clock.limit == Duration(1, "workdays")


def test_a_completion_after_its_limit_is_overdue():
    case = checked(relief().on("12-08"))
    assert case.state.completions["check"].overdue


def test_a_paper_to_follow_that_does_not_come_is_told():
    case = Case(program("hardship-relief"))
    follow = frozenset({"event_proof"})
    case.do("file", "wang", form=relief_form(cause="fire"), papers={"id_card": ("a",)}, follow=follow, then="accept")
    case.on("12-08", 18).tick()
    assert "paper_due" in [told.name for told in case.kinds("Told")]


def test_whoever_was_asked_is_told_when_a_request_falls():
    claimed = checked(relief()).do("claim", "chen", "review")
    asked = claimed.do("extend", "chen", "review", by="5 workdays", reason="外出")
    asked.do("release", "chen", "review")
    fallen = extended("12-10").do("approve", "chen", "review"), extended("12-10").do("withdraw", "wang", reason="撤回")
    for case in (asked, *fallen):
        told = next(told for told in case.kinds("Told") if told.name == "request_over")
        assert [person.key for person in told.to] == ["ma"]
