"""Whether what is promised can be kept: for every lane the longest way of step limits fits the total, the total the
guide; and clocks that say nothing, or too late (docs/format.md 6.5).

Stops and extensions are left out. What only a calendar could tell is named where none is given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yikou.definition.durations import write_duration
from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Alarm, Choose, Clock, DoStep, Duration, End, Item, Limit, Mark, Step
from yikou.errors import Problem
from yikou.proof.lengths import LONGEST, are_within, is_within
from yikou.proof.messages import WORDS
from yikou.rules.check import Checked
from yikou.rules.compiled import Rules
from yikou.rules.name_types import inner_items
from yikou.rules.scope import Scope
from yikou.workdays.model import Calendar

Way = tuple[Step, ...]
LONG_DAY = 8 * 60  # minutes of a workday, only to tell which of two ways is longer


@dataclass(frozen=True)
class Deadlines:
    """The limits of one affair. calendar: None where none is given."""

    rules: Rules
    calendar: Calendar | None

    @property
    def affair(self) -> Affair:
        """The affair."""
        return self.rules.affair

    def length(self, limit: Limit | None, lane: str) -> Duration | None:
        """A limit in a lane, where it can be told before any case."""
        if limit is None or isinstance(limit, Duration):
            return limit
        value = self.rules.judge(limit, Scope(self.rules, lane=lane)).value
        return value if isinstance(value, Duration) else None

    def of_clock(self, clock: Clock, lane: str) -> Duration | None:
        """The limit of a clock in a lane."""
        return self.length(clock.limit.get(lane, clock.limit.get("")), lane)

    def of_step(self, step: Step, lane: str) -> Duration | None:
        """How long a step may take: nothing where the total stands still, or where no clock runs."""
        if step.clock == "" or step.name in self.affair.clocks["total"].stops_in:
            return None
        return self.of_clock(self.affair.clocks[step.clock], lane)

    def longest(self, items: tuple[Item, ...], lane: str) -> Way:
        """The longest way through items."""
        return max(self._ways(items, lane), key=lambda way: self.weight(way, lane), default=())

    def _ways(self, items: tuple[Item, ...], lane: str) -> list[Way]:
        """The longest way that ends inside, and the longest that goes on behind, as far as there are such."""
        ended, open_ = self._through(items, lane)
        return [way for way in (ended, open_) if way is not None]

    def _through(self, items: tuple[Item, ...], lane: str) -> tuple[Way | None, Way | None]:
        """(The longest that has ended, the longest that goes on); None where there is none."""
        ended: Way | None = None
        way: Way | None = ()
        for item in items:
            if way is None:
                break
            below = [self._through(branch, lane) for branch in _branches(item)]
            ends = [(*way, *found) for found, _ in below if found is not None]
            goes_on = [(*way, *found) for _, found in below if found is not None]
            if isinstance(item, DoStep):
                goes_on = [(*way, self.affair.steps[item.step])]
            elif isinstance(item, End):
                ends = [way]
            ended = self._longer([*ends, *([] if ended is None else [ended])], lane)
            way = self._longer(goes_on, lane)
        return ended, way

    def _longer(self, ways: list[Way], lane: str) -> Way | None:
        return max(ways, key=lambda way: self.weight(way, lane), default=None)

    def weight(self, way: Way, lane: str) -> int:
        """How long a way is, roughly: enough to tell the longest."""
        return sum(_minutes(limit) for step in way if (limit := self.of_step(step, lane)))


def _branches(item: Item) -> tuple[tuple[Item, ...], ...]:
    """What can be gone through instead of each other; of branches that run at once, the longest counts."""
    if isinstance(item, Choose):
        return (*item.cases.values(), *(() if item.otherwise is None else (item.otherwise,)))
    return () if isinstance(item, DoStep | End) else (*inner_items(item), ())


def check_deadlines(checked: Checked, calendar: Calendar | None) -> Iterator[Problem]:
    """What does not fit, errors and warnings, by clock."""
    times = Deadlines(Rules(checked), calendar)
    yield from _total(times)
    yield from _unclocked(times.affair)
    for clock in times.affair.clocks.values():
        yield from _alarms(times, clock)
    yield from _notices(times)


def _total(times: Deadlines) -> Iterator[Problem]:
    affair = times.affair
    total, guide = affair.clocks["total"], affair.guide.promised or affair.guide.statutory
    for lane, kind in affair.lanes.kinds.items():
        limit = times.of_clock(total, lane)
        if limit is None:
            yield _problem("warning", "not_proved", total.mark, WORDS["without_limit"])
            continue
        way = times.longest(affair.flow[1:] if total.starts == "accepted" else affair.flow, lane)
        parts = [(step, found) for step in way if (found := times.of_step(step, lane))]
        words = " + ".join(f"{step.title} {write_duration(found)}" for step, found in parts)
        fits = are_within([found for _, found in parts], limit, times.calendar)
        yield from _verdict(fits, "way_too_long", total.mark, (kind.title, words, write_duration(limit)))
        if guide is not None:
            allowed = write_duration(guide)
            fits = is_within(limit, guide, times.calendar)
            yield from _verdict(fits, "total_too_long", total.mark, (kind.title, write_duration(limit), allowed))


def _verdict(fits: bool | None, code: str, mark: Mark, words: tuple[str, str, str]) -> Iterator[Problem]:
    about, found, expected = words
    if fits is False:  # None: without a calendar, which `check.py` names
        yield _problem("error", code, mark, found, expected=expected, about=about)


def _unclocked(affair: Affair) -> Iterator[Problem]:
    """Steps that the total runs in without a clock of their own: they count nothing."""
    total = affair.clocks["total"]
    before = {item.step for item in affair.flow[:1] if isinstance(item, DoStep) and total.starts == "accepted"}
    for name in dict.fromkeys(name for name, _ in steps_in(affair.flow)):
        step = affair.steps[name]
        if not step.clock and name not in total.stops_in and name not in before:
            yield _problem("warning", "no_clock", step.mark, "", about=step.title)


def _alarms(times: Deadlines, clock: Clock) -> Iterator[Problem]:
    """Alarms that would come before the clock begins, in every lane; those that serve another clock are for that."""
    for alarm in clock.alarms:
        sharing = [other for other in times.affair.clocks.values() if alarm in other.alarms]
        if alarm.before and all(_never_comes(times, other, alarm) for other in sharing):
            offset = write_duration(alarm.offset)
            yield _problem("warning", "alarm_never", clock.mark, offset, about=clock.name)


def _never_comes(times: Deadlines, clock: Clock, alarm: Alarm) -> bool:
    limits = [times.of_clock(clock, lane) for lane in times.affair.lanes.kinds]
    return all(limit is not None and _is_shorter(times, limit, alarm.offset) for limit in limits)


def _is_shorter(times: Deadlines, limit: Duration, offset: Duration) -> bool:
    return is_within(limit, offset, times.calendar) is True and is_within(offset, limit, times.calendar) is False


def _notices(times: Deadlines) -> Iterator[Problem]:
    """Steps that must last longer than their own clock allows."""
    for step in times.affair.steps.values():
        if step.lasts is None or not step.clock:
            continue
        for lane in times.affair.lanes.kinds:
            lasts, limit = times.length(step.lasts, lane), times.of_clock(times.affair.clocks[step.clock], lane)
            if lasts and limit and is_within(lasts, limit, times.calendar) is False:
                found, expected = write_duration(lasts), write_duration(limit)
                yield _problem("warning", "lasts_too_long", step.mark, found, expected=expected, about=step.title)
                break


def _minutes(limit: Duration) -> int:
    per_unit: Mapping[str, int] = {**LONGEST, "workdays": LONG_DAY * 3, "workhours": 60}
    return limit.n * per_unit[limit.unit]


def _problem(level: str, code: str, mark: Mark, found: str, *, expected: str = "", about: str = "") -> Problem:
    return Problem(
        "error" if level == "error" else "warning", code, mark.file, mark.line, mark.key, found, expected, about=about
    )
