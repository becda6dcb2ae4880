"""Whether a district has what a definition asks of it: the orgs, the roles, and enough people at every place.

Read as of one day. Whoever leaves later makes a task stuck, which the running house tells by itself.
"""

from collections.abc import Iterator

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Mark, PlacePath, Step, Who, WhoEntry
from yikou.definition.problems import nearest
from yikou.errors import Problem
from yikou.proof.candidates import Candidates, entries_of, homes, split
from yikou.proof.district import District
from yikou.proof.messages import WORDS

SHOWN = 3  # places that a message names


def check_staffing(affair: Affair, district: District) -> tuple[Problem, ...]:
    """Orgs and roles that do not exist; if all do, steps that too few people could do at an existing place."""
    unknown = (*_unknown_orgs(affair, district), *_unknown_roles(affair, district))
    return unknown or (*_nothing_above(affair, district), *_short(affair, district), *_unheld(affair, district))


def _unknown_orgs(affair: Affair, district: District) -> Iterator[Problem]:
    orgs = district.directory.orgs
    for name, mark in places_used(affair):
        org = affair.places[name].org
        if org not in orgs:
            found = Problem("error", "no_such_org", mark.file, mark.line, mark.key, org, "", nearest(org, orgs))
            yield found


def places_used(affair: Affair) -> Iterator[tuple[str, Mark]]:
    """Names of `places` that the affair uses, with where it does."""
    paths = [entry.place for entry in _used(affair)]
    paths += [step.seal for step in affair.steps.values()] + [output.seal for output in affair.outputs.values()]
    paths += [grant.place for grant in affair.access.values()]
    for path in paths:
        base = split(path)[0] if path else ()
        name = affair.guide.authority if base == ("guide", "authority") else "".join(base[:1])
        if path and name in affair.places:
            yield name, path.mark


def _unknown_roles(affair: Affair, district: District) -> Iterator[Problem]:
    roles = district.directory.roles
    used = [(entry.role, entry.mark) for entry in _used(affair) if entry.role]
    used += [(grant.role, grant.place.mark) for grant in affair.access.values()]
    for role, mark in used:
        if role not in roles:
            yield Problem("error", "no_such_role", mark.file, mark.line, mark.key, role, "", nearest(role, roles))


def _used(affair: Affair) -> tuple[WhoEntry, ...]:
    return entries_of(affair, named(affair))


def named(affair: Affair) -> Who:
    """Every name of `who` that the affair uses."""
    verbs = [*affair.verbs.values(), *(verb for step in affair.steps.values() for verb in step.verbs.values())]
    names = [*affair.filed_by, *(affair.lanes.by_hand.who if affair.lanes.by_hand else ())]
    names += [name for step in affair.steps.values() for name in step.who]
    names += [name for verb in verbs for name in (*verb.by, *verb.approved_by, *verb.to)]
    names += [name for tell in affair.tells.values() for name in tell.to]
    names += [name for clock in affair.clocks.values() for alarm in clock.alarms for name in alarm.tell]
    return tuple(dict.fromkeys(names))


def _short(affair: Affair, district: District) -> Iterator[Problem]:
    """4.6: definitions are refused where too few people can be left at an existing place."""
    everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
    for step in (affair.steps[name] for name in dict.fromkeys(name for name, _ in steps_in(affair.flow))):
        if not by_role(affair, step):
            continue
        short = [at.home for at in everywhere if people_left(affair, step, at) < least(step)]
        if short:
            yield _problem(step, district, short)


def _nothing_above(affair: Affair, district: District) -> Iterator[Problem]:
    """3.7: places that lead up to an org of a kind that an existing org has not above it."""
    everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
    for path in dict.fromkeys(path for path in _paths(affair) if split(path)[1]):
        homeless = [at.home for at in everywhere if at.orgs(path) == ()]
        if homeless:
            names, mark = _names(district, homeless), path.mark
            wanted = ".".join(split(path)[1])
            yield Problem("error", "no_org_above", mark.file, mark.line, mark.key, names, wanted)


def _paths(affair: Affair) -> Iterator[PlacePath]:
    """Places that people, seals and rights of the affair name."""
    yield from (entry.place for entry in _used(affair) if entry.place)
    yield from (step.seal for step in affair.steps.values() if step.seal)
    yield from (output.seal for output in affair.outputs.values() if output.seal)
    yield from (grant.place for grant in affair.access.values())


def _unheld(affair: Affair, district: District) -> Iterator[Problem]:
    """People beside the steps whom nobody is: who is told, asked to agree, may end a case, has a right."""
    everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
    at_steps = set(entries_of(affair, tuple(name for step in affair.steps.values() for name in step.who)))
    for entry in _used(affair):
        if entry.role and entry not in at_steps and not any(at.at((entry.name,)) for at in everywhere):
            mark = entry.mark
            yield Problem("warning", "unheld", mark.file, mark.line, mark.key, entry.role, about=entry.title)
    held = {post.role for post in district.directory.posts if post.is_held(district.on)}
    for grant in affair.access.values():
        if grant.role not in held:
            mark = grant.place.mark
            yield Problem("warning", "unheld", mark.file, mark.line, mark.key, grant.role, about=grant.name)


def by_role(affair: Affair, step: Step) -> bool:
    """Whether everybody who may act at the step is found by a role."""
    return all(name in affair.who and affair.who[name].role for name in step.who)


def least(step: Step) -> int:
    """How many people must act at the step."""
    return step.need.n if step.need.kind == "number" else 1


def people_left(affair: Affair, step: Step, at: Candidates) -> int:
    """How many are left at worst, when whoever may have acted before and is excluded has acted."""
    people = at.at(step.who)
    before = [affair.steps[name] for name in excluded_steps(affair, step)]
    may_be_out = people & frozenset().union(*(at.at(earlier.who) for earlier in before))
    return len(people) - min(len(may_be_out), sum(least(earlier) for earlier in before))


def excluded_steps(affair: Affair, step: Step) -> tuple[str, ...]:
    """Steps whose people may not act at this one, by `but_not` of its own people."""
    first = next((name for name, _ in steps_in(affair.flow[:1])), "")
    found = [path for name in step.who if name in affair.who for path in affair.who[name].but_not]
    names = [first if path == "case.accepted_by" else path.removeprefix("done.").partition(".")[0] for path in found]
    return tuple(dict.fromkeys(name for name in names if name in affair.steps))


def _problem(step: Step, district: District, short: list[str]) -> Problem:
    mark, names = step.mark, _names(district, short)
    return Problem("error", "nobody", mark.file, mark.line, mark.key, names, str(least(step)), about=step.title)


def _names(district: District, homes_: list[str]) -> str:
    """The first few orgs, and how many there are."""
    orgs = district.directory.orgs
    names = "、".join(orgs[home].name if home in orgs else home for home in homes_[:SHOWN])
    return names + (WORDS["and_more"].format(count=len(homes_)) if len(homes_) > SHOWN else "")
