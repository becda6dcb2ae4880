"""What people read about their answers: one sentence per kind of error, with the field's title and what to do.

Inside a field the title is enough; in the summary at the top the row or group stands before it.
"""

import re
from collections.abc import Mapping
from typing import Any

from yikou.definition.types import Field, Group, ListOf, Record, Rows, inner
from yikou.errors import AnswerError
from yikou.forms.names import parts_of
from yikou.texts import N_, Translate, say

MESSAGES: dict[str, str] = {
    "required": N_("没有填{title}"),
    "required_choice": N_("没有选{title}"),
    "required_rows": N_("{title}一行也没有，至少填一行"),
    "consent": N_("没有勾选“{title}”"),
    "choose": N_("{title}不在可选的范围内，重新选一个"),
    "too_short": N_("{title}少 {missing} 个字，至少 {limit} 个字"),
    "too_long_text": N_("{title}多 {over} 个字，最多 {limit} 个字"),
    "too_long": N_("{title}太长，最多 {limit} 个字"),
    "minimum": N_("{title}不能少于 {limit}{unit}"),
    "maximum": N_("{title}不能多于 {limit}{unit}"),
    "exclusiveMinimum": N_("{title}应多于 {limit}{unit}"),
    "exclusiveMaximum": N_("{title}应少于 {limit}{unit}"),
    "multipleOf": N_("{title}应为 {multiple_of} 的倍数"),
    "few_rows": N_("{title}至少要有 {limit} 行，现在是 {length} 行"),
    "many_rows": N_("{title}最多 {limit} 行，现在是 {length} 行"),
    "few_choices": N_("{title}至少选 {limit} 项"),
    "many_choices": N_("{title}最多选 {limit} 项"),
    "uniqueItems": N_("{title}有重复，去掉重复的"),
    "number": N_("{title}应为数字，例如 1,180 或 1180.50"),
    "integer": N_("{title}应为整数"),
    "decimals": N_("{title}最多 {decimals} 位小数"),
    "date": N_("{title}不是有效的日期，按年-月-日填，例如 2026-03-17"),
    "time": N_("{title}不是有效的时间，例如 09:30"),
    "date-time": N_("{title}不是有效的日期和时间"),
    "email": N_("{title}不是有效的邮箱，例如 name@example.com"),
    "json": N_("{title}的内容读不懂，核对括号和引号"),
    "pattern": N_("{title}的写法不对，核对后重新填"),
    "pattern_hint": N_("{title}的写法不对：{hint}"),
    "pattern_figures": N_("{title}应为 {low} 至 {high} 位数字"),
    "pattern_figures_exact": N_("{title}应为 {low} 位数字"),
    "pattern_phone": N_("{title}应为 {low} 至 {high} 位数字，可以带短横线"),
    "id_one_short": N_("{title}少一位，应为 18 位"),
    "id_one_long": N_("{title}多一位，应为 18 位"),
    "id_short": N_("{title}少 {missing} 位，应为 18 位"),
    "id_long": N_("{title}多 {over} 位，应为 18 位"),
    "id_characters": N_("{title}只能是数字，最后一位可以是 X"),
    "id_area": N_("{title}前六位不是行政区划代码，与证件核对"),
    "id_birthday": N_("{title}里的出生日期不存在，核对第 7 至 14 位"),
    "id_check": N_("{title}的校验位不对，与证件逐位核对"),
    "credit_one_short": N_("{title}少一位，应为 18 位"),
    "credit_one_long": N_("{title}多一位，应为 18 位"),
    "credit_short": N_("{title}少 {missing} 位，应为 18 位"),
    "credit_long": N_("{title}多 {over} 位，应为 18 位"),
    "credit_characters": N_("{title}里有不该出现的字符，只能是数字和大写字母，没有 I、O、S、V、Z"),
    "credit_check": N_("{title}的校验位不对，与执照逐位核对"),
    "type": N_("{title}的内容不对，重新填一次"),
    "unexpected": N_("{title}现在不用填，刷新页面后再提交"),
    "unreadable": N_("{title}里有存不下的字符，删掉后再提交"),
    "too_many": N_("一次提交的内容太多，分几次填"),
    "in_row": N_("{row} {number}：{sentence}"),
    "in_group": N_("{group}：{sentence}"),
    "other": N_("{title}不符合要求，核对后重新填"),
}
_FIGURES = re.compile(r"\^(\[0-9\]|\\d|\[0-9-\])\{(\d+)(?:,(\d+))?\}\$")
_TEXT_LENGTH = {"minLength": "too_short", "maxLength": "too_long_text"}
_ROW_COUNT = {"minItems": "few", "maxItems": "many"}


