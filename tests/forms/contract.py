"""Every type of field as one form, with an answer to each: what the contract of fields is tried on.

A type is a property of the form of that name. `typed`: texts that are no answer, by what follows its name in a post.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Schema = dict[str, Any]
HINT = "按证件填写"


@dataclass(frozen=True)
class FieldType:
    """One type. value: an answer; typed: see above, {} where nothing wrong can be typed; at: where an error is told,
    as what follows its id ('' for itself), None where there is no error; label: how its control is named, '' for a
    group of controls that is named by its legend."""

    name: str
    schema: Schema
    value: Any
    typed: Mapping[str, str] = field(default_factory=dict)
    at: str | None = ""
    single: bool = True


def text(title: str, **more: Any) -> Schema:
    return {"type": "string", "title": title, "maxLength": 20, **more}


def codes(*titles: str) -> list[Schema]:
    return [{"const": f"code_{n}", "title": title} for n, title in enumerate(titles)]


def group(title: str, properties: Schema, *required: str) -> Schema:
    more = {"required": list(required), "additionalProperties": False}
    return {"type": "object", "title": title, "properties": properties, **more}


CITIES = ("哈尔滨市", "齐齐哈尔市", "牡丹江市", "佳木斯市", "大庆市", "鸡西市", "双鸭山市", "伊春市")
UNITS = tuple(f"{CITIES[n % len(CITIES)]}第 {n + 1} 中学" for n in range(100))
BY_MAIL = group("用邮件", {"kind": {"const": "mail"}, "address": text("邮箱地址", format="email")}, "kind", "address")
BY_PHONE = group(
    "打电话", {"kind": {"const": "phone"}, "number": text("号码", pattern="^[0-9]{5,12}$")}, "kind", "number"
)
MEMBER = group(
    "成员",
    {"name": text("姓名"), "income": {"type": "number", "title": "月收入", "x-unit": "元", "x-decimals": 2}},
    "name",
    "income",
)
PUPIL = group(
    "班级",
    {
        "room": text("教室"),
        "pupils": {"type": "array", "title": "学生", "items": group("学生", {"pupil": text("学生姓名")}, "pupil")},
    },
    "room",
)

TYPES = (
    FieldType("text", text("称呼", minLength=2), "王桂兰", {"": "王"}),
    FieldType(
        "long_text", text("情况说明", maxLength=200, minLength=2, **{"x-widget": "textarea"}), "一\n二", {"": "短"}
    ),
    FieldType("number", {"type": "number", "title": "建筑面积", "x-unit": "平方米"}, Decimal("48.6"), {"": "一百"}),
    FieldType(
        "money", {"type": "number", "title": "存款", "x-unit": "元", "x-decimals": 2}, Decimal("1180.5"), {"": "一千"}
    ),
    FieldType("integer", {"type": "integer", "title": "人数"}, 3, {"": "2.5"}),
    FieldType("date", text("发生日期", format="date"), "2026-03-17", {"": "2026-02-30"}),
    FieldType("time", text("上门时间", format="time"), "09:30:00+08:00", {"": "25:70"}),
    FieldType("moment", text("预约时刻", format="date-time", maxLength=40), "2026-03-17T09:30:00+08:00", {"": "明天"}),
    FieldType("email", text("邮箱", format="email"), "a@example.com", {"": "a.example"}),
    FieldType("uri", text("网址", format="uri"), "https://x.cn/a", {"": "x y"}),
    FieldType("password", text("查询口令", format="password", minLength=6), "abc123", {"": "abc"}),
    FieldType("yes_no", {"type": "boolean", "title": "有机动车"}, False),
    FieldType("consent", {"const": True, "title": "同意核对家庭经济状况"}, True),
    FieldType("radios", {"type": "string", "title": "住房", "oneOf": codes("自有", "公租", "借住")}, "code_1"),
    FieldType(
        "select",
        {"type": "string", "title": "文化程度", "oneOf": codes("小学", "初中", "高中", "大专", "本科")},
        "code_4",
    ),
    FieldType("search", {"type": "string", "title": "毕业学校", "oneOf": codes(*UNITS)}, "code_42", {"": "没有的学校"}),
    FieldType(
        "several",
        {
            "type": "array",
            "title": "主要困难",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "string", "oneOf": codes("失业", "重病", "就学")},
        },
        ["code_0", "code_2"],
    ),
    FieldType("org", text("居住社区", format="org", **{"x-org-kind": "community"}), "chunhui"),
    FieldType("person", text("经手人", format="person", **{"x-role": "clerk"}), "p1"),
    FieldType(
        "id_number",
        text("身份证号", format="id-number", pattern="^[0-9]{17}[0-9X]$", **{"x-mask": "id-number"}),
        "230199197106143520",
        {"": "23019919710614352"},
    ),
    FieldType("credit_code", text("统一社会信用代码", format="credit-code"), "92230103MA18WYBJ0B", {"": "9223"}),
    FieldType(
        "file", {"type": "string", "title": "照片", "format": "data-url"}, "data:image/png;name=a.png;base64,AAAA"
    ),
    FieldType(
        "group",
        group(
            "紧急联系人",
            {"name": text("联系人姓名"), "phone": text("联系人电话", pattern="^[0-9]{5,12}$")},
            "name",
            "phone",
        ),
        {"name": "李浩然", "phone": "13800004127"},
        {".phone": "ab"},
        "--phone",
        single=False,
    ),
    FieldType(
        "rows",
        {"type": "array", "title": "家庭成员", "items": MEMBER, "minItems": 1, "maxItems": 4},
        [{"name": "王桂兰", "income": Decimal("1180.5")}, {"name": "李浩然", "income": Decimal(0)}],
        {".2.income": "没有"},
        "--2--income",
        single=False,
    ),
    FieldType(
        "deep_rows",
        {"type": "array", "title": "各班", "items": PUPIL},
        [{"room": "301", "pupils": [{"pupil": "甲"}, {"pupil": "乙"}]}],
        {".1.pupils.2.pupil": "长" * 30},
        "--1--pupils--2--pupil",
        single=False,
    ),
    FieldType(
        "list",
        {"type": "array", "title": "曾用名", "items": text("曾用名", minLength=2), "minItems": 1},
        ["王小兰", "王兰"],
        {".2.": "兰"},
        "--2--",
        single=False,
    ),
    FieldType(
        "pairs",
        {
            "type": "object",
            "title": "各处存款",
            "minProperties": 1,
            "additionalProperties": {"type": "number", "title": "余额"},
        },
        {"工行": 5, "农行": 6},
        {".-more.2.value": "六"},
        "---more--2--value",
        single=False,
    ),
    FieldType(
        "patterns",
        {
            "type": "object",
            "title": "编号的表",
            "additionalProperties": False,
            "minProperties": 1,
            "patternProperties": {"^n_": {"type": "integer", "title": "数目"}, "^t_": text("字样")},
        },
        {"n_1": 5},
        {".-more.1.value.0.": "五"},
        "---more--1--value--0--",
        single=False,
    ),
    FieldType(
        "one_of",
        {"title": "怎样联系", "oneOf": [BY_MAIL, BY_PHONE]},
        {"kind": "phone", "number": "13800"},
        {".1..number": "x"},
        "--1----number",
        single=False,
    ),
    FieldType(
        "any_of",
        {"title": "门牌", "anyOf": [{"type": "integer", "title": "号"}, text("写法")]},
        12,
        {".0.": "x"},
        "--0--",
        single=False,
    ),
    FieldType(
        "tuple",
        {
            "type": "array",
            "title": "位置",
            "items": False,
            "minItems": 2,
            "prefixItems": [{"type": "number", "title": "北纬"}, {"type": "number", "title": "东经"}],
        },
        [Decimal("45.5"), 126],
        {".1": "东"},
        "--1",
        single=False,
    ),
    FieldType("free", {"title": "其他约定"}, {"b": [1, None]}),
    FieldType("const", {"const": "窗口", "title": "受理方式"}, "窗口", at=None),
    FieldType("read_only", text("档案号", readOnly=True), None, at=None),
    FieldType(
        "computed",
        {"type": "number", "title": "存款一半", "x-computed": "form.money / 2", "x-unit": "元", "x-decimals": 2},
        None,
        at=None,
    ),
)
BY_NAME = {one.name: one for one in TYPES}
ANSWERS = {one.name: one.value for one in TYPES if one.value is not None}
ASKED = tuple(one for one in TYPES if one.at is not None)
WRONG = tuple(one for one in TYPES if one.typed)
SECTIONS = {"words": "文字和数字", "choices": "选择", "parts": "成组的内容", "given": "不用填的内容"}


def properties() -> dict[str, Schema]:
    """Every type as a property with a hint, in the section of its like."""
    first = {"yes_no": "choices", "id_number": "words", "group": "parts", "const": "given"}
    section, found = "words", {}
    for one in TYPES:
        section = first.get(one.name, section)
        found[one.name] = {**one.schema, "x-hint": HINT, "x-section": section}
    return found


def whole() -> Schema:
    """The form of all types, everything asked for."""
    return {
        "title": "样样都有的申请表",
        "type": "object",
        "x-sections": [{"id": id_, "title": title} for id_, title in SECTIONS.items()],
        "properties": properties(),
        "required": [one.name for one in ASKED],
        "unevaluatedProperties": False,
    }
