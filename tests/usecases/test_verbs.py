"""Verbs as the case page posts them: what they do, what refuses them, and that nothing typed is lost."""

import pytest

from tests.usecases.office import PICTURE, applicant, member
from yikou.errors import AnswersRefused, Conflict, NotAllowed, NotFound, Refused
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.case.posting import Tried
from yikou.usecases.intake.answer_view import answer_view
from yikou.usecases.intake.answering import start_answer, submit_answer
from yikou.usecases.intake.drafts_page import drafts_view
from yikou.usecases.intake.intake_papers import Upload, add_papers

STRANGER = "23019919900101123X"
CHECKED = {"visit_note": "属实", "proposed": "4000"}
PAID = {"paid_on": "2026-03-18", "paid_by": "2"}


def _hand_in(office, number, *files):
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=files)


def reviewed(office):
    """The street has the case: 4000 yuan were proposed."""
    return office.checked("4000")


def test_approving_writes_the_fields_and_goes_on(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED, opinion="情况属实")
    state = office.state(number)
    assert (state.office["visit_note"], state.office["proposed"]) == ("属实", 4000)
    assert office.open(number) == [("review", "step")]


def test_approving_without_the_fields_names_each(office):
    number = office.relief()
    with pytest.raises(AnswersRefused) as refused:
        office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "", "proposed": ""})
    assert {error.field for error in refused.value.errors} >= {"office/visit_note"}
    assert office.open(number) == [("check", "step")]


def test_what_cannot_be_read_is_refused_and_shown_again(office):
    number = office.relief()
    post = {"visit_note": "属实", "proposed": "四千"}
    with pytest.raises(AnswersRefused) as refused:
        office.do("sun.zhiqiang", number, "approve", "check", office=post)
    assert [error.code for error in refused.value.errors] == ["number"]
    assert 'value="四千"' in office.page("sun.zhiqiang", number).tasks[0].fields


def test_objecting_with_a_reason_ends_the_notice(office):
    number = noticed(office)
    office.clock.move(days=8)
    office.do("sun.zhiqiang", number, "object", "notice", office={"notice_from": "2026-03-17"}, reason="邻居反映有房产")
    assert office.open(number) == [("verify", "step")]


def noticed(office):
    """An allowance whose public notice is open."""
    number = office.allowance()
    photo = (Upload("visit.png", PICTURE),)
    upload(office.house, office.acting("yu.tao"), number, material="visit_photo", uploads=photo)
    found = {
        "visit_on": "2026-03-17",
        "at_home": "yes",
        "verified_income": "800",
        "verified_savings": "1000",
        "verified_vehicle": "no",
        "visit_report": "属实",
    }
    for visitor in ("yu.tao", "jiang.xinran"):
        office.do(visitor, number, "approve", "visit", office=found)
    office.do("sun.zhiqiang", number, "approve", "community_review")
    office.do("zhou.liqun", number, "approve", "street_review", office={"monthly": "500"})
    return number


def test_two_visitors_sign_with_a_photo(office):
    assert office.open(noticed(office)) == [("notice", "step")]


def test_a_public_notice_cannot_be_cut_short(office):
    number = noticed(office)
    with pytest.raises(Refused, match="too_early"):
        office.do("sun.zhiqiang", number, "approve", "notice", office={"notice_from": "2026-03-17"})


def test_a_case_goes_all_the_way_and_is_archived(office):
    number = office.checked("800")
    office.do("lin.xiaoyan", number, "approve", "issue", office=PAID)
    view = office.page("lin.xiaoyan", number)
    assert office.state(number).outcome == "granted"
    assert view.tasks == ()
    assert {one.name for one in view.case_verbs} <= {"note", "copy"}
    assert "临时救助决定书" in [output.title for output in view.outputs]


def test_a_return_goes_to_an_earlier_step_with_its_reason(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "return", "review", to="check", reason="金额再核")
    assert office.open(number) == [("check", "step")]
    assert "金额再核" in "".join(line.sentence for line in office.page("sun.zhiqiang", number).ledger)


def test_a_verb_without_its_reason_is_refused_on_the_page(office):
    number = reviewed(office)
    with pytest.raises(Refused) as refused:
        office.do("zhou.liqun", number, "reject", "review", reason="  ")
    tried = Tried("reject", office.task(number, "review"), (("opinion", "不符"),), refused.value)
    task = office.page("zhou.liqun", number, tried=tried).tasks[0]
    verb = next(verb for verb in task.verbs if verb.name == "reject")
    assert verb.opened
    assert verb.error
    assert task.opinion == "不符"


def test_rejecting_ends_the_case(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "reject", "review", reason="不符合条件")
    assert office.state(number).outcome == "rejected"


def test_concluding_leaves_later_steps_out(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "conclude", "review", outcome="granted", reason="街道直接发放")
    assert office.state(number).outcome == "granted"


def test_an_extension_is_asked_for_and_agreed_to(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "extend", "review", by="3", reason="待核收入")
    office.do("zhou.haifeng", number, "agree", "review", kind="request")
    assert [span.n for span in office.state(number).total.extensions] == [3]


