"""抄送: a case sent to a colleague to read, who may then look and no more."""

import pytest

from yikou.errors import NotAllowed, NotFound, Refused
from yikou.store import copied
from yikou.usecases.operation.rebuilding import rebuild
from yikou.usecases.shell import what_waits


def key(office, login):
    return office.acting(login).person.key


def sent(office, number, to="han.lei", by="zhou.liqun", text="请知悉"):
    office.do(by, number, "copy", person=key(office, to), text=text)


def listed(office, login):
    person = key(office, login)
    with office.house.store.session() as s:
        return copied.copied_to(s, person).rows


def test_a_copy_gives_the_right_to_look_and_nothing_to_do(office):
    number = office.checked("4000")
    with pytest.raises(NotFound):
        office.case("guo.ming", number)
    sent(office, number, "guo.ming")
    page = office.page("guo.ming", number)
    assert (page.tasks, page.case_verbs) == ((), ())
    with pytest.raises(NotAllowed):
        office.do("guo.ming", number, "note", text="看过了")


def test_numbers_and_what_is_hidden_from_anybody_are_not_told_by_a_copy(office):
    number = office.checked("4000")
    sent(office, number, "guo.ming")
    sight = office.sight("guo.ming", number)
    assert sight.may == {"view"}
    assert not sight.shows(("form", "applicant", "id_number"))
    assert not sight.shows(("form", "bank_account"))


def test_a_copy_lies_unread_until_the_case_was_opened(office):
    number = office.checked("4000")
    sent(office, number)
    row = listed(office, "han.lei")[0]
    assert (row.number, row.words, row.sender, row.read_at) == (number, "请知悉", key(office, "zhou.liqun"), None)
    assert what_waits(office.house, office.acting("han.lei"))["/desk/copied"] == 1
    office.page("han.lei", number)
    assert listed(office, "han.lei")[0].read_at is not None
    assert what_waits(office.house, office.acting("han.lei"))["/desk/copied"] == 0


def test_the_ledger_says_to_whom_and_the_reader_is_told(office):
    number = office.checked("4000")
    sent(office, number)
    texts = [line.sentence for line in office.page("zhou.liqun", number).ledger]
    assert any(text.startswith("抄送韩磊：请知悉") for text in texts)
    assert office.value("select count(*) from message where key = ?", f"person:{key(office, 'han.lei')}") == 1


def test_a_copy_goes_to_a_colleague_near_by(office):
    number = office.checked("4000")
    with pytest.raises(Refused, match="copy_whom"):
        office.do("zhou.liqun", number, "copy")
    with pytest.raises(Refused, match="copy_nobody"):
        sent(office, number, "yu.zhiqiang")


def test_nobody_is_sent_the_same_case_twice(office):
    number = office.checked("4000")
    sent(office, number)
    with pytest.raises(Refused, match="copied_already"):
        sent(office, number)


def test_whoever_has_nothing_to_do_with_the_case_copies_it_to_nobody(office):
    number = office.checked("4000")
    with pytest.raises(NotAllowed):
        sent(office, number, by="fang.huimin", to="liang.jianguo")


def test_an_ended_case_can_still_be_sent_round(office):
    number = office.relief()
    office.do("lin.xiaoyan", number, "withdraw", reason="不需要了")
    sent(office, number, by="lin.xiaoyan", to="sun.zhiqiang")
    assert listed(office, "sun.zhiqiang")


def test_copies_are_made_again_from_the_ledger(office):
    sent(office, office.checked("4000"))
    assert not rebuild(office.house)


def read_of(office, login, number):
    return [line.read for line in office.page(login, number).ledger if line.sentence.startswith("抄送")]


def test_the_sender_sees_whether_a_copy_was_read_and_nobody_else_does(office):
    number = office.checked("4000")
    sent(office, number)
    assert read_of(office, "zhou.liqun", number) == ["韩磊还没有打开看"]
    assert read_of(office, "han.lei", number) == [""]
    assert read_of(office, "zhou.liqun", number) == ["韩磊已阅"]
