"""How a case that has ended stood against its limit, in words: 3 个工作日办结，承诺 10 个工作日.

What is not known is not said: a case that ended before its clock began has no figure.
"""

from dataclasses import dataclass
from functools import partial

from yikou.definition.model import Duration
from yikou.flow.acts import Context
from yikou.flow.clock_end import ClockEnd, clock_end
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.flow.words import date_words, span_words
from yikou.texts import N_, Translate, say
from yikou.usecases.case.case_clocks import days_in_words, say_of_clocks
from yikou.usecases.case.clock_story import ClockStory
from yikou.usecases.case.views_case import ClockView, CountedClock
from yikou.usecases.views import Light
from yikou.workdays.left import Left
from yikou.workdays.office import local

TEXTS = {
    "ended": N_("已办结"),
    "on": N_("{held_to}，{at} 办结。"),
    "not_begun": N_("{at} 办结，办结以前没有开始计时。"),
    "used": N_("{used}办结"),
    "same_day": N_("当天办结"),
    "under": N_("不到 {one}办结"),
    "in_time": N_("按时办结"),
    "over": N_("超期办结"),
    "over_days": N_("超期 {n} 天办结"),
    "over_hours": N_("超期 {n} 小时办结"),
    "over_minutes": N_("超期 {n} 分钟办结"),
    "promised": N_("承诺 {limit}"),
    "limit": N_("时限 {limit}"),
    "longer": N_("时限 {limit}，延长 {by}"),
}


@dataclass(frozen=True, slots=True)
class EndedClock:
    """Of a case that has ended. story: what became of its clocks."""

    program: Program
    state: CaseState
    context: Context
    story: ClockStory
    translate: Translate

    def view(self) -> ClockView:
        """When it ended, what it took and what it was held to."""
        end = clock_end(self.state, self.context.calendar)
        if end is None:
            text = self._say("ended")
            return ClockView(Light("none", text), text, "", self._say("not_begun", at=self._ended_at()))
        text = self._over(end.over) if end.over else self._used(end)
        title = say_of_clocks(self.translate, "counted_whole")
        return ClockView(
            light=Light("none", text),
            left=text,
            until="",
            sentence=self._say("on", held_to=self._held_to(end), at=self._ended_at()),
            how=(CountedClock(title, self.story.lines(""), days_in_words(end.days, self.translate)),),
            confirmed=end.confirmed,
        )

    def _over(self, over: Left) -> str:
        for code, n in (("over_days", over.days), ("over_hours", over.hours), ("over_minutes", over.minutes)):
            if n:
                return self._say(code, n=abs(n))
        return self._say("over")

    def _used(self, end: ClockEnd) -> str:
        if end.used is None:
            return self._say("in_time")
        if end.used.n:
            return self._say("used", used=span_words(end.used, self.translate))
        one = span_words(Duration(1, end.used.unit), self.translate)
        return self._say("same_day") if len(end.days) == 1 else self._say("under", one=one)

    def _held_to(self, end: ClockEnd) -> str:
        limit = span_words(end.limit, self.translate)
        if end.extensions:
            by = self.program.listed(span_words(one, self.translate) for one in end.extensions)
            return self._say("longer", limit=limit, by=by)
        is_promise = end.limit == self.program.affair.guide.promised
        return self._say("promised" if is_promise else "limit", limit=limit)

    def _ended_at(self) -> str:
        assert self.state.ended_at is not None
        at = local(self.state.ended_at, self.context.calendar).replace(tzinfo=None)
        return date_words(at, self.translate)

    @property
    def _say(self) -> "partial[str]":
        return partial(_said, self.translate)


def _said(translate: Translate, code: str, **params: object) -> str:
    return say(TEXTS, code, params, translate)
