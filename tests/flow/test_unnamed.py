"""4.11: `when` and `needs` hold for verbs that are there without being named, and for the lane set by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.flow.world import Case, accepted_relief, checked, program, staff, with_affair
from yikou.definition.model import Expr, Verb
from yikou.errors import Refused
from yikou.flow.offers import offers

SMALL = Expr("form.amount < 10")


def asked(case: Case) -> Case:
    return case.do("supplement", "chen", "review", items={"text": "说明情况"})


BEFORE: dict[str, Callable[[Case], Case]] = {
    "release": lambda case: case.do("claim", "chen", "review"),
    "answer": asked,
}
ACTS: dict[str, Callable[[Case], Case]] = {
    "claim": lambda case: case.do("claim", "chen", "review"),
    "release": lambda case: case.do("release", "chen", "review"),
    "note": lambda case: case.do("note", "li", text="已电话联系"),
    "copy": lambda case: case.do("copy", "li", person="ma"),
    "take_back": lambda case: case.do("take_back", "li"),
    "answer": lambda case: case.do("answer", "wang", text="已说明"),
    "set_lane": lambda case: case.do("set_lane", "lin", lane="green", reason="危重"),
}
WHO = {"note": "li", "copy": "li", "take_back": "li", "answer": "wang", "set_lane": "lin"}


def where(**options: Verb) -> Case:
    """A checked relief whose affair sets options of verbs."""
    affair = program("hardship-relief").affair
    steps = {name: replace(step, verbs={**step.verbs, **options}) for name, step in affair.steps.items()}
    case = checked(accepted_relief(with_affair("hardship-relief", steps=steps, verbs={**affair.verbs, **options})))
    return BEFORE.get(next(iter(options)), lambda case: case)(case)


@pytest.mark.parametrize("verb", ACTS)
def test_a_verb_is_refused_where_its_condition_is_no(verb):
    with pytest.raises(Refused, match="not_now"):
        ACTS[verb](where(**{verb: Verb(verb, when=SMALL)}))


@pytest.mark.parametrize("verb", ACTS)
def test_a_verb_is_refused_without_what_it_needs(verb):
    with pytest.raises(Refused, match="needs_signature"):
        ACTS[verb](where(**{verb: Verb(verb, needs=("signature",))}))


@pytest.mark.parametrize("verb", ACTS)
def test_the_page_says_why_the_verb_is_closed_and_what_it_needs(verb):
    case = where(**{verb: Verb(verb, when=SMALL, needs=("signature",))})
    found = offers(case.program, case.state, staff(WHO.get(verb, "chen")), case.context)
    offer = next(offer for offer in found if offer.verb == verb)
    assert offer.closed.startswith("目前的进度不能")
    assert "signature" in offer.needs
