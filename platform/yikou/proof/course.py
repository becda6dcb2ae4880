"""Every way through the flow of an affair, walked with whatever a case can hold, as far as conditions tell it apart.

Values are only told apart where a condition asks (docs/format.md R1); two ways that meet with the same to come are
walked on once. It is bounded: what was given up is said, never passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from yikou.definition.model import Choose, DoStep, End, Expr, Item, Mark, Prohibition, When
from yikou.errors import RuleError
from yikou.flow.walk import as_word
from yikou.proof.places import Ahead, Place, conditions_at, conditions_of_way_on
from yikou.proof.space import CannotTellError, Passed, Space, Split, Supposed
from yikou.proof.supposing import Supposing
from yikou.rules.values import Unknown

MOST = 15_000  # looks at the conditions of an affair
AT_ONCE = 3_000  # looks at one condition where the walk comes to it
STARTS = 400  # kinds of acceptable forms that are told apart
SHOWN = 6  # cases that are kept for one condition, to find one that can be filled in
Trail = tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A case that the walk met: what it holds, the steps that it passed, and what was judged there."""

    supposed: Supposed
    passed: Trail
    expr: Expr
    value: Any = None


@dataclass
class Course:
    """What the walk through one affair found.

    unknown: cases in which a condition is unknown, by the condition's place. reached: places of items. outcomes: those
    at which some way ends, `end` items only. around: cases in which a prohibition `passes` does not hold. stuck: cases
    in which no verb of a step leads on, by step. given_up: conditions that were not judged to the end, each with why
    (`too_many`, or the name of what cannot be told).
    """

    space: Space
    rules: tuple[Prohibition, ...] = ()
    accepted_first: bool = True
    unknown: dict[tuple[Mark, str], list[Seen]] = field(default_factory=dict)
    reached: set[Mark] = field(default_factory=set)
    taken: set[tuple[Mark, str]] = field(default_factory=set)
    outcomes: dict[str, Seen] = field(default_factory=dict)
    around: dict[int, list[Seen]] = field(default_factory=dict)
    stuck: dict[str, list[Seen]] = field(default_factory=dict)
    given_up: dict[Mark, str] = field(default_factory=dict)
    looks: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing was given up."""
        return not self.given_up


class TooManyError(Exception):
    """More to look at than there is time for."""


def walk_all(space: Space, rules: tuple[Prohibition, ...] = ()) -> Course:
    """The course of an affair whose flow has neither blocks nor calls."""
    walker = _Walker(Course(space, rules), Ahead(space, rules))
    walker.walk()
    return walker.course


class _Walker:
    def __init__(self, course: Course, ahead: Ahead) -> None:
        self.course = course
        self.space = course.space
        self.ahead = ahead
        self.seen: set[object] = set()
        flow = self.space.affair.flow
        self.begins = bool(flow) and isinstance(flow[0], DoStep)

    def walk(self) -> None:
        """First the forms that are acceptable, so that they are shown before others; then what answers make of them."""
        self._at_filing()
        starts = self._acceptable()
        self._from(starts or [])
        if starts is None or self._form_moves():
            self._from([{}])

    def _acceptable(self) -> list[Supposed] | None:
        """What is supposed of a form that every line of `accepts` lets in; None where there is too much to tell apart.

        What is read of the day does not stay so.
        """
        place, starts = Place(self.space.affair.flow), [dict[str, Any]()]
        for line in self.space.affair.accepts:
            if line.warns:
                continue
            found = [more for start in starts for more, value in self._looks(line.must, start, ()) if value is True]
            kept = [{key: value for key, value in more.items() if "today" not in key} for more in found]
            starts = list({repr(self.ahead.state(place, more, ())): more for more in reversed(kept)}.values())
            if len(starts) > STARTS or self.course.given_up:
                return None
        return list(reversed(starts))

    def _form_moves(self) -> bool:
        """Whether the form can change without being held against `accepts` again: by an answer, or by a step.

        The first step too: taken back and done again, it is no acceptance.
        """
        first = next((item.step for item in self.space.affair.flow[:1] if isinstance(item, DoStep)), "")
        return any(
            ("supplement" in step.verbs and step.name != first) or any(path[0] == "form" for path in step.edits)
            for step in self.space.affair.steps.values()
        )

    def _from(self, starts: list[Supposed]) -> None:
        waiting: list[tuple[Place, Supposed, Trail]]
        waiting = [(Place(self.space.affair.flow), start, ()) for start in reversed(starts)]
        while waiting:
            place, supposed, passed = waiting.pop()
            state = self.ahead.state(place, supposed, passed)
            if state not in self.seen:
                self.seen.add(state)
                waiting += reversed(list(self._on(place, supposed, passed)))

    def _on(self, place: Place, supposed: Supposed, passed: Trail) -> Iterator[tuple[Place, Supposed, Trail]]:
        """Where the case goes from a place."""
        item = place.item
        if item is None:
            if place.after:
                yield place.after, supposed, passed
            return
        self.course.reached.add(item.mark)
        match item:
            case DoStep(step):
                for expr in conditions_at(self.space.affair, step):
                    self._note(expr, supposed, passed)
                self._stuck(step, supposed, passed)
                for result in self._results(step):
                    yield place.next(), supposed, (*passed, Passed(step, result))
            case Choose(expr, cases, otherwise):
                for more, value in self._judge(expr, supposed, passed):
                    word = as_word(value)
                    branch = word if word in cases else "else"
                    self.course.taken.add((item.mark, branch))
                    yield place.into(branch, cases.get(word, otherwise or ())), more, passed
            case When(cond, do):
                for more, value in self._judge(cond, supposed, passed):
                    self.course.taken.add((item.mark, as_word(value)))
                    yield (place.into("do", do) if value is True else place.next()), more, passed
            case End(outcome):
                self._end(outcome, supposed, passed, item)

    def _stuck(self, step: str, supposed: Supposed, passed: Trail) -> None:
        """Notes cases in which no verb that leads on is offered, where each of them has a condition."""
        offers = conditions_of_way_on(self.space.affair, step)
        kept = self.course.stuck.setdefault(step, []) if offers else []
        cases = [supposed] if offers else []
        for expr in offers:
            found = [self._looks(expr, one, passed, accepted=bool(passed)) for one in cases]
            cases = [more for looked in found for more, value in looked if value is not True][:STARTS]
        kept += [Seen(more, passed, offers[0]) for more in cases[: SHOWN - len(kept)]]

    def _results(self, step: str) -> tuple[bool, ...]:
        """Results that the step's verbs can bring; a step that only ends the case lets nobody on."""
        verbs = self.space.affair.steps[step].verbs
        return tuple(yes for yes, verb in ((True, "approve"), (False, "object")) if verb in verbs)

    def _end(self, outcome: str, supposed: Supposed, passed: Trail, item: Item) -> None:
        self.course.outcomes.setdefault(outcome, Seen(supposed, passed, Expr("", item.mark)))
        for number, rule in enumerate(self.course.rules):
            if any(one.step == rule.says["passes"] for one in passed):
                continue
            kept = self.course.around.setdefault(number, [])
            for more, value in self._looks(rule.says["when"], supposed, passed):
                if value is True and len(kept) < SHOWN:
                    kept.append(Seen(more, passed, rule.says["when"], outcome))

    def _at_filing(self) -> None:
        """What is asked before the walk begins: conditions of acceptance, and papers that filing wants."""
        affair = self.space.affair
        papers = [paper.needed for paper in affair.materials.values() if paper.at == "filed"]
        for expr in (*(line.must for line in affair.accepts), *(one for one in papers if isinstance(one, Expr))):
            self._note(expr, {}, ())

    def _judge(self, expr: Expr, supposed: Supposed, passed: Trail) -> Iterator[tuple[Supposed, Any]]:
        """Known verdicts, each with what it supposes; what is unknown is noted."""
        for more, value in self._looks(expr, supposed, passed, accepted=bool(passed) or not self.begins):
            if isinstance(value, Unknown):
                self._keep(Seen(more, passed, expr, value))
            else:
                yield more, value

    def _note(self, expr: Expr, supposed: Supposed, passed: Trail) -> None:
        for more, value in self._looks(expr, supposed, passed, accepted=bool(passed)):
            if isinstance(value, Unknown):
                self._keep(Seen(more, passed, expr, value))

    def _keep(self, seen: Seen) -> None:
        kept = self.course.unknown.setdefault((seen.expr.mark, seen.expr.text), [])
        if len(kept) < SHOWN:
            kept.append(seen)

    def _looks(
        self, expr: Expr, supposed: Supposed, passed: Trail, *, accepted: bool = True
    ) -> Iterator[tuple[Supposed, Any]]:
        """Every verdict on an expression, with what has to be supposed for it."""
        verdict: Callable[[Supposed], Any] = lambda more: Supposing(  # noqa: E731
            self.space, more, passed, accepted=accepted
        ).judge(expr.text)
        try:
            yield from looks(verdict, supposed, self._counter())
        except TooManyError:
            self.course.given_up[expr.mark] = "too_many"
        except CannotTellError as why:
            self.course.given_up[expr.mark] = str(why)
        except (RecursionError, RuleError):
            self.course.given_up[expr.mark] = expr.text

    def _counter(self) -> Callable[[], None]:
        most = min(self.course.looks + AT_ONCE, MOST)

        def count() -> None:
            self.course.looks += 1
            if self.course.looks > most:
                raise TooManyError

        return count


def looks(
    verdict: Callable[[Supposed], Any], supposed: Supposed, count: Callable[[], None]
) -> Iterator[tuple[Supposed, Any]]:
    """What a verdict is in every case that it tells apart: only what it asks for is supposed, one thing at a time."""
    waiting = [supposed]
    while waiting:
        now = waiting.pop()
        count()
        try:
            value = verdict(now)
        except Split as open_:
            waiting += [{**now, open_.key: option} for option in reversed(open_.options)]
            continue
        yield now, value
