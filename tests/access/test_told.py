"""A record as values for one reader: hidden ones are not there, masked ones are told apart, nothing else changes."""

from tests.forms.make import ID_NUMBER, MEMBERS, TEXT, record
from yikou.access.sight import Sight
from yikou.access.told import told

RECORD = record({"a": TEXT, "card": {**ID_NUMBER, "x-mask": "id-number"}, "members": MEMBERS})
WANG = "230199197106143520"
VALUES = {"a": "甲", "card": WANG, "members": [{"name": "王桂兰", "id_number": WANG, "income": 800}]}


def test_who_sees_everything_is_told_everything():
    assert told(RECORD, VALUES, Sight()) == VALUES


def test_what_is_hidden_is_not_there_in_any_row():
    sight = Sight(hidden=frozenset({("form", "a"), ("form", "members", "income")}))
    assert told(RECORD, VALUES, sight) == {"card": WANG, "members": [{"name": "王桂兰", "id_number": WANG}]}


def test_what_is_masked_is_told_as_masked_text():
    sight = Sight(masked=frozenset({("form", "card"), ("form", "members", "income")}))
    found = told(RECORD, VALUES, sight)
    assert (found["card"], found["members"][0]["income"]) == ("230199********3520", "******")


def test_what_the_schema_does_not_name_is_hidden_with_what_stands_beside_it():
    values = {"a": "甲", "extra": {"deep": 1}}
    assert told(RECORD, values, Sight()) == values
    assert told(RECORD, values, Sight(hidden=frozenset({("form", "card")}))) == {"a": "甲"}
