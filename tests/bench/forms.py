"""A filled form of twenty fields: from its compiled template, and from a generic macro."""

from tests.bench.form20 import ANSWERS, compiled, schema
from tests.bench.macro import page
from tests.bench.rounds import Measured, line, measure

OURS, MACRO = "compiled template", "generic recursive macro"
SAYS = """A filled form of twenty fields, drawn whole: the same controls, ids, hints and aria attributes on both sides.
  compiled template:       forms.Form.page, with how far each section has come.
  generic recursive macro: Jinja macros that walk the JSON Schema each time."""


def measured(*, rounds: int, times: int) -> Measured:
    """Rounds of both sides; prints how fast each is."""
    form, walked = compiled(), schema()

    def ours(times: int) -> None:
        for _ in range(times):
            form.page(ANSWERS)

    def macro(times: int) -> None:
        for _ in range(times):
            page(walked, ANSWERS)

    found = measure({OURS: ours, MACRO: macro}, rounds=rounds, times=times)
    ratios = found.ratios(OURS, MACRO)
    print(f"\n{len(ratios)} rounds; {len(form.page(ANSWERS))} and {len(page(walked, ANSWERS))} letters a page")
    for side in (OURS, MACRO):
        print(line(side, found, side))
    print(f"  ratio {found.ratio(OURS, MACRO):.1f}, rounds {min(ratios):.1f} to {max(ratios):.1f}")
    return found
