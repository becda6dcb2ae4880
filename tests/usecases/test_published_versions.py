"""What was published once is read, decided and shown for ever, however strict a check has become since."""

import shutil
from dataclasses import replace

import pytest

from yikou.definition import flow_checks, steps
from yikou.definition.model import Mark
from yikou.definition.reader import read_affair
from yikou.errors import DefinitionRefused
from yikou.rules.check import _Checking
from yikou.settings import HOUSE
from yikou.usecases.definitions import programs
from yikou.usecases.definitions.checking import check
from yikou.usecases.definitions.publishing import publish
from yikou.usecases.house import House

NEW = Mark("rules/hardship-relief.rules.yaml", 1, "flow")


@pytest.fixture
def stricter(monkeypatch):
    """Three checks that nothing passes: of a section as it is read, of the flow, and of expressions."""
    monkeypatch.setattr(programs, "read_affair", read_affair)
    monkeypatch.setattr(steps, "MOST_STEPS", 0)
    monkeypatch.setattr(flow_checks._Checks, "walk", lambda self, *_, **__: self._problems.add("end_inside", NEW))
    monkeypatch.setattr(_Checking, "unread", lambda self: self._add("unread_fact", NEW, found="heads"))


def test_a_version_that_todays_checks_refuse_is_still_opened_decided_and_shown(office, stricter):
    number = office.checked("800")
    assert office.open(number) == [("issue", "step")]
    assert office.page("lin.xiaoyan", number).head


def test_what_todays_checks_refuse_is_not_published(office, stricter):
    with pytest.raises(DefinitionRefused) as refused:
        publish(office.house, by="p1")
    assert {"too_many", "end_inside"} <= {problem.code for problem in refused.value.problems}


def test_a_stricter_check_of_expressions_keeps_drafts_from_being_published_only(office, monkeypatch):
    monkeypatch.setattr(_Checking, "unread", lambda self: self._add("unread_fact", NEW, found="heads"))
    found = check(office.house.settings.house, ["hardship-relief"], functions=office.house.functions)
    assert "unread_fact" in [problem.code for problem in found.findings["hardship-relief"]]
    assert office.open(office.checked("800")) == [("issue", "step")]


def test_a_published_version_whose_text_is_broken_is_refused_and_not_guessed_at(office):
    files = {path: data for path, data in _files(office).items() if not path.startswith("schemas/shared/")}
    with pytest.raises(DefinitionRefused) as refused:
        read_affair(files, "hardship-relief", parameters={})
    assert {problem.code for problem in refused.value.problems} == {"unknown_ref"}


def _files(office):
    with office.house.store.session() as s:
        return programs.files_of(s, "hardship-relief", version=1)


def revised(office, folder):
    """The same house with a second version of hardship relief: the street reviews small amounts as well."""
    for name in ("rules", "schemas"):
        shutil.copytree(HOUSE / name, folder / name)
    rules = folder / "rules" / "hardship-relief.rules.yaml"
    text = rules.read_text(encoding="utf-8")
    for old, new in (
        ("community: []", "community: [review]"),
        ("[accept, check, issue]", "[accept, check, review, issue]"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    rules.write_text(text, encoding="utf-8")
    settings = replace(office.house.settings, house=folder)
    return House(settings, office.house.store, clock=office.house.clock)


def test_a_case_goes_on_by_the_version_that_it_began_with(office, tmp_path):
    number = office.relief()
    assert publish(revised(office, tmp_path), ["hardship-relief"], by="p1")["hardship-relief"].number == 2
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "800"})
    assert office.open(number) == [("issue", "step")]
