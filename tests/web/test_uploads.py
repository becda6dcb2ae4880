"""Files that are not what they say: refused, or stored under a key of ours and served so that nothing in them runs."""

import io
import re
import struct
import zipfile
import zlib

import pytest

from tests.usecases.office import PDF, PICTURE, applicant, member, picture, relief_form
from tests.usecases.test_promising import answered
from tests.web.peopled import site_at

MOST = 3_000_000


@pytest.fixture(scope="module")
def site(peopled, tmp_path_factory, drawn):
    database, ids = peopled
    made = site_at(database, tmp_path_factory.mktemp("uploads") / "var", ids, drawn)
    yield made
    made.office.house.store.close()


def zipped():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.html", "<script>alert(1)</script>")
    return made.getvalue()


def huge_picture():
    """A picture of a few kilobytes that would be 400 million points, in black and white."""
    size, lines = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0), bytes(20_000 * (1 + 20_000 // 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def send(site, name, content):
    path = f"/drafts/{site.ids['here']['id']}/papers/id_card"
    return site.post("lin.xiaoyan", path, {}, files={"paper.id_card": (name, content, "image/png")})


def newest(site):
    return site.office.value("select key from paper order by at desc, key limit 1")


def how_many(site):
    return site.office.value("select count(*) from paper")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b""),
        ("a.png", PICTURE + b"\x00" * MOST),
        ("a.gif", b"GIF89a<script>alert(1)</script>"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("a.png", b"<!doctype html><script>alert(1)</script>"),
        ("a.png", b" \n\t \n<html><script>alert(1)</script>"),
        ("a.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("a.jpg", b"\xff\xd8\xff<script>alert(1)</script>"),
        ("a.pdf", b" %PDF-1.7"),
        ("a.zip", zipped()),
        ("a.xlsx", zipped()),
        ("a.exe", b"MZ\x90\x00"),
        ("a.png", huge_picture()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_scan_is_refused(site, name, content):
    before = how_many(site)
    assert send(site, name, content).status_code in (413, 422)
    assert how_many(site) == before


@pytest.mark.parametrize("content", [PDF + zipped(), PICTURE + zipped(), picture("JPEG") + b"<script>"])
def test_a_file_of_two_kinds_is_served_as_the_first_and_cannot_run(site, content):
    assert send(site, "a.html", content).status_code == 303
    answer = site.get("lin.xiaoyan", f"/files/{newest(site)}")
    assert answer.headers["content-type"] in ("application/pdf", "image/png", "image/jpeg")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("attachment" if content.startswith(b"%PDF") else "inline")


NAMES = [
    "../../../etc/passwd.png",
    "/etc/passwd.png",
    "C:\\windows\\a.png",
    "a\x00.html.png",
    "长" * 300 + ".png",
    "\u202egnp.exe.png",
    "CON.png",
    "a.png",
    "a.png",
    ".htaccess.png",
    "a.png;.html",
    'a".png',
    "%2e%2e%2fa.png",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_says_nothing_about_where_a_file_lies(site, name):
    folder = site.office.house.settings.files
    assert send(site, name, PICTURE).status_code == 303
    key = newest(site)
    assert re.fullmatch("[0-9a-f]{32}", key)
    assert (folder / key[:2] / key).read_bytes() == PICTURE
    shown = site.office.value("select name from paper where key = ?", key)
    assert len(shown) <= 130
    assert not set("/\\\x00\u202e\r\n") & set(shown)


def test_every_file_lies_under_its_key_and_nowhere_else(site):
    var = site.office.house.settings.var
    outside = [path for path in var.parent.rglob("*") if path.is_file() and var not in path.parents]
    assert outside == []


def test_more_files_than_are_taken_at_once_are_told_and_the_first_are_there(site, monkeypatch):
    monkeypatch.setattr("yikou.usecases.intake.intake_papers.MOST_AT_ONCE", 2)
    before = how_many(site)
    path = f"/drafts/{site.ids['here']['id']}/papers/id_card"
    files = [("paper.id_card", (f"{n}.png", PICTURE, "image/png")) for n in range(41)]
    answer = site.post("lin.xiaoyan", path, {}, files=files)
    assert (answer.status_code, how_many(site) - before) == (422, 2)
    assert "一次最多传 2 个文件，前 2 个已收下；从“2.png”起还有 39 个，请再选一次" in answer.text


def test_a_day_has_room_for_so_many_files(site, monkeypatch):
    monkeypatch.setattr("yikou.usecases.intake.quota.numbers.current", lambda *_: 10**12)
    answer = send(site, "a.png", PICTURE)
    assert answer.status_code == 422
    assert "每人每天最多上传 2000 个文件" in answer.text
    assert "2026-03-18 零点起可以再传" in answer.text
    refused = site.program("lin.xiaoyan").send()
    assert (refused.status_code, refused.json()["type"]) == (429, "urn:yikou:problem:too-many-uploads")


def test_a_registered_case_is_accepted_with_a_promise_on_its_page(site):
    who = {"name": "韩玉兰", "id_number": "230199198002281552"}
    form = relief_form(cause="fire", applicant=applicant(**who), members=[member(**who)])
    number = answered(
        site.office, site.office.file("lin.xiaoyan", "hardship-relief", form, {"id_card": 1}, do="register")
    )
    task, at = site.office.task(number, "accept"), f"/cases/{number}"
    ticked = f'name="follow" value="event_proof" form="act-{task}"'
    seen = {"seen": str(site.office.state(number).no)}
    for page in (site.get("lin.xiaoyan", at), site.post("lin.xiaoyan", f"{at}/tasks/{task}/approve", seen)):
        assert ticked in " ".join(page.text.split())
        assert "后补，最迟 3 月 24 日" in page.text
    done = site.post("lin.xiaoyan", f"{at}/tasks/{task}/approve", {**seen, "follow": "event_proof"})
    assert (done.status_code, site.office.state(number).promised) == (303, ("event_proof",))
