"""A small district, its calendar, and hands that perform verbs: what the tests of the flow play with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.directory.model import Directory, Org, OrgKind, Person, Post, Role
from yikou.flow.acts import CLOCK, Act, Actor, Context
from yikou.flow.blanks import fill
from yikou.flow.decide import decide
from yikou.flow.entries import Entered
from yikou.flow.program import Program, compile_program
from yikou.flow.run import Decision
from yikou.flow.state import CaseState, Task
from yikou.flow.timers import timers
from yikou.settings import HOUSE
from yikou.usecases.definitions.sources_folder import read_folder
from yikou.workdays.model import Calendar

SINCE = date(2020, 1, 1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(SHANGHAI, {}, frozenset({2026}))
FILES = read_folder(HOUSE)
PARAMETERS = read_parameters(FILES)


def org(slug: str, kind: OrgKind, parent: str | None, code: str = "") -> Org:
    return Org(slug, slug, kind, parent, code or slug.upper(), SINCE)


ORGS = [
    org("district", "district", None),
    org("huayuan", "street", "district", "HY"),
    org("dongfang", "street", "district", "DF"),
    org("huayuan-1", "community", "huayuan", "HY01"),
    org("huayuan-2", "community", "huayuan", "HY02"),
    org("dongfang-1", "community", "dongfang", "DF01"),
    org("civil-affairs-bureau", "bureau", "district", "MZ"),
    org("health-bureau", "bureau", "district", "WJ"),
    org("labour-bureau", "bureau", "district", "RL"),
    org("community-office", "bureau", "district", "SQ"),
]

# person, role, org
STAFF = [
    ("wang", "clerk", "huayuan-1"),
    ("sun", "clerk", "huayuan-1"),
    ("zhao", "clerk", "dongfang-1"),
    ("qian", "clerk", "huayuan"),
    ("li", "reviewer", "huayuan-1"),
    ("chen", "reviewer", "huayuan"),
    ("zhou", "reviewer", "dongfang"),
    ("ma", "leader", "huayuan"),
    ("gao", "leader", "civil-affairs-bureau"),
    ("lin", "manager", "district"),
    ("he", "social-worker", "huayuan-1"),
    ("guo", "social-worker", "huayuan-1"),
    ("luo", "social-worker", "huayuan-2"),
    ("xu", "grid-worker", "huayuan-1"),
    ("ye", "approver", "labour-bureau"),
    ("mao", "leader", "labour-bureau"),
    ("fang", "officer", "labour-bureau"),
]
NAMES = dict(zip((key for key, _, _ in STAFF), "王孙赵钱李陈周马高林何郭罗徐叶毛方", strict=True))


def directory(*, without: tuple[str, ...] = (), id_numbers: Mapping[str, str] | None = None) -> Directory:
    """Everybody, less some; id_numbers: of staff who are residents too."""
    ids = id_numbers or {}
    people = {key: Person(key, NAMES[key], ids.get(key, "")) for key in NAMES}
    posts = tuple(Post(person, role, place, SINCE) for person, role, place in STAFF if person not in without)
    roles = {role: Role(role, role) for _, role, _ in STAFF}
    return Directory(1, {o.slug: o for o in ORGS}, people, posts, roles)


def staff(key: str, *, acting_for: str = "", role: str = "") -> Actor:
    """A member of staff, in the first of their posts or in that of `role`."""
    post = next(p for p in STAFF if p[0] == key and role in ("", p[1]))
    return Actor("staff", key, NAMES[key], post[1], post[2], acting_for)


def moment(day: str, hour: int = 10, minute: int = 0) -> datetime:
    """A moment by the district's clock: day as `12-01` of 2026, or whole."""
    whole = day if len(day) > 5 else f"2026-{day}"
    return datetime.fromisoformat(whole).replace(hour=hour, minute=minute, tzinfo=SHANGHAI).astimezone(UTC)


@cache
def program(slug: str) -> Program:
    """A shipped affair."""
    return compile_program(read_affair(FILES, slug, parameters=PARAMETERS), PARAMETERS)


