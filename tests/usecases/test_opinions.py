"""What is typed at a verb and not sent, and the words often used."""

import pytest

from yikou.errors import NotAllowed, NotFound, Refused
from yikou.store import drafts, phrases
from yikou.usecases.acts.ticking import tidy
from yikou.usecases.case import windows
from yikou.usecases.case.kept_page import kept_view
from yikou.usecases.case.opinions import TYPED_AT_MOST, Place, keep_typed
from yikou.usecases.case.posting import Tried


def reviewed(office):
    number = office.checked("4000")
    return number, Place(number, office.task(number, "review"))


def type_in(office, login, place, *post):
    return keep_typed(office.house, office.reader(login), place, post)


def field(office, login, number, verb, name):
    views = office.page(login, number).tasks[0].verbs
    return next(one for view in views if view.name == verb for one in view.fields if one.name == name)


def test_what_is_typed_comes_back_for_its_writer_alone(office):
    number, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "拟同意"), ("return.reason", "金额待核"))
    mine = office.page("zhou.liqun", number).tasks[0]
    assert mine.opinion == "拟同意"
    assert mine.draft_at is not None
    assert field(office, "zhou.liqun", number, "return", "reason").value == "金额待核"
    assert office.page("feng.guoqiang", number).tasks[0].opinion == ""


def two_windows(office):
    """Two windows at one task, the second drawn before the first was typed in: both texts are kept."""
    number, place = reviewed(office)
    first, second = (("_page", office.page("zhou.liqun", number).tasks[0].mark) for _ in range(2))
    type_in(office, "zhou.liqun", place, ("opinion", "拟同意"), ("return.reason", "金额待核"), first)
    type_in(office, "zhou.liqun", place, ("opinion", "拟不同意"), second)
    return number, place, first, second


def test_another_window_overwrites_nothing(office):
    number, _place, _first, _second = two_windows(office)
    task = office.page("zhou.liqun", number).tasks[0]
    assert task.opinion == "拟不同意"
    assert task.others[0].lines == (("我的意见", "拟同意"), ("退回 · 理由", "金额待核"))


def test_a_window_that_types_on_has_its_own_words_and_is_told_of_the_other(office):
    _, place, first, _second = two_windows(office)
    told = kept_view(office.house, office.reader("zhou.liqun"), place, (("opinion", "拟同意。"), first))
    assert [one.lines for one in told.others] == [(("我的意见", "拟不同意"),)]


def test_one_press_goes_on_with_the_other_text_and_keeps_this_one(office):
    number, place, _first, second = two_windows(office)
    other = office.page("zhou.liqun", number).tasks[0].others[0].page
    type_in(office, "zhou.liqun", place, ("opinion", "拟不同意"), second, ("_other", f"use:{other}"))
    task = office.page("zhou.liqun", number).tasks[0]
    assert task.opinion == "拟同意"
    assert ("我的意见", "拟不同意") in task.others[0].lines


def test_a_text_of_another_window_is_thrown_away_on_a_press_only(office):
    number, place, _first, second = two_windows(office)
    type_in(office, "zhou.liqun", place, ("opinion", "拟不同意"), second, ("_other", "drop:elsewhere"))
    other = office.page("zhou.liqun", number).tasks[0].others[0].page
    type_in(office, "zhou.liqun", place, ("opinion", "拟不同意"), second, ("_other", f"drop:{other}"))
    assert office.page("zhou.liqun", number).tasks[0].others == ()


def many_windows(office, count):
    """So many windows that were drawn before anything was typed, each with words of its own."""
    number, place = reviewed(office)
    marks = [("_page", office.page("zhou.liqun", number).tasks[0].mark) for _ in range(count)]
    for n, mark in enumerate(marks, 1):
        type_in(office, "zhou.liqun", place, ("opinion", f"第 {n} 稿"), mark)
    return number, place, marks[-1]


def test_of_many_windows_the_newest_are_kept_and_what_is_left_out_is_said(office, monkeypatch):
    monkeypatch.setattr(windows, "MOST_OTHERS", 2)
    number, place, last = many_windows(office, 5)
    task = office.page("zhou.liqun", number).tasks[0]
    assert [one.lines[0][1] for one in task.others] == ["第 4 稿", "第 3 稿"]
    assert task.left_out == "还有 2 份更早的没有保留：除了这一份，最多留 2 份。"
    told = kept_view(office.house, office.reader("zhou.liqun"), place, (("opinion", "第 5 稿。"), last))
    assert told.left_out == task.left_out


def test_nothing_is_said_of_what_was_left_out_once_there_is_no_other_text(office, monkeypatch):
    monkeypatch.setattr(windows, "MOST_OTHERS", 1)
    number, place, last = many_windows(office, 3)
    other = office.page("zhou.liqun", number).tasks[0].others[0].page
    type_in(office, "zhou.liqun", place, ("opinion", "第 3 稿"), last, ("_other", f"drop:{other}"))
    assert office.page("zhou.liqun", number).tasks[0].left_out == ""


def test_a_page_drawn_since_goes_on_alone(office):
    number, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "拟同意"))
    later = ("_page", office.page("zhou.liqun", number).tasks[0].mark)
    type_in(office, "zhou.liqun", place, ("opinion", "同意"), later)
    assert office.page("zhou.liqun", number).tasks[0].others == ()


