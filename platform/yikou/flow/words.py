"""Values, durations and moments as Chinese words, for sentences and reasons."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yikou.definition.model import Duration
from yikou.definition.types import Bool, Date, Option, Place, Type
from yikou.directory.model import Directory
from yikou.flow.program import Program
from yikou.forms.words import day_words
from yikou.texts import N_, Translate, filled

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
SPANS: Mapping[str, str] = {
    "minutes": N_("{n} 分钟"),
    "hours": N_("{n} 小时"),
    "workhours": N_("{n} 工作小时"),
    "days": N_("{n} 天"),
    "workdays": N_("{n} 个工作日"),
    "months": N_("{n} 个月"),
    "years": N_("{n} 年"),
}
UNITS: Mapping[str, str] = {
    "minutes": N_("分钟"),
    "hours": N_("小时"),
    "workhours": N_("工作小时"),
    "days": N_("天"),
    "workdays": N_("工作日"),
    "months": N_("月"),
    "years": N_("年"),
}
DAY, MOMENT = N_("{month} 月 {day} 日"), N_("{month} 月 {day} 日 {time}")
VALUES = {"none": N_("未填"), "empty": N_("无"), "yes": N_("是"), "no": N_("否")}


def span_words(span: Duration, translate: Translate = str) -> str:
    """A duration.

    >>> span_words(Duration(5, "workdays")), span_words(Duration(2, "workhours"))
    ('5 个工作日', '2 工作小时')
    """
    return filled(translate(SPANS[span.unit]), {"n": span.n})


def date_words(at: date | datetime, translate: Translate = str) -> str:
    """A day or a moment, without its year.

    >>> date_words(date(2026, 3, 7)), date_words(datetime(2026, 3, 7, 9, 5))
    ('3 月 7 日', '3 月 7 日 09:05')
    """
    if isinstance(at, datetime):
        return translate(MOMENT).format(month=at.month, day=at.day, time=f"{at:%H:%M}")
    return translate(DAY).format(month=at.month, day=at.day)


def value_words(program: Program, path: str, value: Any, directory: Directory | None = None) -> str:
    """A value as people read it: titles of options, names of orgs, yes and no, numbers with thousands."""
    if value is None or value == "":
        return program.translate(VALUES["none"])
    if isinstance(value, list | tuple):
        words = program.listed(value_words(program, path, item, directory) for item in value)
        return words or program.translate(VALUES["empty"])
    if isinstance(value, bool):
        return program.translate(VALUES["yes" if value else "no"])
    if path in program.affair.facts and _NUMBER.fullmatch(str(value)):
        value = Decimal(value)  # kept as text where JSON cannot hold it exactly
    if isinstance(value, int | Decimal):
        return f"{value:,}" if value == round(value, 2) else f"{value:,.2f}"
    kind, schema = _type_of(program, path)
    if isinstance(kind, Bool):
        return program.translate(VALUES["yes" if value in (True, "yes") else "no"])
    if isinstance(kind, Option):
        return _title_of(schema, str(value))
    if isinstance(kind, Date):
        return day_words(value, program.translate)
    if isinstance(kind, Place) and directory and value in directory.orgs:
        return directory.orgs[value].name
    return str(value)


def _type_of(program: Program, path: str) -> tuple[Type | None, Mapping[str, Any]]:
    root, *rest = path.split(".")
    record = {"form": program.affair.form, "office": program.affair.office}.get(root)
    field = record.field(tuple(rest)) if record and rest else None
    return (field.type, field.schema) if field else (None, {})


def _title_of(schema: Mapping[str, Any], code: str) -> str:
    for option in schema.get("oneOf", ()):
        if str(option.get("const")) == code:
            return str(option.get("title", code))
    return code
