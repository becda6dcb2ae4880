"""A form of every type of field, as people fill it in: with script and without, by keys, in two windows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District, served
from tests.browser.doing import begin
from tests.browser.families import WANG
from tests.browser.judging import check_page
from tests.forms.everything import house_with_everything

pytestmark = pytest.mark.browser
TITLE = "样样都有的申请"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """A district whose only affair has a form of every type of field."""
    folder = house_with_everything(tmp_path_factory.mktemp("house"))
    with served(tmp_path_factory.mktemp("var"), folder=folder) as district:
        yield district


def test_a_form_of_every_type_is_accessible_empty_and_with_its_errors(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, TITLE)
    for add in ("添加家庭成员", "添加班级", "添加学生", "添加曾用名", "添加各处存款", "添加编号的表"):
        button = page.get_by_role("button", name=add)
        if button.count():
            button.first.click()
            page.wait_for_load_state("networkidle")
    check_page(page, "everything")
    page.get_by_role("button", name="受理并打印回执").click()
    expect(page.locator("#faults")).to_be_focused()
    check_page(page, "everything-errors")
