"""The smallest records that tests need, from literals."""

import json
from typing import Any

from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema
from yikou.definition.types import Record
from yikou.forms import Form, compile_form


def record(properties: dict[str, Any], *, name: str = "form", **more: Any) -> Record:
    """A record with these properties, closed."""
    schema = {"title": "申请表", "type": "object", "properties": properties, "unevaluatedProperties": False, **more}
    records = read_schema({"schemas/x.schema.json": json.dumps(schema).encode()}, "schemas/x.schema.json", Problems())
    assert records is not None
    return (
        records.form if name == "form" else Record(name, records.form.title, records.form.schema, records.form.fields)
    )


def form(properties: dict[str, Any], *, required: list[str] | None = None, **more: Any) -> Form:
    """A compiled form with these properties."""
    return compile_form(record(properties, **({"required": required} if required else {}), **more))


def when(name: str, value: Any, then: dict[str, Any], *required: str, **more: Any) -> dict[str, Any]:
    """A condition: these properties are asked while a name has a value."""
    return {
        "if": {"properties": {name: {"const": value}}, "required": [name]},
        "then": {"properties": then, "required": list(required)},
        **more,
    }


TEXT = {"type": "string", "title": "名字", "maxLength": 50}
MONEY = {"type": "number", "title": "月收入", "minimum": 0, "maximum": 200000, "x-unit": "元", "x-decimals": 2}
YES_NO = {"type": "boolean", "title": "有机动车"}
DAY = {"type": "string", "format": "date", "title": "发生日期"}
ID_NUMBER = {"type": "string", "title": "身份证号", "format": "id-number", "pattern": "^[0-9]{17}[0-9X]$"}
CAUSE = {
    "type": "string",
    "title": "原因",
    "oneOf": [{"const": "fire", "title": "火灾"}, {"const": "illness", "title": "重病"}],
}
MEMBER = {
    "type": "object",
    "title": "家庭成员",
    "x-row-label": "name",
    "properties": {"name": {**TEXT, "title": "姓名"}, "id_number": ID_NUMBER, "income": MONEY},
    "required": ["name", "id_number", "income"],
    "additionalProperties": False,
}
MEMBERS = {"type": "array", "title": "共同生活的家庭成员", "items": MEMBER, "minItems": 1, "maxItems": 4}
