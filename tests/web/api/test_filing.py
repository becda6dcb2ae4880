"""Filing through the API: the same judgement as at the counter, and one case for one key."""

import pytest

from tests.usecases.office import RELIEF_PAPERS, relief_form
from yikou.forms.checker import MOST_TOLD


@pytest.fixture
def clerk(district):
    return district.program("lin.xiaoyan")


def filing(clerk, **more):
    key = clerk.send().json()["key"]
    return {"affair": "hardship-relief", "form": relief_form(), "materials": {"id_card": [key]}, **more}


def test_an_application_is_taken_in(clerk, district):
    made = clerk.file("hardship-relief", relief_form(), RELIEF_PAPERS)
    number = made.json()["number"]
    assert (made.status_code, made.headers["location"]) == (201, f"/api/v1/cases/{number}")
    assert district.office.state(number).accepted_on is not None


def test_a_missing_paper_is_told_with_its_place(clerk):
    refused = clerk.post("/cases", filing(clerk, materials={}), key="1")
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/materials/id_card"]


def test_everything_that_is_wrong_is_told_at_once(clerk):
    form = relief_form(amount="many", surprise=1)
    refused = clerk.post("/cases", filing(clerk, form=form, materials={"id_card": ["none"]}), key="1")
    found = {error["pointer"]: error["code"] for error in refused.json()["errors"]}
    assert {"/form/surprise", "/form/amount", "/materials/id_card/0"} <= found.keys()
    assert found["/form/surprise"] == "unexpected"


def test_the_same_request_is_answered_the_same_and_acts_once(clerk, district):
    body = filing(clerk)
    first, again = (clerk.post("/cases", body, key="k") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert district.office.value("select count(*) from cases") == 1


def test_a_key_of_another_request_is_refused(clerk):
    clerk.post("/cases", filing(clerk), key="k")
    assert clerk.post("/cases", filing(clerk), key="k").json()["type"] == "urn:yikou:problem:key-reused"


def test_what_was_refused_may_be_tried_again_under_its_key(clerk):
    assert clerk.post("/cases", filing(clerk, materials={}), key="k").status_code == 422
    assert clerk.post("/cases", filing(clerk), key="k").status_code == 201


def test_a_file_belongs_to_whoever_sent_it_and_to_one_case(clerk, district):
    theirs = district.program("bai.jie").send().json()["key"]
    assert clerk.post("/cases", filing(clerk, materials={"id_card": [theirs]}), key="1").status_code == 422
    body = filing(clerk)
    assert clerk.post("/cases", body, key="2").status_code == 201
    again = clerk.post("/cases", body, key="3").json()
    assert [error["code"] for error in again["errors"] if error["code"] == "no_such_file"] == ["no_such_file"]


def test_a_post_that_files_nothing_may_not(district):
    reviewer = district.program("sun.zhiqiang")
    assert reviewer.post("/cases", {"affair": "x", "form": {}}, key="1").status_code == 403


@pytest.mark.parametrize("strange", [True, 1, "x", [], [1], {"a": 1}, None, [[]]])
@pytest.mark.parametrize("name", ["applicant", "members"])
def test_an_answer_of_another_kind_is_told_and_breaks_nothing(clerk, name, strange):
    refused = clerk.post("/cases", filing(clerk, form=relief_form(**{name: strange})), key="k")
    assert refused.status_code == 422
    assert any(one["pointer"].startswith(f"/form/{name}") for one in refused.json()["errors"])


def test_no_more_is_told_than_somebody_reads(clerk):
    refused = clerk.post("/cases", filing(clerk, form=relief_form(members=[{}] * 300)), key="k")
    assert 0 < len(refused.json()["errors"]) <= MOST_TOLD + 1


def test_a_place_with_a_slash_in_its_name_is_a_pointer_still(clerk):
    refused = clerk.post("/cases", filing(clerk, materials={"a/b~": ["x"]}), key="k")
    assert "/materials/a~1b~0" in {error["pointer"] for error in refused.json()["errors"]}
