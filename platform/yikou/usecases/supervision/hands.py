"""In whose hands a case is: the place and the step, who has it, and who acts in their place today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yikou.directory.lookup import below, stand_ins_of
from yikou.directory.model import Post
from yikou.flow.outputs import having, named
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.desk.inbox import TAGS
from yikou.usecases.desk.stand_ins import MANAGERS, key_of
from yikou.usecases.supervision.views_supervision import Hand
from yikou.workdays.office import local

MOST_NAMES = 3
TEXTS = {
    "hand": N_("{place} · {step}"),
    "applicant": N_("等申请人"),
    "told": N_("{day} 通知"),
    "claimed": N_("{name} 认领"),
    "away": N_("{name}，今天由 {other} 代理"),
    "some": N_("{names}，没有人认领"),
    "voting": N_("{names}，逐人表决"),
    "many": N_("{n} 人可办，没有人认领"),
    "none": N_("没有可以办的人，请系统管理员设人"),
    "comma": N_("、"),
}


@dataclass(frozen=True, slots=True)
class Hands:
    """Of one case. names: of orgs and people, by slug or key."""

    run: Run
    names: Callable[[str], str]
    translate: Translate

    def all(self) -> Iterator[Hand]:
        """One for each open task."""
        return map(self._hand, self.run.state.tasks.values())

    def stand_in_at(self, acting: Acting) -> str:
        """Where a stand-in is entered for the one person who has it: for a manager above them, where there is none."""
        people, on = self.run.context.directory, self.run.on
        if acting.post.role not in MANAGERS or acting.stands_for:
            return ""
        reach = set(below(people, acting.post.org, on))
        for task in self.run.state.tasks.values():
            held = self._people(task)
            posts = self._posts(task, held[0]) if len(held) == 1 else ()
            if posts and posts[0].org in reach and not stand_ins_of(people, posts[0], on):
                return f"/desk/stand-ins?post={key_of(posts[0])}"
        return ""

    def _hand(self, task: Task) -> Hand:
        step = self.run.program.step(task.step).title
        if task.kind == "supplement":
            day = local(task.at, self.run.context.calendar).date().isoformat()
            return Hand(self._say("applicant"), self._say("told", day=day))
        if task.kind in TAGS:
            step = self._say("hand", place=step, step=self.translate(TAGS[task.kind]))
        orgs = self._joined(self.names(org) for org in dict.fromkeys(seat.org for seat in task.seats if seat.org))
        return Hand(self._say("hand", place=orgs, step=step) if orgs else step, self._who(task))

    def _who(self, task: Task) -> str:
        people = self._people(task)
        if task.claimed_by:
            return self._say("claimed", name=self._with_stand_in(task, task.claimed_by))
        if task.stuck or not people:
            return self._say("none")
        if len(people) == 1:
            return self._with_stand_in(task, people[0])
        if len(people) > MOST_NAMES:
            return self._say("many", n=len(people))
        names = self._joined(name for _, name in named(self.run, people))
        return self._say("voting" if task.electorate else "some", names=names)

    def _people(self, task: Task) -> tuple[str, ...]:
        """Who has the task: who claimed it, else everybody who may take it."""
        return tuple(dict.fromkeys(having(self.run, task))) if task.kind != "supplement" else ()

    def _with_stand_in(self, task: Task, person: str) -> str:
        people, name = self.run.context.directory, self.names(person)
        found = (one for post in self._posts(task, person) for one in stand_ins_of(people, post, self.run.on))
        other = next(found, None)
        return self._say("away", name=name, other=self.names(other.person)) if other else name

    def _posts(self, task: Task, person: str) -> tuple[Post, ...]:
        """Posts in which the person has the task."""
        return tuple(post for post in self.run.people().at(task.seats).posts if post.person == person)

    def _joined(self, names: Iterator[str]) -> str:
        return self._say("comma").join(names)

    def _say(self, code: str, **params: object) -> str:
        return say(TEXTS, code, params, self.translate)
