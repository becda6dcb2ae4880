"""Events that outputs, messages and quotas hang on (docs/format.md 6.1)."""

from yikou.definition.names import BUILT_IN_OUTCOMES, Names
from yikou.definition.nodes import TextNode
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.verb_names import VERB_TITLES

FIXED = ("filed", "accepted", "end")


def event_of(reading: Reading, node: TextNode) -> str:
    """A known event; an unknown one is noted."""
    if not is_event(reading.names, node.text):
        near = nearest(node.text, _common(reading.names))
        reading.add("unknown_event", node.mark, found=node.text, nearest=near)
    return node.text


def is_event(names: Names, text: str) -> bool:
    """Whether something of that name can happen to a case."""
    subject, dot, what = text.partition(".")
    steps, blocks = names.known("step"), names.known("block")
    if not dot:
        return subject in FIXED or subject in steps
    if subject == "any":
        return what in VERB_TITLES
    if subject == "end":
        return what in names.known("outcome") or what in BUILT_IN_OUTCOMES
    if what in ("yes", "no"):
        return subject in steps or subject in blocks
    return subject in steps and (what == "opened" or what in VERB_TITLES)


def _common(names: Names) -> list[str]:
    ends = [f"end.{name}" for name in (*names.known("outcome"), *BUILT_IN_OUTCOMES)]
    steps = [text for step in names.known("step") for text in (step, f"{step}.opened", f"{step}.yes", f"{step}.no")]
    return [*FIXED, *ends, *steps, *(f"any.{verb}" for verb in VERB_TITLES)]
