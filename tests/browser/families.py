"""What people of the demo district write into their applications."""

from playwright.sync_api import Page, expect

from tests.browser.doing import fill, material
from tests.browser.papers import choose, document, scan

WANG = "230199197106143520"
LIU = "230199194702051821"
NUMBER = r"[A-Z0-9]+-\d{4}-\d+"
COLUMNS = ("name", "relation", "id_number", "work", "income", "disabled")


def row(*answers: str) -> dict[str, str]:
    """One member of a household, in the order of the columns."""
    return dict(zip(COLUMNS, answers, strict=True))


HOUSEHOLD = (
    row("王桂兰", "本人", WANG, "失业", "1180", "是"),
    row("刘淑珍", "父母", LIU, "在职", "600", "否"),
    row("李浩然", "子女", "230199200908172176", "在校", "0", "否"),
)


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
