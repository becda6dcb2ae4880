"""Runs the examples of an affair (docs/format.md 4.16) and says where rules and examples differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from yikou.definition.model import Example, Expr
from yikou.errors import Problem, RuleError
from yikou.flow.program import Program
from yikou.forms.messages import message
from yikou.proof.district import District
from yikou.proof.trial_case import TrialCase
from yikou.proof.words import written
from yikou.rules.cells import output_word
from yikou.rules.messages import REASONS
from yikou.rules.values import Judged, Unknown

UNKNOWN = "unknown"


def run_examples(program: Program, district: District | None = None) -> tuple[Problem, ...]:
    """Every difference between what the examples expect and what the rules give, in the order of the file.

    district: for places above a place; without it they are unknown.
    """
    return tuple(problem for example in program.affair.examples for problem in run_example(program, example, district))


def run_example(program: Program, example: Example, district: District | None = None) -> Iterator[Problem]:
    """The differences of one example. Values that are not valid are the only ones where there are some."""
    try:
        case = TrialCase(program, example, district)
        invalid = [*_invalid(case), *_not_accepted(case)]
        yield from invalid or _of_one_stop(case, list(_differences(case)))
    except RuleError as error:
        yield _problem(example, error.code, "", found=error.params["found"], expected=error.params["expected"])


def _invalid(case: TrialCase) -> Iterator[Problem]:
    """Given values that the schema refuses; what is not given is not asked for.

    A part that is not whole makes the validator call it unexpected; names that do not exist were refused by the reader.
    """
    records = (("form", case.program.form, case.form), ("office", case.program.office, case.office))
    for name, form, answers in records:
        for error in form.check(answers, require=()):
            if error.code != "unexpected" and _is_given(answers, error.field):
                where = f"{name}{error.field}"
                yield _problem(case.example, "example_invalid", where, found=message(error, form.record))


def _is_given(answers: Any, pointer: str) -> bool:
    for part in pointer.split("/")[1:]:
        if isinstance(answers, list) and part.isdecimal() and int(part) < len(answers):
            answers = answers[int(part)]
        elif isinstance(answers, Mapping) and part in answers:
            answers = answers[part]
        else:
            return False
    return True


def _not_accepted(case: TrialCase) -> Iterator[Problem]:
    for number, line in enumerate(case.program.affair.accepts):
        if not line.warns and case.program.rules.judge(line.must, case.scope()).value is False:
            yield _problem(case.example, "example_not_accepted", f"accepts/{number}", found=line.say)


def _differences(case: TrialCase) -> Iterator[Problem]:
    """In the order in which the example names what it expects."""
    expects = {"way": _way, "outcome": _outcome, "lane": _lane, "needed": _needed, "waits": _waits}
    for name, wanted in case.example.expect.items():
        yield from expects[name](case, wanted) if name in expects else _value(case, name, wanted)


def _of_one_stop(case: TrialCase, found: list[Problem]) -> list[Problem]:
    """Where the walk stops, that alone: what is not come to cannot be as expected."""
    stops = [problem for problem in found if problem.code == "example_stops"]
    return stops[:1] if case.stopped is not None and stops else found


def _way(case: TrialCase, wanted: Any) -> Iterator[Problem]:
    found = list(case.way)
    if case.stopped is not None:
        yield _stuck(case, "way", _words(wanted))
    elif found != _listed(wanted):
        yield _differs(case, "way", ", ".join(found), _words(wanted))


def _outcome(case: TrialCase, wanted: Any) -> Iterator[Problem]:
    found = case.outcome or UNKNOWN
    if case.stopped is not None and wanted != UNKNOWN:
        yield _stuck(case, "outcome", _words(wanted))
    elif found != wanted:
        yield _differs(case, "outcome", found, _words(wanted))


def _lane(case: TrialCase, wanted: Any) -> Iterator[Problem]:
    if case.lane != wanted:
        yield _differs(case, "lane", case.lane, _words(wanted))


def _needed(case: TrialCase, wanted: Any) -> Iterator[Problem]:
    """Papers that a step of the way, or filing, wants: in the order of the definition."""
    verdicts = {name: _is_needed(case, name) for name in case.program.affair.materials}
    for name, judged in verdicts.items():
        if isinstance(judged.value, Unknown):
            yield _unknown(case, "needed", judged, expected=name)
    found = [name for name, judged in verdicts.items() if judged.value is True]
    if not any(isinstance(judged.value, Unknown) for judged in verdicts.values()) and found != _listed(wanted):
        yield _differs(case, "needed", ", ".join(found), _words(wanted))


def _is_needed(case: TrialCase, name: str) -> Judged:
    material = case.program.affair.materials[name]
    asked = {material.at, material.may_follow.before if material.may_follow else material.at}
    if not asked & {"filed", *case.way}:
        return Judged(value=False)
    if isinstance(material.needed, Expr):
        return case.program.rules.judge(material.needed, case.end)
    return Judged(value=material.needed == "always")


def _waits(case: TrialCase, _: Any) -> Iterator[Problem]:
    example = case.example
    yield Problem(
        "unsupported",
        "not_supported",
        example.mark.file,
        example.mark.line,
        f"{example.mark.key}/expect/waits",
        "waits",
    )


def _value(case: TrialCase, name: str, wanted: Any) -> Iterator[Problem]:
    """A fact, or an output of a table."""
    table, dot, output = name.partition(".")
    rules = case.program.rules
    if dot and output not in case.program.affair.tables[table].gives:
        yield _problem(case.example, "unknown_expectation", f"expect/{name}", found=name)
        return
    judged = rules.table(table, case.end)[output] if dot else rules.fact(name, case.end)
    if isinstance(judged.value, Unknown) and wanted != UNKNOWN:
        yield _unknown(case, name, judged, expected=_words(wanted))
    elif not _same(judged.value, wanted):
        yield _differs(case, "value", written(judged.value), _words(wanted), key=name)


def _same(value: Any, wanted: Any) -> bool:
    """Whether a value is what the example wrote: `yes`, a number, a date, an option, a list of these."""
    if isinstance(value, Unknown) or wanted == UNKNOWN:
        return isinstance(value, Unknown) and wanted == UNKNOWN
    if isinstance(value, list):
        given = _listed(wanted)
        return len(value) == len(given) and all(map(_same, value, given))
    return value == wanted or (isinstance(wanted, str) and output_word(wanted) == value)


def _listed(wanted: Any) -> list[Any]:
    return list(wanted) if isinstance(wanted, list | tuple) else [wanted]


def _words(wanted: Any) -> str:
    return ", ".join(str(one) for one in _listed(wanted))


def _differs(case: TrialCase, what: str, found: str, expected: str, *, key: str = "") -> Problem:
    return _problem(case.example, f"example_{what}", f"expect/{key or what}", found=found, expected=expected)


def _stuck(case: TrialCase, what: str, expected: str) -> Problem:
    stopped = case.stopped
    assert stopped is not None
    why = "、".join(stopped.missing) or REASONS.get(stopped.why, stopped.text)
    return _problem(case.example, "example_stops", f"expect/{what}", found=why, expected=expected)


def _unknown(case: TrialCase, key: str, judged: Judged, *, expected: str) -> Problem:
    assert isinstance(judged.value, Unknown)
    why = "、".join(judged.missing) or REASONS.get(judged.value.why, UNKNOWN)
    return _problem(case.example, "example_unknown", f"expect/{key}", found=why, expected=expected)


def _problem(example: Example, code: str, key: str, *, found: str = "", expected: str = "") -> Problem:
    mark = example.mark
    whole = "/".join(filter(None, (mark.key, key)))
    return Problem("error", code, mark.file, mark.line, whole, found, expected, about=example.title)
