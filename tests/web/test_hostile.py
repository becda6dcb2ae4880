"""Hostile input: nothing that is typed or named becomes markup, and no bytes break a route."""

import re
import shutil
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import databases
from tests.usecases.office import PDF, PICTURE, applicant, member, relief_form
from tests.web.matrix import ROUTES
from tests.web.peopled import site_at
from tests.web.test_matrix import address
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload
from yikou.web.csrf import csrf_token

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{7*7}}<blink>",
    "{% include '/etc/passwd' %}<marquee>",
    "<a href=javascript:alert(1)>x</a>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<input autofocus onfocus=alert(1)>",
    "&lt;script&gt;<details open ontoggle=alert(1)>",
]
TAGS = "script>alert|img src=x|svg onload|blink|marquee|a href=java|iframe srcdoc|input autofocus|details open"
RAW = re.compile(f"<({TAGS})")


@pytest.fixture(scope="module")
def site(peopled, tmp_path_factory, drawn):
    database, ids = peopled
    var = tmp_path_factory.mktemp("site") / "var"
    shutil.copytree(databases.folder_of(database) / "files", var / "files")
    made = site_at(database, var, ids, drawn)
    yield made
    made.office.house.store.close()


def hostile_case(office, payload):
    """A case with the payload wherever somebody can write."""
    name = payload[:50]
    form = relief_form(
        applicant=applicant(name=name, address=payload, id_number="23019919900101123X"),
        members=[member(name=name, id_number="23019919900101123X")],
        story=payload * 2,
        bank_name=payload,
    )
    number = office.file("lin.xiaoyan", "hardship-relief", form, {"id_card": 1})
    scan = (Upload(f"{payload}.png", PICTURE),)
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=scan)
    written = {"visit_note": payload, "proposed": "4000"}
    office.do("sun.zhiqiang", number, "note", text=payload)
    office.do("sun.zhiqiang", number, "approve", "check", office=written, opinion=payload)
    office.do("zhou.liqun", number, "claim", "review", opinion=payload)
    office.do("zhou.liqun", number, "extend", "review", by="2", reason=payload)
    office.do("zhou.haifeng", number, "decline", "review", kind="request", reason=payload)
    office.do("zhou.liqun", number, "supplement", "review", fields=["form.story"], text=payload)
    return number


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_was_typed_is_never_markup(site, payload):
    number = hostile_case(site.office, payload)
    try:
        for login, path in pages_of(site, number):
            page = site.get(login, path)
            assert page.status_code == 200, path
            assert not RAW.search(page.text), path
            assert "49&lt;blink" not in page.text
    finally:
        site.office.do("lin.xiaoyan", number, "withdraw", reason=payload)


def pages_of(site, number):
    """Who looks where: every page that says something of the case."""
    answer = site.post("lin.xiaoyan", f"/cases/{number}/answer", {}).headers["location"]
    return [
        ("zhou.liqun", f"/cases/{number}"),
        ("lin.xiaoyan", f"/cases/{number}"),
        ("lin.xiaoyan", f"/cases/{number}/receipt"),
        ("zhou.liqun", "/desk"),
        ("sun.zhiqiang", "/desk/done"),
        ("zhou.liqun", "/messages"),
        ("lin.xiaoyan", answer),
        ("lin.xiaoyan", "/drafts"),
        *(("lin.xiaoyan", f"/outputs/{made.code}") for made in site.office.state(number).outputs),
    ]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize(
    ("path", "field"),
    [("/counter", "q"), ("/counter/new", "q"), ("/counter/residents", "name"), ("/search", "q"), ("/login", "account")],
)
def test_what_was_looked_for_is_never_markup(site, path, field, payload):
    page = site.post("lin.xiaoyan", path, {field: payload, "back": payload})
    if path == "/search" and page.status_code == 303:
        page = site.get("lin.xiaoyan", page.headers["location"])
    assert page.status_code < 500
    assert not RAW.search(page.text)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_addresses_are_never_markup(site, payload):
    for path in ("/check?code=", "/regulations?q=", "/desk?affair=", "/desk?after=", "/login?back="):
        page = site.browser("lin.xiaoyan").get(path + payload.replace("&", "%26").replace("#", "%23"))
        assert not RAW.search(page.text), path


def test_a_refused_verb_shows_what_was_typed_as_text(site):
    number, task = site.ids["far"]["number"], site.ids["far"]["task"]
    data = {
        "opinion": PAYLOADS[4],
        "office.proposed": PAYLOADS[2],
        "reject.reason": "",
        "seen": str(site.office.state(number).no),
    }
    page = site.post("yu.zhiqiang", f"/cases/{number}/tasks/{task}/reject", data)
    assert page.status_code == 422
    assert "&lt;/textarea&gt;" in page.text
    assert not RAW.search(page.text)


NAMES = [
    "户口簿 1.png",
    'a"; filename="b.html',
    "x\r\nSet-Cookie: a=b.png",
    "../../etc/passwd",
    "\u202egnp.exe",
    "a%0d%0a.png",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("content", "how"), [(PICTURE, "inline"), (PDF, "attachment")])
