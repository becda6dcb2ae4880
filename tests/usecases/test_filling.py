"""What outputs say: each shipped template as it is filled in a case of its affair."""

import re

from tests.usecases.office import PICTURE, Office
from yikou.store import outputs
from yikou.usecases.acts.documents import Document, thaw
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload

VISIT = {
    "visit_on": "2026-03-18",
    "at_home": "yes",
    "verified_savings": "10000",
    "verified_income": "9800.01",
    "verified_vehicle": "no",
    "visit_report": "入户属实",
}


def made(office: Office, number: str, name: str) -> Document:
    """The newest document of that name."""
    with office.house.store.session() as s:
        code = s.value(
            "select o.code from output o join cases c on c.id = o.case_id where c.number = ? and o.name = ? "
            "order by o.entry_no desc",
            number,
            name,
        )
        return thaw(outputs.by_code(s, code).content)


def said(document: Document) -> str:
    return "\n".join((*document.paragraphs, *(f"{a}：{b}" for a, b in document.rows), *document.after))


def test_a_decision_says_what_is_given_in_figures_and_in_capitals(office):
    number = office.checked("800")
    office.do("lin.xiaoyan", number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "0"})
    text = said(made(office, number, "decision"))
    assert "给予一次性临时救助 800.00 元（大写：人民币捌佰元整）" in text
    assert "《社会救助暂行办法》第四十七条至第四十九条" in text


def test_a_refusal_says_the_reason_that_was_written_and_where_to_appeal(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "reject", "check", reason="情况不实")
    text = said(made(office, number, "refusal"))
    assert "理由：情况不实" in text
    assert "行政复议" in text


def test_a_refusal_that_a_rule_made_says_what_the_rule_found(office):
    number = office.allowance()
    photo = (Upload("visit.png", PICTURE),)
    upload(office.house, office.acting("yu.tao"), number, material="visit_photo", uploads=photo)
    for login in ("yu.tao", "jiang.xinran"):
        office.do(login, number, "approve", "visit", office=VISIT)
    office.do("sun.zhiqiang", number, "approve", "community_review")
    assert "理由：人均收入低于低保标准：否（核实人均月收入：9,800.01，最低生活保障标准：1,240）" in said(
        made(office, number, "refusal")
    )


def test_a_supplement_notice_numbers_what_is_missing_and_says_until_when_and_where(office):
    number = office.relief()
    items = {"materials": ["id_card", "event_proof"], "text": "请写明起火时间"}
    office.do("sun.zhiqiang", number, "supplement", "check", **items)
    notice = made(office, number, "supplement_notice")
    assert notice.paragraphs[1:4] == ("1. 身份证", "2. 事故或灾害证明", "3. 请写明起火时间")
    assert re.search(r"请于 2026 年 3 月 31 日前一次补齐，送到春晖社区窗口（电话 0451-8600 0301）", said(notice))