def test_the_asker_does_not_agree_to_the_own_extension(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "extend", "review", by="3", reason="待核收入")
    with pytest.raises(NotAllowed):
        office.do("zhou.liqun", number, "agree", "review", kind="request")


def test_declining_wants_a_reason(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "extend", "review", by="3", reason="待核收入")
    with pytest.raises(Refused, match="reason"):
        office.do("zhou.haifeng", number, "decline", "review", kind="request")
    office.do("zhou.haifeng", number, "decline", "review", kind="request", reason="时间足够")
    assert office.state(number).total.extensions == ()


def test_a_leader_advises_and_the_step_goes_on(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "refer", "review", question="能否从宽")
    with pytest.raises(Refused):
        office.do("zhou.liqun", number, "approve", "review", office={"proposed": "4000"})
    assert "能否从宽" in office.page("zhou.haifeng", number).tasks[0].note.text
    office.do("zhou.haifeng", number, "advise", "review", kind="refer", opinion="同意从宽")
    assert office.open(number) == [("review", "step")]


def test_the_window_withdraws_for_the_applicant(office):
    number = office.relief()
    office.do("lin.xiaoyan", number, "withdraw", reason="申请人不再需要")
    assert office.state(number).outcome == "withdrawn"
    assert any("代 王桂兰" in line.who for line in office.page("lin.xiaoyan", number).ledger)


def test_only_the_window_withdraws(office):
    number = office.relief()
    with pytest.raises(NotAllowed):
        office.do("sun.zhiqiang", number, "withdraw", reason="不需要")


def test_the_manager_urges_terminates_and_sets_the_lane(office):
    number = office.relief()
    office.do("ma.zhenhua", number, "urge", reason="请尽快")
    office.do("ma.zhenhua", number, "set_lane", lane="green", reason="孕妇")
    assert office.state(number).lane == "green"
    office.do("ma.zhenhua", number, "terminate", reason="重复申请")
    assert office.state(number).outcome == "terminated"


def test_a_claim_keeps_others_away_until_it_is_given_back(office):
    number = office.relief()
    office.do("gao.lijuan", number, "claim", "check")
    with pytest.raises(Refused, match="claimed"):
        office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    office.do("gao.lijuan", number, "release", "check")
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    assert office.open(number) == [("review", "step")]


def test_a_decision_is_taken_back_before_anybody_builds_on_it(office):
    number = reviewed(office)
    office.do("sun.zhiqiang", number, "take_back")
    assert office.open(number) == [("check", "step")]


def test_a_note_and_a_later_paper_are_kept(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "note", text="已电话联系")
    _hand_in(office, number, Upload("背面.png", PICTURE))
    view = office.page("sun.zhiqiang", number)
    assert any("已电话联系" in line.sentence for line in view.ledger)
    assert [(file.name, file.old) for file in view.papers[0].files] == [("id_card-0.png", True), ("背面.png", False)]


def test_a_paper_of_no_material_is_not_found(office):
    number = office.relief()
    with pytest.raises(NotFound):
        upload(office.house, office.acting("lin.xiaoyan"), number, material="nothing", uploads=())


def test_a_refused_paper_leaves_no_row(office):
    number = office.relief()
    with pytest.raises(Refused, match="file_kind"):
        upload(
            office.house,
            office.acting("lin.xiaoyan"),
            number,
            material="id_card",
            uploads=(Upload("x.png", b"GIF89a"),),
        )
    assert office.value("select count(*) from paper where case_number = ?", number) == 1


def test_a_supplement_is_answered_for_somebody_who_is_not_on_record(office):
    number = office.relief(applicant=applicant(id_number=STRANGER), members=[member(id_number=STRANGER)])
    office.do("sun.zhiqiang", number, "supplement", "check", fields=["form.story"], text="请写明时间")
    clerk = office.acting("lin.xiaoyan")
    id = start_answer(office.house, clerk, number)
    assert "请写明时间" in answer_view(office.house, office.reader("lin.xiaoyan"), id).asked
    assert [row.id for row in drafts_view(office.house, office.reader("lin.xiaoyan")).rows] == [id]
    submit_answer(office.house, clerk, id, post=[("form.story", "3 月 10 日屋顶漏水")])
    assert office.state(number).form["story"] == "3 月 10 日屋顶漏水"
    assert office.open(number) == [("check", "step")]


def test_messages_to_an_applicant_go_to_the_number_in_the_form(office):
    given = applicant(id_number=STRANGER, phone="13900001111")
    number = office.relief(applicant=given, members=[member(id_number=STRANGER)])
    office.do("sun.zhiqiang", number, "supplement", "check", fields=["form.story"], text="请写明时间")
    with office.house.store.session() as s:
        sent = s.rows("select key, title from message where case_number = ? and channel = 'sms' order by id", number)
    assert list(sent) == [("13900001111", "受理告知"), ("13900001111", "补正告知")]


