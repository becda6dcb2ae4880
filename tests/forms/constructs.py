"""One small record for every construct that a schema may be built of, as a table.

Each line: the properties, an answer that is valid, ids of controls that its page must have (with the type or tag that
they are drawn as), and an answer that is not valid with the place of its error ('' where it stands at no control).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True)
class Construct:
    """A record with an answer. controls: id without `form--` → type of input or name of tag; bad, at: see above."""

    name: str
    properties: Schema
    value: dict[str, Any]
    controls: dict[str, str]
    bad: dict[str, Any]
    at: str
    more: Schema = field(default_factory=dict)


def text(title: str, **more: Any) -> Schema:
    return {"type": "string", "title": title, "maxLength": 60, **more}


def group(title: str, properties: Schema, *required: str, **more: Any) -> Schema:
    return {"type": "object", "title": title, "properties": properties, "required": list(required), **more}


def rows(title: str, items: Schema, **more: Any) -> Schema:
    return {"type": "array", "title": title, "items": items, **more}


def option(code: Any, title: str) -> Schema:
    return {"const": code, "title": title}


NAME, EMAIL, PHONE = text("姓名"), text("邮箱", format="email"), text("电话", pattern="^[0-9]{5,12}$")
BY_MAIL = group("用邮件", {"kind": {"const": "mail"}, "address": EMAIL}, "kind", "address")
BY_PHONE = group("打电话", {"kind": {"const": "phone"}, "number": PHONE}, "kind", "number")
COLOURS = {"oneOf": [option("red", "红"), option("blue", "蓝"), option("grey", "灰")], "type": "string"}
PERSON = group("人", {"name": NAME, "children": rows("子女", {"$ref": "#/$defs/person"})}, "name")
NODE = group("部门", {"name": NAME, "above": {"$ref": "#/$defs/node", "title": "上级"}}, "name")
SPOT = {"type": "object", "title": "地点", "properties": {"lat": {"type": "number"}, "lon": {"type": "number"}}}
PETS = {"type": "string", "title": "宠物", "enum": ["没有", "一只", "几只"]}

CONSTRUCTS = (
    # --- text, numbers, choices -------------------------------------------------------------------------------------
    Construct(
        "text with bounds and a hint",
        {"a": text("说明", minLength=2, maxLength=4, description="两到四个字")},
        {"a": "搬家"},
        {"a": "text", "a-hint": "p"},
        {"a": "长长长长长"},
        "/a",
    ),
    Construct("text by pattern", {"a": PHONE}, {"a": "13800"}, {"a": "text"}, {"a": "abc"}, "/a"),
    Construct(
        "examples",
        {"a": text("开户行", examples=["一行", "二行"])},
        {"a": "三行"},
        {"a-list": "datalist"},
        {"a": 1},
        "/a",
    ),
    Construct(
        "textarea", {"a": text("情况", **{"x-widget": "textarea"})}, {"a": "一\n二"}, {"a": "textarea"}, {"a": 1}, "/a"
    ),
    Construct("email", {"a": EMAIL}, {"a": "a@example.com"}, {"a": "email"}, {"a": "a"}, "/a"),
    Construct("uri", {"a": text("网址", format="uri")}, {"a": "https://x.cn/a?b=1"}, {"a": "url"}, {"a": "x y"}, "/a"),
    Construct("password", {"a": text("口令", format="password")}, {"a": "p w"}, {"a": "password"}, {"a": 2}, "/a"),
    Construct("date", {"a": text("日期", format="date")}, {"a": "2026-03-17"}, {"a": "date"}, {"a": "soon"}, "/a"),
    Construct("time", {"a": text("时间", format="time")}, {"a": "09:30:00+08:00"}, {"a": "time"}, {"a": "9"}, "/a"),
    Construct(
        "time elsewhere", {"a": text("时间", format="time")}, {"a": "09:30:00Z"}, {"a": "text"}, {"a": "x"}, "/a"
    ),
    Construct(
        "date and time",
        {"a": text("时间", format="date-time")},
        {"a": "2026-03-17T09:30:00+08:00"},
        {"a": "datetime-local"},
        {"a": "2026-03-17"},
        "/a",
    ),
    Construct(
        "file in a text",
        {"a": {"type": "string", "title": "照片", "format": "data-url"}},
        {"a": "data:image/png;name=a.png;base64,AAAA"},
        {"a": "file"},
        {"a": 1},
        "/a",
    ),
    Construct(
        "several files",
        {"a": rows("照片", {"type": "string", "format": "data-url"})},
        {"a": ["data:text/plain;base64,eA==", "data:text/plain;base64,eQ=="]},
        {"a--1--": "file"},
        {"a": [1]},
        "/a/0",
    ),
    Construct(
        "numbers",
        {"n": {"type": "number", "title": "数", "minimum": 0, "maximum": 10}, "i": {"type": "integer", "title": "个"}},
        {"n": Decimal("2.5"), "i": -3},
        {"n": "text", "i": "text"},
        {"n": 11},
        "/n",
    ),
    Construct(
        "step", {"a": {"type": "integer", "title": "数", "multipleOf": 5}}, {"a": 15}, {"a": "text"}, {"a": 7}, "/a"
    ),
    Construct(
        "enum of numbers",
        {"a": {"type": "number", "title": "比例", "enum": [1, 2.5, 3]}},
        {"a": 3},
        {"a": "radio"},
        {"a": 4},
        "/a",
    ),
    Construct(
        "titled options", {"a": {**COLOURS, "title": "颜色"}}, {"a": "blue"}, {"a-o1": "radio"}, {"a": "green"}, "/a"
    ),
    Construct(
        "options by single values",
        {"a": {"title": "颜色", "anyOf": [{"enum": ["r"], "title": "红"}, {"enum": ["g"], "title": "绿"}]}},
        {"a": "g"},
        {"a": "radio"},
        {"a": "x"},
        "/a",
    ),
    Construct(
        "yes and no with titles",
        {"a": {"type": "boolean", "title": "通知", "oneOf": [option(True, "要"), option(False, "不要")]}},
        {"a": False},
        {"a-o1": "radio"},
        {"a": "x"},
        "/a",
    ),
    Construct(
        "options of any value",
        {"a": {"title": "地点", "enum": [{"name": "东"}, [1, 2], 5, True, "5"]}},
        {"a": {"name": "东"}},
        {"a": "select"},
        {"a": {"name": "西"}},
        "/a",
    ),
    Construct(
        "several options of any value",
        {"a": rows("地点", {"enum": [{"name": "东"}, {"name": "西"}]}, uniqueItems=True)},
        {"a": [{"name": "东"}, {"name": "西"}]},
        {"a": "checkbox"},
        {"a": [{"name": "北"}]},
        "/a/0",
    ),
    Construct(
        "a hundred options",
        {"a": {"type": "string", "title": "单位", "oneOf": [option(f"u{n}", f"单位 {n}") for n in range(100)]}},
        {"a": "u42"},
        {"a": "text", "a-list": "datalist"},
        {"a": "u100"},
        "/a",
    ),
    Construct(
        "several options",
        {"a": rows("困难", COLOURS, uniqueItems=True, minItems=1)},
        {"a": ["red", "grey"]},
        {"a-o2": "checkbox"},
        {"a": ["red", "red"]},
        "/a",
    ),
    Construct("consent", {"a": {"const": True, "title": "同意"}}, {"a": True}, {"a": "checkbox"}, {"a": False}, "/a"),
    # --- what is not asked ------------------------------------------------------------------------------------------
    Construct(
        "constants of every kind",
        {
            "s": {"const": "x", "title": "字"},
            "o": {"const": {"a": 1}, "title": "组"},
            "n": {"const": 5},
            "f": {"const": False},
        },
        {"s": "x", "o": {"a": 1}, "n": 5, "f": False},
        {"s": "text", "o": "text"},
        {"s": "y"},
        "/s",
    ),
    Construct(
        "null",
        {"a": {"type": "null", "title": "没有"}},
        {"a": None},
        {"a": "text"},
        {"a": 1},
        "/a",
        {"required": ["a"]},
    ),
    Construct(
        "read only",
        {"a": text("编号", readOnly=True), "b": NAME},
        {"b": "王桂兰"},
        {"a": "text"},
        {"b": 1},
        "/b",
    ),
    # --- null and unions --------------------------------------------------------------------------------------------
    Construct(
        "a number or null",
        {"a": {"type": ["integer", "null"], "title": "岁数"}},
        {"a": None},
        {"a": "text"},
        {"a": "x"},
        "/a",
        {"required": ["a"]},
    ),
    Construct(
        "text or number",
        {"a": {"type": ["string", "number"], "title": "门牌"}},
        {"a": 12},
        {"a": "select", "a--1--": "text"},
        {"a": True},
        "/a",
    ),
    Construct(
        "all kinds at once",
        {"a": {"type": ["string", "number", "boolean", "array", "object", "null"], "title": "什么都行"}},
        {"a": True},
        {"a": "select", "a--2--": "radio"},
        {"a": 1e400},
        "/a",
    ),
    Construct(
        "an object or null",
        {"a": {**group("住址", {"street": NAME}, "street"), "type": ["object", "null"]}},
        {"a": {"street": "河沟街"}},
        {"a--0----street": "text"},
        {"a": {}},
        "/a/street",
    ),
    Construct(
        "null or a part",
        {"a": {"title": "住址", "oneOf": [{"type": "null"}, group("住址", {"street": NAME}, "street")]}},
        {"a": None},
        {"a": "button"},
        {"a": {"street": 1}},
        "/a/street",
        {"required": ["a"]},
    ),
    Construct(
        "number or null by branches",
        {"a": {"title": "岁数", "anyOf": [{"type": "integer"}, {"type": "null"}]}},
        {"a": 3},
        {"a": "text"},
        {"a": "x"},
        "/a",
    ),
    # --- objects ----------------------------------------------------------------------------------------------------
    Construct(
        "groups in groups",
        {"a": group("一", {"b": group("二", {"c": NAME}, "c")}, "b")},
        {"a": {"b": {"c": "王"}}},
        {"a--b--c": "text"},
        {"a": {"b": {}}},
        "/a/b/c",
        {"required": ["a"]},
    ),
    Construct(
        "a part that may be there",
        {"a": group("代办人", {"name": NAME, "kind": {"const": "agent"}}, "name")},
        {"a": {"name": "李", "kind": "agent"}},
        {"a--0----name": "text"},
        {"a": {"kind": "agent"}},
        "/a/name",
    ),
    Construct(
        "odd names",
        {"is it? 1.5": NAME, "a.b": NAME, "15": NAME, "p[0]": NAME, "x-y": NAME, "-more": NAME, "/~": NAME, "": NAME},
        {"is it? 1.5": "一", "a.b": "二", "15": "三", "p[0]": "四", "x-y": "五", "-more": "六", "/~": "七", "": "八"},
        {"is-20it-3f-201-2e5": "text", "a-2eb": "text", "15": "text", "-2dmore": "text"},
        {"a.b": 1},
        "/a.b",
    ),
    Construct(
        "the same name at two depths",
        {"name": NAME, "at": group("单位", {"name": text("名", maxLength=2)})},
        {"name": "王桂兰", "at": {"name": "河沟"}},
        {"name": "text", "at--name": "text"},
        {"name": "王桂兰", "at": {"name": "太长了"}},
        "/at/name",
    ),
    # --- conditions -------------------------------------------------------------------------------------------------
    Construct(
        "options that depend",
        {"animal": {"type": "string", "title": "动物", "enum": ["猫", "鱼"]}},
        {"animal": "鱼", "food": "虫"},
        {"food": "select"},
        {"animal": "鱼", "food": "草"},
        "/food",
        {
            "allOf": [
                {
                    "if": {"properties": {"animal": {"const": animal}}, "required": ["animal"]},
                    "then": {
                        "properties": {"food": {"type": "string", "title": "吃", "enum": foods}},
                        "required": ["food"],
                    },
                }
                for animal, foods in (("猫", ["肉", "草"]), ("鱼", ["虫", "肉"]))
            ]
        },
    ),
    Construct(
        "required by another",
        {"card": PHONE, "address": NAME},
        {"card": "12345", "address": "河沟街"},
        {"card": "text"},
        {"card": "12345"},
        "/address",
        {"dependentRequired": {"card": ["address"]}},
    ),
    Construct(
        "asked by another",
        {"card": PHONE},
        {"card": "12345", "bank": "一行"},
        {"bank": "text"},
        {"card": "12345", "bank": 1},
        "/bank",
        {"dependentSchemas": {"card": {"properties": {"bank": text("开户行")}}}},
    ),
    Construct(
        "branches by a property",
        {"pets": PETS},
        {"pets": "一只", "age": 3},
        {"pets": "radio", "age": "text"},
        {"pets": "一只"},
        "/age",
        {
            "dependentSchemas": {
                "pets": {
                    "oneOf": [
                        {"properties": {"pets": {"enum": ["没有"]}}},
                        {
                            "properties": {"pets": {"enum": ["一只"]}, "age": {"type": "integer", "title": "岁数"}},
                            "required": ["age"],
                        },
                        {
                            "properties": {"pets": {"enum": ["几只"]}, "names": rows("名字", NAME)},
                            "required": ["names"],
                        },
                    ]
                }
            }
        },
    ),
    Construct(
        "conditions in rows",
        {
            "people": rows(
                "家人",
                group("家人", {"is it? yes": {"type": "boolean", "title": "上学"}})
                | {"dependentSchemas": {"is it? yes": {"properties": {"school": NAME}}}},
            )
        },
        {"people": [{"is it? yes": True, "school": "一小"}, {}]},
        {"people--1--school": "text"},
        {"people": [{}, {"is it? yes": True, "school": 1}]},
        "/people/1/school",
    ),
    # --- choices of parts -------------------------------------------------------------------------------------------
    Construct(
        "one of two parts",
        {"contact": {"title": "联系", "oneOf": [BY_MAIL, BY_PHONE]}},
        {"contact": {"kind": "phone", "number": "13800"}},
        {"contact": "select", "contact--1----number": "text"},
        {"contact": {"kind": "phone"}},
        "/contact/number",
    ),
    Construct(
        "parts that share names",
        {
            "to": {
                "title": "寄给",
                "oneOf": [
                    group("个人", {"name": NAME, "age": {"type": "integer"}}, "name", "age"),
                    group("单位", {"name": NAME, "code": PHONE}, "name", "code"),
                ],
            }
        },
        {"to": {"name": "河沟", "code": "12345"}},
        {"to--1----name": "text", "to--1----code": "text"},
        {"to": {"name": "河沟", "code": "1"}},
        "/to/code",
    ),
    Construct(
        "untitled parts",
        {
            "a": {
                "title": "样子",
                "oneOf": [
                    {"properties": {"x": NAME}, "required": ["x"]},
                    {"properties": {"y": NAME}, "required": ["y"]},
                ],
            }
        },
        {"a": {"y": "乙"}},
        {"a": "select", "a--1----y": "text"},
        {"a": {"y": 1}},
        "/a/y",
    ),
    Construct(
        "a discriminator",
        {
            "a": {
                "title": "车",
                "discriminator": {"propertyName": "is"},
                "oneOf": [
                    {"properties": {"is": {"const": "car"}, "doors": {"type": "integer"}}, "required": ["is", "doors"]},
                    {"properties": {"is": {"const": "truck"}, "load": {"type": "number"}}, "required": ["is", "load"]},
                ],
            }
        },
        {"a": {"is": "truck", "load": 2}},
        {"a--1----load": "text"},
        {"a": {"is": "truck", "load": "x"}},
        "/a/load",
    ),
    Construct(
        "parts, values and lists",
        {
            "a": {
                "title": "多少",
                "anyOf": [{"type": "integer"}, rows("几个", NAME), group("详细", {"from": NAME}, "from")],
            }
        },
        {"a": ["一", "二"]},
        {"a": "select", "a--1----2--": "text"},
        {"a": {"from": 1}},
        "/a/from",
    ),
    Construct(
        "a choice beside properties",
        {"name": NAME},
        {"name": "王", "number": "13800", "kind": "phone"},
        {"name": "text", "-way": "select", "-way--1----number": "text"},
        {"name": "王", "kind": "phone", "number": "x"},
        "/number",
        {"anyOf": [BY_MAIL, BY_PHONE]},
    ),
    Construct(
        "a choice beside nothing",
        {},
        {"b": "二"},
        {"-way": "select", "-way--1----b": "text"},
        {"b": 1},
        "/b",
        {"oneOf": [{"properties": {"a": NAME}, "required": ["a"]}, {"properties": {"b": NAME}, "required": ["b"]}]},
    ),
    Construct(
        "choices in rows",
        {"a": rows("联系", {"anyOf": [BY_MAIL, BY_PHONE]})},
        {"a": [{"kind": "phone", "number": "13800"}, {"kind": "mail", "address": "a@example.com"}]},
        {"a--1--": "select", "a--2----0----address": "email"},
        {"a": [{"kind": "phone", "number": "13800"}, {"kind": "mail"}]},
        "/a/1/address",
    ),
    Construct(
        "a choice between untitled lists",
        {"a": {"title": "记录", "anyOf": [rows("", NAME), rows("", {"type": "integer", "title": "数"})]}},
        {"a": [3, 4]},
        {"a": "select", "a--1----1--": "text", "a--1----2--": "text"},
        {"a": ["x", 5]},
        "/a/1",
    ),
    Construct(
        "merged demands",
        {"a": {"allOf": [{"type": ["string", "boolean"]}, {"type": "boolean"}], "title": "同意"}},
        {"a": True},
        {"a": "radio"},
        {"a": "x"},
        "/a",
    ),
    # --- arrays -----------------------------------------------------------------------------------------------------
    Construct(
        "rows of values",
        {"a": rows("别名", text("别名", minLength=2), maxItems=3)},
        {"a": ["小王", "老王"]},
        {"a--1--": "text", "a--2--": "text", "a": "button"},
        {"a": ["小王", "王"]},
        "/a/1",
    ),
    Construct(
        "rows of options",
        {"a": rows("颜色", COLOURS)},
        {"a": ["red", "grey"]},
        {"a": "checkbox"},
        {"a": ["green"]},
        "/a/0",
    ),
    Construct(
        "rows of rows",
        {"a": rows("表", rows("行", {"type": "number", "title": "数"}))},
        {"a": [[1, 2], [], [3]]},
        {"a--1----1--": "text", "a--3----1--": "text"},
        {"a": [[1], ["x"]]},
        "/a/1/0",
    ),
    Construct(
        "rows of parts in rows",
        {"a": rows("班", group("班", {"people": rows("人", group("人", {"name": NAME}, "name"))}))},
        {"a": [{"people": [{"name": "甲"}, {"name": "乙"}]}, {}]},
        {"a--1--people--2--name": "text"},
        {"a": [{"people": [{"name": "甲"}, {}]}]},
        "/a/0/people/1/name",
    ),
    Construct(
        "rows that may be null",
        {"a": rows("数", {"type": ["integer", "null"], "title": "数"})},
        {"a": [1, None, 3]},
        {"a--2--": "text"},
        {"a": ["x"]},
        "/a/0",
    ),
    Construct(
        "a tuple",
        {
            "a": {
                "type": "array",
                "title": "位置",
                "prefixItems": [{"type": "number", "title": "北纬"}, {"type": "number", "title": "东经"}],
                "items": False,
            }
        },
        {"a": [Decimal("45.5"), 126]},
        {"a--0": "text", "a--1": "text"},
        {"a": [1, "x"]},
        "/a/1",
    ),
    Construct(
        "a tuple with more",
        {
            "a": {
                "type": "array",
                "title": "记录",
                "prefixItems": [NAME, {"type": "boolean", "title": "完"}],
                "items": {"type": "integer"},
                "minItems": 2,
            }
        },
        {"a": ["甲", True, 3, 4]},
        {"a--0": "text", "a--1": "radio", "a---more--2--": "text"},
        {"a": ["甲", True, 3, "x"]},
        "/a/3",
    ),
    # --- names that people give -------------------------------------------------------------------------------------
    Construct(
        "free names",
        {"a": {"type": "object", "title": "余额", "additionalProperties": {"type": "number", "title": "余额"}}},
        {"a": {"工行": 5, "a.b": 6}},
        {"a---more--1--name": "text", "a---more--2--value": "text", "a---more": "button"},
        {"a": {"工行": "x"}},
        "/a/工行",
    ),
    Construct(
        "free names beside others",
        {"a": group("账户", {"owner": NAME}, "owner", additionalProperties={"type": "string"})},
        {"a": {"owner": "王", "备注": "无"}},
        {"a--owner": "text", "a---more--1--value": "text"},
        {"a": {"owner": "王", "备注": 1}},
        "/a/备注",
        {"required": ["a"]},
    ),
    Construct(
        "free names of free values",
        {"a": {"type": "object", "title": "别的", "additionalProperties": True}},
        {"a": {"x": [1, {"y": None}], "z": "12"}},
        {"a---more--1--value": "textarea"},
        {"a": []},
        "/a",
    ),
    Construct(
        "names by pattern",
        {
            "a": {
                "type": "object",
                "title": "表",
                "patternProperties": {"^n_": {"type": "integer", "title": "数"}, "^t_": text("字")},
                "additionalProperties": False,
            }
        },
        {"a": {"n_1": 5, "t_1": "五"}},
        {"a---more--1--value": "select", "a---more--2--value--1--": "text"},
        {"a": {"n_1": "x"}},
        "/a/n_1",
    ),
    Construct(
        "names of a list",
        {
            "a": {
                "type": "object",
                "title": "权限",
                "propertyNames": {"enum": ["读", "写"]},
                "additionalProperties": {"type": "boolean", "title": "可以"},
                "maxProperties": 2,
            }
        },
        {"a": {"写": True, "读": False}},
        {"a---more--1--name": "select", "a---more--1--value": "select"},
        {"a": {"删": True}},
        "/a/删",
    ),
    # --- parts that hold themselves ---------------------------------------------------------------------------------
    Construct(
        "a tree",
        {"root": {"$ref": "#/$defs/person", "title": "户主"}},
        {"root": {"name": "甲", "children": [{"name": "乙", "children": [{"name": "丙"}]}, {"name": "丁"}]}},
        {"root--name": "text", "root--children--2----0----name": "text"},
        {"root": {"name": "甲", "children": [{"name": "乙", "children": [{"name": 1}]}]}},
        "/root/children/0/children/0/name",
        {"$defs": {"person": PERSON}},
    ),
    Construct(
        "a chain",
        {"node": {"$ref": "#/$defs/node"}},
        {"node": {"name": "科", "above": {"name": "局", "above": {"name": "区"}}}},
        {"node--name": "text"},
        {"node": {"name": "科", "above": {}}},
        "/node/above/name",
        {"$defs": {"node": NODE}},
    ),
    Construct(
        "a choice that holds itself",
        {"rule": {"$ref": "#/$defs/rule"}},
        {"rule": {"all": [{"is": "老人"}, {"all": [{"is": "低保"}]}]}},
        {"rule": "select"},
        {"rule": {"all": [{"is": 1}]}},
        "/rule/all/0/is",
        {
            "$defs": {
                "rule": {
                    "title": "条件",
                    "oneOf": [
                        group("一条", {"is": NAME}, "is", additionalProperties=False),
                        group(
                            "几条", {"all": rows("都要", {"$ref": "#/$defs/rule"})}, "all", additionalProperties=False
                        ),
                    ],
                }
            }
        },
    ),
    # --- references, defaults, the rest -----------------------------------------------------------------------------
    Construct(
        "a title beside a reference",
        {"home": {"$ref": "#/$defs/place", "title": "住址"}, "work": {"$ref": "#/$defs/place", "title": "单位地址"}},
        {"home": {"street": "一街"}, "work": {"street": "二街"}},
        {"home--street": "text", "work--street": "text"},
        {"work": {"street": 1}},
        "/work/street",
        {"$defs": {"place": group("地址", {"street": NAME})}},
    ),
    Construct("anything", {"a": {"title": "别的"}}, {"a": {"b": [1, None]}}, {"a": "textarea"}, {"b": 1}, ""),
    Construct(
        "a place on a map",
        {"a": SPOT},
        {"a": {"lat": 45, "lon": 126}},
        {"a--lat": "text"},
        {"a": {"lat": "x"}},
        "/a/lat",
    ),
)
