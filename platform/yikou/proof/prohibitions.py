"""What an affair says must never or always hold (docs/format.md 4.16). What cannot be told is said so, by name."""

from collections.abc import Iterator

from yikou.definition.model import Affair, Expr, Prohibition
from yikou.definition.problems import Problems
from yikou.definition.types import Bool, Span
from yikou.errors import Problem, RuleError
from yikou.flow.program import Program
from yikou.proof.district import District
from yikou.proof.same_person import check_same_person
from yikou.proof.sees import check_sees
from yikou.proof.within import check_within
from yikou.rules.check import Checked
from yikou.rules.kinds import fits, kind_word
from yikou.rules.syntax import parse
from yikou.rules.typing_rules import type_of
from yikou.rules.wrong import note


def check_expressions(checked: Checked) -> tuple[Problem, ...]:
    """What is wrong with the expressions of prohibitions; the others can only be checked where nothing is."""
    problems = Problems()
    for rule in checked.affair.prohibitions:
        for key, wanted in (("when", Bool()), ("within", Span())):
            expr = rule.says.get(key)
            if isinstance(expr, Expr):
                _check_type(checked, expr, wanted, problems)
    return problems.all()


def _check_type(checked: Checked, expr: Expr, wanted: Bool | Span, problems: Problems) -> None:
    try:
        kind = type_of(parse(expr.text), checked.names, checked.functions).type
    except RuleError as error:
        note(problems, error, expr.mark)
        return
    if not fits(kind, wanted):
        problems.add("wrong_result", expr.mark, found=expr.text, expected=kind_word(wanted))


def check_prohibitions(program: Program, district: District | None) -> tuple[Problem, ...]:
    """Every prohibition that does not hold, or of which that cannot be told, in the order of the file."""
    found = (one for rule in program.affair.prohibitions for one in _check(program, rule, district))
    return tuple(dict.fromkeys(found))


def _check(program: Program, rule: Prohibition, district: District | None) -> Iterator[Problem]:
    affair: Affair = program.affair
    if "same_person" in rule.says:
        return check_same_person(affair, rule, district)
    if "sees" in rule.says:
        return check_sees(affair, rule)
    if "clock" in rule.says:
        return check_within(program.rules, rule, district)
    return iter(())  # `passes` is proved with the walk: `walked.py`
