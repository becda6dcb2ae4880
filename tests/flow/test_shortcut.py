"""R1 and R5: what is not judged again is as it would be judged; the way never lies on stale facts."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.definition.make import RULES, sources
from tests.flow.world import Case, applicant
from tests.proof.small import PARAMETERS
from yikou.definition.model import Affair, Choose, DoStep, End, Expr, Item, When
from yikou.definition.reader import read_affair
from yikou.errors import Refused
from yikou.flow.program import compile_program
from yikou.flow.scopes import Judging
from yikou.flow.walk import Walk, walk

STEPS = ("first", "second", "third", "last")
LIGHT = "  {0}: {{title: 另核, who: reviewer, shows: [office.proposed], verbs: [approve, supplement, return]}}\n"
AMOUNT, CAUSE, RESULT = Expr("form.amount > 1000"), Expr("form.cause"), Expr("office.proposed > 1000")


@cache
def affair(*, replayed: bool = False) -> Affair:
    """The small affair with four light steps behind the decision."""
    rules = RULES.replace("flow:\n", "".join(LIGHT.format(step) for step in STEPS) + "flow:\n")
    rules = rules.replace("    suggests: {proposed: form.amount}\n", "    shows: [office.proposed]\n")
    verbs = "verbs:\n  return: {then: replay}\n" if replayed else "verbs:\n"
    return read_affair(sources(rules.replace("verbs:\n", verbs, 1)), "small", parameters=PARAMETERS)


def flowing(*items: Item, replayed: bool = False) -> Case:
    """A case of it, accepted and decided, whose flow goes on with these items. replayed: by every return."""
    begin, end = (DoStep("accept"), DoStep("decide")), (DoStep("last"), End("granted"))
    form = {"applicant": {name: applicant()[name] for name in ("name", "id_number", "community")}}
    case = Case(compile_program(replace(affair(replayed=replayed), flow=(*begin, *items, *end)), PARAMETERS))
    case.do("file", "wang", form={**form, "cause": "fire", "amount": Decimal(5000)},
            papers={"id_card": ("a",), "proof": ("b",)}, then="accept")  # fmt: skip
    return case.do("approve", "chen", "decide", office={"proposed": Decimal(800)})


def corrected(case: Case, **form: object) -> Case:
    """The applicant corrects the form, asked by whichever step is open."""
    case.do("supplement", "chen", case.open[0], items={"fields": [f"form.{name}" for name in form]})
    return case.do("answer", "wang", form={**case.now_state.form, **form})


def test_a_condition_outside_the_way_is_judged_when_the_way_comes_back():
    case = flowing(fire(When(AMOUNT, (DoStep("first"),))))
    corrected(case, cause="other")
    corrected(case, amount=Decimal(500))
    assert corrected(case, cause="fire").open == ["last"]


def test_a_condition_on_a_step_is_judged_when_the_step_has_left_the_way():
    done = Choose(Expr("done.first"), {"yes": (DoStep("second"),), "no": (DoStep("third"),)}, None)
    case = flowing(When(AMOUNT, (DoStep("first"),)), done).do("approve", "chen", "first")
    assert case.open == ["second"]
    assert corrected(case, amount=Decimal(500)).open == ["third"]


def test_replay_undoes_what_stands_behind_in_the_flow():
    case = flowing(When(AMOUNT, (DoStep("first"),)), DoStep("second"), replayed=True)
    case.do("approve", "chen", "first").do("approve", "chen", "second")
    corrected(corrected(case, amount=Decimal(500)), amount=Decimal(5000))
    assert case.open == ["last"]
    case.do("return", "chen", "last", to="first", reason="再核")
    assert case.do("approve", "chen", "first").open == ["second"]


def items(steps: tuple[str, ...], behind: tuple[str, ...] = ()) -> st.SearchStrategy[tuple[Item, ...]]:
    """Flows through these steps, in order, under conditions within conditions. behind: steps that they can read."""
    if not steps:
        return st.just(())
    head, more = DoStep(steps[0]), items(steps[1:], (*behind, steps[0]))
    cond = st.sampled_from([AMOUNT, RESULT, *(Expr(f"done.{step}") for step in behind)])
    return st.one_of(
        st.builds(lambda cond, more: (When(cond, (head,)), *more), cond, more),
        st.builds(lambda cond, more: (When(cond, (head, *more)),), cond, more),
        st.builds(lambda cond, more: (fire(When(cond, (head, *more))),), cond, more),
        st.builds(lambda cond, more: (fire(When(cond, (head,))), *more), cond, more),
    )


def fire(*do: Item) -> Choose:
    """What is done after a fire only."""
    return Choose(CAUSE, {"fire": do, "other": ()}, None)


corrections = [("cause", "fire"), ("cause", "other"), ("amount", "500"), ("amount", "5000")]
acts = st.sampled_from([*corrections, *corrections, ("approve", ""), ("return", "first")])


def attempt(case: Case, what: str, value: str) -> None:
    """One act at whichever step is open; what cannot be done is left."""
    if case.now_state.is_ended:
        return
    proposed = Decimal(len(case.ledger) % 3 * 800)
    office = {"office": {"proposed": proposed}} if case.open == ["decide"] else {}
    try:
        if what == "approve":
            case.do("approve", "chen", case.open[0], **office)
        elif what == "return":
            case.do("return", "chen", case.open[0], to=value, reason="再核")
        else:
            corrected(case, **{what: Decimal(value) if what == "amount" else value})
    except Refused:
        return


def whole(case: Case) -> Walk:
    """The walk where everything is judged."""
    return walk(case.program, case.now_state, Judging(case.program, case.now_state, case.context))


def differing(case: Case) -> Iterator[str]:
    """Where the case stands, beside where a whole walk says that it stands."""
    found, state = whole(case), case.now_state
    yield from set(found.passed) ^ set(state.way)
    yield from (choice.item for choice in found.choices if state.chose[choice.item] != choice.value)
    yield from {node.key for node in found.frontier} ^ set(case.open)


@given(flow=items(STEPS[:3]), done=st.lists(acts, min_size=6, max_size=12))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_case_stands_where_a_whole_walk_finds_it(flow, done):
    case = flowing(*flow)
    for what, value in done:
        attempt(case, what, value)
        assert list(differing(case)) == []
