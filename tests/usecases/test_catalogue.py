"""The catalogue's affairs as a window and the offices behind it handle them: pages, posts, and what is printed."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.catalogue import CARD, CERTIFICATE, ELDER, FORMS, HOME, JOBLESS, PLAIN, SUBSIDY, WAYS, Way
from tests.usecases.office import PICTURE, Office
from yikou.definition.types import Option
from yikou.flow.program import Program
from yikou.store import outputs
from yikou.usecases.acts.documents import Document, thaw
from yikou.usecases.case.acting_on_cases import perform, upload
from yikou.usecases.case.posting import Wanted
from yikou.usecases.definitions.programs import current_program
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.intake.intake_view import intake_view

LIN = "lin.xiaoyan"
COMMUNITY = ("sun.zhiqiang", "")
STREET = ("han.lei", "")
LABOUR = ("ye.guifang", "approver")
WHO = {
    "make": STREET,
    "review": STREET,
    "propose": STREET,
    "confirm": STREET,
    "close": STREET,
    "street_check": STREET,
    "recheck": STREET,
    "check": COMMUNITY,
    "community_check": COMMUNITY,
    "notice": COMMUNITY,
    "sign": COMMUNITY,
    "visit": ("yu.tao", "grid-worker"),
    "countersign": ("zhou.haifeng", ""),
    "decide": LABOUR,
    "pay": ("liang.haiyan", "officer"),
}
"""Who acts at a step, and in which post; the window where nobody is named."""


@pytest.fixture
def winter(office: Office) -> Office:
    """The office on the day of the ways."""
    office.clock.now = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    return office


def program(office: Office, slug: str) -> Program:
    with office.house.store.session() as s:
        return current_program(office.house, s, slug)


def text_of(kind: object, value: Any) -> str:
    """A value as the page posts it: options travel as their number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(kind.values.index(value)) if isinstance(kind, Option) else str(value)


def act(office: Office, way: Way, number: str, step: str) -> None:
    """What the way says of the step."""
    login, role = WHO.get(step, (LIN, ""))
    does, acting = way.at(step), office.acting(login, role)
    fields = program(office, way.slug).affair.office.fields
    noted = {**PLAIN[way.slug].get(step, {}), **does.office}
    post = [(f"office.{name}", text_of(fields[name].type, value)) for name, value in noted.items()]
    post += [(f"{does.verb}.{name}", str(text)) for name, text in does.given.items()]
    for name, material in program(office, way.slug).affair.materials.items():
        if material.at == step != "accept":
            upload(office.house, acting, number, material=name, uploads=(Upload("p.png", PICTURE),))
    perform(
        office.house, acting, number, Wanted(does.verb, office.task(number, step), office.state(number).no, tuple(post))
    )


def walked(office: Office, way: Way) -> str:
    """A case that has gone its way; its number."""
    form = {**way.form, "applicant": {**way.form["applicant"], "community": "chunhui"}}
    materials = program(office, way.slug).affair.materials.values()
    number = office.file(LIN, way.slug, form, {m.name: 1 for m in materials if m.at == "accept"})
    while not office.state(number).is_ended:
        step = office.open(number)[0][0]
        if step == "notice":
            office.clock.move(days=8)
        act(office, way, number, step)
    return number


def documents(office: Office, number: str) -> dict[str, Document]:
    """Everything that was made of the case, by name."""
    with office.house.store.session() as s:
        rows = s.rows("select o.name, o.code from output o join cases c on c.id = o.case_id where c.number = ?", number)
        return {name: thaw(outputs.by_code(s, code).content) for name, code in rows}


def said(document: Document) -> str:
    return "\n".join((*document.paragraphs, *(f"{a}：{b}" for a, b in document.rows), *document.after))


@pytest.mark.parametrize("slug", FORMS)
def test_the_window_is_shown_the_whole_form_and_what_to_bring(winter, slug):
    id = start_draft(winter.house, winter.acting(LIN), slug=slug, resident=winter.resident().key)
    view = intake_view(winter.house, winter.reader(LIN), id)
    affair = program(winter, slug).affair
    assert {one.name for one in view.materials} == {m.name for m in affair.materials.values() if m.at == "accept"}


FIRST = {(way.slug, way.makes): way for way in reversed(WAYS) if way.at("accept").verb != "reject"}
"""One way for each set of documents."""


@pytest.mark.parametrize("way", FIRST.values(), ids=str)
def test_every_document_is_whole_and_reads_as_an_office_writes(winter, way):
    made = documents(winter, walked(winter, way))
    assert set(made) == {"receipt", *way.makes}
    for document in made.values():
        assert not re.search(r"[{}]|None|，，|。。|（）|理由：\n|：$|  | ，| 。", said(document)), said(document)


def way(slug: str, **state: Any) -> Way:
    return next(Way(slug, one.outcome, state=state) for one in WAYS if one.slug == slug)


def test_a_card_says_who_rides_free(winter):
    young = said(documents(winter, walked(winter, way(ELDER)))["green_card"])
    old = said(documents(winter, walked(winter, way(ELDER, **HOME)))["red_card"])
    assert ("半价乘坐" in young, "免费乘坐" in old) == (True, True)


def test_a_decision_on_a_subsidy_shows_how_it_was_computed(winter):
    text = said(documents(winter, walked(winter, way(SUBSIDY)))["decision"])
    assert "2026 年三季度" in text
    assert "1,560.00 元（大写：人民币壹仟伍佰陆拾元整）" in text
    assert "按比例计算：1,770 元" in text
    assert "本年度余额：2,760 元（每年 5,760 元）" in text


def test_who_was_dismissed_is_told_of_the_benefit(winter):
    assert "最长领取期限：24 个月" in said(documents(winter, walked(winter, way(JOBLESS)))["benefit"])


def test_a_card_is_refused_with_what_the_register_says(winter):
    closed = next(one for one in WAYS if one.slug == CARD and one.at("street_check").office.get("register"))
    assert "理由：失业登记有效：否（失业登记：已经注销）\n" in said(
        documents(winter, walked(winter, closed))["refusal"]
    )


def test_a_list_of_choices_is_said_by_its_titles(winter):
    assert "需要的扶持政策：社会保险补贴；免费培训" in said(documents(winter, walked(winter, way(CARD)))["card"])


def test_a_certificate_bears_the_seal_that_was_asked_for(winter):
    community = documents(winter, walked(winter, way(CERTIFICATE)))["by_community"]
    street = documents(winter, walked(winter, way(CERTIFICATE, seal_of="street", receiver="某省公安厅")))["by_street"]
    assert (community.seal, street.seal) == ("春晖社区", "花园街道")
    assert community.number == "HY01证字〔2026〕0001号"
