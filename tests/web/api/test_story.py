"""One case from its submission to its end, by programs alone, and what stands in their way."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from tests.usecases.office import RELIEF_PAPERS, WANG, applicant, member, relief_form

ZHENG = {"name": "郑秀英", "id_number": "230199193905124184"}
CHECKED = {"office": {"visit_note": "属实", "proposed": 800}}


@pytest.fixture
def number(district):
    return district.program("lin.xiaoyan").file("hardship-relief", relief_form(), RELIEF_PAPERS).json()["number"]


def test_a_case_goes_from_submission_to_its_end(district, number):
    checker, window = district.program("sun.zhiqiang"), district.program("lin.xiaoyan")
    assert checker.do(number, "approve", "check", fields=CHECKED, opinion="情况属实").status_code == 200
    paid = {"office": {"paid_on": "2026-03-17", "paid_by": "bank"}}
    done = window.do(number, "approve", "issue", fields=paid).json()
    assert (done["open"], done["outcome"]) == (False, "granted")


def test_a_case_shows_what_its_caller_may_do(district, number):
    case = district.program("sun.zhiqiang").case(number)
    task = case["tasks"][0]
    verbs = {verb["verb"]: verb for verb in task["verbs"]}
    assert (task["step"], "approve" in verbs, "reject" in verbs) == ("check", True, True)
    assert {"/office/visit_note", "/office/proposed"} <= set(verbs["approve"]["fields"])
    assert {take["name"] for take in verbs["supplement"]["takes"]} >= {"items.materials", "items.fields", "items.text"}


def test_numbers_are_masked_until_somebody_asks_for_them(district, number):
    checker = district.program("sun.zhiqiang")
    assert checker.case(number)["form"]["applicant"]["id_number"] == "230199********3520"
    assert checker.get(f"/cases/{number}?numbers=true").json()["form"]["applicant"]["id_number"] == WANG
    looks = "select count(*) from lookup_log where kind = 'numbers' and whom = ?"
    assert district.office.value(looks, number) == 1


def test_a_field_that_is_wrong_is_told_with_its_place(district, number):
    wrong = {"office": {"visit_note": "属实", "proposed": -1}}
    refused = district.program("sun.zhiqiang").do(number, "approve", "check", fields=wrong)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/fields/office/proposed")


def test_a_verb_does_not_take_what_it_has_no_place_for(district, number):
    refused = district.program("sun.zhiqiang").do(number, "reject", "check", reason="不符", fields=CHECKED)
    assert {error["code"] for error in refused.json()["errors"]} == {"not_with_this_verb"}


def test_whoever_comes_second_learns_who_was_first(district, number):
    checker = district.program("sun.zhiqiang")
    case = checker.case(number)
    body = {"task": case["tasks"][0]["task"], "entry": case["entry"], "fields": CHECKED}
    assert checker.post(f"/cases/{number}/verbs/approve", body).status_code == 200
    late = checker.post(f"/cases/{number}/verbs/approve", body)
    assert (late.status_code, late.json()["who"], late.json()["did"]) == (409, "孙志强", "社区核查：同意")


def test_an_entry_from_before_the_form_changed_is_a_conflict(district, number):
    checker, window = district.program("sun.zhiqiang"), district.program("lin.xiaoyan")
    case = checker.case(number)
    checker.do(number, "supplement", "check", items={"fields": ["form.story"]}, reason="看不清")
    window.do(number, "answer", fields={"form": {"story": "屋顶于三月十日漏水"}})
    body = {"task": case["tasks"][0]["task"], "entry": case["entry"], "fields": CHECKED}
    late = checker.post(f"/cases/{number}/verbs/approve", body)
    assert (late.status_code, late.json()["who"]) == (409, "林晓燕")


def test_a_verb_sent_twice_under_one_key_acts_once(district, number):
    checker = district.program("sun.zhiqiang")
    case = checker.case(number)
    body = {"task": case["tasks"][0]["task"], "entry": case["entry"], "fields": CHECKED}
    first, again = (checker.post(f"/cases/{number}/verbs/approve", body, key="once") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()


def test_a_case_of_others_does_not_exist(district, number):
    stranger = district.program("bai.xiaoyan")
    assert stranger.get(f"/cases/{number}").status_code == 404
    assert stranger.get(f"/cases/{number}/ledger").status_code == 404
    assert stranger.post(f"/cases/{number}/verbs/urge", {"entry": 1}).status_code == 404


def test_the_ledger_names_the_program_beside_the_person(district, number):
    window = district.program("lin.xiaoyan")
    first = window.get(f"/cases/{number}/ledger").json()["items"][0]
    assert first["via"].startswith("对接程序（")
    assert first["who"] == f"林晓燕（通过 {first['via']}）"
    assert district.office.page("lin.xiaoyan", number).ledger[-1].who == first["who"]


def test_the_ledger_comes_in_parts(district, number):
    window = district.program("lin.xiaoyan")
    whole = window.get(f"/cases/{number}/ledger").json()["items"]
    found, after = [], ""
    while True:
        page = window.get(f"/cases/{number}/ledger?limit=2&after={after}").json()
        found += page["items"]
        after = page["next"]
        if not after:
            break
    assert found == whole


def test_the_inbox_comes_in_parts(district):
    window, checker = district.program("lin.xiaoyan"), district.program("sun.zhiqiang")
    for form in (relief_form(), relief_form(applicant=applicant(**ZHENG), members=[member(**ZHENG)])):
        assert window.file("hardship-relief", form, RELIEF_PAPERS).status_code == 201
    first = checker.get("/inbox?limit=1").json()
    second = checker.get(f"/inbox?limit=1&after={quote(first['next'])}").json()
    assert [row["applicant"] for row in (*first["items"], *second["items"])] == ["郑秀英", "王桂兰"]
    assert second["next"] == ""


def test_an_unchanged_case_need_not_be_sent_again(district, number):
    checker = district.program("sun.zhiqiang")
    tag = checker.get(f"/cases/{number}").headers["etag"]
    assert checker.get(f"/cases/{number}", if_none_match=tag).status_code == 304
    checker.do(number, "claim", "check")
    assert checker.get(f"/cases/{number}", if_none_match=tag).status_code == 200


def test_a_supplement_is_asked_for_and_answered(district, number):
    checker, window = district.program("sun.zhiqiang"), district.program("lin.xiaoyan")
    items = {"fields": ["form.story"], "materials": ["id_card"]}
    assert checker.do(number, "supplement", "check", items=items, reason="看不清").status_code == 200
    assert window.case(number)["asked"] == ["form.story", "materials.id_card"]
    key = window.send().json()["key"]
    answer = {"fields": {"form": {"story": "屋顶于三月十日漏水"}}, "materials": {"id_card": [key]}}
    assert window.do(number, "answer", **answer).status_code == 200
    assert district.office.state(number).form["story"] == "屋顶于三月十日漏水"
    assert window.case(number)["materials"][0]["files"][-1]["key"] == key


@pytest.mark.parametrize("verb", ["tick", "tend", "file", "advise", "nonsense", "_act", "x" * 300])
def test_what_nobody_is_offered_is_not_performed(district, number, verb):
    before = district.office.state(number).no
    refused = district.program("lin.xiaoyan").post(f"/cases/{number}/verbs/{verb}", {"entry": before})
    assert refused.status_code in (403, 404, 422)
    assert district.office.state(number).no == before


def test_two_programs_that_act_at_once_act_one_after_the_other(district, number):
    checker = district.program("sun.zhiqiang")
    case = checker.case(number)
    body = {"task": case["tasks"][0]["task"], "entry": case["entry"], "fields": CHECKED}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: checker.post(f"/cases/{number}/verbs/approve", body), range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409, 409]


def test_a_filing_sent_many_times_at_once_makes_one_case(district):
    clerk = district.program("lin.xiaoyan")
    body = {"affair": "hardship-relief", "form": relief_form(), "materials": {"id_card": [clerk.send().json()["key"]]}}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: clerk.post("/cases", body, key="k"), range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["number"] for answer in answers}) == 1


def test_the_ledger_masks_numbers_as_the_page_does(district):
    old = {"name": "郑秀英", "id_number": "230199194406150024"}
    form = relief_form(applicant=applicant(**old), members=[member(**old)])
    number = district.program("lin.xiaoyan").file("hardship-relief", form, RELIEF_PAPERS).json()["number"]
    told = district.program("sun.zhiqiang").get(f"/cases/{number}/ledger?limit=200").text
    assert "80 周岁" in told
    assert old["id_number"] not in told
