"""A case that does not exist yet, so that a form being filled in can be judged like one. Nothing of it is kept."""

from collections.abc import Mapping
from typing import Any

from yikou.flow.acts import Actor, Context
from yikou.flow.entries import Entered, Filed
from yikou.flow.evolve import evolve
from yikou.flow.parties import applicant_of
from yikou.flow.program import Program
from yikou.flow.state import CaseState


def trial_state(program: Program, form: Mapping[str, Any], actor: Actor, context: Context) -> CaseState:
    """The state that filing these answers now would begin with."""
    identity, name = applicant_of(program, context.directory, form)
    filed = Filed(
        slug=program.affair.slug,
        version=program.version,
        number="",
        place=actor.org,
        source="window",
        identity=identity,
        name=name,
        form=dict(form),
    )
    return evolve(None, Entered(1, context.now, actor, filed))
