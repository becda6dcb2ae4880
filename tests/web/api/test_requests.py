"""What a request must be: JSON that says everything once, in a type and a size that can be read."""

import pytest

from tests.usecases.office import relief_form
from yikou.usecases.acts.ticking import tidy

ASKED = "/api/v1/cases"


@pytest.fixture
def clerk(district):
    return district.program("lin.xiaoyan")


def sent(clerk, content, **headers):
    given = {"Authorization": f"Bearer {clerk.secret}", "Content-Type": "application/json", "Idempotency-Key": "k"}
    return clerk.client.post(ASKED, content=content, headers=given | headers)


def wrong(answer):
    error = answer.json()["errors"][0]
    return answer.status_code, error["code"], error.get("pointer")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", (400, "no_json", "")),
        (b"{", (400, "no_json", "")),
        (b"\xff", (400, "no_json", "")),
        (b"[" * 100_000, (400, "no_json", "")),
        (b'{"a": {"b": [1, {"c": 1, "c": 2}]}}', (400, "twice", "/a/b/1")),
        (b'{"form": {"amount": NaN}}', (400, "number", "/form/amount")),
        (b'{"form": {"amount": -Infinity}}', (400, "number", "/form/amount")),
        (b'{"form": {"amount": 1e999999999}}', (400, "number", "/form/amount")),
        (b'{"form": {"amount": ' + b"9" * 5000 + b"}}", (400, "number", "/form/amount")),
        (b'{"form": {"story": "\\ud800"}}', (400, "text", "/form/story")),
        (b'{"form": ' + b'{"a": ' * 40 + b"1" + b"}" * 41, (400, "deep", "/form" + "/a" * 24)),
        (b'{"form": [' + b"{}, " * 10_000 + b"0]}", (400, "many", "")),
        (b'{"affair": "x"}', (422, "missing", "/form")),
        (b'{"affair": "x", "form": {}, "surprise": 1}', (422, "unknown", "/surprise")),
        (b'{"affair": 1, "form": {}}', (422, "type", "/affair")),
        (b'{"affair": "x", "form": []}', (422, "type", "/form")),
        (b'{"affair": "x", "form": {}, "follow": ["a", 2]}', (422, "type", "/follow/1")),
        (b'{"affair": "x", "form": {}, "do": "celebrate"}', (422, "value", "/do")),
        (b"[]", (422, "type", "")),
        (b"1", (422, "type", "")),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_place(clerk, content, found):
    assert wrong(sent(clerk, content)) == found


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"])
def test_another_type_of_body_is_refused(clerk, kind):
    assert sent(clerk, b"{}", **{"Content-Type": kind}).status_code == 415


def test_a_body_may_not_be_larger_than_a_form(clerk):
    assert sent(clerk, b'{"a": "' + b"x" * 1_100_000 + b'"}').status_code == 413


@pytest.mark.parametrize(
    ("accept", "status"), [("text/html", 406), ("*/*", 200), ("text/html, application/json", 200), ("*/*;q=0", 406)]
)
def test_whoever_wants_no_json_is_told_so(clerk, accept, status):
    assert clerk.get("/affairs", Accept=accept).status_code == status


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "schlüssel".encode("latin-1")])
def test_a_key_that_is_none_is_refused(clerk, key):
    assert sent(clerk, b'{"affair": "x", "form": {}}', **{"Idempotency-Key": key}).status_code == 400


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "after=a&after=b", "colour=red", f"after={'x' * 400}"]
)
def test_a_query_is_read_as_strictly(clerk, query):
    refused = clerk.get(f"/affairs?{query}")
    assert (refused.status_code, "parameter" in refused.json()["errors"][0]) == (422, True)


@pytest.mark.parametrize("after", ["x", "[1]", '[99999999999999999999999,"a",1,"1"]', "{}", '["",0,0,0]', "%00"])
def test_a_page_that_nobody_gave_out_is_none(clerk, after):
    assert clerk.get(f"/inbox?after={after}").status_code in (200, 404)


def test_the_whole_list_comes_in_parts(clerk):
    whole = clerk.get("/affairs").json()["items"]
    first = clerk.get("/affairs?limit=3").json()
    second = clerk.get(f"/affairs?after={first['next']}").json()
    assert first["items"] + second["items"] == whole


