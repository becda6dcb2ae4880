"""The clocks of a case in words: that of the task in hand, that of the whole case, and how each was counted.

How a case that has ended stood against what was promised is `ended_clock.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from yikou.flow.acts import Context
from yikou.flow.clock_view import ClockView as FlowClock
from yikou.flow.clock_view import clock_view
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.waiting import waits
from yikou.flow.words import date_words
from yikou.texts import Translate, say
from yikou.usecases.case.case_messages import CLOCKS
from yikou.usecases.case.clock_story import ClockStory
from yikou.usecases.case.views_case import ClockView, CountedClock
from yikou.usecases.lights import light_of_view, named
from yikou.workdays.explain import CountedDay
from yikou.workdays.office import local


@dataclass(frozen=True, slots=True)
class CaseClocks:
    """Of a case under way. story: what became of its clocks."""

    program: Program
    state: CaseState
    context: Context
    story: ClockStory
    translate: Translate

    def view(self, task: str) -> ClockView:
        """The clock of that task where it has one, else the total one."""
        own = task if task in self.state.tasks and self.state.tasks[task].clock is not None else ""
        view = self._clock(own)
        plain = light_of_view(view, waits=waits(self.state), translate=self.translate)
        light = named(plain, "own" if own else "total", self.translate)
        until = self._say("of_task" if own else "of_case", until=self._moment(view.due)) if view.due else ""
        used, total = self._used(view)
        return ClockView(
            light=light,
            left=light.text if view.light != "none" else self._say("no_clock"),
            until=until or (self._say("stands", clock=light.of) if view.light == "still" else ""),
            sentence=self._whole() if own else "",
            used=used,
            total=total,
            meter=self._say("used", used=used, total=total) if total else "",
            how=tuple(self._how(own)),
            confirmed=view.confirmed,
        )

    def _clock(self, task: str) -> FlowClock:
        return clock_view(self.program, self.state, self.context, task=task)

    def _used(self, view: FlowClock) -> tuple[int, int]:
        """Days that are gone of days that there are; 0 of 0 where the clock does not count in days."""
        if view.clock is None or view.clock.limit.unit not in ("days", "workdays"):
            return 0, 0
        today = local(self.context.now, self.context.calendar).date()
        gone = sum(day.counts and day.day < today for day in view.how)
        return min(gone, view.clock.limit.n), view.clock.limit.n

    def _whole(self) -> str:
        """How the whole case stands; '' before acceptance."""
        view = self._clock("")
        used, total = self._used(view)
        if not total:
            return ""
        if view.due is None:
            return self._say("whole_stands", used=used, total=total)
        return self._say(
            "whole_late" if view.light == "late" else "whole", used=used, total=total, until=self._moment(view.due)
        )

    def _how(self, own: str) -> Iterator[CountedClock]:
        """The clock of the task first, then the total one; those of which there is something to tell."""
        for task in dict.fromkeys((own, "")):
            step = self.program.step(self.state.tasks[task].step).title if task else ""
            title = self._say("counted_step" if task else "counted_whole", step=step)
            told = CountedClock(title, self.story.lines(task), days_in_words(self._clock(task).how, self.translate))
            if told.story or told.days:
                yield told

    def _moment(self, at: datetime) -> str:
        return date_words(local(at, self.context.calendar).replace(tzinfo=None), self.translate)

    @property
    def _say(self) -> "partial[str]":
        return partial(say_of_clocks, self.translate)


def days_in_words(days: Iterable[CountedDay], translate: Translate) -> tuple[str, ...]:
    """Each day and whether it counted."""
    return tuple(
        say_of_clocks(translate, f"day_{one.why}", day=date_words(one.day, translate), name=one.name) for one in days
    )


def say_of_clocks(translate: Translate, code: str, **params: object) -> str:
    """A sentence about a clock."""
    return say(CLOCKS, code, params, translate)
