"""How many files a material wants: all of its versions together, however they came."""

from dataclasses import replace

from tests.flow.world import program, relief
from yikou.definition.model import Material
from yikou.flow.requirements import is_there


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
