"""A case of the list in words: how its clock stands, why it stands still, in whose hands it is, what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yikou.directory.lookup import below, stand_ins_of
from yikou.directory.model import Post
from yikou.errors import NotFound
from yikou.flow.acts import Act
from yikou.flow.offers import may_release, may_urge
from yikou.flow.outputs import addressees, having, named
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.store.inbox import seen_since
from yikou.store.supervising import LONG, OFTEN, Moments, Standing
from yikou.texts import N_, say
from yikou.usecases.case.case_page import OpenCase, applicant_of, open_case
from yikou.usecases.desk.stand_ins import MANAGERS, key_of
from yikou.usecases.house import House
from yikou.usecases.lights import light_of_row
from yikou.usecases.reader import Reader
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.urging import names_of
from yikou.usecases.supervision.views_supervision import Claim, Hand, StandingRow, Urging
from yikou.usecases.views import NORMAL, Lane, Light
from yikou.workdays.count import workdays_between
from yikou.workdays.office import local

MOST_NAMES = 3
TEXTS = {
    "nobody": N_("环节无人：{step}"),
    "supplement": N_("补办通知发出 {n} 个工作日，没有回来"),
    "returned": N_("退回 {n} 次"),
    "urged": N_("催过 {n} 次，还没有办"),
    "just_urged": N_("已催办，等办理"),
    "unseen": N_("到了以后一直没有打开"),
    "unclaimed": N_("没有人认领"),
    "undone": N_("打开过，没有办完"),
    "waits": N_("等补办，没有超过 {n} 个工作日"),
    "steady": N_("正常办理"),
    "hand": N_("{place} · {step}"),
    "applicant": N_("等申请人"),
    "told": N_("{day} 通知"),
    "claimed": N_("{name} 认领"),
    "away": N_("{name}，由 {other} 代理"),
    "some": N_("{names}，没有人认领"),
    "many": N_("{n} 人可办，没有人认领"),
    "none": N_("没有可以办的人，请系统管理员设人"),
    "please": N_("{affair}（{number}）{light}，请尽快办理；本人不在的，请设代理人。"),
    "comma": N_("、"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Words the lines of one list. typed: what was typed into the urging that is open, and why it did not go."""

    house: House
    s: Session
    reader: Reader
    asked: Asked
    at: Moments
    typed: tuple[str, str] = ("", "")

    def rows(self, lines: tuple[Standing, ...]) -> Iterator[StandingRow]:
        """Of every line that the reader may open."""
        for line in lines:
            case = self.case(line)
            if case is not None:
                yield self.row(line, case)

    def case(self, line: Standing) -> OpenCase | None:
        """The case; None where the row that listed it is older than the right to see it."""
        try:
            return open_case(self.house, self.s, self.reader, line.number)
        except NotFound:
            return None

    def row(self, line: Standing, case: OpenCase) -> StandingRow:
        """The line in words."""
        run = Run(case.program, case.state, Act("", self.reader.acting.actor), case.context)
        tasks = tuple(case.state.tasks.values())
        light = self.light(line)
        urge = self._urge_at(line) if may_urge(run) and addressees(run, ("handlers",)) else ""
        is_open = bool(urge) and self.asked.urge == line.number
        return StandingRow(
            number=line.number,
            affair=case.program.affair.title,
            applicant=applicant_of(case, self.reader),
            light=light,
            seen=case.state.no,
            why=tuple(self.why(line, run)),
            hands=tuple(self._hand(run, task) for task in tasks),
            lane=NORMAL if line.lane == "normal" else Lane(case.program.affair.lanes.kinds[line.lane].title),
            urge=urge,
            claims=tuple(Claim(task.id, task.claimed_name) for task in tasks if may_release(run, task)),
            stand_in=self._stand_in(run, tasks),
            urging=self._urging(line, run, light) if is_open else None,
            is_back=self.asked.at == line.number,
        )

    def _urge_at(self, line: Standing) -> str:
        return self.asked.address_of(urge=line.number) + f"#row-{line.number}"

    def light(self, line: Standing) -> Light:
        """How the clock of the case stands."""
        return light_of_row(
            line.due_at,
            line.warn_at,
            0 if line.stopped else None,
            waits=line.stopped if line.stopped != "other" else "",
            now=self.at.now,
            calendar=calendar(self.s),
            translate=self.reader.translate,
        )

    def why(self, line: Standing, run: Run) -> Iterator[str]:
        """Every reason why it stands still, the gravest first; that all is well where there is none."""
        found = list(self._stuck(line, run))
        if not found and line.due_at is not None and line.due_at < self.at.now:
            found = [self._late(line, run)]
        if not found and line.supplement_at is not None:
            found = [self._say("waits", n=LONG.n)]
        if line.urged_at is not None and line.urged_at > self.at.heeded:
            found.append(self._say("just_urged"))
        yield from found or [self._say("steady")]

    def _stuck(self, line: Standing, run: Run) -> Iterator[str]:
        state = run.state
        for task in state.tasks.values():
            if task.stuck:
                yield self._say("nobody", step=run.program.step(task.step).title)
        if line.supplement_at is not None and line.supplement_at <= self.at.long:
            days = workdays_between(self._day(line), self.house.today, calendar(self.s))
            yield self._say("supplement", n=days)
        if line.returned >= OFTEN:
            yield self._say("returned", n=line.returned)
        if line.urged_at is not None and line.urged_at <= self.at.heeded:
            first = min(map(int, state.tasks), default=state.no)
            yield self._say("urged", n=sum(did.verb == "urge" and did.no > first for did in state.dids))

    def _day(self, line: Standing) -> date:
        assert line.supplement_at is not None
        return local(line.supplement_at, calendar(self.s)).date()

    def _late(self, line: Standing, run: Run) -> str:
        """What those who have it have done so far."""
        tasks = [task for task in run.state.tasks.values() if task.kind != "supplement"]
        if any(task.claimed_by for task in tasks):
            return self._say("undone")
        for task in tasks:
            if seen_since(self.s, line.case_id, task.at) & set(having(run, task)):
                return self._say("unclaimed" if not task.electorate else "undone")
        return self._say("unseen")

    def _hand(self, run: Run, task: Task) -> Hand:
        step = run.program.step(task.step).title
        if task.kind == "supplement":
            day = local(task.at, calendar(self.s)).date().isoformat()
            return Hand(self._say("applicant"), self._say("told", day=day))
        orgs = dict.fromkeys(self.house.names(seat.org) for seat in task.seats if seat.org)
        comma = self._say("comma")
        where = self._say("hand", place=comma.join(orgs), step=step) if orgs else step
        return Hand(where, self._who(run, task, comma))

    def _who(self, run: Run, task: Task, comma: str) -> str:
        """Who has it, and who acts in their place today."""
        if task.claimed_by:
            return self._say("claimed", name=self._with_stand_in(run, task, task.claimed_by))
        names = [name for _, name in named(run, dict.fromkeys(having(run, task)))]
        if task.stuck or not names:
            return self._say("none")
        if len(names) == 1:
            return self._with_stand_in(run, task, next(iter(having(run, task))))
        if len(names) > MOST_NAMES:
            return self._say("many", n=len(names))
        return self._say("some", names=comma.join(names))

    def _with_stand_in(self, run: Run, task: Task, person: str) -> str:
        people, name = run.context.directory, self.house.names(person)
        found = (one for post in self._posts(run, task, person) for one in stand_ins_of(people, post, run.on))
        other = next(found, None)
        return self._say("away", name=name, other=self.house.names(other.person)) if other else name

    def _posts(self, run: Run, task: Task, person: str) -> tuple[Post, ...]:
        """Posts in which the person has the task."""
        seats = run.people().at(task.seats)
        return tuple(post for post in seats.posts if post.person == person)

    def _stand_in(self, run: Run, tasks: tuple[Task, ...]) -> str:
        """For a manager, where the one person who has it is below them and nobody acts in their place."""
        acting, people = self.reader.acting, run.context.directory
        if acting.post.role not in MANAGERS or acting.stands_for:
            return ""
        reach = set(below(people, acting.post.org, run.on))
        for task in tasks:
            held = [task.claimed_by] if task.claimed_by else list(dict.fromkeys(having(run, task)))
            posts = self._posts(run, task, held[0]) if len(held) == 1 else ()
            if posts and posts[0].org in reach and not stand_ins_of(people, posts[0], run.on):
                return f"/desk/stand-ins?post={key_of(posts[0])}"
        return ""

    def _urging(self, line: Standing, run: Run, light: Light) -> Urging:
        names = [one.name for one in addressees(run, ("handlers",))]
        affair = run.program.affair.title
        text, error = self.typed
        please = self._say("please", affair=affair, number=line.number, light=light.text)
        return Urging(line.number, names_of(names, self.reader), text if error else please, error)

    def _say(self, code: str, **params: object) -> str:
        return say(TEXTS, code, params, self.reader.translate)