def test_a_file_is_sent_sandboxed_whatever_its_name(site, name, content, how):
    number, acting = site.ids["far"]["number"], site.office.acting("bai.xiaoyan")
    upload(site.office.house, acting, number, material="id_card", uploads=(Upload(name, content),))
    key = site.office.value("select key from paper order by at desc limit 1")
    answer = site.get("bai.xiaoyan", f"/files/{key}")
    assert answer.content == content
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith(f"{how}; filename*=UTF-8''")
    assert not set('"\r\n;/\\') & set(unquote(disposition.split("''")[1]).replace("; filename=", "").replace('"', ""))
    assert "set-cookie" not in answer.headers or "a=b" not in answer.headers["set-cookie"]


FORM = "application/x-www-form-urlencoded"
PART = '--x\r\nContent-Disposition: form-data; name="q"{more}\r\n\r\n{value}\r\n--x--\r\n'
PAPER = PART.replace('"q"', '"paper.id_card"')
BODIES = [
    (FORM, b"seen=" + b"9" * 6000),
    (FORM, b"seen=%D9%A3&q=%00&opinion=%ED%A0%80&account=%FF%FE"),
    (FORM, b"q=%F0%9F%98%80&opinion=%E2%80%AE&follow=%00&warned.99999999999=x&warned.-1=x"),
    (FORM, b"form.members=1&form.members=1&form.members.1.name=x&form.members.1.1.1=x&form..=1&form.-zz=1"),
    (FORM, b"_do=add.form.members&_do=%00&office.proposed=1e999999999&form.amount=NaN&office.visit_on=9999-99-99"),
    (FORM, b"extend.by=99999999999999999999&extend.by=-1&supplement.fields=nothing&supplement.materials=nothing"),
    (FORM, b"to=nothing&return.to=nothing&conclude.outcome=nothing&set_lane.lane=nothing&refer.question=%00"),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
    ("multipart/form-data", b"--x--"),
    ("multipart/form-data; boundary=x; charset=unicode_escape", PART.format(more="", value="\\ud800").encode()),
    ("multipart/form-data; boundary=x; charset=utf-7", PART.format(more="", value="+2AA-").encode()),
    ("multipart/form-data; boundary=x; charset=undefined", PART.format(more="", value="x").encode()),
    ("multipart/form-data; boundary=x; charset=idna", PART.format(more="", value="x" * 100).encode()),
    ("multipart/form-data; boundary=x", PART.format(more='; filename="\\ud800.png"', value="x").encode()),
    ("multipart/form-data; boundary=x", PAPER.format(more='; filename=""', value="").encode()),
    ("application/json", b'{"q": "\\ud800"}'),
    ("text/plain", b"\x00\xff"),
    ("", b"q=1"),
]
POSTS = [route for route in ROUTES if route.startswith("POST") and "logout" not in route]
VERBS = ["approve", "return", "extend", "supplement", "refer", "conclude", "reject", "claim", "note", "urge", "answer"]


def send(site, route, kind, body, *, verb=""):
    login = "zhou.liqun" if "/tasks/" in route else "lin.xiaoyan"
    path = address(site, route, "here")
    path = path.rpartition("/")[0] + f"/{verb}" if verb else path
    headers = {"sec-fetch-site": "same-origin", "x-csrf-token": csrf_token(login.ljust(43, "-")), "content-type": kind}
    return site.browser(login).post(path, content=body, headers=headers, follow_redirects=False).status_code


@pytest.mark.parametrize("route", POSTS)
def test_no_hostile_body_breaks_a_route(site, route):
    broken = [(kind, body[:60]) for kind, body in BODIES if send(site, route, kind, body) >= 500]
    assert broken == []


@pytest.mark.parametrize("verb", VERBS)
def test_no_hostile_body_breaks_a_verb(site, verb):
    route = "POST /cases/{number}/tasks/{task}/{verb}"
    broken = [(kind, body[:60]) for kind, body in BODIES if send(site, route, kind, body, verb=verb) >= 500]
    assert broken == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(route=st.sampled_from(POSTS), kind=st.sampled_from([kind for kind, _ in BODIES]), body=st.binary(max_size=300))
def test_no_bytes_break_a_route(site, route, kind, body):
    assert send(site, route, kind, body) < 500


WORDS = st.sampled_from(["form", "office", "members", "0", "1", "applicant", "amount", "_do", "follow", "", ".", "-zz"])
FIELDS = st.lists(st.tuples(st.lists(WORDS, max_size=4).map(".".join), st.text(max_size=20)), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(fields=FIELDS, do=st.sampled_from(["", "submit", "register", "keep", "add.form.members", "remove.form.members"]))
def test_no_fields_break_the_intake(site, fields, do):
    path = f"/drafts/{site.ids['here']['id']}/refresh"
    assert site.post("lin.xiaoyan", path, {**dict(fields), "_do": do}).status_code < 500


ADDRESSES = [
    "/cases/%00",
    "/cases/%ED%A0%80",
    "/files/..%2f..%2fyikou.sqlite",
    "/drafts/%F0%9F",
    "/cases/" + "9" * 5000,
]


@pytest.mark.parametrize("path", ADDRESSES, ids=range(len(ADDRESSES)))
def test_no_address_breaks_a_page(site, path):
    assert site.get("lin.xiaoyan", path).status_code in (400, 404)
