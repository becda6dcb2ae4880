"""What people read about their answers: one sentence per kind of error, with the field's title and what to do.

Inside a field the title is enough; in the summary at the top the row or group stands before it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from yikou.definition.types import Field, Record
from yikou.errors import AnswerError
from yikou.forms.located import Said, located
from yikou.forms.names import parts_of
from yikou.forms.typed import is_grouped, number_text
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
    "const": N_("{title}只能是 {value}，刷新页面后再提交"),
    "multipleOf": N_("{title}应为 {multiple_of} 的倍数"),
    "few_rows": N_("{title}至少要有 {limit} 行，现在是 {length} 行"),
    "many_rows": N_("{title}最多 {limit} 行，现在是 {length} 行"),
    "few_choices": N_("{title}至少选 {limit} 项"),
    "many_choices": N_("{title}最多选 {limit} 项"),
    "uniqueItems": N_("{title}有重复，去掉重复的"),
    "minContains": N_("{title}里至少要有 {limit} 项{what}"),
    "maxContains": N_("{title}里最多只能有 {limit} 项{what}"),
    "minProperties": N_("{title}至少要填 {limit} 项，现在是 {length} 项"),
    "maxProperties": N_("{title}最多填 {limit} 项，现在是 {length} 项"),
    "several_fit": N_("{title}同时符合几种情形，改到只符合一种"),
    "no_fit": N_("{title}不符合其中任何一种，核对后重新选"),
    "not": N_("{title}不能这样填，核对后重新填"),
    "name": N_("“{title}”不能作名称，换一个写法"),
    "name_missing": N_("没有填名称"),
    "name_taken": N_("名称“{title}”已经有了，换一个"),
    "file": N_("{title}没有传上来，只收 700 KB 以内的 JPG、PNG、PDF"),
    "name_choice": N_("“{title}”不在可填的名称中，换一个"),
    "name_short": N_("名称“{title}”太短，至少 {limit} 个字"),
    "name_long": N_("名称“{title}”太长，最多 {limit} 个字"),
    "number": N_("{title}应为数字，例如 1,180 或 1180.50"),
    "number_long": N_("{title}的位数太多，最多 15 位整数、10 位小数"),
    "integer": N_("{title}应为整数"),
    "decimals": N_("{title}最多 {decimals} 位小数"),
    "date": N_("{title}不是有效的日期，按年-月-日填，例如 2026-03-17"),
    "time": N_("{title}不是有效的时间，例如 09:30"),
    "date-time": N_("{title}不是有效的日期和时间，例如 2026-03-17 09:30"),
    "email": N_("{title}不是有效的邮箱，例如 name@example.com"),
    "uri": N_("{title}不是有效的网址，例如 https://example.com"),
    "hostname": N_("{title}不是有效的主机名，例如 example.com"),
    "ipv4": N_("{title}不是有效的 IPv4 地址，例如 192.0.2.1"),
    "ipv6": N_("{title}不是有效的 IPv6 地址，例如 2001:db8::1"),
    "uuid": N_("{title}不是有效的 UUID，应为 32 位十六进制数，中间有短横线"),
    "data-url": N_("{title}不是有效的文件，重新选一个"),
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
    "type_text": N_("{title}应为文字"),
    "type_rows": N_("{title}应为若干行，刷新页面后重新填"),
    "type_group": N_("{title}应分项填写，刷新页面后重新填"),
    "unexpected": N_("{title}现在不用填，刷新页面后再提交"),
    "unexpected_items": N_("{title}里有多出来的项，删掉后再提交"),
    "circle": N_("{title}与别的栏目互相牵连，定不下来，请告诉事项的维护人员"),
    "unreadable": N_("{title}里有存不下的字符，删掉后再提交"),
    "too_many": N_("一次提交的内容太多，分几次填"),
    "in_row": N_("{row} {number}：{sentence}"),
    "in_group": N_("{group}：{sentence}"),
    "blank": N_("{title}"),
    "blank_in_row": N_("{row} {number} 的{sentence}"),
    "blank_in_group": N_("{group}的{sentence}"),
    "other": N_("{title}不符合要求，核对后重新填"),
}
_FIGURES = re.compile(r"\^(\[0-9\]|\\d|\[0-9-\])\{(\d+)(?:,(\d+))?\}\$")
_CODES = {"minLength": "too_short", "maxLength": "too_long_text", "idn-email": "email", "falseSchema": "unexpected"}
_ROW_COUNT = {"minItems": "few", "maxItems": "many"}
_OF_TYPE = {
    "number": "number",
    "integer": "integer",
    "boolean": "choose",
    "string": "type_text",
    "array": "type_rows",
    "object": "type_group",
}


def sentence(error: AnswerError, record: Record, translate: Translate = str) -> str:
    """The error as it stands below its own control."""
    code, params = _worded(error, located(record.schema, parts_of(error.field))[-1])
    return say(MESSAGES, code, params, translate)


def message(error: AnswerError, record: Record, translate: Translate = str) -> str:
    """The error as it stands in a list: with the rows and groups that it is in before it, the outermost first.

    An error of code `blank` only names what is to be filled in: 申请人的姓名.
    """
    steps = located(record.schema, parts_of(error.field))
    code, params = _worded(error, steps[-1])
    text, inside = say(MESSAGES, code, params, translate), "blank_in" if code == "blank" else "in"
    for step in reversed(steps):
        if step.number:
            text = say(
                MESSAGES, f"{inside}_row", {"row": step.title, "number": step.number, "sentence": text}, translate
            )
        elif step.name and step is not steps[-1] and not _is_list(step):
            text = say(MESSAGES, f"{inside}_group", {"group": step.title, "sentence": text}, translate)
    return text


def row_title(field: Field) -> str:
    """What one row of a list is called."""
    items = field.schema.get("items")
    return str(items.get("title", field.title)) if isinstance(items, Mapping) else field.title


def _is_list(step: Said) -> bool:
    return bool({"items", "prefixItems"} & step.said.keys())


def _worded(error: AnswerError, said: Said) -> tuple[str, dict[str, Any]]:
    """Code of the sentence, and what it names."""
    params: dict[str, Any] = {"title": said.title, "unit": "", "limit": 0, "length": 0, "what": "", **error.params}
    code = _CODES.get(error.code, error.code)
    if code in _ROW_COUNT:
        code = _ROW_COUNT[code] + ("_rows" if said.is_rows or not _is_choice(said) else "_choices")
    elif code == "pattern":
        code = _pattern_code(params)
    elif code == "type":
        code = _type_code(params)
    length = _number(params["length"])
    reference = 18 if code.startswith(("id_", "credit_")) else _number(params["limit"])
    params |= {"missing": reference - length, "over": length - reference}
    for name in ("limit", "multiple_of", "value"):
        if name in params:
            params[name] = _readable(params[name], grouped=is_grouped(said.said))
    for name, form in (("unit", " {}"), ("what", "“{}”")):
        params[name] = form.format(params[name]) if params[name] else ""
    return (code if code in MESSAGES else "other"), params


def _is_choice(said: Said) -> bool:
    """Whether its items are ticked rather than added."""
    items = said.said.get("items")
    return isinstance(items, Mapping) and bool({"enum", "oneOf", "anyOf"} & items.keys() or "x-org-kind" in items)


def _type_code(params: Mapping[str, Any]) -> str:
    """The one kind of value that is wanted; several are not told apart."""
    wanted = [kind for kind in params.get("types", ()) if kind != "null"]
    return _OF_TYPE.get(wanted[0], "type") if len(wanted) == 1 else "type"


def _readable(value: Any, *, grouped: bool = True) -> str:
    """A bound or a constant: numbers grouped by thousands, days as people write them.

    >>> _readable(200000), _readable("2026-03-17"), _readable("甲")
    ('200,000', '2026-03-17', '甲')
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return number_text(int(value) if value == int(value) else value, None, grouped=grouped)


def _pattern_code(params: dict[str, Any]) -> str:
    """Says the commonest patterns in words: so many figures, a telephone number."""
    if params.get("hint"):
        return "pattern_hint"
    found = _FIGURES.fullmatch(str(params.get("pattern", "")))
    if found is None:
        return "pattern"
    params |= {"low": found[2], "high": found[3] or found[2]}
    if "-" in found[1].replace("0-9", ""):
        return "pattern_phone"
    return "pattern_figures_exact" if params["low"] == params["high"] else "pattern_figures"


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else 0
