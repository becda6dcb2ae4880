"""The one box of the counter: what was typed is recognised, and what was searched is said."""

import pytest

from tests.usecases.office import WANG
from yikou.usecases.counter.home import Opened, resident_view, search_view
from yikou.usecases.counter.lookups import recognised

LIN = "lin.xiaoyan"
UNKNOWN_FIRM = "91230103MA1B0Q2N3C"


def search(office, query, *, login=LIN, resident=""):
    return search_view(office.house, office.reader(login), query, resident=resident)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (WANG, "id_number"),
        ("23019919710614352X", "id_number"),
        ("2301991971061435", "half_number"),
        (UNKNOWN_FIRM, "credit_code"),
        ("91230103MA1B0Q2N3D", "wrong_code"),
        ("911000006000373416", "id_number"),
        ("13800004127", "phone"),
        ("1380000", "phone"),
        ("wgl", "initials"),
        ("王桂兰", "name"),
        ("O'Brien", "name"),
    ],
)
def test_what_was_typed_says_what_it_is(text, by):
    assert recognised(text)[0] == by


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("230199197106143", "按身份证号查找：身份证号少 3 位，应为 18 位"),
        ("230199197106143521", "按身份证号在全区查找：身份证号的校验位不对，与证件逐位核对"),
        ("91230103MA1B0Q2N3D", "按统一社会信用代码查找：统一社会信用代码的校验位不对，与执照逐位核对"),
        ("13899999999", "按手机号在本辖区查找：没有找到“13899999999”"),
        ("查无此人", "按姓名在本辖区查找：没有找到“查无此人”"),
        ("dbsq", "按拼音首字母在本辖区查找：没有这位居民，找到 1 项事项"),
        (UNKNOWN_FIRM, "按统一社会信用代码查找：代码有效，系统里还没有这家单位的办件"),
    ],
)
def test_the_box_says_how_it_searched_and_what_that_gave(office, query, told):
    assert search(office, query).told == told


def test_a_number_that_is_wrong_makes_no_new_resident(office):
    assert not search(office, "230199197106143521").may_add
    assert search(office, "23019919500101001X").may_add


@pytest.mark.parametrize("query", ["dbsq", "DBSQ", "zdsh", "低保", "最低生活"])
def test_letters_and_words_in_order_find_an_affair(office, query):
    assert search(office, query).affairs[0].title == "最低生活保障申请"


def test_one_letter_and_strange_letters_find_no_affair(office):
    assert search(office, "z").affairs == ()
    assert search(office, "qqqq").affairs == ()


def test_on_a_card_letters_narrow_its_affairs(office):
    key = office.resident().key
    view = search(office, "dbsq", resident=key)
    assert view.resident.key == key
    assert [one.slug for one in (*view.fit, *view.others)] == ["subsistence-allowance"]
    assert isinstance(search(office, WANG, resident=key), Opened)


def test_a_card_opened_by_an_address_is_narrowed_too(office):
    view = resident_view(office.house, office.reader(LIN), office.resident().key, by="phone", only="lsjz")
    assert [one.title for one in view.fit] == ["临时救助"]
    assert view.told == "按手机号在本辖区查找：找到 1 人"


def test_an_organisation_that_nobody_knows_is_told_what_it_may_apply_for(office):
    view = search(office, UNKNOWN_FIRM.lower())
    assert (view.organisation.code, view.organisation.name, view.organisation.past) == (UNKNOWN_FIRM, "", ())
    assert view.fit == view.others == ()  # no affair of the demo district is for organisations


def test_every_search_of_an_organisation_is_logged(office):
    search(office, UNKNOWN_FIRM)
    assert office.value("select whom from lookup_log order by id desc limit 1") == UNKNOWN_FIRM
