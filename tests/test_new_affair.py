"""A new affair is two files, a new function one: nothing else is touched for either to be used."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.usecases.office import Clock, Office, applicant
from tests.web.conftest import Browser
from yikou.errors import DefinitionRefused
from yikou.settings import HOUSE
from yikou.store.database import open_store
from yikou.usecases.definitions.checking import check
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House, house_of
from yikou.usecases.seeding.seed_files import read_seeds
from yikou.usecases.seeding.setup import bring_up, load_district
from yikou.web.app import create_app
from yikou.web.services import make_services

CLERK, REVIEWER = "lin.xiaoyan", "sun.zhiqiang"
OLD, VERY_OLD = "230199194702051821", "230199193503020024"

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "老年优待证申请表",
    "type": "object",
    "properties": {
        "applicant": {"$ref": "shared/person.schema.json", "title": "申请人"},
        "kind": {
            "title": "办理类型",
            "type": "string",
            "oneOf": [{"const": "first", "title": "首次办理"}, {"const": "renew", "title": "换证"}],
        },
    },
    "required": ["applicant", "kind"],
    "unevaluatedProperties": False,
    "$defs": {
        "office": {
            "type": "object",
            "properties": {
                "card_number": {"title": "优待证编号", "type": "string", "pattern": "^[0-9]{8}$"},
                "brought_on": {"title": "送证日期", "type": "string", "format": "date"},
            },
            "required": ["card_number", "brought_on"],
            "unevaluatedProperties": False,
        }
    },
}
RULES = """\
format: 1
affair: senior-card
title: 老年优待证办理
uses: [district, counter, acceptance]
guide: {category: 养老服务, kind: promised, authority: civil_affairs, statutory: 10 workdays, promised: 5 workdays}
applicant: {kind: person, is: form.applicant}
filed_by: [window, street_window]
one_per: {key: [applicant], among: [open, granted]}
outcomes:
  granted: {title: 准予办理}
  rejected: {title: 不予办理}
accepts:
  - {must: age(applicant.id_number) >= 60, say: 申请人未满 60 周岁}
materials:
  id_card: {title: 身份证, needed: always, carries: [form.applicant.id_number]}
  former_card: {title: 原优待证, needed: form.kind == 'renew', carries: []}
lanes:
  kinds:
    normal: {title: 普通, limit: guide.promised}
clocks:
  total: {limit: lane.limit, stops_in: [supplement]}
steps:
  accept:
    title: 窗口受理
    who: [window, street_window]
    edits: [form]
    verbs: [{approve: {title: 受理}}, supplement, {reject: {title: 不予受理}}]
  issue:
    title: 社区制证
    who: community_reviewer
    fills: [card_number]
    verbs: [{approve: {title: 已制证}}]
  bring:
    title: 送证上门
    who: community_reviewer
    fills: [brought_on]
flow:
  - accept
  - issue
  - when: age(applicant.id_number) >= 90
    do: [bring]
  - end: granted
checks:
  - example: 七十九岁，首次办理
    today: 2026-12-01
    applicant: {id_number: 230199194702051821}
    form: {kind: first}
    office: {card_number: '20260001'}
    expect: {lane: normal, needed: [id_card], way: [accept, issue], outcome: granted}
  - example: 九十一岁，换证
    like: 七十九岁，首次办理
    applicant: {id_number: 230199193503020024}
    form: {kind: renew}
    expect: {needed: [id_card, former_card], way: [accept, issue, bring], outcome: granted}
  - never: {same_person: [accept, issue]}
  - always: {clock: total, within: guide.statutory}
"""
FUNCTION = '''\
"""Functions for affairs of the elderly."""

from decimal import Decimal

from yikou.definition.types import Number, Text
from yikou.rules.functions.registry import function


@function(label="出生年份", args=(Text(),), result=Number(), example=("born_in('230199194611200015')", 1946))
def born_in(id_number: str) -> Decimal:
    """Year of birth, from an ID number of 18 digits."""
    return Decimal(id_number[6:10])
'''


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    """A database with the demo district in it and no affair."""
    folder = tmp_path_factory.mktemp("district")
    made = House(databases.settings_in(folder), open_store(databases.place(folder)), clock=Clock())
    bring_up(made.store, now=made.now, backups=folder)
    load_district(made, read_seeds(HOUSE / "seeds"))
    made.store.close()
    return databases.place(folder)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the definitions, with the two files of the new affair beside them."""
    for folder in ("rules", "schemas"):
        shutil.copytree(HOUSE / folder, tmp_path / "house" / folder)
    (tmp_path / "house" / "ui").symlink_to(HOUSE / "ui")
    made = tmp_path / "house"
    (made / "schemas" / "senior-card.schema.json").write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    (made / "rules" / "senior-card.rules.yaml").write_text(RULES, encoding="utf-8")
    return made


