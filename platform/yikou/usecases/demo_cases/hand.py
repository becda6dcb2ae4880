"""A hand that does the work of one case in the demo's past: whoever may act does so, at the moment of the clock."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from yikou.flow.acts import CLOCK, Act, Actor, Context
from yikou.flow.checks import circle_of
from yikou.flow.codec import decode_state
from yikou.flow.program import Program
from yikou.flow.requirements import due_at_step, is_needed, is_there
from yikou.flow.run import Run
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState, Task
from yikou.flow.who import Circle, People
from yikou.store import cases
from yikou.store.files import Files
from yikou.store.papers import Paper
from yikou.usecases.acts.deciding import begin, context_of, go_on
from yikou.usecases.case.posting import for_applicant
from yikou.usecases.case.task_fields import known_office
from yikou.usecases.definitions.programs import current_program, program_of
from yikou.usecases.definitions.trial import trial_state
from yikou.usecases.demo_cases import words
from yikou.usecases.demo_cases.answers import Answers, found
from yikou.usecases.demo_cases.hours import later
from yikou.usecases.demo_cases.more_answers import MORE, found_more
from yikou.usecases.demo_cases.people import Applicant
from yikou.usecases.demo_cases.scans import add_rows, keep_scan
from yikou.usecases.house import House

Moments = Iterator[datetime]


@dataclass
class Hand:
    """The case that it works on. form: what is stated; office: what steps find otherwise than usual, by step;
    lacking: papers that are not handed in at filing; follow: those that are promised. program and number are there
    after filing."""

    house: House
    slug: str
    applicant: Applicant
    form: Answers
    rng: Random
    at: datetime
    office: dict[str, Answers] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    follow: set[str] = field(default_factory=set)
    number: str = ""

    def wait(self, least: int, most: int) -> Moments:
        """Some workdays later, 0 for later on the same day."""
        with self.house.store.session() as s:
            calendar = context_of(self.house, s).calendar
        self.at = later(self.at, self.rng.randint(least, most), calendar, self.rng)
        yield self.at

    def rest(self, least: int, most: int) -> Moments:
        """As long as the lane allows: shorter on the green one."""
        lane = self.state().lane
        most = 0 if lane == "green" else min(most, 1) if lane == "elder" else most
        yield from self.wait(min(least, most), most)

    def state(self) -> CaseState:
        """The case as it now stands, whatever the clock has done meanwhile."""
        with self.house.store.session() as s:
            return decode_state(cases.read(s, self.number).state)

    def file(self, then: str = "accept", **options: str) -> None:
        """登记 at the window of the applicant's community. then: accept, ask, reject, or nothing."""
        with self.house.store.session() as s:
            program = current_program(self.house, s, self.slug)
            context = context_of(self.house, s)
        clerk = self._clerk(program, context)
        rows = self._scans(program, trial_state(program, self.form, clerk, context), context, program.first, clerk)
        act = Act(
            "file",
            clerk,
            form=self.form,
            papers={row.material: (row.key,) for row in rows},
            follow=frozenset(self.follow),
            options={"then": then, **options},
        )
        with self.house.store.writing() as s:
            add_rows(s, rows)
            self.number = begin(self.house, s, program, act).number

    def do(self, verb: str, step: str = "", *, kind: str = "step", opinion: str = "", **options: Any) -> None:
        """A verb at the open task of a step, by somebody who may; what the step fills is found."""
        program, state, context = self._case()
        task = next(t for t in state.tasks.values() if t.step == step and t.kind == kind)
        actor = self._somebody(program, state, task, context)
        votes = kind == "step" and verb in ("approve", "object")
        rows = self._scans(program, state, context, step, actor) if votes and step != program.first else ()
        act = Act(
            verb,
            actor,
            task=task.id,
            seen=state.no,
            opinion=opinion or self._opinion(verb, step),
            office=self._office(program, state, task, context) if votes else None,
            papers={row.material: (row.key,) for row in rows},
            options=options,
        )
        self._perform(act, rows)

    def for_case(self, verb: str, role: str, **options: Any) -> None:
        """A verb of the case itself, by somebody of that role at its place or above."""
        program, state, context = self._case()
        names = {"manager": ("manager",), "clerk": ("window",)}[role]
        actor = self._one_of(People(program, state, context).circle(names), context)
        self._perform(Act(verb, for_applicant(actor, state) if verb == "withdraw" else actor, options=options), ())

    def bring(self, *materials: str, verb: str = "upload", text: str = "") -> None:
        """Later papers, or the answer to a supplement, at the window."""
        program, state, context = self._case()
        actor = self._one_of(People(program, state, context).window(), context)
        files, named = Files(self.house.settings.files), program.affair.materials
        rows = tuple(
            keep_scan(files, named[name], person=actor.person, at=self.house.now, rng=self.rng) for name in materials
        )
        actor = for_applicant(actor, state) if verb == "answer" else actor
        papers = {row.material: (row.key,) for row in rows}
        self._perform(Act(verb, actor, papers=papers, options={"text": text} if text else {}), rows)

    def _case(self) -> tuple[Program, CaseState, Context]:
        with self.house.store.session() as s:
            row = cases.read(s, self.number)
            program = program_of(self.house, s, row.slug, version=row.version)
            return program, decode_state(row.state), context_of(self.house, s)

    def _perform(self, act: Act, rows: tuple[Paper, ...]) -> None:
        with self.house.store.writing() as s:
            add_rows(s, rows)
            go_on(self.house, s, self.number, lambda *_: act)

    def _clerk(self, program: Program, context: Context) -> Actor:
        trial = trial_state(program, self.form, CLOCK, context)
        return self._one_of(People(program, trial, context).circle(("window",)), context)

    def _somebody(self, program: Program, state: CaseState, task: Task, context: Context) -> Actor:
        circle = circle_of(Run(program, state, Act("", CLOCK), context), task)
        voted = {vote.by for vote in task.votes}
        posts = [post for post in circle.posts if post.person not in voted]
        if task.electorate:
            posts = [post for post in posts if post.person in task.electorate]
        if task.claimed_by:
            posts = [post for post in posts if post.person == task.claimed_by]
        return self._one_of(Circle(posts=tuple(posts)), context)

    def _one_of(self, circle: Circle, context: Context) -> Actor:
        post = self.rng.choice(circle.posts)
        name = context.directory.people[post.person].name
        return Actor("staff", post.person, name, post.role, post.org, proven="password")

    def _opinion(self, verb: str, step: str) -> str:
        said = words.PLAIN_OPINIONS if self.slug in MORE else words.OPINIONS.get(step, ())
        return self.rng.choice(said) if verb == "approve" and said else ""

    def _office(self, program: Program, state: CaseState, task: Task, context: Context) -> Answers:
        """What stands there or is suggested, with what this step finds; a later voter confirms what the first wrote."""
        known = known_office(program, state, task, context)
        if task.votes:
            return known
        today = self._today(context)
        if self.slug in MORE:
            noted = found_more(self.slug, task.step, state.form, today, self.rng)
        else:
            noted = found(task.step, state.form, today, self.rng)
        return {**known, **noted, **self.office.get(task.step, {})}

    def _today(self, context: Context) -> date:
        return self.house.now.astimezone(context.calendar.zone).date()

    def _scans(
        self, program: Program, state: CaseState, context: Context, step: str, actor: Actor
    ) -> tuple[Paper, ...]:
        """Scans of what the step wants and is not there; on disk before anything is decided."""
        scope, files = scope_of(program, state, context), Files(self.house.settings.files)
        wanted = [
            material
            for material, _ in due_at_step(program, step)
            if material.name not in self.lacking | self.follow
            and not is_there(state, material)
            and is_needed(program, material, scope)
        ]
        return tuple(keep_scan(files, one, person=actor.person, at=self.house.now, rng=self.rng) for one in wanted)


Incident = Callable[[Hand, str], Moments]
Incidents = Mapping[str, Incident]
