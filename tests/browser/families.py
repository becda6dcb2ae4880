"""What people of the demo district write into their applications."""

from playwright.sync_api import Page, expect

from tests.browser.doing import begin, fill, material
from tests.browser.papers import choose, document, scan

WANG = "230199197106143520"
ZHENG = "230199193905124184"
NUMBER = r"[A-Z0-9]+-\d{4}-\d+"
HOUSEHOLD = (
    {"name": "王桂兰", "relation": "本人", "id_number": WANG, "work": "失业", "income": "1180", "disabled": "是"},
    {"name": "刘淑珍", "relation": "父母", "id_number": "230199194702051821", "work": "在职", "income": "600", "disabled": "否"},
    {"name": "李浩然", "relation": "子女", "id_number": "230199200908172176", "work": "在校", "income": "0", "disabled": "否"},
)  # fmt: skip


def fill_allowance(page: Page, household: tuple[dict[str, str], ...] = HOUSEHOLD) -> None:
    """Fills the whole form of a subsistence allowance, one row for each member."""
    fill(page, {"by_agent": "否", "kind": "新申请", "hukou": "本区"})
    for n, member in enumerate(household, 1):
        if n > 1:
            page.get_by_role("button", name="添加家庭成员").click()
            expect(page.locator(f"[name='form.members.{n}.name']")).to_be_focused()
        fill(page, {f"members.{n}.{name}": text for name, text in member.items()})
    fill(page, {"cause": "失业", "housing": "自有", "vehicle": "否", "savings": "12000"})
    fill(page, {"bank_name": "龙江银行南岗支行", "bank_account": "6217000099004413", "consent": "授权核对家庭经济状况"})


def add_papers(page: Page, *names: str) -> None:
    """Uploads a scan for each of the materials; the first is a PDF."""
    for n, name in enumerate(names):
        choose(material(page, name), scan(name) if n else document(name))
        expect(material(page, name).locator(".yk-files")).to_contain_text(name)


def file_allowance(page: Page, who: str, household: tuple[dict[str, str], ...]) -> str:
    """Files a complete application for a resident; the number of the case."""
    begin(page, who, "最低生活保障申请")
    fill_allowance(page, household)
    add_papers(page, "id_card", "household_book", "authorisation")
    page.get_by_role("button", name="受理并打印回执").click()
    return page.locator("#number").inner_text()