class Case:
    """One case that is driven by hand. Every verb goes through `decide`; the last decision is kept."""

    def __init__(self, program: Program, day: str = "12-01", *, people: Directory | None = None) -> None:
        self.program = program
        self.now = moment(day)
        self.directory = people or directory()
        self.calendar = CALENDAR
        self.granted = 0
        self.state: CaseState | None = None
        self.ledger: list[Entered] = []
        self.last: Decision | None = None
        self.given: dict[str, int] = {}

    @property
    def context(self) -> Context:
        return Context(self.now, self.directory, self.calendar, self.granted)

    def on(self, day: str, hour: int = 10, minute: int = 0) -> "Case":
        """Go to another day."""
        self.now = moment(day, hour, minute)
        return self

    def do(self, verb: str, who: str | Actor, step: str = "", **given: Any) -> "Case":
        """Perform a verb; step: whose open task; what is not of `Act` goes into its options."""
        actor = staff(who) if isinstance(who, str) else who
        plain = {
            name: given.pop(name) for name in ("form", "office", "papers", "follow", "opinion", "seen") if name in given
        }
        if self.state is not None and actor.kind != "clock":
            plain.setdefault("seen", self.state.no)
        act = Act(
            verb, actor, task=given.pop("task", "") or (self.task(step).id if step else ""), options=given, **plain
        )
        decided = decide(self.program, self.state, act, self.context)
        self.last = fill(decided, take=self.take, code=lambda: "K7M2")
        self.state = self.last.state
        self.ledger += self.last.entries
        return self

    def take(self, rest: str) -> int:
        self.given[rest] = self.given.get(rest, 0) + 1
        return self.given[rest]

    def tick(self) -> "Case":
        """Let the clock do everything that is due by now."""
        while due := [t for t in timers(self.program, self.now_state, self.calendar) if t.at <= self.now]:
            self.do("tick", CLOCK, key=min(due, key=lambda t: t.at).mark)
        return self

    @property
    def now_state(self) -> CaseState:
        assert self.state is not None
        return self.state

    def task(self, step: str, kind: str = "step") -> Task:
        return next(t for t in self.now_state.tasks.values() if t.step == step and t.kind == kind)

    @property
    def open(self) -> list[str]:
        """Steps that are open now."""
        return [t.step for t in self.now_state.tasks.values() if t.kind == "step"]

    def kinds(self, *names: str) -> list[Any]:
        """Entries of these kinds, in order."""
        return [x.entry for x in self.ledger if type(x.entry).__name__ in names]


def applicant(**given: Any) -> dict[str, Any]:
    return {
        "name": "刘淑珍",
        "id_number": "230199196803152348",
        "phone": "13912345678",
        "community": "huayuan-1",
        "address": "花园街 1 号",
        **given,
    }


MEMBER = {
    "name": "刘淑珍",
    "relation": "self",
    "id_number": "230199196803152348",
    "work": "unable",
    "income": Decimal(800),
    "disabled": False,
}


def relief_form(**given: Any) -> dict[str, Any]:
    """Hardship relief for a fire."""
    return {
        "applicant": applicant(),
        "members": [MEMBER],
        "cause": "other",
        "event_on": "2026-11-30",
        "severity": "ordinary",
        "amount": Decimal(4000),
        "story": "屋顶漏水",
        **given,
    }


def relief(*, day: str = "12-01", people: Directory | None = None, **form: Any) -> Case:
    """Hardship relief, filed and accepted by Wang at the window."""
    return accepted_relief(program("hardship-relief"), day=day, people=people, **form)


def accepted_relief(program: Program, *, day: str = "12-01", people: Directory | None = None, **form: Any) -> Case:
    """The same, where the affair may have been changed."""
    case = Case(program, day, people=people)
    return case.do("file", "wang", form=relief_form(**form), papers={"id_card": ("a",)}, then="accept")


def checked(case: Case, proposed: int = 4000) -> Case:
    """The community has checked and proposed an amount."""
    return case.do(
        "approve", "li", "check", office={"visit_note": "入户核查属实", "proposed": Decimal(proposed)}, opinion="属实"
    )


def with_affair(slug: str, **changes: Any) -> Program:
    """A shipped affair with some of its parts replaced."""
    return compile_program(replace(program(slug).affair, **changes), PARAMETERS)


def allowance_form(**given: Any) -> dict[str, Any]:
    """Subsistence allowance of a household of two."""
    spouse = {**MEMBER, "name": "张伟", "relation": "spouse", "id_number": "230199193803152344", "work": "jobless"}
    return {
        "applicant": applicant(),
        "by_agent": False,
        "kind": "new",
        "hukou": "local",
        "members": [MEMBER, spouse],
        "cause": "old_age",
        "housing": "own",
        "vehicle": False,
        "savings": Decimal(10000),
        "bank_name": "某银行",
        "bank_account": "622202350000123456",
        "consent": True,
        **given,
    }


def allowance(*, day: str = "12-01", people: Directory | None = None, **form: Any) -> Case:
    """A subsistence allowance, filed and accepted by Wang at the window."""
    return accepted_allowance(program("subsistence-allowance"), day=day, people=people, **form)


def accepted_allowance(program: Program, *, day: str = "12-01", people: Directory | None = None, **form: Any) -> Case:
    """The same, where the affair may have been changed."""
    papers = {"id_card": ("a",), "household_book": ("b",), "authorisation": ("c",)}
    case = Case(program, day, people=people)
    return case.do("file", "wang", form=allowance_form(**form), papers=papers, then="accept")


VISIT = {
    "visit_on": "2026-12-02",
    "at_home": True,
    "verified_income": Decimal(1400),
    "verified_savings": Decimal(10000),
    "verified_vehicle": False,
    "visit_report": "入户核查，情况属实",
}


def visited(case: Case, **found: Any) -> Case:
    """Two visitors have signed."""
    case.do("approve", "he", "visit", office={**VISIT, **found}, papers={"visit_photo": ("p",)})
    return case.do("approve", "guo", "visit", office={**VISIT, **found})


def noticed(case: Case) -> Case:
    """Community and street have approved; the public notice is open."""
    visited(case).do("approve", "li", "community_review")
    return case.do("approve", "chen", "street_review", office={**VISIT, "monthly": Decimal(1240)})


NOTICED = {**VISIT, "monthly": Decimal(1240), "notice_from": "2026-12-01"}
