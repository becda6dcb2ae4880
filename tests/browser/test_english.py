"""The pages of an application as somebody reads them who chose English: nothing is left in Chinese but names."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.judging import check_page
from tests.usecases.office import PICTURE, WANG, applicant, member, relief_form
from yikou.settings import HOUSE
from yikou.usecases.accounts import tokens
from yikou.usecases.api import filing, uploads
from yikou.usecases.intake.intake_papers import Upload
from yikou.usecases.reader import Reader

pytestmark = pytest.mark.browser
RUN = re.compile(r"[\u3400-\u9fff]+")
UNMARKED = """() => {
  const found = [document.title], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  if (document.querySelector("title").lang) found.pop();
  for (let node; (node = walk.nextNode());)
    if (node.parentElement.closest("[lang]").lang === "en" && !node.parentElement.closest("script, style"))
      found.push(node.data);
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
    if (one.closest("[lang]").lang === "en")
      for (const name of ["aria-label", "placeholder", "title", "alt"]) found.push(one.getAttribute(name) || "");
  return found;
}"""
SEEDS = ("orgs.csv", "staff.csv", "posts.csv")
ZHENG = {"name": "郑秀英", "id_number": "230199193905124184"}
TYPED = "王桂兰 郑秀英 身份证.png"
"""The applicants, and the file as its sender called it."""


def filed(district: District, **who: str) -> str:
    """A case of temporary relief, as the window files it. who: the applicant."""
    acting = tokens.issue(district.house, "lin.xiaoyan", name="t").acting
    key = uploads.keep_file(district.house, acting, Upload("身份证.png", PICTURE), str).key
    body = filing.Filing(
        "hardship-relief",
        relief_form(amount=Decimal(4000), applicant=applicant(**who), members=[member(**who)]),
        {"id_card": [key]},
    )
    return filing.file_case(district.house, Reader(acting), body).number


def in_english(page: Page, district: District) -> Page:
    page.context.add_cookies([{"name": "yikou-language", "value": "en", "url": district.address}])
    return page


def judge(page: Page, name: str) -> None:
    """In English, accessible, and every piece of Chinese that is not marked is a name."""
    assert page.evaluate("document.documentElement.lang") == "en"
    names = TYPED + "".join((HOUSE / "seeds" / file).read_text(encoding="utf-8") for file in SEEDS)
    left = {run for text in page.evaluate(UNMARKED) for run in RUN.findall(text) if run not in names}
    assert left == set(), name
    check_page(page, f"english-{name}")


def test_the_pages_of_the_window_are_english(sit: Sit, district: District) -> None:
    number = filed(district)
    page = in_english(sit("lin.xiaoyan"), district)
    for path in ("desk", "desk/done", "counter", "drafts", "messages", "regulations", f"cases/{number}", "password"):
        page.goto(f"/{path}")
        judge(page, path.replace("/", "-"))


def test_the_form_is_english(sit: Sit, district: District) -> None:
    page = in_english(sit("lin.xiaoyan"), district)
    page.goto("/counter")
    page.locator("input[name=q]").last.fill(WANG)
    page.keyboard.press("Enter")
    page.locator("button[value=subsistence-allowance]").click()
    expect(page.get_by_role("heading", level=1, name="Subsistence allowance")).to_be_visible()
    judge(page, "intake")


def test_a_case_in_hand_is_english(sit: Sit, district: District) -> None:
    number = filed(district, **ZHENG)
    page = in_english(sit("sun.zhiqiang"), district)
    page.goto("/desk")
    judge(page, "desk-of-a-reviewer")
    page.locator("tr", has_text=number).locator("a.main").click()
    expect(page.locator("#do")).to_be_visible()
    judge(page, "case")
