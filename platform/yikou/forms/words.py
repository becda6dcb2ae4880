"""A value as people read it: title of an option, 是 or 否, 1,180.00 元, 2026 年 3 月 17 日, name of an org."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from yikou.definition.types import Bool, Date, Field, ListOf, Number, Person, Place, Rows, Text
from yikou.forms.kinds import Choice, choices_of
from yikou.forms.messages import row_title
from yikou.forms.moments import control_text
from yikou.forms.typed import is_grouped, number_text
from yikou.forms.values import flat, same
from yikou.texts import N_, Translate

NAMES = {"yes": N_("是"), "no": N_("否"), "day": N_("{year} 年 {month} 月 {day} 日"), "rows": N_("{count} 行")}
FILE = N_("已有文件")
Name = Callable[[str], str]


def words_of(
    field: Field, value: Any, *, name: Name = str, translate: Translate = str, choices: Sequence[Choice] | None = None
) -> str:
    """One value of a field in words; '' for none.

    name: of an org or a person, by slug or key; choices: the field's options, where somebody has them at hand.
    """
    if value is None:
        return ""
    if not isinstance(field.type, ListOf):
        for choice in choices_of(field) if choices is None else choices:
            if same(choice.code, value):
                return choice.title
    match field.type:
        case Bool():
            return translate(NAMES["yes"] if value is True else NAMES["no"])
        case Number():
            return _counted(field, value)
        case Date():
            return day_words(value, translate)
        case Place() | Person():
            return name(str(value))
        case ListOf(item=item) if isinstance(value, list | tuple):
            element = Field(field.path, field.title, item, schema=_items(field))
            return "；".join(words_of(element, one, name=name, translate=translate) for one in value)
        case Rows() if isinstance(value, list | tuple):
            return f"{row_title(field)} " + translate(NAMES["rows"]).format(count=len(value))
        case Text() if isinstance(value, str):
            return _formatted(field.schema.get("format"), value, translate)
    return flat(value)


def _formatted(format_: object, text: str, translate: Translate) -> str:
    """A text of which people read something else than what is kept."""
    match format_:
        case "time":
            return control_text(text) or text
        case "date-time":
            day, _, time = (control_text(text) or "").partition("T")
            return f"{day_words(day, translate)} {time}" if time else text
        case "password":
            return "*" * 6
        case "data-url":
            return translate(FILE)
    return text


def day_words(value: Any, translate: Translate = str) -> str:
    """A day in ISO form as people read it; what is none stays as it is.

    >>> day_words("2026-03-17"), day_words("soon")
    ('2026 年 3 月 17 日', 'soon')
    """
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return translate(NAMES["day"]).format(year=day.year, month=day.month, day=day.day)


def _counted(field: Field, value: Any) -> str:
    decimals = field.schema.get("x-decimals")
    places = int(decimals) if isinstance(decimals, int) else None
    text = number_text(value, places, grouped=is_grouped(field.schema))
    return f"{text} {field.schema['x-unit']}" if "x-unit" in field.schema else text


def _items(field: Field) -> Mapping[str, Any]:
    items = field.schema.get("items")
    return items if isinstance(items, Mapping) else {}
