"""From a post to answers. Whatever was sent, this gives a `Bound` and never raises."""

from collections.abc import Mapping, Sequence
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.binder import Binder
from yikou.forms.bound import Answers, Bound, Held, Path
from yikou.forms.plan import Plan
from yikou.forms.reading import OrgChoices

MOST_PAIRS = 5000  # names with their values in one post
__all__ = ["Answers", "Bound", "Held", "OrgChoices", "Path", "bind"]


def bind(plan: Plan, post: Sequence[tuple[str, str]], before: Mapping[str, Any], choices: OrgChoices | None) -> Bound:
    """Answers of a post for the controls of a plan; choices: orgs that may be chosen by kind, None where unchecked."""
    binder = Binder(_sorted(post), choices)
    if len(post) > MOST_PAIRS:
        binder.errors.append(AnswerError("", "too_many"))
    answers = binder.object(plan.controls, plan.record.name, (), dict(before))
    shown = frozenset(binder.sent.get("_shown", ()))
    return Bound(
        answers,
        tuple(binder.errors),
        binder.echoes,
        binder.rows,
        binder.rowing.done,
        binder.focus,
        shown,
        binder.rowing.touched,
        binder.held,
        binder.ways,
    )


def _sorted(post: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Values by name; what is no text is no answer."""
    values: dict[str, list[str]] = {}
    for name, value in post[:MOST_PAIRS]:
        if isinstance(name, str) and isinstance(value, str):
            values.setdefault(name, []).append(value)
    return values