def test_an_affair_says_its_number_and_who_answers_for_it(clerk):
    affair = clerk.get("/affairs/hardship-relief").json()
    assert (affair["code"], affair["guide"]["authority"]) == ("MZ-0107", "区民政局")


def test_problems_are_told_in_the_language_that_is_preferred(clerk):
    english = clerk.get("/cases/none", accept_language="en-GB, zh;q=0.5")
    chinese = clerk.get("/cases/none", accept_language="fr")
    assert (english.json()["title"], chinese.json()["title"]) == ("Not found", "没有找到")
    assert (english.headers["content-language"], chinese.headers["content-language"]) == ("en", "zh")


def test_what_is_not_there_is_told_to_a_program_as_to_one(district):
    nobody = district.program("").client
    lost = [nobody.get("/api/v1"), nobody.get("/api/v1/nothing"), nobody.delete("/api/v1/inbox")]
    assert [one.status_code for one in lost] == [404, 404, 405]
    assert {one.headers["content-type"] for one in lost} == {"application/problem+json"}


def test_what_nobody_expected_says_no_more_than_its_number(district, clerk, monkeypatch):
    monkeypatch.setattr("yikou.usecases.api.inbox.directory", lambda _: 1 / 0)
    broken = clerk.get("/inbox")
    assert (broken.status_code, broken.json()["type"]) == (500, "urn:yikou:problem:broken")
    assert broken.json()["instance"] == f"urn:yikou:request:{broken.headers['x-request-id']}"
    assert "division" not in broken.text


@pytest.mark.parametrize("content", [b"", b"hello", b"<html>"])
def test_only_pictures_and_pdf_are_kept(clerk, content):
    refused = clerk.send("a.png", content)
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:yikou:problem:refused")


def test_a_form_without_a_file_is_refused(clerk):
    headers = {"Authorization": f"Bearer {clerk.secret}"}
    two = [("file", ("a.pdf", b"%PDF-1.7")), ("file", ("b.pdf", b"%PDF-1.7"))]
    assert clerk.client.post("/api/v1/files", files=two, headers=headers).status_code == 400
    assert clerk.client.post("/api/v1/files", files={"x": ("a.pdf", b"%PDF-1.7")}, headers=headers).status_code == 400


def test_a_file_that_nobody_used_goes_after_a_day(district, clerk):
    key = clerk.send().json()["key"]
    district.office.clock.move(days=2)
    tidy(district.office.house)
    body = {"affair": "hardship-relief", "form": relief_form(), "materials": {"id_card": [key]}}
    assert clerk.post("/cases", body, key="1").json()["errors"][0]["code"] == "no_such_file"


def test_a_verb_promises_papers_that_may_follow_and_no_others(district):
    clerk = district.program("lin.xiaoyan")
    number = clerk.file("hardship-relief", relief_form(cause="fire"), {"id_card": 1}, do="register").json()["number"]
    clerk.do(number, "answer", text="过几天交")
    (approve,) = [verb for verb in clerk.case(number)["tasks"][0]["verbs"] if verb["verb"] == "approve"]
    assert [(take["name"], take["choices"][0]["value"]) for take in approve["takes"]] == [("follow", "event_proof")]
    wrong = clerk.do(number, "approve", "accept", follow=["id_card"])
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/follow/id_card")
    assert clerk.do(number, "approve", "accept", follow=["event_proof"]).status_code == 200
    assert district.office.state(number).promised == ("event_proof",)


def test_a_file_stands_for_an_earlier_one_only_where_papers_come(district):
    clerk = district.program("lin.xiaoyan")
    number = clerk.file("hardship-relief", relief_form(), {"id_card": 1}).json()["number"]
    (first,) = district.office.state(number).papers["id_card"][0].files
    assert (
        clerk.do(number, "withdraw", reason="x", instead=[first]).json()["errors"][0]["pointer"] == f"/instead/{first}"
    )
    better = clerk.send().json()["key"]
    assert clerk.do(number, "upload", materials={"id_card": [better]}, instead=[first]).status_code == 200
    assert district.office.state(number).replaced == (first,)
