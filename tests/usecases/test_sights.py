"""What is hidden or masked stays so on every way out: page, ledger, documents, files, search, lists, tasks."""

from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.usecases.office import PICTURE, WANG, applicant, member, relief_form
from tests.usecases.test_verbs import noticed
from yikou.errors import NotAllowed, NotFound
from yikou.usecases.case.case_files import open_file
from yikou.usecases.case.case_page import case_view
from yikou.usecases.case.case_print import ledger_export, print_view
from yikou.usecases.case.documents_page import check_view, output_view
from yikou.usecases.counter.receipts import receipt_view
from yikou.usecases.definitions import programs
from yikou.usecases.intake.answering import start_answer
from yikou.usecases.search.search_asked import Asked
from yikou.usecases.search.searching import search_view

ACCOUNT = "6222023500001234567"
OLD = "230199194406150024"
SUPERVISOR = "zhong.min"


def changed_affair(monkeypatch, change):
    """Every affair that is read from now on is changed so; the cache of the process is of this test's own store."""
    read = programs.read_affair
    monkeypatch.setattr(programs, "read_affair", lambda *given, **more: change(read(*given, **more)))


def key_of(office, number):
    return office.value("select key from paper where case_number = ?", number)


def code_of(office, number, title):
    state = office.state(number)
    return next(made.code for made in state.outputs if made.title == title)


def test_a_supervisor_sees_no_number_on_the_page(office):
    number = office.checked("800")
    page = repr(office.page(SUPERVISOR, number, numbers=True))
    assert "屋顶漏水" in page
    assert WANG not in page
    assert ACCOUNT not in page
    assert WANG[-4:] not in page


def test_a_masked_phone_is_masked_on_the_page(office):
    page = repr(office.page("fang.huimin", office.checked("4000"), numbers=True))
    assert "138****4127" in page
    assert "13800004127" not in page


def test_a_scan_is_closed_to_whoever_may_not_see_what_it_carries(office):
    number = office.relief()
    key = key_of(office, number)
    assert b"".join(open_file(office.house, office.reader("lin.xiaoyan"), key).chunks) == PICTURE
    with pytest.raises(NotFound):
        open_file(office.house, office.reader(SUPERVISOR), key)
    assert office.page(SUPERVISOR, number).papers == ()


def test_a_file_of_a_strangers_case_or_draft_is_not_found(office):
    number = office.relief()
    with pytest.raises(NotFound):
        open_file(office.house, office.reader("tang.xiaomei"), key_of(office, number))
    office.draft("bai.jie", "hardship-relief", relief_form(), {"id_card": 1})
    key = office.value("select key from paper where case_number = ''")
    with pytest.raises(NotFound):
        open_file(office.house, office.reader("lin.xiaoyan"), key)


def granted_allowance(office):
    """An allowance that was granted: the card bears the applicant's number."""
    number = noticed(office)
    office.clock.move(days=8)
    office.do("sun.zhiqiang", number, "approve", "notice", office={"notice_from": "2026-03-17"})
    office.do("liang.jianguo", number, "approve", "decide", office={"monthly": "500"})
    return number


def test_a_document_is_closed_to_whoever_may_not_see_what_it_says(office):
    number = granted_allowance(office)
    code = code_of(office, number, "最低生活保障证")
    assert WANG in repr(output_view(office.house, office.reader("lin.xiaoyan"), code, base="http://x/"))
    with pytest.raises(NotAllowed):
        output_view(office.house, office.reader(SUPERVISOR), code, base="http://x/")


def test_a_document_without_hidden_fields_is_open(office):
    number = granted_allowance(office)
    view = output_view(office.house, office.reader(SUPERVISOR), code_of(office, number, "受理回执"), base="http://x/")
    assert view.title == "受理回执"