@pytest.fixture
def office(house: Path, district: Path | str, tmp_path: Path) -> Iterator[Office]:
    """The house at work: as a process that has just begun."""
    made = open_office(house, district, tmp_path)
    yield made
    made.house.store.close()


def open_office(house: Path, district: Path | str, tmp_path: Path) -> Office:
    databases.copied(district, tmp_path / "var")
    settings, clock = databases.settings_in(tmp_path / "var", house=house), Clock()
    made = house_of(settings, open_store(settings.database), clock=clock)
    return Office(made, clock)


def form(id_number: str, name: str = "刘淑珍", kind: str = "first") -> dict[str, object]:
    return {"applicant": applicant(name=name, id_number=id_number), "kind": kind}


def issued(office: Office, id_number: str) -> str:
    """A case that is accepted, and whose card is made; its number."""
    number = office.file(CLERK, "senior-card", form(id_number), {"id_card": 1})
    office.do(REVIEWER, number, "approve", "issue", office={"card_number": "20260001"})
    return number


def added(house: Path) -> set[str]:
    """Files of the copy that the house does not have. All others are as they were."""
    ours = {path.relative_to(house) for folder in ("rules", "schemas") for path in (house / folder).rglob("*.*")}
    known = {path for path in ours if (HOUSE / path).exists()}
    assert all((house / path).read_bytes() == (HOUSE / path).read_bytes() for path in known if (house / path).is_file())
    return {path.as_posix() for path in ours - known if "__pycache__" not in path.parts}


def test_two_files_are_a_good_affair(house, office):
    assert added(house) == {"rules/senior-card.rules.yaml", "schemas/senior-card.schema.json"}
    found = check(house, ["senior-card"], functions=office.house.functions).findings
    assert [one.code for one in found["senior-card"] if one.level != "warning"] == []


def test_it_is_published_filed_and_approved(office):
    assert publish(office.house, ["senior-card"], by="")["senior-card"].number == 1
    number = issued(office, OLD)
    assert (office.state(number).outcome, office.state(number).counts_as) == ("granted", "granted")


def test_its_conditions_choose_the_way(office):
    publish(office.house, ["senior-card"], by="")
    number = issued(office, VERY_OLD)
    assert office.open(number) == [("bring", "step")]
    office.do(REVIEWER, number, "approve", "bring", office={"brought_on": "2026-03-18"})
    assert office.state(number).outcome == "granted"


def test_its_intake_page_is_drawn(office):
    publish(office.house, ["senior-card"], by="")
    with Browser(create_app(make_services(office.house)), base_url="http://127.0.0.1") as clerk:
        clerk.sign_in(CLERK, "yikou-demo-2026")
        begun = clerk.submit("/counter/drafts", {"affair": "senior-card", "resident": office.resident(OLD).key})
        page = clerk.get(begun.headers["location"]).text
    for word in ("老年优待证办理", "办理类型", "换证", "身份证", "刘淑珍"):
        assert word in page


YEARS = ("age(applicant.id_number) >= 90", "born_in(applicant.id_number) <= 1936")


def write_function(house: Path) -> None:
    (house / "rules" / "functions" / "elders.py").write_text(FUNCTION, encoding="utf-8")
    (house / "rules" / "senior-card.rules.yaml").write_text(RULES.replace(*YEARS), encoding="utf-8")


def test_a_function_that_nobody_wrote_is_named(house, office):
    (house / "rules" / "senior-card.rules.yaml").write_text(RULES.replace(*YEARS), encoding="utf-8")
    with pytest.raises(DefinitionRefused) as refused:
        publish(office.house, ["senior-card"], by="")
    assert refused.value.problems[0].code == "unknown_function"


def test_a_function_is_one_file_and_decides_the_way(house, district, tmp_path):
    write_function(house)
    office = open_office(house, district, tmp_path)
    publish(office.house, ["senior-card"], by="")
    assert office.open(issued(office, VERY_OLD)) == [("bring", "step")]
    assert added(house) == {
        "rules/senior-card.rules.yaml",
        "schemas/senior-card.schema.json",
        "rules/functions/elders.py",
    }
    office.house.store.close()
