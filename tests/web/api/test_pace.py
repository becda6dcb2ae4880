"""A token that asks too often has to wait; others are answered meanwhile."""

from tests.web.api.program import district_of
from yikou.web.api import gate


def test_a_token_that_asks_too_often_is_told_when_to_go_on(office, drawn, monkeypatch):
    district = district_of(office, drawn)
    ours, others = district.program("lin.xiaoyan"), district.program("bai.jie")
    monkeypatch.setattr(gate.Pace, "left", lambda self, token, at=None: 42 if token == _id(office, "s015") else 0)
    refused = ours.get("/inbox")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "42")
    assert refused.json()["type"] == "urn:yikou:problem:too-fast"
    assert others.get("/inbox").status_code == 200


def _id(office, person):
    return office.value("select id from api_token where person = ?", person)