def test_a_keep_that_does_not_say_what_it_began_from_overwrites_nothing(office):
    number, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "拟同意"))
    type_in(office, "zhou.liqun", place, ("opinion", "同意"))
    assert office.page("zhou.liqun", number).tasks[0].others[0].lines == (("我的意见", "拟同意"),)


def test_what_was_typed_goes_when_the_act_is_done(office):
    number, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "拟同意"), ("refer.question", "是否从优"))
    office.do("zhou.liqun", number, "approve", "review", office={"proposed": "4000"}, opinion="同意")
    assert office.value("select count(*) from draft where kind = 'task'") == 0


def test_nobody_keeps_anything_where_they_cannot_act(office):
    _number, place = reviewed(office)
    with pytest.raises(NotAllowed):
        type_in(office, "sun.zhiqiang", place, ("opinion", "x"))
    with pytest.raises(NotFound):
        type_in(office, "tang.xiaomei", place, ("opinion", "x"))


def test_nobody_types_at_what_the_applicant_is_asked_for(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", text="请补证明")
    with pytest.raises(NotAllowed):
        type_in(office, "lin.xiaoyan", Place(number, office.task(number, "check", "supplement")), ("opinion", "x"))


def test_keeping_says_anew_what_each_verb_would_bring(office):
    _, place = reviewed(office)
    kept = kept_view(office.house, office.reader("zhou.liqun"), place, (("office.proposed", "6000"),))
    approve = next(view for view in kept.verbs if view.name == "approve")
    assert approve.effects[0].text.startswith("区民政局审批，由")


def test_what_is_typed_for_the_case_itself_is_kept_and_swept(office):
    number, _ = reviewed(office)
    type_in(office, "lin.xiaoyan", Place(number, ""), ("withdraw.reason", "不再需要"))
    verbs = office.page("lin.xiaoyan", number).case_verbs
    assert next(v for v in verbs if v.name == "withdraw").fields[0].value == "不再需要"
    office.clock.now += TYPED_AT_MOST * 1.1
    tidy(office.house)
    person = office.acting("lin.xiaoyan").person.key
    with office.house.store.session() as s:
        assert drafts.of_tasks(s, number, person=person) == ()


def test_the_office_offers_words_for_the_opinion_and_for_each_verb(office):
    number, _ = reviewed(office)
    task = office.page("zhou.liqun", number).tasks[0]
    assert "情况属实，同意。" in [one.text for one in task.phrases]
    words = field(office, "zhou.liqun", number, "return", "reason").phrases
    assert [one.is_own for one in words] == [False, False]


def test_a_phrase_is_put_behind_what_stands_there(office):
    number, place = reviewed(office)
    phrase = office.page("zhou.liqun", number).tasks[0].phrases[0]
    type_in(office, "zhou.liqun", place, ("opinion", "已核。"), ("_phrase", f"opinion:{phrase.id}"))
    assert office.page("zhou.liqun", number).tasks[0].opinion == f"已核。{phrase.text}"


def test_own_words_are_kept_offered_first_to_oneself_and_dropped(office):
    number, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "按会议纪要办理。"), ("_phrase_keep", "opinion"))
    first = office.page("zhou.liqun", number).tasks[0].phrases[0]
    assert (first.text, first.is_own) == ("按会议纪要办理。", True)
    assert first.text not in [one.text for one in office.page("feng.guoqiang", number).tasks[0].phrases]
    type_in(office, "feng.guoqiang", place, ("_phrase_drop", first.id))
    assert office.page("zhou.liqun", number).tasks[0].phrases[0] == first
    type_in(office, "zhou.liqun", place, ("_phrase_drop", first.id))
    assert not any(one.is_own for one in office.page("zhou.liqun", number).tasks[0].phrases)


def test_a_phrase_that_is_too_long_is_refused_with_the_limit_and_stays_typed(office):
    number, place = reviewed(office)
    with pytest.raises(Refused) as refused:
        type_in(office, "zhou.liqun", place, ("opinion", "拟" * 501), ("_phrase_keep", "opinion"))
    task = office.page("zhou.liqun", number, tried=Tried("keep", place.task, (), refused.value))
    assert [one.text for one in task.faults] == ["没有存为常用语：最多 500 字，写了 501 字，请缩短后再存"]
    assert office.page("zhou.liqun", number).tasks[0].opinion == "拟" * 501


def test_one_phrase_more_than_one_may_have_is_refused_with_the_limit(office, monkeypatch):
    monkeypatch.setattr(phrases, "MOST_OWN", 1)
    _, place = reviewed(office)
    type_in(office, "zhou.liqun", place, ("opinion", "一"), ("_phrase_keep", "opinion"))
    type_in(office, "zhou.liqun", place, ("opinion", "一"), ("_phrase_keep", "opinion"))
    with pytest.raises(Refused, match="phrases_full"):
        type_in(office, "zhou.liqun", place, ("opinion", "二"), ("_phrase_keep", "opinion"))
    assert office.value("select count(*) from phrase where person <> ''") == 1


def test_nothing_is_no_phrase(office):
    _, place = reviewed(office)
    with pytest.raises(Refused, match="phrase_empty"):
        type_in(office, "zhou.liqun", place, ("opinion", " "), ("_phrase_keep", "opinion"))
