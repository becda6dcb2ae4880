"""The one order in which answers are made final: defaults, computed values, what is visible, pruning, validation.

What is pruned is not lost: the caller keeps it with the draft, so that it comes back when the branch is chosen again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.names import pointer
from yikou.forms.plan import Control, Plan, Shape

# Value of an expression (its text, and the names it may read), or None where it is unknown.
Evaluate = Callable[[str, Mapping[str, Any]], Any]
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """answers: final, JSON-ready; pruned: values taken out, by JSON Pointer; errors: in order of the page."""

    answers: Answers
    pruned: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[AnswerError, ...] = ()


class Settler:
    """The first four steps for one record; validation is the checker's."""

    def __init__(self, plan: Plan, evaluate: Evaluate | None) -> None:
        self.plan = plan
        self._evaluate = evaluate
        self._computes = [c for c in plan.controls if _has_computed(c)]

    def settle(
        self, answers: Mapping[str, Any], scope: Mapping[str, Any], *, defaults: bool
    ) -> tuple[Answers, Answers]:
        """Answers and what was pruned of them."""
        final = with_defaults(self.plan.controls, answers) if defaults else dict(answers)
        if self._computes:
            self._compute(final, scope)
        pruned: Answers = {}
        if self.plan.shape.deep:
            inner = self._scope(scope, final)
            final = self._pruned(final, self.plan.shape, self.plan.controls, (), pruned, inner)
        return final, pruned

    def visible(
        self,
        shape: Shape,
        answers: Mapping[str, Any],
        *,
        scope: Mapping[str, Any],
        row: Mapping[str, Any] | None = None,
    ) -> frozenset[str]:
        """Conditional names of an object that are to be asked, as it is answered."""
        chosen = frozenset(name for branch in shape.branches if branch.holds(answers) for name in branch.names)
        shown = {name for name, text in shape.visible.items() if self._value(text, scope, row) is True}
        return frozenset(n for n in chosen & shape.conditional if n not in shape.visible or n in shown) | (
            shown - shape.conditional
        )

    def _pruned(
        self,
        answers: Answers,
        shape: Shape,
        controls: Sequence[Control],
        path: tuple[str | int, ...],
        pruned: Answers,
        scope: Mapping[str, Any],
    ) -> Answers:
        """Takes out what is hidden until nothing more falls: one answer that goes can hide the next."""
        hideable = [c.name for c in controls if not c.always and c.name in answers]
        while hideable:
            shown = self.visible(shape, answers, scope=scope, row=_row_at(path, answers))
            gone = [name for name in hideable if name not in shown]
            if not gone:
                break
            pruned.update({pointer((*path, name)): answers.pop(name) for name in gone})
            hideable = [name for name in hideable if name in answers]
        for control in controls:
            if control.shape and control.shape.deep and control.name in answers:
                answers[control.name] = self._below(
                    control, answers[control.name], (*path, control.name), pruned, scope
                )
        return answers

    def _below(
        self, control: Control, value: Any, path: tuple[str | int, ...], pruned: Answers, scope: Mapping[str, Any]
    ) -> Any:
        shape = control.shape
        if shape is None:
            return value
        if isinstance(value, Mapping):
            return self._pruned(dict(value), shape, control.parts, path, pruned, scope)
        if not isinstance(value, list):
            return value
        return [
            self._pruned(dict(row), shape, control.parts, (*path, at), pruned, scope)
            if isinstance(row, Mapping)
            else row
            for at, row in enumerate(value)
        ]

    def _compute(self, answers: Answers, scope: Mapping[str, Any]) -> None:
        """Rows before the record, because sums read them; in order of the page, so that one value may read another."""
        for control in self._computes:
            if control.kind == "rows" and isinstance(answers.get(control.name), list):
                rows = [dict(row) for row in answers[control.name] if isinstance(row, Mapping)]
                answers[control.name] = rows
                for row in rows:
                    self._compute_object(control.parts, row, self._scope(scope, answers), row)
        for control in self._computes:
            if control.kind == "group" and isinstance(answers.get(control.name), Mapping):
                answers[control.name] = group = dict(answers[control.name])
                self._compute_object(control.parts, group, self._scope(scope, answers), None)
        self._compute_object(self._computes, answers, self._scope(scope, answers), None)

    def _compute_object(
        self, controls: Sequence[Control], into: Answers, scope: Mapping[str, Any], row: Mapping[str, Any] | None
    ) -> None:
        for control in controls:
            if control.kind != "computed":
                continue
            value = self._value(str(control.schema["x-computed"]), scope, row)
            if value is None:
                into.pop(control.name, None)
            else:
                into[control.name] = value

    def _scope(self, scope: Mapping[str, Any], answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """What expressions may read: the record itself, as it changes, beside what the caller gave."""
        return {**scope, self.plan.record.name: answers}

    def _value(self, text: str, scope: Mapping[str, Any], row: Mapping[str, Any] | None) -> Any:
        if self._evaluate is None:
            return None
        return self._evaluate(text, scope if row is None else {**scope, "row": row})


def with_defaults(controls: Sequence[Control], answers: Mapping[str, Any]) -> Answers:
    """The answers, with the schema's default where there is none; a constant that is no consent is its own default."""
    final = dict(answers)
    for control in controls:
        if control.kind == "fixed" and "const" in control.schema:
            final[control.name] = control.schema["const"]
        elif control.name not in final and "default" in control.schema:
            final[control.name] = control.schema["default"]
        if control.kind == "group" and control.name in final and isinstance(final[control.name], Mapping):
            final[control.name] = with_defaults(control.parts, final[control.name])
    return final


def _row_at(path: tuple[str | int, ...], answers: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return answers if path and isinstance(path[-1], int) else None


def _has_computed(control: Control) -> bool:
    return control.kind == "computed" or any(_has_computed(part) for part in control.parts)
