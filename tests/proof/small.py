"""The small affair of the definition tests, spoiled in one place and checked."""

from datetime import date
from decimal import Decimal

from tests.definition.make import RULES as READ
from tests.definition.make import sources
from tests.flow.world import CALENDAR, SINCE, org
from yikou.definition.model import Parameter, ParameterValue
from yikou.directory.model import Directory, Person, Post, Role
from yikou.errors import Problem
from yikou.proof.check import check_affair
from yikou.proof.district import District
from yikou.rules.functions.builtin import BUILT_IN

LINE = ParameterValue(date(2025, 1, 1), Decimal(1000), "第 1 号通知")
RULES = READ.replace("on: end.granted, number", "on: end.granted, when: known(way.by), number")
PARAMETERS = {"line": Parameter("line", "标准", "元", (LINE,))}


def findings(*changes: tuple[str, str], district: District | None = None, schema=None) -> tuple[Problem, ...]:
    """What check says where these texts are replaced, one after the other."""
    rules = RULES
    for old, new in changes:
        assert old in rules, old
        rules = rules.replace(old, new, 1)
    return check_affair(sources(rules, schema), "small", PARAMETERS, BUILT_IN, district)


def found(code: str, *changes: tuple[str, str], district: District | None = None, schema=None) -> Problem:
    """The one finding of that code."""
    (problem,) = [one for one in findings(*changes, district=district, schema=schema) if one.code == code]
    return problem


def line_of(problem: Problem, *changes: tuple[str, str]) -> str:
    """The line of the rules that a finding points at."""
    rules = RULES
    for old, new in changes:
        rules = rules.replace(old, new, 1)
    return rules.splitlines()[problem.line - 1]


def district(*posts: tuple[str, str, str]) -> District:
    """One street with one community, and a bureau; posts: person, role, org."""
    orgs = [org("district", "district", None), org("huayuan", "street", "district")]
    orgs += [org("huayuan-1", "community", "huayuan"), org("civil-affairs-bureau", "bureau", "district")]
    people = {key: Person(key, key) for key, _, _ in posts}
    roles = {role: Role(role, role) for role in ("clerk", "reviewer", "leader")}
    held = tuple(Post(person, role, place, SINCE) for person, role, place in posts)
    return District(Directory(1, {one.slug: one for one in orgs}, people, held, roles), CALENDAR, date(2026, 12, 1))


STAFFED = (("wang", "clerk", "huayuan-1"), ("li", "reviewer", "huayuan"))
