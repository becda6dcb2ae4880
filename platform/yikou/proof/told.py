"""A case of a proof in words: the values that matter, the way, and who leaves open what is missing."""

from collections.abc import Iterator, Mapping
from typing import Any

from yikou.definition.types import Group, Rows
from yikou.forms.words import words_of
from yikou.proof.course import Seen
from yikou.proof.filled import fields_of
from yikou.proof.messages import WORDS
from yikou.proof.space import Passed, Space, Supposed, keys_in
from yikou.proof.witness import Witness
from yikou.proof.words import shown
from yikou.rules.messages import REASONS
from yikou.rules.names import Name
from yikou.rules.values import Unknown


def case_words(space: Space, seen: Seen, witness: Witness | None) -> str:
    """The values and the way: `困难原因：火灾，急难程度：未填写；窗口受理（同意）→ 社区核查（同意）`."""
    values = values_words(space, seen.supposed, witness)
    way = way_words(space, seen.passed)
    return "；".join(part for part in (values, way) if part) or WORDS["any_case"]


def values_words(space: Space, supposed: Supposed, witness: Witness | None = None) -> str:
    """What is supposed, as people read it."""
    return "，".join(dict.fromkeys(_values(space, supposed, witness)))


def way_words(space: Space, passed: tuple[Passed, ...]) -> str:
    """Steps with their results, where they could have had another."""
    return " → ".join(_step(space, one) for one in passed)


def _step(space: Space, one: Passed) -> str:
    step = space.affair.steps[one.step]
    if "object" not in step.verbs:
        return step.title
    return WORDS["with_result"].format(step=step.title, result=WORDS["yes_vote" if one.yes else "no_vote"])


def _values(space: Space, supposed: Supposed, witness: Witness | None) -> Iterator[str]:
    for name, what, value in keys_in(supposed):
        root, *path = name.split(".")
        if what == "there" and value is True:
            continue
        if root not in ("form", "office"):
            yield from _of_term(space, name, value, witness)
        elif space.record(root).field(tuple(path)) is not None:
            yield f"{title_of(space, name)}：{_word(space, name, what, value)}"


def _of_term(space: Space, name: str, value: Any, witness: Witness | None) -> Iterator[str]:
    """What a sum or a function reads; where no form is filled in, its own value under the name of its fact."""
    if witness is not None and name in space.terms.nodes:
        for read in fields_of(space, space.terms.nodes[name]):
            yield from _in_form(space, read, witness)
        return
    for fact in space.affair.facts.values():
        if fact.expr.text in space.terms.trees and space.terms.spelled_fact(fact.name) == name:
            yield f"{fact.title}：{shown(value)}"
            return
    if name in space.terms.nodes:
        yield f"{name}：{shown(value)}"


def _in_form(space: Space, name: Name, witness: Witness) -> Iterator[str]:
    found: Any = witness.form if name.root == "form" else witness.office
    for part in name.path:
        found = found.get(part) if isinstance(found, Mapping) else found
    if isinstance(found, list):
        yield f"{title_of(space, name.dotted)}：{WORDS['rows_given'].format(count=len(found))}"
    elif name.of is not None and found is not None:
        yield f"{title_of(space, name.dotted)}：{words_of(name.of, found)}"


def _word(space: Space, name: str, what: str, value: Any) -> str:
    if what == "there":
        return WORDS["left_open"]
    root, *path = name.split(".")
    field = space.record(root).field(tuple(path))
    return words_of(field, value) if field else shown(value)


def title_of(space: Space, dotted: str) -> str:
    """A field's title, or its name."""
    root, *path = dotted.split(".")
    if root == "done" and path and path[0] in space.affair.steps:
        return WORDS["result_of"].format(step=space.affair.steps[path[0]].title)
    if root not in ("form", "office"):
        return dotted
    titles = []
    for end in range(1, len(path) + 1):
        field = space.record(root).field(tuple(path[:end]))
        if field is not None and (end == len(path) or isinstance(field.type, Group | Rows)):
            titles.append(field.title)
    return "".join(f"{title}的" for title in titles[-2:-1]) + titles[-1] if titles else dotted


def open_words(space: Space, seen: Seen) -> str:
    """What is missing, each with who leaves it open; or the reason where nothing is missing."""
    unknown = seen.value
    assert isinstance(unknown, Unknown)
    if not unknown.missing:
        return str(REASONS.get(unknown.why) or WORDS.get(unknown.why, unknown.why))
    return "、".join(f"{title_of(space, name)}（{_left_open(space, seen, name)}）" for name in unknown.missing)


def _left_open(space: Space, seen: Seen, dotted: str) -> str:
    root, *path = dotted.split(".")
    if root == "form":
        return WORDS["open_in_form"]
    if root != "office":
        return WORDS["not_yet"]
    steps = [one for one in seen.passed if space.writes(one.step, path[0])]
    if steps:
        return WORDS["open_at_step"].format(step=space.affair.steps[steps[-1].step].title)
    later = [step.title for step in space.affair.steps.values() if path[0] in step.fills]
    return WORDS["filled_later"].format(step=later[0]) if later else WORDS["filled_nowhere"]
