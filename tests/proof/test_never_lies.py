"""The proof is held against the real walk: what it calls proved never stops a case, what it shows really does."""

from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.flow.world import Case, directory
from tests.proof.chance import compiled, programs, refused
from tests.proof.small import PARAMETERS
from yikou.errors import DefinitionRefused, Refused
from yikou.proof.days import days
from yikou.proof.walked import course_on
from yikou.rules.check import check
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.values import Unknown

FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def _read(files):
    try:
        program = compiled(files)
    except DefinitionRefused:
        return None
    return program, check(program.affair, PARAMETERS, BUILT_IN)


@FEW
@given(programs(), st.integers(0, 2**32))
def test_what_is_proved_never_stops_a_case(files, seed):
    read = _read(files)
    assume(read is not None)
    program, checked = read
    course, _ = course_on(program, checked, days(checked, None)[0], None)
    assert course.is_whole
    unknown = {text for _, text in course.unknown}
    chance = Random(seed)
    met = {refused(program, chance) for _ in range(12)} - {""}
    assert met <= unknown


@FEW
@given(programs())
def test_what_is_shown_stops_a_case(files):
    read = _read(files)
    assume(read is not None)
    program, checked = read
    course, witnesses = course_on(program, checked, days(checked, None)[0], None)
    for cases in course.unknown.values():
        found = witnesses.of(cases, lambda seen, scope: isinstance(witnesses.value(seen, scope), Unknown))
        if found is not None:
            seen, witness = found
            assert _stops(program, witness) == seen.expr.text


def _stops(program, witness) -> str:
    """The condition at which a real case stops that is filled in and decided as the proof shows it."""
    form = {**witness.form, "applicant": {**witness.form["applicant"], "community": "huayuan-1"}}
    case = Case(program, people=directory())
    try:
        case.do("file", "wang", form=form)
        for passed in witness.way:
            step = program.affair.steps[passed.step]
            names = {*step.fills, *(path[1] for path in step.edits if path[0] == "office")}
            office = {**case.now_state.office, **{n: v for n, v in witness.office.items() if n in names}}
            given = {"office": office} if names else {}
            verb = "approve" if passed.yes else "object"
            case.do(verb, "wang" if passed.step == "accept" else "chen", passed.step, **given)
    except Refused as why:
        return str(why.params.get("text", why.code))
    return ""
