"""Every shipped affair, from its submission to every one of its ends, by programs alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import pytest

from tests.catalogue import Way
from tests.web.api.program import District, Program
from tests.web.api.ways import FORMS, PLAIN, WAYS, form_of
from yikou.flow.acts import CLOCK, Act, Actor
from yikou.flow.checks import circle_of
from yikou.flow.run import Run
from yikou.usecases.acts.deciding import context_of
from yikou.usecases.definitions.programs import current_program, program_of

CLERK, MANAGER = "lin.xiaoyan", "ma.zhenhua"
DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
UNANSWERED = {"reemployment-card": "rejected"}


@dataclass
class Journey:
    """One application on its way. Who may act at a step is asked of the rules; what they do goes over HTTP."""

    district: District
    way: Way
    number: str = ""

    @cached_property
    def clerk(self) -> Program:
        return self.district.program(CLERK)

    @cached_property
    def affair(self) -> Any:
        return self.clerk.get(f"/affairs/{self.way.slug}").json()

    @property
    def state(self) -> Any:
        return self.district.office.state(self.number)

    def file(self, **more: Any) -> None:
        given = self.papers("filed", "accept", "register") if more.get("do") != "register" else {}
        made = self.clerk.file(self.way.slug, form_of(self.way), given, **more)
        assert made.status_code == 201, made.text
        self.number = made.json()["number"]

    def papers(self, *steps: str) -> dict[str, int]:
        return {one["name"]: one["count"] for one in self.affair["materials"] if one["at"] in steps}

    def go(self) -> None:
        """To the end, step by step."""
        refused = next((turn for turn in self.way.turns if turn.verb == "reject" and turn.step in FIRST), None)
        self.file(**({"do": "refuse", **refused.given} if refused else {}))
        while not self.state.is_ended:
            task = next(task for task in self.state.tasks.values() if task.kind == "step")
            self.take(task.step)

    def take(self, step: str) -> None:
        """What the way says of the step, by whoever may."""
        turn, actor = self.way.at(step), self.whoever(step)
        if self.run.program.step(step).lasts:
            self.district.office.clock.move(days=8)
            self.district.office.tick()
        program = self.program(actor)
        votes = turn.verb in ("approve", "object")
        if votes and (papers := self.papers(step)) and step not in FIRST and not self.is_there(papers):
            materials = {name: [program.send().json()["key"] for _ in range(n)] for name, n in papers.items()}
            assert program.do(self.number, "upload", materials=materials).status_code == 200
        office = {**PLAIN[self.way.slug].get(step, {}), **turn.office}
        done = program.do(
            self.number, turn.verb, step, **({"fields": {"office": office}} if votes else {}), **turn.given
        )
        assert done.status_code == 200, done.text

    def is_there(self, papers: dict[str, int]) -> bool:
        return all(name in self.state.papers for name in papers)

    @property
    def run(self) -> Run:
        house, state = self.district.office.house, self.state
        with house.store.session() as s:
            program = program_of(house, s, state.slug, version=state.version)
            return Run(program, state, Act("", CLOCK), context_of(house, s))

    def whoever(self, step: str) -> Actor:
        task = self.state.find(step)
        voted = {vote.by for vote in task.votes}
        posts = [post for post in circle_of(self.run, task).posts if post.person not in voted]
        filer = self.state.filer.person
        post = next((one for one in posts if one.person == filer), posts[0])
        return Actor("staff", post.person, role=post.role)

    def program(self, actor: Actor) -> Program:
        login = self.district.office.value("select login from account where person = ?", actor.person)
        return self.district.program(login, actor.role)


FIRST = ("accept", "register")
SLUGS = tuple(FORMS)


@pytest.fixture
def december(district: District) -> District:
    district.office.clock.now = DECEMBER
    return district


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_the_way_comes_to_its_end(december, way):
    journey = Journey(december, way)
    journey.go()
    assert journey.clerk.case(journey.number)["outcome"] == way.outcome


@pytest.mark.parametrize("slug", SLUGS)
def test_every_affair_can_be_withdrawn(december, slug):
    journey = Journey(december, Way(slug, "withdrawn"))
    journey.file(do="register")
    assert journey.clerk.do(journey.number, "withdraw", reason="不再需要").json()["outcome"] == "withdrawn"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_affair_can_be_terminated(december, slug):
    journey = Journey(december, Way(slug, "terminated"))
    journey.file(do="register")
    manager = december.program(MANAGER)
    assert manager.do(journey.number, "terminate", reason="重复申请").json()["outcome"] == "terminated"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_affair_lapses_where_nobody_answers(december, slug):
    journey = Journey(december, Way(slug, "lapsed"))
    journey.file(do="register")
    december.office.clock.move(days=30)
    december.office.tick()
    assert journey.clerk.case(journey.number)["outcome"] == UNANSWERED.get(slug, "lapsed")


def test_the_ways_reach_every_outcome_of_every_affair(december):
    clerk = december.program(CLERK)
    slugs = [one["slug"] for one in clerk.get("/affairs?limit=200").json()["items"]]
    assert set(slugs) == set(SLUGS)
    for slug in slugs:
        with december.office.house.store.session() as s:
            affair = current_program(december.office.house, s, slug).affair
        assert {way.outcome for way in WAYS if way.slug == slug} == set(affair.outcomes)
