"""What a step may change it may not empty where the record requires it (R2)."""

import pytest

from tests.flow.world import Case, program
from yikou.errors import AnswersRefused

FORM = {
    "applicant": {
        "name": "张三",
        "id_number": "230199198001011235",
        "phone": "13800000000",
        "community": "huayuan-1",
        "address": "花园路 1 号",
    },
    "members": [
        {
            "name": "张三",
            "relation": "self",
            "id_number": "230199198001011235",
            "income": 0,
            "work": "jobless",
            "disabled": False,
        }
    ],
    "cause": "other",
    "event_on": "2026-11-30",
    "severity": "ordinary",
    "amount": 6000,
    "story": "家中失窃",
}


def test_a_required_field_is_not_emptied_by_a_step_that_may_edit_it():
    case = Case(program("hardship-relief"))
    case.do("file", "wang", form=FORM, papers={"id_card": ("a",)}, then="accept")
    case.do("approve", "li", "check", office={"visit_note": "属实", "proposed": 6000})
    with pytest.raises(AnswersRefused) as refused:
        case.do("approve", "chen", "review", office={})
    assert [error.field for error in refused.value.errors] == ["office/proposed"]
