"""The card of a resident: what is known, what to know before choosing, which affairs fit and why."""

from urllib.parse import parse_qs

import pytest

from tests.usecases.office import WANG, relief_form
from yikou.errors import NotFound
from yikou.usecases.counter.home import resident_view
from yikou.usecases.counter.past_cases import history_view
from yikou.usecases.counter.window_notices import tell_missing
from yikou.usecases.intake.filing import start_draft, submit

LIN, NEXT = "lin.xiaoyan", "yan.xiaodong"
ZHENG = "230199193905124184"
"""郑秀英 of 春晖社区, who is 86."""


def card(office, login=LIN, number=WANG, **more):
    return resident_view(office.house, office.reader(login), office.resident(number).key, **more)


def choice(view, slug):
    return next(one for one in (*view.fit, *view.others) if one.slug == slug)


def test_a_card_tells_what_offices_know_with_source_and_days(office):
    facts = {one.kind: one for one in card(office).resident.facts}
    assert (facts["残疾"].value, facts["残疾"].source) == ("肢体三级", "区残疾人联合会")
    assert (str(facts["残疾"].since), str(facts["残疾"].until), facts["残疾"].ended) == (
        "2019-08-20",
        "2029-08-20",
        False,
    )
    assert "残疾 肢体三级 有效至 2029-08" in card(office).resident.tags


def test_what_holds_no_longer_is_kept_but_is_no_tag(office):
    office.clock.move(days=365 * 4)
    shown = card(office).resident
    assert not any("肢体三级" in tag for tag in shown.tags)
    assert next(one for one in shown.facts if one.kind == "残疾").ended


def test_the_number_in_full_is_shown_to_the_residents_own_window_and_logged(office):
    assert dict(card(office, numbers=True).resident.rows)["身份证号"] == WANG
    assert office.value("select count(*) from lookup_log where kind = 'numbers'") == 1
    assert "****" in dict(card(office, NEXT, numbers=True).resident.rows)["身份证号"]
    assert office.value("select count(*) from lookup_log where kind = 'numbers'") == 1


def test_an_open_case_says_in_whose_hands_it_is(office):
    number = office.relief()
    note = card(office).resident.notes[0]
    assert (note.title, note.link.href) == ("已有一件在办：临时救助", f"/cases/{number}")
    assert note.text.startswith(f"{number}，现在在社区核查 ")


def test_what_is_waited_for_comes_before_the_choice(office):
    number = office.file(LIN, "hardship-relief", relief_form(), {}, do="register")
    note = card(office).resident.notes[0]
    assert (note.title, note.link.text) == ("在等这位居民补：身份证", "现在补办")
    assert note.text.startswith(f"临时救助，{number}，最迟 ")


def test_a_paper_that_was_promised_is_asked_for(office):
    id = office.draft(LIN, "hardship-relief", relief_form(cause="accident"), {"id_card": 1})
    submit(office.house, office.acting(LIN), id, do="submit", post=[("follow", "event_proof")])
    titles = [note.title for note in card(office).resident.notes]
    assert titles == ["已有一件在办：临时救助", "还欠后补材料：事故或灾害证明"]


def test_a_paper_that_was_promised_for_a_day_that_is_over_is_late(office):
    id = office.draft(LIN, "hardship-relief", relief_form(cause="accident"), {"id_card": 1})
    number = submit(office.house, office.acting(LIN), id, do="submit", post=[("follow", "event_proof")])
    on_time = next(one for one in office.page(LIN, number).papers if one.name == "event_proof")
    office.clock.move(days=30)
    late = next(one for one in office.page(LIN, number).papers if one.name == "event_proof")
    assert (on_time.state, on_time.is_late, late.state, late.is_late) == ("follow", False, "follow", True)


def test_somebody_who_lives_elsewhere_is_sent_there(office):
    view = card(office, NEXT)
    assert view.resident.notes[0].title == "不是本辖区居民"
    assert choice(view, "hardship-relief").closed
    assert "不归本窗口" in choice(view, "hardship-relief").why


def test_what_was_put_aside_and_handed_out_is_told(office):
    id = start_draft(office.house, office.acting(LIN), slug="hardship-relief", resident=office.resident().key)
    key = tell_missing(office.house, office.acting(LIN), id, post=())
    links = [note.link.href for note in card(office).resident.notes]
    assert links == [f"/drafts/{id}", f"/counter/notices/{key}"]
    assert [note.link.href for note in card(office, "bai.jie").resident.notes] == [f"/counter/notices/{key}"]
    assert not any("/counter/notices" in note.link.href for note in card(office, NEXT).resident.notes if note.link)


def test_an_affair_that_does_not_fit_says_the_condition_and_what_it_read(office):
    closed = choice(card(office), "elder-card")
    assert closed.closed
    assert closed.why == "不符合：申请人未满六十五周岁，年满后再来办理（年龄：54 周岁，领取老年优待证的年龄：65）"


def test_an_affair_that_fits_comes_first_and_says_why(office):
    first = card(office, number=ZHENG).fit[0]
    assert (first.slug, first.best, first.closed) == ("elder-card", True, False)
    assert choice(card(office, number=ZHENG), "hardship-relief").why == "高龄优先 · 申请人年满 80 周岁"
    assert choice(card(office), "unemployment-registration").why == "已知符合：年龄 54 周岁"


def test_a_reason_never_tells_a_number_in_full(office):
    view = card(office)
    assert WANG not in repr((view.fit, view.others))


def test_the_history_goes_on_page_by_page(office, monkeypatch):
    monkeypatch.setattr("yikou.usecases.counter.past_cases.PAGE", 1)
    first = office.relief()
    office.do(LIN, first, "withdraw", reason="不需要了")
    second = office.relief()
    key = office.resident().key
    page = history_view(office.house, office.reader(LIN), key)
    after = parse_qs(page.pager.next.partition("?")[2])["after"][0]
    rest = history_view(office.house, office.reader(LIN), key, after=after)
    assert [one.href for one in (*page.cases, *rest.cases)] == [f"/cases/{second}", f"/cases/{first}"]
    assert (rest.pager.next, rest.pager.previous) == ("", f"/counter/history?resident={key}")


def test_a_history_tells_only_what_the_reader_may_see_and_is_logged(office):
    office.relief()
    key = office.resident().key
    assert history_view(office.house, office.reader(NEXT), key).cases == ()
    assert office.value("select kind from lookup_log order by id desc limit 1") == "history"
    with pytest.raises(NotFound):
        history_view(office.house, office.reader(LIN), "nobody")