def test_an_answer_sent_twice_answers_once(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", materials=["id_card"])
    clerk = office.acting("lin.xiaoyan")
    id = start_answer(office.house, clerk, number)
    assert start_answer(office.house, clerk, number) == id
    add_papers(office.house, clerk, id, material="id_card", uploads=(Upload("b.png", PICTURE),), post=())
    assert submit_answer(office.house, clerk, id, post=()) == submit_answer(office.house, clerk, id, post=()) == number
    assert len(office.state(number).papers["id_card"]) == 2


def test_papers_gathered_for_a_notice_that_somebody_else_answered_do_not_stand_in_the_way(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", materials=["id_card"])
    slow, quick = office.acting("lin.xiaoyan"), office.acting("bai.jie")
    id = start_answer(office.house, slow, number)
    add_papers(office.house, slow, id, material="id_card", uploads=(Upload("b.png", PICTURE),), post=())
    submit_answer(office.house, quick, start_answer(office.house, quick, number), post=(("answer.text", "稍后补交"),))
    office.do("sun.zhiqiang", number, "supplement", "check", text="请说明")
    assert start_answer(office.house, slow, number) == id
    assert submit_answer(office.house, slow, id, post=(("answer.text", "已说明"),)) == number


def test_strangers_do_not_even_learn_that_the_case_exists(office):
    number = office.relief()
    with pytest.raises(NotFound):
        office.do("tang.xiaomei", number, "note", text="x")
    with pytest.raises(NotFound):
        office.do("tang.xiaomei", "HY01-2026-99999", "note", text="x")


def test_whoever_may_look_may_not_act(office):
    number = office.relief()
    with pytest.raises(NotAllowed):
        office.do("zhou.liqun", number, "approve", "check", office=CHECKED)
    assert office.open(number) == [("check", "step")]


def test_a_verb_that_does_not_exist_is_refused(office):
    number = office.relief()
    for verb in ("", "nonsense", "file", "tick", "lapse", "upload"):
        with pytest.raises((Refused, NotAllowed, NotFound, AnswersRefused)):
            office.do("sun.zhiqiang", number, verb, "check")


def test_of_two_who_act_at_once_one_is_told_who_was_first(office):
    number = office.relief()
    seen, task = office.state(number).no, office.task(number, "check")
    office.do("gao.lijuan", number, "approve", "check", office=CHECKED, seen=seen)
    with pytest.raises(Conflict) as conflict:
        office.do("sun.zhiqiang", number, "approve", task=task, office=CHECKED, opinion="属实", seen=seen)
    assert conflict.value.who == "高丽娟"


def test_who_was_first_is_told_only_to_those_who_had_the_task(office):
    number = office.relief()
    task = office.task(number, "check")
    office.do("gao.lijuan", number, "approve", "check", office=CHECKED)
    with pytest.raises(NotFound):
        office.do("tang.xiaomei", number, "approve", task=task, office=CHECKED)


def test_what_was_typed_is_shown_again_at_the_task(office):
    number = reviewed(office)
    with pytest.raises(Refused):
        office.do("zhou.liqun", number, "reject", "review", opinion="需再议", reason="", office={"proposed": "3500"})
    task = office.page("zhou.liqun", number).tasks[0]
    assert task.opinion == "需再议"
    assert 'value="3,500.00"' in task.fields


def test_what_was_typed_is_shown_to_nobody_else(office):
    number = office.relief()
    office.do("gao.lijuan", number, "claim", "check", opinion="我的草稿")
    assert office.page("gao.lijuan", number).tasks[0].opinion == "我的草稿"
    assert office.page("sun.zhiqiang", number).tasks[0].opinion == ""


def test_a_verb_that_was_performed_does_not_offer_its_words_again(office):
    number = reviewed(office)
    office.do("zhou.liqun", number, "extend", "review", by="3", reason="待核收入", opinion="先核")
    task = office.page("zhou.liqun", number).tasks[0]
    extend = next(verb for verb in task.verbs if verb.name == "extend")
    assert [field.value for field in extend.fields if field.name == "reason"] == [""]
    assert task.opinion == "先核"


def test_a_stale_page_keeps_what_was_typed(office):
    number = reviewed(office)
    seen = office.state(number).no
    _hand_in(office, number, Upload("a.png", PICTURE))
    with pytest.raises(Conflict):
        office.do("zhou.liqun", number, "approve", "review", opinion="同意", seen=seen, office={"proposed": "4000"})
    assert office.page("zhou.liqun", number).tasks[0].opinion == "同意"


def test_a_draft_goes_when_its_task_closes(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check", opinion="草稿")
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED, opinion="定稿")
    assert office.value("select count(*) from draft where case_number = ?", number) == 0


def test_outsiders_leave_no_draft_at_a_task(office):
    number = office.relief()
    for task in (office.task(number, "check"), "999"):
        with pytest.raises((NotAllowed, Refused)):
            office.do("zhou.liqun", number, "approve", task=task, opinion="x")
    assert office.value("select count(*) from draft where case_number = ?", number) == 0


def test_a_note_of_invisible_characters_is_no_note(office):
    number = office.relief()
    with pytest.raises(Refused) as refused:
        office.do("sun.zhiqiang", number, "note", text="\u200b\u202e")
    assert refused.value.code == "empty_note"
