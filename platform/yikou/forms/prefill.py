"""What is known of a resident, laid into a form by `x-prefill`; shown with its source, to be checked aloud."""

from collections.abc import Mapping
from typing import Any

from yikou.forms.names import pointer
from yikou.forms.plan import Control, Plan
from yikou.texts import N_

REGISTER = N_("人口库")


def prefill(
    plan: Plan, resident: Mapping[str, str], *, source: str = REGISTER
) -> tuple[dict[str, Any], dict[str, str]]:
    """Answers, and the source of each by JSON Pointer.

    plan: of the whole form; a compiled form has it. resident: what is known, by the name that `x-prefill` says
    (`name`, `id_number`, `phone` …). In the part that is the applicant (`x-applicant`), a field without `x-prefill` is
    filled by its own name.
    """
    answers: dict[str, Any] = {}
    sources: dict[str, str] = {}
    _fill(plan.controls, answers, {k: v for k, v in resident.items() if v}, sources, source, ())
    return answers, sources


def _fill(
    controls: tuple[Control, ...],
    into: dict[str, Any],
    resident: Mapping[str, str],
    sources: dict[str, str],
    source: str,
    applicant: tuple[str, ...],
) -> None:
    for control in controls:
        if control.kind == "group":
            below: dict[str, Any] = {}
            own = control.path if "x-applicant" in control.schema and not control.optional and control.always else ()
            _fill(control.parts, below, resident, sources, source, own)
            if below:
                into[control.name] = below
            continue
        known = control.schema.get("x-prefill") or (control.name if applicant else "")
        if known in resident:
            into[control.name] = resident[known]
            sources[pointer(control.path)] = source
