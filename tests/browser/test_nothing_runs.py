"""Twelve payloads wherever somebody can write, in names, files, definitions and notices; nothing of it ever runs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.district import District, served
from tests.usecases.office import PICTURE, Office, applicant, member, relief_form
from tests.web.matrix import PEOPLE, ROUTES
from tests.web.peopled import IDENTITIES, NOWHERE, Site
from tests.web.test_hostile import PAYLOADS
from tests.web.test_matrix import PAGES, address
from yikou.settings import HOUSE
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_papers import Upload, add_papers

pytestmark = pytest.mark.browser
LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective), true);
"""
ALL = " ".join(PAYLOADS)
TITLE = "临时救助<img src=x onerror=alert(1)>"
ORG = '春晖社区"><svg onload=alert(1)>'
NOTICE = "<script>alert(1)</script>"
GETS = [route for route, line in ROUTES.items() if route in PAGES and route.startswith("GET") and not line.streams]


def spoilt_house(folder: Path) -> Path:
    """The definitions and seeds, with payloads in a title, an org's name and a notice."""
    for name in ("rules", "schemas", "seeds"):
        shutil.copytree(HOUSE / name, folder / name)
    (folder / "ui").symlink_to(HOUSE / "ui")
    _spoil(folder / "rules/hardship-relief.rules.yaml", "title: 临时救助\n", f"title: '{TITLE}'\n")
    _spoil(folder / "rules/hardship-relief.rules.yaml", "title: 街道审核\n", "title: '街道审核<blink>'\n")
    _spoil(folder / "seeds/orgs.csv", "chunhui,春晖社区,", f'chunhui,"{ORG.replace(chr(34), chr(34) * 2)}",')
    for notice in (folder / "seeds/notices").glob("*.md"):
        notice.write_text(notice.read_text(encoding="utf-8").replace("。", f"{NOTICE}。", 1), encoding="utf-8")
    return folder


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    folder = tmp_path_factory.mktemp("spoilt")
    with served(folder / "var", folder=spoilt_house(folder / "house")) as made:
        yield made


def write_everywhere(office: Office) -> dict[str, str]:
    """Cases whose applicants are called by each payload, one of them with all in every field; identifiers of that."""
    people = list(IDENTITIES.values())
    numbers = []
    for n, (_, id_number) in enumerate(people):
        who = {"name": PAYLOADS[n][:50], "id_number": id_number, "address": " ".join(PAYLOADS[3 * n : 3 * n + 3])[:200]}
        rows = [member(name=who["name"], id_number=id_number)]
        form = relief_form(applicant=applicant(**who), members=rows, story=ALL, bank_name=PAYLOADS[n + 4][:60])
        numbers.append(office.file("lin.xiaoyan", "hardship-relief", form, {"id_card": 1}))
    number = numbers[0]
    scans = tuple(Upload(f"{payload}.png", PICTURE) for payload in PAYLOADS)
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=scans)
    office.do("sun.zhiqiang", number, "note", text=ALL)
    written = {"visit_note": ALL, "proposed": "4000"}
    office.do("sun.zhiqiang", number, "approve", "check", office=written, opinion=ALL)
    office.do("zhou.liqun", number, "extend", "review", by="2", reason=ALL)
    office.do("lin.xiaoyan", numbers[1], "withdraw", reason=ALL)
    acting = office.acting("lin.xiaoyan")
    draft = start_draft(office.house, acting, slug="hardship-relief", resident="")
    add_papers(office.house, acting, draft, material="id_card", uploads=scans[:2], post=())
    return {
        **NOWHERE,
        "number": number,
        "task": office.task(number, "review"),
        "key": office.value("select key from paper where case_number = ?", number),
        "code": office.state(number).outputs[0].code,
        "resident": office.resident().key,
        "slug": "social-relief",
        "notice": "fewer-papers",
        "id": draft,
    }


@pytest.fixture(scope="module")
def site(district: District) -> Site:
    office = Office(district.house, district.clock)  # type: ignore[arg-type]  # it moves as the other one does
    return Site(office, None, {"here": write_everywhere(office)})  # type: ignore[arg-type]  # served elsewhere


def seat(browser: Browser, district: District, site: Site, login: str) -> Page:
    context = browser.new_context(base_url=district.address)
    context.add_init_script(LISTEN)
    context.add_cookies([{"name": "yikou", "value": site._session(login), "url": district.address}])
    return context.new_page()


def test_nothing_that_was_written_runs_on_any_page(browser: Browser, district: District, site: Site) -> None:
    ran: list[str] = []
    pages: dict[str, Page] = {}
    for route in GETS:
        named = (ROUTES[route].gets.get("here") or ROUTES[route].gets.get("") or "window").split()
        login = PEOPLE["window" if "window" in named else named[0]]
        if login not in pages:
            pages[login] = seat(browser, district, site, login)
            pages[login].on("dialog", lambda dialog: (ran.append(f"dialog {dialog.message}"), dialog.dismiss()))
        _visit(pages[login], address(site, route, "here"), ran)
    _visit(seat(browser, district, site, "zhou.liqun"), f"/cases/{site.ids['here']['number']}", ran)
    assert ran == []


def _visit(page: Page, path: str, ran: list[str]) -> None:
    if path.startswith(("/static", "/files", "/metrics", "/health")) or "export" in path or "xlsx" in path:
        return  # no page of ours: what a file may do is decided by its own sandbox
    page.goto(path, wait_until="domcontentloaded")
    ran += [f"{path}: {one}" for one in page.evaluate("window.violations || []")]


@pytest.mark.parametrize("path", ["/counter", "/search"])
def test_nothing_that_was_looked_for_runs(browser: Browser, district: District, site: Site, path: str) -> None:
    page, ran = seat(browser, district, site, "lin.xiaoyan"), list[str]()
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for payload in PAYLOADS[::3]:
        page.goto(path, wait_until="domcontentloaded")
        page.locator("main [name=q]").first.fill(payload)
        page.locator("main [name=q]").first.press("Enter")
        page.wait_for_load_state("domcontentloaded")
        ran += page.evaluate("window.violations || []")
    assert ran == []


def test_whatever_would_run_is_heard_of(browser: Browser, district: District, site: Site) -> None:
    page = seat(browser, district, site, "lin.xiaoyan")
    page.goto("/counter", wait_until="domcontentloaded")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_timeout(300)
    assert page.evaluate("window.violations") != []
