"""What people are shown: offers, the way, sentences, reasons, rows."""

from dataclasses import replace

import pytest

from tests.flow.world import CALENDAR, Case, allowance, checked, noticed, program, relief, relief_form, staff, visited
from yikou.errors import Refused
from yikou.flow.entries import Told
from yikou.flow.explain import why, why_may_act
from yikou.flow.messages import refusal
from yikou.flow.offers import Offer, offers
from yikou.flow.project import project
from yikou.flow.sentences import sentence, told_text
from yikou.flow.suggesting import suggestions
from yikou.flow.way import way
from yikou.flow.words import value_words


def offered(case: Case, who: str) -> dict[str, Offer]:
    return {offer.verb: offer for offer in offers(case.program, case.state, staff(who), case.context)}


def test_an_effect_says_where_the_case_goes():
    case = visited(allowance()).do("approve", "li", "community_review")
    assert offered(case, "chen")["approve"].effect == "签章，进入社区公示 7 天。"


def test_an_effect_says_how_many_are_still_needed():
    assert offered(allowance(), "he")["approve"].effect == "记下您的意见，还需 1 人同意。"


def test_an_effect_that_depends_on_what_will_be_typed_says_so():
    assert offered(relief(), "li")["approve"].effect == "签章，填写后确定下一环节。"


def test_a_closed_verb_says_until_when():
    closed = offered(noticed(allowance()), "li")["approve"].closed
    assert "12 月 8 日 17:00" in closed


def test_a_closed_verb_is_told_in_the_language_of_its_reader():
    case = noticed(allowance())
    case.program = replace(case.program, translate=lambda text: f"EN {text}")
    assert offered(case, "li")["approve"].closed.startswith("EN ")


def test_a_stranger_is_offered_nothing():
    assert offered(relief(), "zhou") == {}


def test_the_targets_of_a_return_are_named():
    assert offered(checked(relief()), "chen")["return"].choices == (("accept", "窗口受理"), ("check", "社区核查"))


def test_fields_of_the_step_are_named():
    assert offered(relief(), "li")["approve"].fields == ("visit_note", "proposed")


def test_a_suggestion_is_shown_before_anybody_has_typed():
    case = visited(allowance()).do("approve", "li", "community_review")
    assert suggestions(case.program, case.state, "street_review", case.context)["monthly"] == 1240


def test_the_way_shows_done_now_and_ahead():
    nodes = [
        (node.title, node.state) for node in way(program("hardship-relief"), checked(relief()).state, relief().context)
    ]
    assert nodes == [
        ("窗口受理", "done"),
        ("社区核查", "done"),
        ("街道审核", "now"),
        ("窗口发放", "ahead"),
        ("予以救助", "end"),
    ]


def test_branches_that_are_not_known_yet_say_so():
    case = relief()
    maybe = [node.title for node in way(case.program, case.state, case.context) if node.maybe]
    assert maybe == ["街道审核", "区民政局审批"]


def test_entries_are_sentences():
    case = checked(relief())
    texts = [sentence(case.program, case.state, entered).text() for entered in case.ledger]
    assert "登记，编号 HY01-2026-00001" in texts
    assert "社区核查：同意：属实" in texts


def test_a_message_says_what_has_happened_to_which_paper():
    case = relief()
    told = Told("paper_due", "临时救助", (), ("sms",), "事故或灾害证明")
    text = told_text(case.program, case.state, told)
    assert text.endswith("：材料到期未补交：事故或灾害证明")
    assert case.state.number in text


def test_a_choice_is_explained():
    case = checked(relief())
    reasons = [reason for entered in case.ledger if (reason := why(case.program, entered, case.directory))]
    assert ("拟救助金额", "4,000") in [(read.title, read.value) for read in reasons[-1].reads]


def test_a_word_of_a_table_is_told_by_where_it_leads():
    case = visited(allowance()).do("approve", "li", "community_review")
    said = [sentence(case.program, case.state, entered).text() for entered in case.ledger]
    assert "资格：继续办理" in said


def test_a_day_and_an_option_that_were_read_are_told_as_people_say_them():
    shown = relief().program
    assert value_words(shown, "form.event_on", "2026-03-05") == "2026 年 3 月 5 日"
    assert value_words(shown, "form.cause", "fire") == "火灾"


def test_why_somebody_may_act():
    case = checked(relief())
    text = why_may_act(case.program, case.state, case.task("review"), staff("chen"), case.context)
    assert text == "因为您是huayuan的reviewer，且不是本件的受理人。"


def test_a_refusal_is_a_sentence():
    with pytest.raises(Refused) as refused:
        checked(relief()).do("supplement", "chen", "review", items={"fields": ["form.applicant.id_number"]})
    assert refusal(program("hardship-relief"), refused.value).startswith("身份证号受理后不能更改")


def test_rows_follow_from_state_and_calendar():
    case = checked(relief())
    rows = project(case.program, case.state, CALENDAR)
    assert rows.head.state == "open"
    assert [(task.step, task.seats[0].org) for task in rows.tasks] == [("review", "huayuan")]
    assert rows.one_per == ('hardship-relief:["person:230199196803152348"]',)


def test_a_case_that_only_waits_says_for_what():
    case = checked(relief()).do("supplement", "chen", "review", items={"text": "说明"})
    rows = project(case.program, case.state, CALENDAR)
    assert rows.head.waits == "supplement"
    assert [task.kind for task in rows.tasks] == ["step", "supplement"]


def test_an_ended_case_holds_no_key():
    case = relief().do("withdraw", "wang", reason="不再需要")
    rows = project(case.program, case.state, CALENDAR)
    assert (rows.one_per, rows.timers, rows.tasks) == ((), (), ())
    assert str(rows.head.keep_until) == "2036-12-01"


def test_a_registered_case_has_no_due_moment():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form())
    assert project(case.program, case.state, CALENDAR).head.due_at is None
