"""What people do in front of a page: sign in, find a resident, fill a form, perform a verb."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.district import PASSWORD


def sign_in(page: Page, login: str) -> None:
    """Signs in as the holder of `login` of the demo district."""
    page.goto("/login")
    page.get_by_label("账号", exact=True).fill(login)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".yk-top")).to_be_visible()


def find_resident(page: Page, who: str) -> None:
    """Looks for somebody at the counter, by number, name or phone."""
    page.goto("/counter")
    page.get_by_role("textbox", name="来办事的是谁？").fill(who)
    page.keyboard.press("Enter")
    expect(page.locator("#resident-name")).to_be_visible()


def begin(page: Page, who: str, affair: str) -> None:
    """Finds a resident and opens the form of an affair for them."""
    find_resident(page, who)
    page.get_by_role("button", name=affair).click()
    expect(page.get_by_role("heading", level=1, name=affair)).to_be_visible()


def fill(page: Page, answers: dict[str, str], *, of: str = "form") -> None:
    """Answers the controls of a record by name (`members.1.name`); a choice by the text beside it."""
    for name, answer in answers.items():
        control = page.locator(f"[name='{of}.{name}']:not([type=hidden])")
        kind = control.first.evaluate("one => one.type")
        if kind in ("radio", "checkbox"):
            control.and_(page.get_by_label(answer, exact=True)).check()
        elif kind == "select-one":
            control.select_option(label=answer)
        else:
            control.fill(answer)
            control.blur()


def material(page: Page, name: str) -> Locator:
    """The line of a material, while filling or on the case page."""
    return page.locator(f"#material-{name}")


def open_verb(page: Page, verb: str) -> Locator:
    """The verb as it stands under 我现在可以, opened where it has fields of its own."""
    button = page.locator(f"#do .yk-verb[id$='-{verb}']")
    expect(button).to_be_visible()
    if button.evaluate("one => one.tagName === 'DETAILS' && !one.open"):
        button.locator("> summary").click()
    return button


def act(page: Page, verb: str, *, opinion: str = "", **fields: str | list[str]) -> None:
    """Performs a verb of the case in front of the person. fields: of the verb, texts or choices by their text."""
    if opinion:
        page.get_by_label("我的意见").fill(opinion)
    button = open_verb(page, verb)
    for name, given in fields.items():
        for text in [given] if isinstance(given, str) else given:
            _give(page.locator(f"[name='{verb}.{name}']:visible"), text)
    is_plain = button.evaluate("one => one.tagName === 'BUTTON'")
    (button if is_plain else button.locator("button.btn-primary")).click()


def _give(control: Locator, text: str) -> None:
    if control.first.evaluate("one => one.type === 'radio' || one.type === 'checkbox'"):
        control.and_(control.page.get_by_label(text, exact=True)).check()
    else:
        control.fill(text)
