"""Administration of roles and seals: where they appear, and a stopped seal that nobody puts on."""

from dataclasses import replace

import pytest

from tests.usecases.managing import made, typed
from yikou.errors import AnswersRefused, ProofNeeded, Refused
from yikou.store import audit
from yikou.usecases.manage import roles, seals
from yikou.usecases.operation.rebuilding import rebuild
from yikou.usecases.reader import Reader
from yikou.usecases.refusals import refusal_text

STOP = {"do": "stop", "reason": "印章被盗"}
RESTORE = {"do": "restore", "reason": "新章启用"}


def admin(office, **more):
    return Reader(replace(office.acting("shen.jing"), **more))


def row(office, org):
    return next(one for one in seals.seals_view(office.house, admin(office)).rows if one.org == org)


def faults(work, *args):
    with pytest.raises(AnswersRefused) as refused:
        work(*args)
    return [(e.field, e.code) for e in refused.value.errors]


def test_a_seal_says_what_puts_it_on_and_who_may(office):
    view = seals.seal_view(office.house, admin(office), "chunhui")
    assert ("临时救助·社区核查", "社区审核人") in [(what, who) for what, who in view.where if "临时救助" in what]


def test_each_use_of_a_seal_is_counted_and_found_without_naming_the_case(office):
    assert row(office, "春晖社区").uses == 0
    number = office.checked("4000")
    assert row(office, "春晖社区").uses == 1
    use = seals.seal_view(office.house, admin(office), "chunhui").uses[0]
    assert (use.affair, use.who) == ("临时救助", "孙志强")
    assert number not in repr(use)


def test_uses_follow_from_the_ledger(office):
    office.checked("4000")
    assert rebuild(office.house) == ()
    assert row(office, "春晖社区").uses == 1


def test_a_stopped_seal_is_not_put_on_and_the_reason_is_told(office):
    number = office.relief()
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    with pytest.raises(Refused) as refused:
        office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    program = office.case("sun.zhiqiang", number).program
    said = refusal_text(program, refused.value, str)
    assert said == "春晖社区的印章已停用，不能盖。停用的原因：印章被盗。恢复请找系统管理员。"
    assert ("check", "step") in office.open(number)


def test_a_stopped_seal_leaves_what_puts_on_others_alone(office):
    number = office.relief()
    made(seals.SEAL, office, admin(office), "yinhe", STOP)
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    assert row(office, "春晖社区").uses == 1


def verb_of(office, number, name):
    return next(one for one in office.page("sun.zhiqiang", number).tasks[0].verbs if one.name == name)


def test_a_verb_that_would_put_a_stopped_seal_on_is_closed_before_it_is_pressed(office):
    number = office.relief()
    assert verb_of(office, number, "approve").closed == ""
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    closed = {one.name: one.closed for one in office.page("sun.zhiqiang", number).tasks[0].verbs}
    assert closed["approve"] == "春晖社区的印章已停用，不能盖。停用的原因：印章被盗。恢复请找系统管理员。"
    assert closed["reject"] == ""


def test_a_restored_seal_is_put_on_again(office):
    number = office.relief()
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    with pytest.raises(ProofNeeded):
        made(seals.SEAL, office, admin(office, proof=""), "chunhui", RESTORE)
    made(seals.SEAL, office, admin(office), "chunhui", RESTORE)
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    assert row(office, "春晖社区").uses == 1


def test_stopping_wants_a_reason_and_is_noted(office):
    assert faults(made, seals.SEAL, office, admin(office), "chunhui", {"do": "stop"}) == [("reason", "reason_missing")]
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    assert "印章被盗" in row(office, "春晖社区").stopped
    with office.house.store.session() as s:
        noted = audit.page(s, kinds=("seal_stopped",), which="chunhui").rows
    assert ["印章被盗" in one.detail for one in noted] == [True]


def test_stopping_a_stopped_seal_does_nothing_and_says_who_stopped_it_however_often_it_is_pressed(office):
    typed_before = typed(seals.SEAL, office, admin(office), "chunhui", {"do": "stop", "reason": "也要停"})
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    assert faults(seals.do, office.house, admin(office), "chunhui", typed_before) == [("", "already_stop")]
    form = seals.form(office.house, admin(office), "chunhui", typed_before)
    assert (form.press, form.fields, form.hidden["do"]) == ("", (), "stop")
    assert form.told == "2026-03-17 09:00 由沈静停用：印章被盗"
    again = {**typed_before, **form.hidden}
    assert faults(seals.do, office.house, admin(office), "chunhui", again) == [("", "already_stop")]


def test_restoring_a_seal_that_was_stopped_again_shows_the_new_stop_first(office):
    made(seals.SEAL, office, admin(office), "chunhui", STOP)
    typed_before = typed(seals.SEAL, office, admin(office), "chunhui", RESTORE)
    made(seals.SEAL, office, admin(office), "chunhui", RESTORE)
    assert faults(seals.do, office.house, admin(office), "chunhui", typed_before) == [("", "already_restore")]
    made(seals.SEAL, office, admin(office), "chunhui", {"do": "stop", "reason": "又被盗"})
    assert faults(seals.do, office.house, admin(office), "chunhui", typed_before) == [("", "changed_meanwhile")]
    form = seals.form(office.house, admin(office), "chunhui", typed_before)
    assert (form.hidden["do"], form.fields[0].value) == ("restore", "新章启用")
    assert "又被盗" in form.told


def test_a_reason_goes_with_what_it_was_given_for_and_what_is_neither_is_refused(office):
    given = {"do": "turn", "reason": "印章被盗", "seen": ""}
    assert faults(seals.do, office.house, admin(office), "chunhui", given) == [("", "no_way")]
    form = seals.form(office.house, admin(office), "chunhui", given)
    assert (form.hidden["do"], form.fields[0].value) == ("stop", "")


def test_a_role_says_how_many_hold_it_and_in_which_steps_it_appears(office):
    found = {one.name: one for one in roles.roles_view(office.house, admin(office)).rows}
    assert found["supervisor"].people == 1
    assert any("社区核查" in line for line in found["reviewer"].affairs)


def test_a_role_is_added_and_its_title_changed(office):
    given = {"name": "case-worker", "title": "办案员", "title_en": "Case worker"}
    made(roles.ROLE, office, admin(office), "new", given)
    made(roles.ROLE, office, admin(office), "case-worker", {"title": "专办员", "reason": "更名"})
    found = {one.name: one.title for one in roles.roles_view(office.house, admin(office)).rows}
    assert found["case-worker"] == "专办员"


def test_a_role_sent_twice_is_added_once_and_the_second_ends_where_the_first_did(office):
    given = {"name": "case-worker", "title": "办案员"}
    assert made(roles.ROLE, office, admin(office), "new", given) == made(
        roles.ROLE, office, admin(office), "new", given
    )
    with office.house.store.session() as s:
        assert len(audit.page(s, kinds=("role_added",)).rows) == 1
    assert ("name", "name_taken") in faults(
        made, roles.ROLE, office, admin(office), "new", {**given, "title": "办事员"}
    )


def test_a_role_is_not_added_twice_nor_without_a_name(office):
    assert faults(made, roles.ROLE, office, admin(office), "new", {"name": "clerk", "title": "审核员"}) == [
        ("name", "name_taken"),
        ("title", "title_taken"),
    ]
    assert faults(made, roles.ROLE, office, admin(office), "new", {"name": "New!", "title": ""}) == [
        ("title", "missing"),
        ("name", "name_wrong"),
    ]