def sentence(error: AnswerError, record: Record, translate: Translate = str) -> str:
    """The error as it stands below its own control."""
    field = record.field(_names(error.field, record))
    code, params = _worded(error, field)
    return say(MESSAGES, code, params, translate)


def message(error: AnswerError, record: Record, translate: Translate = str) -> str:
    """The error as it stands in a list: with the row or the group that it is of before it."""
    text = sentence(error, record, translate)
    fields: Mapping[str, Field] = record.fields
    holder: Field | None = None
    for part in parts_of(error.field):
        if holder is not None and isinstance(holder.type, Rows | ListOf) and part.isdecimal():
            params = {"row": row_title(holder), "number": int(part) + 1, "sentence": text}
            return say(MESSAGES, "in_row", params, translate)
        if holder is not None and isinstance(holder.type, Group):
            return say(MESSAGES, "in_group", {"group": holder.title, "sentence": text}, translate)
        holder = fields.get(part)
        fields = inner(holder.type) if holder else {}
    return text


def row_title(field: Field) -> str:
    """What one row of a list is called."""
    items = field.schema.get("items")
    return str(items.get("title", field.title)) if isinstance(items, Mapping) else field.title


def _worded(error: AnswerError, field: Field | None) -> tuple[str, dict[str, Any]]:
    """Code of the sentence, and what it names."""
    params: dict[str, Any] = {
        "title": field.title if field else "",
        "unit": "",
        "limit": 0,
        "length": 0,
        **error.params,
    }
    code = _TEXT_LENGTH.get(error.code, error.code)
    if code in _ROW_COUNT:
        code = _ROW_COUNT[code] + ("_rows" if field is None or isinstance(field.type, Rows) else "_choices")
    if code == "pattern":
        code = _pattern_code(field, params)
    length = _length(params)
    reference = 18 if code.startswith(("id_", "credit_")) else _number(params["limit"])
    params |= {"missing": reference - length, "over": length - reference}
    if params["unit"]:
        params["unit"] = f" {params['unit']}"
    return (code if code in MESSAGES else "other"), params


def _pattern_code(field: Field | None, params: dict[str, Any]) -> str:
    """Says the commonest patterns in words: so many figures, a telephone number."""
    if field is not None and "x-hint" in field.schema:
        params["hint"] = field.schema["x-hint"]
        return "pattern_hint"
    found = _FIGURES.fullmatch(str(params.get("pattern", "")))
    if found is None:
        return "pattern"
    params |= {"low": found[2], "high": found[3] or found[2]}
    if "-" in found[1].replace("0-9", ""):
        return "pattern_phone"
    return "pattern_figures_exact" if params["low"] == params["high"] else "pattern_figures"


def _length(params: Mapping[str, Any]) -> int:
    return _number(params["length"])


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _names(where: str, record: Record) -> tuple[str, ...]:
    """Names of a pointer without the indexes of rows."""
    names: list[str] = []
    fields: Mapping[str, Field] = record.fields
    for part in parts_of(where):
        if part in fields:
            names.append(part)
            fields = inner(fields[part].type)
        elif not part.isdecimal():
            names.append(part)
    return tuple(names)
