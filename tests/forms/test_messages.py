import pytest

from tests.forms.make import MEMBERS, MONEY, TEXT, form
from yikou.errors import AnswerError
from yikou.forms.messages import MESSAGES, message, sentence

FORM = form(
    {
        "members": MEMBERS,
        "sum": MONEY,
        "name": {**TEXT, "minLength": 2, "maxLength": 4},
        "phone": {"type": "string", "title": "联系电话", "pattern": "^[0-9-]{7,18}$"},
        "bank": {"type": "string", "title": "银行账号", "pattern": "^[0-9]{12,22}$"},
        "plate": {"type": "string", "title": "车牌", "pattern": "^黑", "x-hint": "以“黑”开头"},
        "applicant": {"type": "object", "title": "申请人", "properties": {"name": TEXT}, "required": ["name"]},
    },
)


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({"members": [{}] * 5}, "共同生活的家庭成员最多 4 行，现在是 5 行"),
        ({"members": []}, "共同生活的家庭成员至少要有 1 行，现在是 0 行"),
        ({"sum": -1}, "月收入不能少于 0 元"),
        ({"sum": 300000}, "月收入不能多于 200,000 元"),
        ({"name": "王"}, "名字少 1 个字，至少 2 个字"),
        ({"name": "一二三四五六"}, "名字多 2 个字，最多 4 个字"),
        ({"phone": "12"}, "联系电话应为 7 至 18 位数字，可以带短横线"),
        ({"bank": "12"}, "银行账号应为 12 至 22 位数字"),
        ({"plate": "京A"}, "车牌的写法不对：以“黑”开头"),
        ({"applicant": {}}, "申请人：没有填名字"),
        ({"sum": "x"}, "月收入应为数字，例如 1,180 或 1180.50"),
    ],
)
def test_a_sentence_says_what_is_the_case(answers, text):
    assert text in [message(error, FORM.record) for error in FORM.check(answers)]


def test_a_row_is_named_in_the_list_and_not_at_its_control():
    good = {"name": "王桂兰", "id_number": "230199197106143520", "income": 1}
    error = FORM.check({"members": [good, {**good, "id_number": "23019919710614352"}]})[0]
    assert message(error, FORM.record) == "家庭成员 2：身份证号少一位，应为 18 位"
    assert sentence(error, FORM.record) == "身份证号少一位，应为 18 位"


AROUND = {"in_row", "in_group", "blank_in_row", "blank_in_group"}
"""Codes of what is said around a sentence, where it stands in a row or a group."""


@pytest.mark.parametrize("code", sorted(set(MESSAGES) - AROUND))
def test_every_code_of_the_catalogue_makes_a_sentence(code):
    params = {"hint": "x", "low": 1, "high": 2, "multiple_of": 2, "decimals": 2, "value": 1}
    assert "{" not in sentence(AnswerError("/sum", code, params), FORM.record)


def test_an_unknown_keyword_still_makes_a_sentence():
    assert sentence(AnswerError("/sum", "invented", {}), FORM.record) == "月收入不符合要求，核对后重新填"
