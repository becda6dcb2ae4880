"""What types have to do with each other: does one fit where another is wanted, and what people call them."""

from yikou.definition.types import (
    Bool,
    Date,
    Group,
    ListOf,
    Number,
    Option,
    Other,
    Person,
    Place,
    Rows,
    Span,
    Text,
    Type,
)


def fits(kind: Type, wanted: Type) -> bool:
    """Whether a value of type `kind` may stand where `wanted` is asked for; `Other` is anything."""
    if isinstance(wanted, Other) or isinstance(kind, Other):
        return True
    if isinstance(wanted, ListOf):
        if isinstance(kind, Rows):
            return isinstance(wanted.item, Other)
        return isinstance(kind, ListOf) and fits(kind.item, wanted.item)
    if isinstance(wanted, Option):
        return isinstance(kind, Option) and set(kind.values) <= set(wanted.values)
    if isinstance(wanted, Number):
        return isinstance(kind, Number) and (kind.integer or not wanted.integer)
    if isinstance(wanted, Text):
        return isinstance(kind, Text | Option)
    return type(kind) is type(wanted)


def kind_word(kind: Type) -> str:
    """Chinese word for a type, as messages name it."""
    if isinstance(kind, ListOf):
        return f"{kind_word(kind.item)}的列表"
    return {
        Bool: "是或否",
        Number: "数值",
        Option: "选项",
        Date: "日期",
        Text: "文字",
        Place: "机构",
        Person: "人员",
        Span: "时长",
        Rows: "多行",
        Group: "一组字段",
        Other: "其他内容",
    }[type(kind)]
