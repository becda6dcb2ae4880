"""A form of twenty fields, filled in: a group, a table of rows, choices of both kinds, numbers, dates, long text."""

from typing import Any

from tests.forms.make import form, record
from yikou.forms.compiled import Form


def _text(title: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "title": title, "maxLength": 80, **more}


def _choice(title: str, *titles: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "string",
        "title": title,
        "oneOf": [{"const": f"c{n}", "title": t} for n, t in enumerate(titles)],
        **more,
    }


def _number(title: str, **more: Any) -> dict[str, Any]:
    return {"type": "number", "title": title, "minimum": 0, "x-unit": "元", "x-decimals": 2, **more}


MEMBER = {
    "type": "object",
    "title": "家庭成员",
    "x-row-label": "name",
    "properties": {
        "name": _text("姓名"),
        "relation": _choice("关系", "本人", "配偶", "子女", "父母", "其他"),
        "income": _number("月收入"),
    },
    "required": ["name", "relation", "income"],
    "additionalProperties": False,
}
PERSON = {
    "type": "object",
    "title": "申请人",
    "properties": {
        "name": _text("姓名"),
        "id_number": _text("身份证号", **{"x-hint": "18 位，末位可以是 X"}),
        "phone": _text("联系电话", **{"x-mask": "phone", "x-hint": "手机或带区号的固定电话"}),
        "address": _text("详细地址", **{"x-placeholder": "街道、小区、楼号、单元、门牌"}),
    },
    "required": ["name", "id_number", "phone", "address"],
    "additionalProperties": False,
}
PROPERTIES: dict[str, Any] = {
    "applicant": PERSON,
    "members": {"type": "array", "title": "共同生活的家庭成员", "items": MEMBER, "minItems": 1, "maxItems": 8},
    "cause": _choice("困难原因", "火灾", "交通事故", "突发重病", "就学负担", "其他"),
    "severity": _choice("急难程度", "危及基本生存", "严重", "一般", **{"x-hint": "急需救治的，为危及基本生存"}),
    "housing": _choice("住房", "自有", "租赁", "公租房", "借住", "宿舍", "无固定住所"),
    "event_on": {"type": "string", "format": "date", "title": "发生日期"},
    "moved_on": {"type": "string", "format": "date", "title": "迁入日期", "x-hint": "不清楚的可以不填"},
    "amount": _number("申请金额", **{"x-hint": "100 元至 50 000 元"}),
    "rent": _number("月租金"),
    "savings": _number("存款"),
    "size": {"type": "integer", "title": "居住面积", "x-unit": "平方米"},
    "has_car": {"type": "boolean", "title": "有机动车"},
    "has_shop": {"type": "boolean", "title": "有经营场所"},
    "had_help": {"type": "boolean", "title": "以前得到过救助", "x-hint": "包括其他部门和慈善组织的救助"},
    "needs": {
        "type": "array",
        "title": "需要的帮助",
        "uniqueItems": True,
        "items": _choice("帮助", "现金", "衣被", "食品", "临时住处"),
    },
    "story": _text("情况说明", **{"maxLength": 2000, "x-widget": "textarea"}),
    "bank_name": _text("开户行"),
    "bank_account": _text("银行账号", **{"x-mask": "account", "x-hint": "申请人本人的账户"}),
    "contact": _text("联系人"),
    "remark": _text("备注", **{"maxLength": 500, "x-widget": "textarea"}),
}
REQUIRED = [name for name in PROPERTIES if name not in ("moved_on", "contact", "remark")]
ANSWERS: dict[str, Any] = {
    "applicant": {
        "name": "王桂兰",
        "id_number": "230199196203080010",
        "phone": "13900000042",
        "address": "春晖街 12 号 3 单元 501",
    },
    "members": [
        {"name": "王桂兰", "relation": "c0", "income": 1200},
        {"name": "李浩然", "relation": "c2", "income": 0},
        {"name": "李建国", "relation": "c1", "income": 860},
    ],
    "cause": "c2",
    "severity": "c1",
    "housing": "c1",
    "event_on": "2026-03-30",
    "moved_on": "2019-07-01",
    "amount": 8000,
    "rent": 650,
    "savings": 2300,
    "size": 48,
    "has_car": False,
    "has_shop": False,
    "had_help": True,
    "needs": ["c0", "c2"],
    "story": "三月三十日突发脑梗住院，自付三万余元；儿子在读大学，家里没有别的收入。<已向社区借款>",
    "bank_name": "哈尔滨银行南岗支行",
    "bank_account": "6223000011112222",
    "contact": "李建国",
    "remark": "白天请打儿子的电话",
}


def compiled() -> Form:
    """The form as the product compiles it."""
    return form(PROPERTIES, required=REQUIRED)


def schema() -> dict[str, Any]:
    """The schema as the generic macro walks it."""
    found = record(PROPERTIES, required=REQUIRED).schema
    return dict(found)
