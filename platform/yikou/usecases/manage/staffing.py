"""What published affairs ask of the people of a district: steps that too few could do, now or after an edit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, WhoEntry
from yikou.directory.lookup import holders
from yikou.directory.model import Directory
from yikou.errors import Problem
from yikou.flow.program import Program
from yikou.proof.candidates import Candidates, entries_of, homes
from yikou.proof.district import District
from yikou.proof.staffing import by_role, check_staffing, least, people_left
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, Translate, say
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House
from yikou.usecases.manage.editing import joined
from yikou.usecases.manage.words import role_title
from yikou.usecases.reader import Reader

MOST_LOOKS = 3000
"""Affairs times places of applicants that are tried at once: two seconds for what an edit brings, a fifth of one for a
card. A larger district is told how far it got."""
TEXTS = {
    "nobody": N_("“{affair}”的“{step}”：{places}的申请没有足够的人办（至少 {n} 人）。"),
    "unheld": N_("再没有人是“{role}”，{n} 个事项要找：{affairs}。"),
    "no_org_above": N_("“{affair}”：{places}上面没有要找的机构，办到那里没有去处。"),
    "no_such_org": N_("“{affair}”要找机构“{places}”，没有这个机构。"),
    "no_such_role": N_("“{affair}”要找岗位“{places}”，没有这个岗位。"),
    "part": N_("事项和社区太多，只核对了 {n} 个事项：{names}。"),
}


def lost(house: House, s: Session, reader: Reader, after: Directory, *, on: date) -> tuple[str, ...]:
    """What published affairs can rely on that day as things are, and not with the edited directory, in sentences."""
    before, edited = (District(people, None, on) for people in (directory(s), after))
    programs = current_programs(house, s, language=reader.language)
    looked = within(programs, edited)
    found = [
        (program.affair, problem)
        for program in looked
        for problem in _new(check_staffing(program.affair, before), check_staffing(program.affair, edited))
    ]
    said = [_told(affair, problem, translate=reader.translate) for affair, problem in found if problem.code != "unheld"]
    said += _unheld(found, after, reader.translate)
    return (*said, *unlooked(programs, looked, reader.translate))


def _unheld(found: Sequence[tuple[Affair, Problem]], people: Directory, translate: Translate) -> Iterator[str]:
    """Roles beside the steps that nobody has any more, each once."""
    affairs: dict[str, dict[str, None]] = {}
    for affair, problem in found:
        if problem.code == "unheld":
            affairs.setdefault(problem.found, {})[affair.title] = None
    for role, titles in affairs.items():
        params = {"role": role_title(people, role), "n": len(titles), "affairs": joined(list(titles), translate)}
        yield say(TEXTS, "unheld", params, translate)


def within(programs: Sequence[Program], district: District) -> Sequence[Program]:
    """As many of the affairs as can be tried in a short time."""
    looks = 0
    for n, program in enumerate(programs):
        looks += len(homes(program.affair, district))
        if looks > MOST_LOOKS:
            return programs[:n]
    return programs


def unlooked(programs: Sequence[Program], looked: Sequence[Program], translate: Translate) -> Iterator[str]:
    """That not all of the affairs were tried, and which were; nothing where all were."""
    if len(looked) < len(programs):
        names = joined([program.affair.title for program in looked], translate)
        yield say(TEXTS, "part", {"n": len(looked), "names": names}, translate)


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[Problem]:
    known = {(one.code, one.key, one.line, one.found) for one in before}
    yield from (one for one in after if (one.code, one.key, one.line, one.found) not in known)


def _told(affair: Affair, problem: Problem, *, translate: Translate) -> str:
    params = {
        "affair": affair.title,
        "step": problem.about,
        "places": problem.found,
        "n": problem.expected,
    }
    return say(TEXTS, problem.code, params, translate)


@dataclass(frozen=True, slots=True)
class Short:
    """A step that has too few people at an org. affair, step: titles; roles: of the step; wanted, left: people, those
    of `if_nobody` counted; here: how many of the roles the org has itself."""

    affair: str
    step: str
    roles: tuple[str, ...]
    wanted: int
    left: int
    here: int


def short_at(programs: Sequence[Program], district: District, org: str) -> tuple[Short, ...]:
    """Steps that people of this org are asked for first, where it has nobody, or where too few can be found."""
    return tuple(found for program in programs for found in _short_in(program.affair, district, org))


def _short_in(affair: Affair, district: District, org: str) -> Iterator[Short]:
    everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
    for step in (affair.steps[name] for name in dict.fromkeys(name for name, _ in steps_in(affair.flow))):
        first = [affair.who[name] for name in step.who if name in affair.who]
        asked = [at for at in everywhere if by_role(affair, step) and org in _orgs(first, at)]
        if not asked:
            continue
        roles = tuple(dict.fromkeys(entry.role for entry in first))
        here = sum(len(holders(district.directory, role, org, district.on)) for role in roles)
        left = max(min(people_left(affair, step, at) for at in asked), 0)
        if left < least(step) or not here:
            yield Short(affair.title, step.title, roles, least(step), left, here)


def _orgs(entries: Sequence[WhoEntry], at: Candidates) -> frozenset[str]:
    """Orgs at which people of these entries sit."""
    return frozenset(org for entry in entries if entry.place for org in at.orgs(entry.place) or ())


def roles_used(programs: Sequence[Program]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Affair and step, as titles, that each role appears in; step '' for who files, is told or may look."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for program in programs:
        affair = program.affair
        for step in affair.steps.values():
            for entry in entries_of(affair, step.who):
                found.setdefault(entry.role, {})[affair.title, step.title] = None
        beside = [entry.role for entry in affair.who.values()] + [grant.role for grant in affair.access.values()]
        for role in beside:
            if not any(title == affair.title for title, _ in found.get(role, ())):
                found.setdefault(role, {})[affair.title, ""] = None
    found.pop("", None)
    return {role: tuple(pairs) for role, pairs in found.items()}
