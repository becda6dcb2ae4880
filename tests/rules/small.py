"""A small affair made of literals: a field of every type, for trying expressions."""

from dataclasses import replace
from decimal import Decimal

from tests.rules.affairs import CASE, DAY, affair, parameter
from yikou.definition.model import Applicant, Duration, Expr, Fact, Guide, LaneKind, Lanes, Material
from yikou.definition.types import Bool, Date, Field, Group, ListOf, Number, Option, Other, Place, Record, Rows, Text
from yikou.rules.compiled import Rules, compile_rules
from yikou.rules.convert import plain
from yikou.rules.scope import Scope

ROW = {
    "name": Field(("members", "name"), "姓名", Text()),
    "income": Field(("members", "income"), "收入", Number()),
    "ill": Field(("members", "ill"), "患病", Bool()),
    "work": Field(("members", "work"), "就业", Option(("employed", "jobless"))),
}
FIELDS = {
    "amount": Number(Decimal(0), Decimal(50000)),
    "years": Number(integer=True),
    "cause": Option(("fire", "illness", "other")),
    "local": Bool(),
    "on": Date(),
    "story": Text(),
    "shop": Place("community"),
    "shops": ListOf(Place("community")),
    "kinds": ListOf(Option(("a", "b"))),
    "members": Rows(ROW),
    "applicant": Group({"id_number": Field(("applicant", "id_number"), "身份证号", Text())}),
    "extra": Other(),
}
FORM = {
    "amount": 3000,
    "years": 2,
    "cause": "fire",
    "local": True,
    "on": "2026-01-31",
    "story": "房屋烧毁",
    "shop": "jinghui",
    "shops": ["jinghui", "hefeng"],
    "kinds": ["a", "b", "a"],
    "members": [
        {"name": "甲", "income": 800, "ill": False, "work": "jobless"},
        {"name": "乙", "income": "600.50", "ill": True},
    ],
    "applicant": {"id_number": "230199194611200015"},
}


def small_affair():
    """hardship-relief, with nothing left but its lanes and the small form."""
    form = Record("form", "表", {}, {name: Field((name,), name, kind) for name, kind in FIELDS.items()})
    return replace(
        affair(),
        accepts=(),
        materials={},
        facts={},
        tables={},
        steps={},
        who={},
        verbs={},
        outputs={},
        tells={},
        access={},
        flow=(),
        afterwards=(),
        clocks={},
        lanes=Lanes({"normal": LaneKind("normal", "普通", 9, Duration(10, "workdays"))}),
        applicant=Applicant("person", ("applicant",)),
        guide=Guide(promised=Duration(10, "workdays")),
        form=form,
        office=Record("office", "经办记录", {}, {"proposed": Field(("proposed",), "拟救助金额", Number())}),
    )


def rules_with(*, facts=None, cond="form.local", tables=None) -> Rules:
    return compile_rules(changed(facts=facts, cond=cond, tables=tables), parameter("limit", 5000))


def changed(*, facts=None, cond="form.local", tables=None, **keys):
    """The small affair with these facts and tables, and a material that is needed when `cond`."""
    return replace(
        small_affair(),
        facts={name: Fact(name, name, Expr(text)) for name, text in (facts or {}).items()},
        tables=tables or {},
        materials={"paper": Material("paper", "证明", Expr(cond), "accept")},
        **keys,
    )


RULES = rules_with()


def small_scope(rules=RULES, **known):
    return Scope(rules, **{"form": FORM, "case": CASE, "lane": "normal", "today": DAY, **known})


def value_of(text, **known):
    return RULES.judge_text(text, small_scope(**known)).value


def shown(text, **known):
    return plain(value_of(text, **known))
