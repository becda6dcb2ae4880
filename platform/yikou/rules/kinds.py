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
from yikou.texts import N_


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
        return N_("列表")
    return {
        Bool: N_("是或否"),
        Number: N_("数值"),
        Option: N_("选项"),
        Date: N_("日期"),
        Text: N_("文字"),
        Place: N_("机构"),
        Person: N_("人员"),
        Span: N_("时长"),
        Rows: N_("多行"),
        Group: N_("一组字段"),
        Other: N_("其他内容"),
    }[type(kind)]
