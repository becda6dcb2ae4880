from datetime import date

import pytest

from yikou.errors import AnswersRefused, NotFound
from yikou.store import audit
from yikou.usecases.accounts.login_page import login_view
from yikou.usecases.around.edits import Change, detail_of
from yikou.usecases.around.library import library_view, text_view
from yikou.usecases.around.library_editing import publish_text, publish_wording, wording_form
from yikou.usecases.search.around_exports import export_texts

TEXT = {
    "title": "花园街道停水通知",
    "issued": "公告",
    "published_by": "花园街道办事处",
    "valid_from": "2026-03-17",
    "body": "# 时间\n3 月 20 日 9:00 停水。\n- 春晖社区\n- 银河社区",
}


def texts(office, **more):
    return library_view(office.house, str, kind="regulation", **more)


def read(office, slug, kind="regulation", **more):
    return text_view(office.house, slug, str, kind=kind, language="zh", **more)


def amend(office, **given):
    form = wording_form(office.house, "social-relief", language="zh")
    values = {**form.values, "seen": str(form.number - 1), "reason": "国家修订", **given}
    return publish_wording(office.house, office.acting("ma.zhenhua"), "social-relief", values)


def edits(office):
    with office.house.store.session() as s:
        return audit.page(s).rows


def test_a_text_is_found_by_a_word_of_its_body(office):
    assert "社会救助暂行办法" in [row.title for row in texts(office, query="救助托底线").rows]


def test_a_notice_is_not_found_among_regulations(office):
    with pytest.raises(NotFound):
        read(office, "fewer-papers")


def test_a_regulation_names_the_affairs_that_rest_on_it(office):
    assert "临时救助" in [link.text for link in read(office, "social-relief").bears_on]


def test_an_amendment_counts_from_its_day_on_and_the_earlier_wording_stays(office):
    amend(office, body="第一条 新的文字。", valid_from="2026-07-01")
    today = read(office, "social-relief")
    assert today.notes == ("2026-07-01 起有新的文字（第 2 版）。",)
    assert read(office, "social-relief", on=date(2026, 7, 1)).clauses[0].text == "新的文字。"
    assert read(office, "social-relief", number=1).clauses == today.clauses


def test_an_old_case_still_shows_what_was_in_force_then(office):
    amend(office, body="第一条 新的文字。")
    office.clock.move(days=400)
    assert read(office, "social-relief", on=date(2014, 5, 2)).title == "社会救助暂行办法"
    assert read(office, "social-relief", number=1).notes == ("这是第 1 版。2014-05-01 起以第 2 版为准。",)


def test_a_text_whose_validity_ended_is_listed_apart(office):
    amend(office, valid_until="2026-03-17")
    assert "社会救助暂行办法" not in [row.title for row in texts(office).rows]
    assert "社会救助暂行办法" in [row.title for row in texts(office, standing="over").rows]


def test_the_log_keeps_what_was_changed_and_why(office):
    amend(office, title="社会救助办法")
    (event,) = edits(office)
    detail = detail_of(event)
    assert (event.person, event.what, event.which) == ("s002", "regulation_changed", "social-relief")
    assert detail.changes == (Change("标题", "社会救助暂行办法", "社会救助办法"),)
    assert detail.reason == "国家修订"


def test_nothing_is_published_where_nothing_changed(office):
    with pytest.raises(AnswersRefused) as refused:
        amend(office)
    assert refused.value.errors[0].code == "nothing_changed"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"body": ""}, "body_missing"),
        ({"reason": ""}, "reason_missing"),
        ({"valid_from": "2010-01-01"}, "since_early"),
        ({"valid_from": "明天"}, "since_missing"),
        ({"valid_until": "2014-05-01"}, "until_early"),
        ({"published_by": ""}, "by_missing"),
        ({"body": "字" * 100_001}, "body_long"),
        ({"title": "字" * 301}, "line_long"),
        ({"title": "甲", "seen": "7"}, "changed_meanwhile"),
    ],
)
def test_what_is_wrong_is_told_by_its_field(office, given, code):
    with pytest.raises(AnswersRefused) as refused:
        amend(office, **given)
    assert [error.code for error in refused.value.errors] == [code]


def test_a_notice_stands_on_the_login_page_once_it_is_published(office):
    slug = publish_text(office.house, office.acting("shen.jing"), "notice", TEXT)
    assert slug == "hyjdtstz"
    assert "花园街道停水通知" in [one.title for one in login_view(office.house, str).notices]
    kinds = [clause.kind for clause in read(office, slug, kind="notice").clauses]
    assert kinds == ["head", "text", "item", "item"]


def test_two_texts_of_one_title_have_slugs_of_their_own(office):
    slugs = [publish_text(office.house, office.acting("shen.jing"), "notice", TEXT) for _ in range(2)]
    assert slugs == ["hyjdtstz", "hyjdtstz-2"]


def test_a_slug_that_is_taken_is_refused(office):
    with pytest.raises(AnswersRefused) as refused:
        publish_text(office.house, office.acting("shen.jing"), "notice", {**TEXT, "slug": "social-relief"})
    assert [error.code for error in refused.value.errors] == ["slug_taken"]


def later(office):
    """A notice that begins in three days."""
    return publish_text(office.house, office.acting("ma.zhenhua"), "notice", {**TEXT, "valid_from": "2026-03-20"})


def test_a_notice_is_for_editors_until_its_day(office):
    slug = later(office)
    with pytest.raises(NotFound):
        read(office, slug, "notice")
    assert read(office, slug, "notice", may_edit=True).title == TEXT["title"]
    office.clock.move(days=3)
    assert read(office, slug, "notice").title == TEXT["title"]


def test_a_wording_of_a_notice_is_for_editors_until_its_day(office):
    slug = publish_text(office.house, office.acting("ma.zhenhua"), "notice", TEXT)
    values = {**TEXT, "body": "改到 3 月 21 日停水。", "valid_from": "2026-03-20", "reason": "改期", "seen": "1"}
    publish_wording(office.house, office.acting("ma.zhenhua"), slug, values)
    assert read(office, slug, "notice").notes == ()
    with pytest.raises(NotFound):
        read(office, slug, "notice", number=2)
    assert read(office, slug, "notice", on=date(2026, 3, 21)).clauses[0].text == "时间"


def test_a_notice_before_its_day_is_listed_and_exported_to_editors_only(office):
    later(office)
    ahead, none = (library_view(office.house, str, kind="notice", standing="ahead", may_edit=may) for may in (1, 0))
    assert TEXT["title"] in [row.title for row in ahead.rows]
    assert none.rows == ()
    every = library_view(office.house, str, kind="notice", standing="all")
    exports = [export_texts(office.house, office.reader(who), "notice") for who in ("ma.zhenhua", "zhou.liqun")]
    for made in exports:
        made.file.close()
    assert [made.rows for made in exports] == [every.total + ahead.total, every.total]
