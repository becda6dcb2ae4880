"""The window's form: what is wrong is said where it is, nothing typed is lost, and one application is one case."""

from base64 import b64encode
from time import sleep

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import PASSWORD, District
from tests.browser.doing import begin, fill, find_resident
from tests.browser.families import LIU, WANG, add_papers, fill_allowance, row
from tests.browser.judging import check_page
from tests.browser.papers import choose, scan

pytestmark = pytest.mark.browser
CERTIFICATE = "一孩生育服务登记"


def _cases(page: Page, name: str) -> int:
    """How many cases of somebody the counter knows."""
    find_resident(page, name)
    return page.get_by_role("table", name="以前办过").locator("tr").count()


def test_errors_are_summed_up_lead_to_their_fields_and_keep_what_was_typed(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "最低生活保障申请")
    fill(page, {"members.1.id_number": "23019919710614352", "savings": "一万", "cause": "重大疾病"})
    expect(page.locator("[name='form.hospital']")).to_be_visible()
    with page.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
        page.get_by_role("button", name="受理并打印回执").click()
    assert answered.value.status == 422
    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator("#faults")).to_contain_text("还不能受理")
    check_page(page, "intake-errors")
    page.locator("#faults a", has_text="身份证号").first.click()
    expect(page.locator("[name='form.members.1.id_number']")).to_be_focused()
    expect(page.locator("[name='form.members.1.id_number']")).to_have_value("23019919710614352")
    expect(page.locator("[name='form.savings']")).to_have_value("一万")
    page.locator("#faults a", has_text="户口簿").click()
    expect(page.locator("#material-household_book")).to_be_in_viewport()


def test_a_form_sent_twice_makes_one_case(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, LIU, "最低生活保障申请")
    fill_allowance(page, (row("刘淑珍", "本人", LIU, "退休", "1080", "否"),))
    add_papers(page, "id_card", "household_book", "authorisation")
    again = page.context.new_page()
    again.goto(page.url)
    page.get_by_role("button", name="受理并打印回执").dblclick()
    number = page.locator("#number").inner_text()
    again.get_by_role("button", name="受理并打印回执").click()
    expect(again.locator("#number")).to_have_text(number)
    page.go_back()
    expect(page.locator("#number")).to_have_text(number)
    assert _cases(page, LIU) == 1


def test_without_script_a_certificate_is_filed_with_plain_posts(sit: Sit) -> None:
    page = sit("lin.xiaoyan", java_script_enabled=False)
    begin(page, "吴海涛", CERTIFICATE)
    fill(page, {"side": "男方", "hukou": "本区", "spouse.name": "周敏", "spouse.id_number": "23019919961224004X"})
    fill(page, {"spouse.hukou": "外省", "marriage": "双方初婚", "married_on": "2024-10-01", "children": "0"})
    fill(page, {"stage": "已经怀孕", "receive": "邮寄到家"})
    page.get_by_role("button", name="更新").first.click()
    fill(page, {"due_on": "2026-08-08", "clinic": "区妇幼保健院"})
    expect(page.locator("[name='form.mail_to']")).to_have_value("丁香街 143 号 3 单元 503")
    for name in ("id_card", "household_book", "marriage_certificate", "pregnancy_proof"):
        page.locator(f"#material-{name} input[type=file]").set_input_files(scan(name))
        page.locator(f"#material-{name} button.yk-noscript").click()
        expect(page.locator(f"#material-{name} .yk-files")).to_contain_text(name)
    page.get_by_role("button", name="登记，接着办理").click()
    page.get_by_label("已核对证件原件").check()
    page.get_by_role("button", name="登记发证").first.click()
    expect(page.locator("#main")).to_contain_text("办结：准予登记")
    expect(page.locator("#outputs")).to_contain_text("一孩生育服务证")


