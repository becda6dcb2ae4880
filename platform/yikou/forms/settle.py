"""The one order in which answers are made final: defaults, computed values, what is visible, pruning, validation.

What one step takes away or works out can change what another one finds, so the middle three are repeated until nothing
changes. What is pruned is not lost: the caller keeps it with the draft, so that it comes back when the branch is chosen
again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yikou.errors import AnswerError
from yikou.forms.computing import Computer
from yikou.forms.defaults import holds_constants, with_constants, with_defaults
from yikou.forms.inside import below, held
from yikou.forms.names import parts_of, pointer
from yikou.forms.plan import Control, Plan, Shape

# Value of an expression (its text, and the names it may read), or None where it is unknown.
Evaluate = Callable[[str, Mapping[str, Any]], Any]
Answers = dict[str, Any]
Path = tuple[str | int, ...]
Row = Mapping[str, Any] | None
MOST_ROUNDS = 40  # conditions that hang on one another in a chain


@dataclass(frozen=True, slots=True)
class Settled:
    """answers: final, JSON-ready; pruned: values taken out, by JSON Pointer; errors: in order of the page."""

    answers: Answers
    pruned: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[AnswerError, ...] = ()


@dataclass(frozen=True, slots=True)
class Final:
    """Answers before they are judged. circles: fields that hide one another in a circle; they count as hidden."""

    answers: Answers
    pruned: Mapping[str, Any]
    circles: tuple[AnswerError, ...] = ()


class Settler:
    """The steps before validation, for one record; validation is the checker's."""

    def __init__(self, plan: Plan, evaluate: Evaluate | None) -> None:
        self.plan = plan
        self._evaluate = evaluate
        self._constants = holds_constants(plan.controls)
        self._computer = Computer(plan.controls, self._value)

    def finish(self, answers: Mapping[str, Any], scope: Mapping[str, Any], *, defaults: bool) -> Final:
        """Answers with everything in them that is not typed, and without everything that is not asked."""
        given = with_defaults(self.plan.controls, answers) if defaults else dict(answers)
        if self._constants:
            given = with_constants(self.plan.controls, given)
        hidden: frozenset[Path] = frozenset()
        seen = [hidden]
        while True:
            final = self._round(given, scope, hidden)
            found = self._hidden_of(given, final, scope) if self.plan.shape.deep else hidden
            if found == hidden:
                return Final(final, _pruned(answers, hidden))
            if found in seen or len(seen) > MOST_ROUNDS:
                return self._in_circles(answers, given, scope, seen=(*seen, found))
            hidden = found
            seen.append(hidden)

    def filled(self, answers: Mapping[str, Any], scope: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers as a page shows them: what is computed as it would be kept, and nothing that was typed gone."""
        if not self._computer.needed:
            return answers
        final = self.finish(answers, scope, defaults=False)
        shown: Any = final.answers
        for where, value in final.pruned.items():
            shown = _with(shown, parts_of(where), value)
        return dict(shown)

    def _in_circles(
        self, answers: Mapping[str, Any], given: Answers, scope: Mapping[str, Any], *, seen: Sequence[frozenset[Path]]
    ) -> Final:
        """Hides everything that would come and go for ever, and says so."""
        last = seen[-1]
        turning = seen[seen.index(last) :]
        hidden: frozenset[Path] = frozenset().union(*turning)
        turned = sorted(hidden - frozenset.intersection(*turning), key=pointer)
        errors = tuple(AnswerError(pointer(path), "circle") for path in turned)
        return Final(self._round(given, scope, hidden), _pruned(answers, hidden), errors)

    def _round(self, given: Answers, scope: Mapping[str, Any], hidden: frozenset[Path]) -> Answers:
        """Answers without what is hidden, computed anew."""
        final: Answers = dict(_without(given, hidden))
        self._computer.compute(final, lambda: self._scope(scope, final))
        return final

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

    def _hidden_of(self, given: Answers, final: Answers, scope: Mapping[str, Any]) -> frozenset[Path]:
        """Paths of everything given that is not asked, as the answers stand."""
        found: set[Path] = set()
        inner = self._scope(scope, final)
        self._object(given, final, shape=self.plan.shape, controls=self.plan.controls, path=(), scope=inner, into=found)
        return frozenset(found)

    def _object(
        self,
        given: Mapping[str, Any],
        final: Mapping[str, Any],
        *,
        shape: Shape | None,
        controls: Sequence[Control],
        path: Path,
        scope: Mapping[str, Any],
        into: set[Path],
    ) -> None:
        """given: with what was hidden before, so that it can come back; final: without, for conditions to read."""
        row = final if path and isinstance(path[-1], int) else None
        hideable = [c.name for c in controls if not c.always and c.name in given]
        shown = self.visible(shape, final, scope=scope, row=row) if shape and hideable else frozenset[str]()
        into |= {(*path, name) for name in hideable if name not in shown}
        for name, control, value in held(controls, given):
            here = path if control.laid else (*path, name)
            if here not in into or control.laid:
                self._inside(control, value, final if control.laid else final.get(name, value), here, scope, into)

    def _inside(
        self, control: Control, given: Any, final: Any, path: Path, scope: Mapping[str, Any], into: set[Path]
    ) -> None:
        if isinstance(given, Mapping) and control.shape is not None and isinstance(final, Mapping):
            if control.shape.deep:
                self._object(
                    given, final, shape=control.shape, controls=control.parts, path=path, scope=scope, into=into
                )
            return
        for key, part, value in below(control, given):
            if key is None:
                self._inside(part, value, final, path, scope, into)
                continue
            same = isinstance(final, list) and isinstance(key, int) and key < len(final)
            self._inside(part, value, final[key] if same else value, (*path, key), scope, into)

    def _scope(self, scope: Mapping[str, Any], answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """What expressions may read: the record itself, as it changes, beside what the caller gave."""
        return {**scope, self.plan.record.name: answers}

    def _value(self, text: str, scope: Mapping[str, Any], row: Row) -> Any:
        if self._evaluate is None:
            return None
        return self._evaluate(text, scope if row is None else {**scope, "row": row})


def _without(value: Any, hidden: frozenset[Path], path: Path = ()) -> Any:
    """A copy without what is hidden; what holds nothing hidden is not copied."""
    if not any(one[: len(path)] == path for one in hidden):
        return value
    if isinstance(value, Mapping):
        kept = ((name, one) for name, one in value.items() if (*path, name) not in hidden)
        return {name: _without(one, hidden, (*path, name)) for name, one in kept}
    if isinstance(value, list):
        return [_without(one, hidden, (*path, number)) for number, one in enumerate(value)]
    return value


def _with(value: Any, path: Sequence[str], one: Any) -> Any:
    """A copy with one value put back where it was."""
    if not path:
        return one
    first, rest = path[0], path[1:]
    if isinstance(value, Mapping) and (first in value or not rest):
        return {**value, first: _with(value.get(first), rest, one)}
    if isinstance(value, list) and first.isdecimal() and int(first) < len(value):
        return [_with(below, rest, one) if number == int(first) else below for number, below in enumerate(value)]
    return value


def _pruned(answers: Mapping[str, Any], hidden: frozenset[Path]) -> dict[str, Any]:
    """What somebody had answered of what is hidden."""
    found: dict[str, Any] = {}
    for path in sorted(hidden, key=lambda one: tuple(map(str, one))):
        value: Any = answers
        for part in path:
            here = isinstance(value, Mapping) and part in value
            here = here or (isinstance(value, list) and isinstance(part, int) and part < len(value))
            value = value[part] if here else None
        if value is not None:
            found[pointer(path)] = value
    return found
