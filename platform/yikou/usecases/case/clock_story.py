"""What became of a clock on the way: when it stood and why, how often it was lengthened and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.program import Program
from yikou.flow.words import date_words, span_words
from yikou.texts import N_, Translate, say
from yikou.workdays.office import local

TEXTS = {
    "stood": N_("{since} 至 {until} 停止计算：{why}"),
    "stands": N_("{since} 起停止计算：{why}"),
    "supplement": N_("等申请人补办"),
    "step": N_("办理本环节之外的程序"),
    "extended": N_("{at} 延长 {by}，{name}{reason}"),
    "reason": N_("：{reason}"),
    "relimited": N_("{at} 时限改为 {limit}"),
}


@dataclass(frozen=True, slots=True)
class ClockStory:
    """entries: of the whole case, in order."""

    program: Program
    context: Context
    entries: Sequence[Entered]
    translate: Translate

    def lines(self, task: str) -> tuple[str, ...]:
        """What happened to the clock of that task, or to that of the case where task is ''."""
        return tuple(self._lines(task))

    def _lines(self, task: str) -> Iterator[str]:
        since: tuple[datetime, str] | None = None
        for entered in self.entries:
            entry = entered.entry
            if getattr(entry, "task", None) != task:
                continue
            if isinstance(entry, e.Stood):
                since = (entered.at, self._why(entered))
            elif isinstance(entry, e.Went) and since:
                yield self._say("stood", since=self._moment(since[0]), until=self._moment(entered.at), why=since[1])
                since = None
            elif isinstance(entry, e.Extended):
                yield self._extended(entered, entry)
            elif isinstance(entry, e.Relimited):
                limit = span_words(entry.limit, self.translate)
                yield self._say("relimited", at=self._moment(entered.at), limit=limit)
        if since:
            yield self._say("stands", since=self._moment(since[0]), why=since[1])

    def _why(self, stood: Entered) -> str:
        """A notice to the applicant, or a step that does not count; what was opened beside says which."""
        act = [x.entry for x in self.entries if x.at == stood.at]
        if any(isinstance(one, e.Asked) for one in act):
            return self._say("supplement")
        opened = [one.opening.step for one in act if isinstance(one, e.Opened) and one.opening.kind == "step"]
        return self.program.listed(self.program.step(step).title for step in opened) or self._say("step")

    def _extended(self, entered: Entered, entry: e.Extended) -> str:
        reason = self._say("reason", reason=entry.reason) if entry.reason else ""
        by = span_words(entry.by, self.translate)
        return self._say("extended", at=self._moment(entered.at), by=by, name=entered.actor.name, reason=reason)

    def _moment(self, at: datetime) -> str:
        return date_words(local(at, self.context.calendar).replace(tzinfo=None), self.translate)

    def _say(self, code: str, **params: object) -> str:
        return say(TEXTS, code, params, self.translate)
