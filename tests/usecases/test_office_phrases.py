"""The office's phrases: who keeps them, where they are offered, and that every edit is noted."""

import pytest

from yikou.errors import AnswersRefused
from yikou.store import audit
from yikou.store.phrases import LONGEST
from yikou.usecases.around.edits import Change, detail_of
from yikou.usecases.around.office_phrases import edit_phrases, phrases_view

LEADER, MANAGER = "zhou.haifeng", "ma.zhenhua"
NEW = {"do": "add", "use": "hardship-relief/review", "verb": "opinion", "text": "按街道会议纪要办理。"}


def edit(office, login, **given):
    return edit_phrases(office.house, office.reader(login), {**NEW, **given})


def kept(office, login):
    return phrases_view(office.house, office.reader(login)).rows


def offered(office, login, number):
    return [one.text for one in office.page(login, number).tasks[0].phrases]


def codes(office, login, **given):
    with pytest.raises(AnswersRefused) as refused:
        edit(office, login, **given)
    return [(error.field, error.code) for error in refused.value.errors]


def test_a_leader_keeps_the_phrases_of_the_place_and_a_manager_those_of_the_district(office):
    edit(office, LEADER)
    assert [(one.where, one.verb, one.text) for one in kept(office, LEADER)] == [
        ("临时救助 · 街道审核", "意见", NEW["text"])
    ]
    assert NEW["text"] not in [one.text for one in kept(office, MANAGER)]
    assert "情况属实，同意。" in [one.text for one in kept(office, MANAGER)]


def test_phrases_of_a_place_are_offered_there_and_below_and_nowhere_else(office):
    edit(office, LEADER, use="")
    number = office.checked("4000")
    assert offered(office, "zhou.liqun", number)[0] == NEW["text"]
    office.do("zhou.liqun", number, "return", "review", to="check", reason="金额再核")
    assert NEW["text"] in offered(office, "sun.zhiqiang", number)
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "6000"})
    office.do("zhou.liqun", number, "approve", "review", office={"proposed": "6000"}, opinion="同意")
    assert NEW["text"] not in offered(office, "liang.jianguo", number)


def test_a_phrase_is_changed_and_dropped_and_the_log_keeps_it(office):
    edit(office, LEADER)
    (one,) = kept(office, LEADER)
    edit(office, LEADER, do="change", id=one.id, seen=one.seen, text="按纪要办理。")
    edit(office, LEADER, do="drop", id=one.id, seen="按纪要办理。")
    assert kept(office, LEADER) == ()
    with office.house.store.session() as s:
        events = audit.page(s, kinds=["phrase_added", "phrase_changed", "phrase_dropped"]).rows
    assert [(e.what, e.which) for e in events] == [
        (what, "花园街道") for what in ("phrase_dropped", "phrase_changed", "phrase_added")
    ]
    assert detail_of(events[1]).changes == (Change("临时救助 · 街道审核 · 意见", NEW["text"], "按纪要办理。"),)


@pytest.mark.parametrize("seen", ["", "旧的"])
@pytest.mark.parametrize("do", ["change", "drop"])
def test_what_another_changed_meanwhile_is_not_written_over(office, do, seen):
    edit(office, LEADER)
    (one,) = kept(office, LEADER)
    assert codes(office, LEADER, do=do, id=one.id, seen=seen, text="甲") == [(f"text-{one.id}", "gone")]


def test_nobody_edits_the_phrases_of_another_place(office):
    other = kept(office, MANAGER)[0]
    assert codes(office, LEADER, do="drop", id=other.id, seen=other.seen) == [("text", "not_there")]
    assert kept(office, MANAGER)[0] == other


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"text": " "}, [("text", "text_missing")]),
        ({"text": "拟" * (LONGEST + 1)}, [("text", "text_long")]),
        ({"use": "nothing/such"}, [("use", "use_wrong")]),
        ({"verb": "approve"}, [("verb", "verb_wrong")]),
    ],
)
def test_what_is_wrong_is_told_by_its_field_and_stays_typed(office, given, found):
    assert codes(office, LEADER, **given) == found
    with pytest.raises(AnswersRefused) as refused:
        edit(office, LEADER, **given)
    view = phrases_view(office.house, office.reader(LEADER), given={**NEW, **given}, error=refused.value)
    assert (view.text, bool(view.faults)) == ({**NEW, **given}["text"], True)


def test_the_same_words_stand_once_and_there_are_only_so_many(office, monkeypatch):
    edit(office, LEADER)
    assert codes(office, LEADER) == [("text", "text_there")]
    monkeypatch.setattr("yikou.usecases.around.office_phrases.MOST", 1)
    assert codes(office, LEADER, text="乙") == [("text", "full")]
