"""What is typed over what the system holds: marked at the field with both values and the source, told at the end."""

from dataclasses import replace

from tests.usecases.office import RELIEF_PAPERS, WANG, applicant, looks, relief_form
from yikou.usecases.case.registered import told_beside
from yikou.usecases.counter.receipts import receipt_view
from yikou.usecases.intake.filing import keep, start_draft
from yikou.usecases.intake.intake_view import fragments, intake_view

LIN = "lin.xiaoyan"
APPLICANT = ("form.applicant", "")  # says that the group was on the page
AT_PHONE = 'id="form--applicant--phone-from"'


def begun(office):
    return start_draft(office.house, office.acting(LIN), slug="hardship-relief", resident=office.resident().key)


def typed(office, id, *post):
    keep(office.house, office.acting(LIN), id, post=(APPLICANT, *post))
    return intake_view(office.house, office.reader(LIN), id).form


def test_what_stands_as_it_was_brought_says_where_from(office):
    form = intake_view(office.house, office.reader(LIN), begun(office)).form
    assert f'<span class="from" {AT_PHONE}>人口库</span>' in form


def test_what_was_typed_over_shows_the_value_on_record_and_its_source(office):
    form = typed(office, begun(office), ("form.applicant.phone", "13900001111"))
    assert f'<span class="from differs" {AT_PHONE}>人口库登记为 13800004127</span>' in form


def test_typed_back_it_is_the_records_own_again(office):
    id = begun(office)
    typed(office, id, ("form.applicant.phone", "13900001111"))
    assert f'<span class="from" {AT_PHONE}>人口库</span>' in typed(office, id, ("form.applicant.phone", "13800004127"))


def test_a_change_marks_the_field_without_a_new_page(office):
    id = begun(office)
    post = [APPLICANT, ("form.applicant.phone", "13900001111"), ("form.applicant.address", "")]
    keep(office.house, office.acting(LIN), id, post=post)
    moved, _ = fragments(office.house, office.reader(LIN), id, post=post)
    assert f'{AT_PHONE} data-told hx-swap-oob="true">人口库登记为 13800004127<' in moved
    assert "人口库登记为 河沟街 14 号 3 单元 502" in moved


def test_an_id_number_that_differs_is_told_without_being_told(office):
    form = typed(office, begun(office), ("form.applicant.id_number", "230199193905124184"))
    assert "人口库登记为 230199********3520" in form


def test_a_community_is_told_by_its_name(office):
    form = typed(office, begun(office), ("form.applicant.community", "yinhe"))
    assert "人口库登记为 春晖社区" in form


def test_the_receipt_lists_what_differs_from_the_record(office):
    number = office.file(LIN, "hardship-relief", relief_form(applicant=applicant(phone="13900001111")), RELIEF_PAPERS)
    view = receipt_view(office.house, office.reader(LIN), number, base="")
    assert view.differs == (("联系电话", "13800004127", "13900001111"),)
    assert receipt_view(office.house, office.reader("fang.huimin"), number, base="").differs == ()
    assert WANG not in repr(view)


def test_a_receipt_tells_the_certain_steps_ahead_and_no_outcome(office):
    number = office.relief()
    rows = dict(receipt_view(office.house, office.reader(LIN), number, base="").slip_rows)
    assert rows["接下来"] == "社区核查 → 窗口发放"


def moved(office):
    """A case whose applicant's phone and address are others than on record, at the street's review."""
    return office.checked("4000", applicant=applicant(phone="13900001111", address="新街 1 号"))


def test_whoever_may_act_sees_at_the_field_what_the_record_says(office):
    form = office.page("zhou.liqun", moved(office)).form
    assert "人口库登记为 河沟街 14 号 3 单元 502" in form
    assert form.count("yk-beside") == 2


def test_whoever_only_looks_is_not_told_what_the_record_says(office):
    number = moved(office)
    assert "yk-beside" not in office.page(LIN, number).form
    assert "yk-beside" not in office.page("ma.zhenhua", number).form


def test_of_what_is_masked_only_that_it_differs_is_told(office):
    case = office.case("zhou.liqun", moved(office))
    sight = replace(case.sight, masked=frozenset({("form", "applicant", "phone")}))
    told = told_beside(office.house, office.reader("zhou.liqun"), case.program, case.state, sight, office.resident())
    assert told["/applicant/phone"] == "与人口库不同"


def test_what_was_told_of_a_record_is_logged(office):
    number = moved(office)
    since = office.clock.now
    office.page("zhou.liqun", number)
    with office.house.store.session() as s:
        assert [look[1:] for look in looks(s, since)] == [("compared", f"person:{WANG}")]


def test_a_field_that_is_not_drawn_is_not_marked_and_one_that_comes_is(office):
    old = office.resident()
    id = start_draft(office.house, office.acting(LIN), slug="elder-card", resident=old.key)
    away = fragments(office.house, office.reader(LIN), id, post=[APPLICANT, ("form.receive", "0")])[0]
    here = fragments(office.house, office.reader(LIN), id, post=[APPLICANT, ("form.receive", "1")])[0]
    assert "form--deliver_to-from" not in away
    assert here.index('id="form--deliver_to-from"') < here.index('id="form--deliver_to-from" data-told')