def test_without_script_rows_are_added_and_moved(sit: Sit) -> None:
    page = sit("lin.xiaoyan", java_script_enabled=False)
    begin(page, WANG, "最低生活保障申请")
    fill(page, {"members.1.name": "王桂兰"})
    page.get_by_role("button", name="添加家庭成员").click()
    fill(page, {"members.2.name": "李浩然"})
    row = page.locator("details", has=page.locator("button[value='up:form.members.2']")).last
    row.locator("summary").click()
    row.get_by_role("button", name="上移").click()
    expect(page.get_by_label("家庭成员 1 姓名")).to_have_value("李浩然")
    expect(page.get_by_label("家庭成员 2 姓名")).to_have_value("王桂兰")
    page.get_by_role("button", name="删除 家庭成员 1").click()
    expect(page.get_by_label("家庭成员 1 姓名")).to_have_value("王桂兰")


def test_what_was_typed_survives_a_session_that_ran_out(sit: Sit, district: District) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "临时救助")
    draft = page.url
    page.locator("[name='form.applicant.address']").fill("河沟街 15 号")
    district.clock.wait(minutes=61)
    page.get_by_role("button", name="暂存").click()
    expect(page.get_by_role("heading", name="登录", exact=True)).to_be_visible()
    page.get_by_label("账号", exact=True).fill("lin.xiaoyan")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="继续提交").click()
    expect(page.get_by_role("heading", name="暂存")).to_be_visible()
    page.goto(draft)
    expect(page.locator("[name='form.applicant.address']")).to_have_value("河沟街 15 号")


def test_a_clerk_types_without_the_mouse(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    find_resident(page, WANG)
    page.keyboard.press("1")
    expect(page.locator("#intake")).to_be_visible()
    page.locator("[name='form.applicant.name']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name='form.applicant.id_number']")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#faults")).to_be_focused()


def test_a_scan_arrives_while_what_was_typed_is_still_on_its_way(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "临时救助")
    page.route("**/refresh", lambda route: (sleep(0.7), route.continue_()))
    page.locator("[name='form.applicant.address']").fill("河沟街 15 号")
    page.locator("[name='form.applicant.address']").blur()
    choose(page.locator("#material-id_card"), scan("身份证"))
    expect(page.locator("#material-id_card")).to_contain_text("身份证.png")
    expect(page.locator("#upload-progress")).to_be_hidden()


def test_what_is_chosen_in_a_dialog_opened_before_a_refresh_arrives(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "临时救助")
    place = page.locator("#material-id_card")
    with page.expect_file_chooser() as dialog:
        place.locator("label[for$='-file']").click()
    with page.expect_response("**/refresh"):
        page.locator("[name='form.applicant.address']").fill("河沟街 15 号")
        page.locator("[name='form.applicant.address']").blur()
    dialog.value.set_files(scan("身份证"))
    expect(place).to_contain_text("身份证.png")


def test_scans_chosen_in_quick_succession_all_arrive(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "临时救助")
    names = [f"第{n}页.png" for n in "一二三四"]
    page.evaluate(
        """([names, page]) => {
      const bytes = Uint8Array.from(atob(page), (one) => one.charCodeAt(0));
      const input = document.getElementById("material-id_card-file");
      for (const name of names) {
        const chosen = new DataTransfer();
        chosen.items.add(new File([bytes], name, { type: "image/png" }));
        input.files = chosen.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }""",
        [names, b64encode(scan("一页")["buffer"]).decode()],
    )
    for name in names:
        expect(page.locator("#material-id_card")).to_contain_text(name)


def test_a_button_adds_one_row_while_changes_wait_for_their_turn(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    begin(page, WANG, "临时救助")
    page.evaluate("""() => {
      for (const name of ["address", "phone", "name"])
        document.querySelector(`[name='form.applicant.${name}']`).dispatchEvent(new Event("change", { bubbles: true }));
      const add = document.querySelector("button[value='add:form.members']");
      add.focus();
      add.click();
    }""")
    expect(page.locator("[name='form.members.2.name']")).to_be_focused()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[name^='form.members.'][name$='.name']")).to_have_count(2)
