"""How many files a material wants: all of its versions together, however they came, less those that were replaced."""

from dataclasses import replace

import pytest

from tests.flow.world import Case, program, relief, relief_form
from yikou.definition.model import Material
from yikou.errors import Refused
from yikou.flow.program import Program
from yikou.flow.requirements import awaited, is_there, sheets
from yikou.flow.timers import timers


def wants_two() -> Material:
    return replace(program("hardship-relief").affair.materials["id_card"], count=2)


def test_files_that_come_one_by_one_count_together():
    case = relief()
    case.do("upload", "wang", papers={"id_card": ("second",)})
    assert is_there(case.state, wants_two())


def test_one_file_of_two_is_not_enough_and_one_that_comes_with_the_act_counts():
    case = relief()
    assert not is_there(case.state, wants_two())
    assert is_there(case.state, wants_two(), {"id_card": ("second",)})


def in_two_files() -> Program:
    """Relief of which the proof of a fire comes in two files."""
    found = program("hardship-relief")
    proof = replace(found.affair.materials["event_proof"], count=2)
    return replace(found, affair=replace(found.affair, materials={**found.affair.materials, "event_proof": proof}))


def test_a_promise_is_awaited_until_the_last_file_has_come():
    wanted = in_two_files()
    case = Case(wanted)
    given = {"form": relief_form(cause="fire"), "papers": {"id_card": ("a",)}, "then": "accept"}
    case.do("file", "wang", **given, follow=frozenset({"event_proof"}))
    for key, left in (("first", ("event_proof",)), ("second", ())):
        case.do("upload", "wang", papers={"event_proof": (key,)})
        assert awaited(wanted, case.state) == left
        reminders = [timer.which for timer in timers(wanted, case.state, case.calendar) if timer.what == "paper"]
        assert reminders == list(left)


def test_a_better_scan_stands_for_the_sheet_that_it_replaces():
    case = relief()
    case.do("upload", "wang", papers={"id_card": ("better",)}, instead=("a",))
    assert not is_there(case.state, wants_two())
    case.do("upload", "wang", papers={"id_card": ("back",)})
    assert is_there(case.state, wants_two())
    assert sheets(case.state, "id_card") == ("better", "back")


def test_only_a_sheet_that_is_there_is_replaced():
    case = relief().do("upload", "wang", papers={"id_card": ("better",)}, instead=("a",))
    for key in ("a", "nothing"):
        with pytest.raises(Refused, match="not_replaceable"):
            case.do("upload", "wang", papers={"id_card": ("again",)}, instead=(key,))


def test_an_answer_brings_a_better_scan_too():
    case = relief().do("supplement", "li", "check", items={"materials": ("id_card",)})
    case.do("answer", "wang", papers={"id_card": ("better",)}, instead=("a",))
    assert sheets(case.state, "id_card") == ("better",)