def test_a_strangers_document_and_receipt_are_not_found(office):
    number = office.relief()
    code = office.state(number).outputs[0].code
    for attempt in (
        lambda: output_view(office.house, office.reader("tang.xiaomei"), code, base=""),
        lambda: output_view(office.house, office.reader("lin.xiaoyan"), "NOSUCHCODE99", base=""),
        lambda: receipt_view(office.house, office.reader("tang.xiaomei"), number, base=""),
        lambda: case_view(office.house, office.reader("tang.xiaomei"), number),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_anybody_may_check_a_document_and_reads_only_masked_names(office):
    number = office.relief()
    checked = check_view(office.house, office.state(number).outputs[0].code.lower(), str)
    assert checked.state == "valid"
    told = repr(checked.rows)
    assert "王**" in told
    assert "王桂兰" not in told
    assert WANG not in told


def test_a_void_document_says_so_wherever_it_is_shown(office):
    number = noticed(office)
    code = code_of(office, number, "低保公示")
    office.do("zhou.liqun", number, "take_back")
    assert check_view(office.house, code, str).state == "void"
    assert output_view(office.house, office.reader("zhou.liqun"), code, base="").void
    assert [link.title for link in office.page("zhou.liqun", number).outputs if link.void] == ["低保公示"]


def test_the_reason_of_a_lane_is_told_only_to_whoever_sees_what_it_read(office):
    number = office.relief(applicant=applicant(id_number=OLD), members=[member(id_number=OLD)])
    assert "80 周岁" in repr(office.page("sun.zhiqiang", number))
    assert "80 周岁" not in repr(office.page(SUPERVISOR, number))


def test_a_masked_number_still_explains_its_lane(office):
    number = office.relief(applicant=applicant(id_number=OLD), members=[member(id_number=OLD)])
    whys = repr([line.whys for line in office.page("sun.zhiqiang", number).ledger if line.whys])
    assert "80 周岁" in whys
    assert OLD not in whys


def test_a_number_that_one_may_not_see_finds_nothing(office):
    number = office.relief()

    def cases(login):
        return [row.number for row in search_view(office.house, office.reader(login), Asked(q=WANG)).rows]

    assert cases("sun.zhiqiang") == [number]
    assert cases(SUPERVISOR) == []


def test_nobody_begins_an_answer_that_is_not_theirs_to_give(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "supplement", "review", fields=["form.story"], text="请写明时间")
    for login in (SUPERVISOR, "fang.huimin", "zhou.liqun"):
        with pytest.raises(NotAllowed):
            start_answer(office.house, office.acting(login), number)
    assert office.value("select count(*) from draft where case_number = ? and kind = 'intake'", number) == 0
    assert start_answer(office.house, office.acting("lin.xiaoyan"), number)


def test_nobody_edits_what_the_step_hides(office, monkeypatch):
    def hide(affair):
        if affair.slug != "hardship-relief":
            return affair
        step = replace(affair.steps["check"], hides=(("form", "bank_account"),), edits=(("form",),))
        return replace(affair, steps={**affair.steps, "check": step})

    changed_affair(monkeypatch, hide)
    number = office.relief()
    assert ACCOUNT not in repr(office.page("sun.zhiqiang", number, numbers=True))
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "800"})
    assert office.state(number).form["bank_account"] == ACCOUNT


def test_a_suggestion_does_not_tell_what_is_hidden(office, monkeypatch):
    def hide(affair):
        if affair.slug != "hardship-relief":
            return affair
        step = replace(affair.steps["check"], hides=(("form", "amount"),))
        return replace(affair, steps={**affair.steps, "check": step})

    changed_affair(monkeypatch, hide)
    page = repr(office.page("sun.zhiqiang", office.relief(amount=4321)))
    assert "4,321" not in page


def hidden_name(affair):
    row = replace(affair.access["supervision"], hides=(("form", "applicant"),))
    return replace(affair, access={**affair.access, "supervision": row})


def test_a_hidden_name_is_hidden_everywhere(office, monkeypatch):
    changed_affair(monkeypatch, hidden_name)
    number = office.relief(members=[member(name="李浩然")])
    code = office.state(number).outputs[0].code
    reader = office.reader(SUPERVISOR)
    assert "王桂兰" not in repr(office.page(SUPERVISOR, number))
    assert "王桂兰" not in repr(receipt_view(office.house, reader, number, base=""))
    with pytest.raises(NotAllowed):
        output_view(office.house, reader, code, base="")
    found = search_view(office.house, reader, Asked(q=number))
    assert [row.number for row in found.rows] == [number]
    assert "王桂兰" not in repr(found)
    assert search_view(office.house, reader, Asked(q="王桂兰")).rows == ()


SAID = {
    "form.story": ["屋顶漏水"],
    "form.amount": ["7,654"],
    "form.bank_account": [ACCOUNT],
    "form.applicant": ["河沟街 14 号", "13800004127"],
    "form.applicant.phone": ["13800004127"],
    "form.members": ["李浩然", "1,357"],
    "form.members.income": ["1,357"],
    "office.visit_note": ["入户看过"],
    "office.proposed": ["4,321"],
    "mask:id-number": [WANG],
    "form": ["屋顶漏水", ACCOUNT, "7,654"],
    "office": ["入户看过", "4,321"],
}


@pytest.mark.parametrize("how", ["hides", "masks"])
@pytest.mark.parametrize("path", list(SAID))
def test_no_way_out_says_a_hidden_value(office, monkeypatch, path, how):
    def hide(affair):
        rights = ("view", "print", "export")
        row = replace(affair.access["supervision"], may=rights, **{"hides": (), how: (tuple(path.split(".")),)})
        return replace(affair, access={**affair.access, "supervision": row})

    changed_affair(monkeypatch, hide)
    number = office.relief(amount=7654, members=[member(), member(name="李浩然", income=1357)])
    written = {"visit_note": "入户看过", "proposed": "4321"}
    office.do("sun.zhiqiang", number, "approve", "check", office=written)
    reader = office.reader(SUPERVISOR)
    told = repr(office.page(SUPERVISOR, number, numbers=True)) + repr(
        search_view(office.house, reader, Asked(q=number))
    )
    told += repr(print_view(office.house, reader, number, base="", numbers=True))
    told += ledger_of(ledger_export(office.house, reader, number))
    assert [value for value in SAID[path] if value in told] == []


def ledger_of(made):
    """What stands in an exported ledger."""
    return repr(CalamineWorkbook.from_filelike(BytesIO(b"".join(made.chunks()))).get_sheet_by_index(0).to_python())
