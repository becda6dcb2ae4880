"""How the sections of a page stand: done and closed with a line of what is in them, or open with a mark."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from yikou.forms.names import control_name, element_id, segment
from yikou.forms.plan import Control, Plan, Section
from yikou.forms.scopes import Scope
from yikou.forms.words import words_of
from yikou.texts import Translate

MOST_WORDS = 6  # values in the line of a closed section
_UNSAID = ("tuple", "pairs", "plain", "file", "password")


@dataclass(frozen=True, slots=True)
class SectionState:
    """How one section stands. mark: classes of its number; sum: what a closed one holds, in one line."""

    open: bool
    done: bool
    mark: str
    sum: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides how sections stand.

    wrong: names at the top of the record with an error in or below them that is told; unfit: those that could not be
    filed as they are, whether somebody was told or not; opened: names (safe) that somebody is sent to;
    required: names that have to be answered; focus: id of the element to type on in. name: of an org by its slug.
    """

    wrong: Collection[str]
    unfit: Collection[str]
    opened: Collection[str]
    required: Collection[str]
    focus: str
    name: Callable[[str], str]
    translate: Translate


def states(plan: Plan, answers: Mapping[str, Any], x: Scope, standing: Standing) -> Iterator[SectionState]:
    """Of each section in turn; x: the scope of the record, which says what is asked."""
    now = True
    for section in plan.sections:
        fault = any(control.name in standing.wrong for control in section.controls)
        fit = not fault and not any(control.name in standing.unfit for control in section.controls)
        done = fit and not _is_here(plan, section, standing) and _is_done(section, answers, standing.required)
        mark = " yk-mark--fault" if fault else " yk-mark--now" if now and not done else ""
        now = now and (done or fault)
        line = " · ".join(islice(_words(section.controls, answers, x, standing), MOST_WORDS)) if done else ""
        yield SectionState(not done, done, mark, line)


def _is_here(plan: Plan, section: Section, standing: Standing) -> bool:
    """Whether somebody goes on in it."""
    if any(segment(control.name) in standing.opened for control in section.controls):
        return True
    starts = (element_id(control_name((plan.record.name, c.name))) for c in section.controls)
    focus = standing.focus
    return bool(focus) and any(focus == start or focus.startswith(start + "--") for start in starts)


def _is_done(section: Section, answers: Mapping[str, Any], required: Collection[str]) -> bool:
    needed = [control for control in section.controls if control.name in required]
    return bool(needed) and all(_is_answered(control, answers.get(control.name)) for control in needed)


def _is_answered(control: Control, value: Any) -> bool:
    if control.kind == "group":
        return _are_answered(control.parts, value if isinstance(value, Mapping) else {})
    if control.kind == "rows" and isinstance(value, list):
        return bool(value) and all(isinstance(row, Mapping) and _are_answered(control.parts, row) for row in value)
    return value is not None


def _are_answered(parts: Sequence[Control], answers: Mapping[str, Any]) -> bool:
    needed = (part for part in parts if not part.optional and part.always)
    return all(_is_answered(part, answers.get(part.name)) for part in needed)


def _words(controls: Sequence[Control], answers: Mapping[str, Any], x: Scope, standing: Standing) -> Iterator[str]:
    """Values as people read them; numbers of cards, files and what has many parts are left out."""
    for control in controls:
        value = answers.get(control.name)
        if value is None or control.field.mask or (not control.always and not x[f"{control.key}?"]):
            continue
        if control.is_box or control.kind in _UNSAID:
            continue
        if control.kind == "group" and isinstance(value, Mapping):
            yield from _words(control.parts, value, x, standing)
        elif control.kind in ("yes_no", "consent"):
            if value is True:
                yield control.title
        else:
            yield words_of(
                control.field, value, name=standing.name, translate=standing.translate, choices=control.choices
            )
