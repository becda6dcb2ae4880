"""Temporary relief by the way over the street: filed and accepted, checked, reviewed, issued; four transactions.

Each begins with what a browser posts, which is bound and settled, and ends with its commit: decided by the rules,
evolved, projected, written, with the documents and messages that follow. Uploads come before and are not timed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.bench.district import Clock
from tests.forms.browser import Page
from yikou.flow.acts import Act, Actor, Context
from yikou.flow.program import Program
from yikou.flow.state import CaseState
from yikou.forms.compiled import Form
from yikou.store import papers
from yikou.store.papers import Paper
from yikou.usecases.acts.deciding import Done, begin, go_on
from yikou.usecases.case.task_fields import EVERYTHING, bound_at, forms_of, refuse_unread
from yikou.usecases.definitions.programs import current_program
from yikou.usecases.house import House

SLUG = "hardship-relief"
CLERK = Actor("staff", "s016", "白洁", "clerk", "chunhui")
COMMUNITY = Actor("staff", "s017", "孙志强", "reviewer", "chunhui", proven="password")
STREET = Actor("staff", "s008", "周立群", "reviewer", "huayuan", proven="password")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
Pairs = tuple[tuple[str, str], ...]

IDENTITY = "230199196203080010"
FORM: dict[str, Any] = {
    "applicant": {
        "name": "王桂兰",
        "id_number": IDENTITY,
        "phone": "13900000042",
        "community": "chunhui",
        "address": "春晖街 12 号 3 单元 501",
    },
    "members": [
        {
            "name": "王桂兰",
            "relation": "self",
            "id_number": IDENTITY,
            "work": "retired",
            "income": 1200,
            "disabled": False,
        }
    ],
    "cause": "other",
    "event_on": "2026-03-30",
    "severity": "critical",
    "amount": 8000,
    "story": "三月三十日家中漏水，家具和被褥全部损坏，家里一时没有住处，已向社区借了两床被子。",
    "bank_name": "哈尔滨银行南岗支行",
    "bank_account": "6223000011112222",
}
STEPS: tuple[tuple[str, Actor, dict[str, Any]], ...] = (
    ("check", COMMUNITY, {"visit_note": "四月一日入户，情况属实，家中两间房积水。", "proposed": 6000}),
    ("review", STREET, {"proposed": 5000}),
    ("issue", CLERK, {"paid_on": "2026-04-01", "paid_by": "bank"}),
)


def id_number(number: int) -> str:
    """A number of the invented district that nobody else has."""
    digits = f"230199{1950 + number // 1000 % 50}0101{number % 1000:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


@dataclass(slots=True)
class Relief:
    """Does whole cases in one house. heads: of the cases done."""

    house: House
    clock: Clock
    program: Program
    form: Pairs
    steps: tuple[tuple[str, Actor, Pairs], ...]
    numbers: Iterator[int] = field(default_factory=count)

    def prepare(self, times: int) -> list[int]:
        """Scans of ID cards that were uploaded with the drafts; the numbers of the applicants."""
        mine = [next(self.numbers) for _ in range(times)]
        with self.house.store.writing() as s:
            for number in mine:
                papers.add(s, paper(self.clock, number))
        return mine

    def whole_case(self, number: int) -> None:
        """From the posted form to the end."""
        for _ in self.acts(number):
            pass

    def acts(self, number: int) -> Iterator[Done]:
        """The four acts, each done when it is asked for."""
        done = self.file(number)
        yield done
        for step, actor, post in self.steps:
            self.clock.tick()
            with self.house.store.writing() as s:
                done = go_on(self.house, s, done.number, approving(step, actor, post, seen=done.state.no))
            yield done

    def file(self, number: int, clerk: Actor = CLERK) -> Done:
        """登记 and 受理 in one act, as the window does it where nothing is missing; at the clerk's own community."""
        self.clock.tick()
        own = {IDENTITY: id_number(number), CLERK.org: clerk.org}
        bound = self.program.form.bind([(name, own.get(text, text)) for name, text in self.form])
        given = {"id_card": (key_of(number),)}
        act = Act("file", clerk, form=bound.answers, papers=given, options={"then": "accept"})
        with self.house.store.writing() as s:
            return begin(self.house, s, self.program, act)


def relief_in(house: House, clock: Clock) -> Relief:
    """Whole cases of the latest version."""
    with house.store.session() as s:
        program = current_program(house, s, SLUG)
    steps = tuple(
        (step, actor, _post_of(forms_of(program, step, EVERYTHING).office, answers)) for step, actor, answers in STEPS
    )
    return Relief(house, clock, program, _post_of(program.form, FORM), steps)


def _post_of(form: Form | None, answers: dict[str, Any]) -> Pairs:
    """What a browser sends of the page that was filled in."""
    assert form is not None
    return tuple(Page(form.page(answers, org_choices={"community": [("chunhui", "春晖社区")]})).post)


def approving(step: str, actor: Actor, post: Pairs, *, seen: int) -> Callable[[Program, CaseState, Context], Act]:
    """An approval with what its page posted, bound to the record as it stands under the lock."""

    def act(program: Program, state: CaseState, context: Context) -> Act:
        task = state.find(step)
        assert task is not None
        form, office = bound_at(program, state, task, context, sight=EVERYTHING, post=post)
        refuse_unread(form, office)
        answers = (form.answers if form else None, office.answers if office else None)
        return Act(
            "approve", actor, task=task.id, seen=seen, opinion="情况属实，同意", form=answers[0], office=answers[1]
        )

    return act


def key_of(number: int) -> str:
    """Key of a file."""
    return f"{number:032x}"


def paper(clock: Clock, number: int) -> Paper:
    """The row of a scan."""
    key, hash = key_of(number), f"{number:064x}"
    return Paper(key, hash, 20_480, "image/jpeg", "身份证.jpg", CLERK.person, clock.now, f"d{number}", "", "id_card")
