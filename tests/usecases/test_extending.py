"""延办 of the clock that the step names, and not only of that of the whole case."""

from dataclasses import replace

from tests.usecases.office import Office
from yikou.definition.model import Duration, Extend
from yikou.flow.offers import Offer
from yikou.flow.program import Program
from yikou.usecases.case.posting import Tried, options_of
from yikou.usecases.case.verb_fields import VerbFields


def of_its_own_clock(program: Program) -> Program:
    """Relief of which the review may lengthen its own clock, by hours; the whole case goes by workdays."""
    affair = program.affair
    step, clock = affair.steps["review"], affair.clocks["review"]
    extend = replace(step.verbs["extend"], clock="review")
    steps = {**affair.steps, "review": replace(step, verbs={**step.verbs, "extend": extend})}
    clocks = {**affair.clocks, "review": replace(clock, extend=Extend(Duration(8, "workhours"), 1))}
    return replace(program, affair=replace(affair, steps=steps, clocks=clocks))


def test_what_is_typed_is_in_the_unit_of_the_clock_of_the_step(office: Office):
    case = office.case("zhou.liqun", office.checked("4000"))
    task = next(iter(case.state.tasks))
    tried = Tried("extend", task, (("extend.by", "4"),))
    assert options_of(of_its_own_clock(case.program), case.state, "extend", tried)["by"] == "4 workhours"
    assert options_of(case.program, case.state, "extend", tried)["by"] == "4 workdays"


def test_the_page_says_the_unit_of_the_clock_of_the_step(office: Office):
    case = office.case("zhou.liqun", office.checked("4000"))
    task = next(iter(case.state.tasks))
    offer = Offer("extend", task, "延办", "", needs=("by",))
    (field,) = VerbFields(of_its_own_clock(case.program), case.state, str, Tried(), ()).of(offer)
    assert (field.unit, field.hint) == ("工作小时", "累计最多 8 工作小时")
