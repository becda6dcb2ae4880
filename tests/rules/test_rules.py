from decimal import Decimal

import pytest

from tests.rules.affairs import CASE, DAY, affair, parameters
from yikou.definition.model import Duration, Expr
from yikou.errors import RuleError
from yikou.rules.compiled import compile_rules
from yikou.rules.scope import Scope
from yikou.rules.values import Read, Unknown

RELIEF = compile_rules(affair(), parameters())
FORM = {"severity": "critical", "amount": 8000, "applicant": {"id_number": "230199198001011235"}}


def scope(**known):
    return Scope(RELIEF, **{"form": FORM, "case": CASE, "lane": "normal", "today": DAY, **known})


def test_a_fact_says_what_it_read_and_itself():
    judged = RELIEF.fact("critical", scope())
    assert judged.value is True
    assert judged.reads == (Read("form.severity", "critical"), Read("critical", True))


def test_a_table_without_a_given_names_the_missing_field():
    judged = RELIEF.table("signer", scope())["by"]
    assert judged.missing == ("office.proposed",)


def test_the_office_field_of_a_passed_step_makes_the_table_known():
    before = scope()
    assert isinstance(RELIEF.judge(Expr("signer.by"), before).value, Unknown)
    after = before.with_known(office={"proposed": 8000})
    judged = RELIEF.judge(Expr("signer.by"), after)
    assert (judged.value, judged.row) == ("street", 3)


def test_the_reads_of_a_table_hold_those_of_its_givens():
    judged = RELIEF.judge(Expr("signer.by"), scope(form={"severity": "ordinary"}, office={"proposed": 6000}))
    assert [read.path for read in judged.reads] == [
        "form.severity",
        "critical",
        "office.proposed",
        "param.relief_street_limit",
        "signer.by",
    ]


def test_the_first_lane_that_matches_is_taken():
    line, verdicts = RELIEF.lane(scope())
    assert (line.lane, line.because, len(verdicts)) == ("green", "危及基本生存", 1)


def test_an_unknown_lane_line_does_not_match_and_is_in_the_trace():
    line, verdicts = RELIEF.lane(scope(form={"applicant": {"id_number": "230199194001011235"}}))
    assert line.lane == "elder"
    assert verdicts[0].missing == ("form.severity",)


def test_a_limit_may_come_from_the_guide_by_way_of_the_lane():
    assert RELIEF.limit(RELIEF.affair.clocks["total"].limit[""], scope()) == Duration(10, "workdays")
    assert RELIEF.limit(RELIEF.affair.clocks["total"].limit[""], scope(lane="green")) == Duration(1, "workdays")


def test_the_functions_that_an_affair_uses_are_known():
    assert RELIEF.calls == {"age"}


def test_an_expression_of_another_affair_is_not_judged():
    with pytest.raises(RuleError, match="not_of_this_affair"):
        RELIEF.judge(Expr("form.hukou == 'local'"), scope())


def test_a_parameter_is_that_of_acceptance():
    allowance = compile_rules(affair("subsistence-allowance"), parameters())
    for day, line in (("2026-03-01", "1240"), ("2026-07-01", "1320")):
        seen = Scope(allowance, case={"accepted": day}, today=DAY)
        assert seen.look("param.subsistence_line") == Decimal(line)
