"""What was published once is read, decided and shown for ever, however strict a check has become since."""

import pytest

from yikou.definition import flow_checks, steps
from yikou.definition.model import Mark
from yikou.definition.reader import read_affair
from yikou.errors import DefinitionRefused
from yikou.rules.check import _Checking
from yikou.usecases.definitions import programs
from yikou.usecases.definitions.checking import check
from yikou.usecases.definitions.publishing import publish

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
