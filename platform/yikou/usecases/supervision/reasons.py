"""Why a case stands still, in words: every reason, the gravest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yikou.flow.outputs import having
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.inbox import seen_since
from yikou.store.supervising import LONG, OFTEN, Moments, Standing
from yikou.texts import N_, Translate, say
from yikou.workdays.count import workdays_between
from yikou.workdays.office import local

TEXTS = {
    "nobody": N_("环节无人：{step}"),
    "supplement": N_("补办通知发出 {n} 个工作日，没有回来"),
    "returned": N_("退回 {n} 次"),
    "urged": N_("催过 {n} 次，还没有办"),
    "just_urged": N_("已催办，等办理"),
    "unseen": N_("到了以后一直没有打开"),
    "unclaimed": N_("有人打开过，没有人认领"),
    "undone": N_("打开过，没有办完"),
    "waits": N_("等补办，没有超过 {n} 个工作日"),
    "not_counted": N_("{step}，这个环节不计时"),
    "steady": N_("正常办理"),
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Of one line of the list. run: at the case, by whoever reads."""

    s: Session
    line: Standing
    run: Run
    at: Moments
    translate: Translate

    def all(self) -> Iterator[str]:
        """Every reason; that all is well where there is none."""
        found = [*self._stuck()] or [*self._plain()]
        if self.line.urged_at is not None and self.line.urged_at > self.at.heeded:
            found.append(self._say("just_urged"))
        yield from found or [self._say("steady")]

    def _stuck(self) -> Iterator[str]:
        line = self.line
        for task in self._tasks:
            if task.stuck:
                yield self._say("nobody", step=self._step(task))
        if line.supplement_at is not None and line.supplement_at <= self.at.long:
            yield self._say("supplement", n=self._workdays_since(line.supplement_at))
        if line.returned >= OFTEN:
            yield self._say("returned", n=line.returned)
        if line.urged_at is not None and line.urged_at <= self.at.heeded:
            yield self._say("urged", n=self._urgings())

    def _plain(self) -> Iterator[str]:
        """What there is to say of a case that is not stuck."""
        line = self.line
        if line.due_at is not None and line.due_at < self.at.now:
            yield self._say(self._done_so_far())
        elif line.supplement_at is not None:
            yield self._say("waits", n=LONG.n)
        elif line.stopped == "other" and self._tasks:
            yield self._say("not_counted", step=self._step(self._tasks[0]))

    def _done_so_far(self) -> str:
        """What those who have it have done of it."""
        tasks = [task for task in self._tasks if task.kind != "supplement"]
        if any(task.claimed_by or task.votes for task in tasks):
            return "undone"
        seen = [task for task in tasks if seen_since(self.s, self.line.case_id, task.at) & set(having(self.run, task))]
        return "unseen" if not seen else "undone" if seen[0].electorate else "unclaimed"

    def _urgings(self) -> int:
        """How often it was urged since the first task of today was opened."""
        first = min((int(task.id) for task in self._tasks), default=self.run.state.no)
        return sum(did.verb == "urge" and did.no > first for did in self.run.state.dids)

    def _workdays_since(self, moment: datetime) -> int:
        days = calendar(self.s)
        return workdays_between(local(moment, days).date(), self.run.on, days)

    @property
    def _tasks(self) -> tuple[Task, ...]:
        return tuple(self.run.state.tasks.values())

    def _step(self, task: Task) -> str:
        return self.run.program.step(task.step).title

    def _say(self, code: str, **params: object) -> str:
        return say(TEXTS, code, params, self.translate)
