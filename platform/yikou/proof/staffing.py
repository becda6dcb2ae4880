"""Whether a district has what a definition asks of it: the orgs, the roles, and enough people at every place.

Read as of one day. Whoever leaves later makes a task stuck, which the running house tells by itself.
"""

from collections.abc import Iterator

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Mark, Step, Who, WhoEntry
from yikou.definition.problems import nearest
from yikou.errors import Problem
from yikou.proof.candidates import Candidates, entries_of, homes, split
from yikou.proof.district import District
from yikou.proof.messages import WORDS

SHOWN = 3  # places that a message names


def check_staffing(affair: Affair, district: District) -> tuple[Problem, ...]:
    """Orgs and roles that do not exist; if all do, steps that too few people could do at an existing place."""
    unknown = (*_unknown_orgs(affair, district), *_unknown_roles(affair, district))
    return unknown or tuple(_short(affair, district))


def _unknown_orgs(affair: Affair, district: District) -> Iterator[Problem]:
    orgs = district.directory.orgs
    for name, mark in _places(affair):
        org = affair.places[name].org
        if org not in orgs:
            found = Problem("error", "no_such_org", mark.file, mark.line, mark.key, org, "", nearest(org, orgs))
            yield found


def _places(affair: Affair) -> Iterator[tuple[str, Mark]]:
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
        if not _by_role(affair, step):
            continue
        short = [at.home for at in everywhere if _left(affair, step, at) < least(step)]
        if short:
            yield _problem(step, district, short)


def _by_role(affair: Affair, step: Step) -> bool:
    return all(name in affair.who and affair.who[name].role for name in step.who)


def least(step: Step) -> int:
    """How many people must act at the step."""
    return step.need.n if step.need.kind == "number" else 1


def _left(affair: Affair, step: Step, at: Candidates) -> int:
    """People who are left at worst, when whoever may have acted before and is excluded has acted."""
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
    orgs = district.directory.orgs
    names = "、".join(orgs[home].name if home in orgs else home for home in short[:SHOWN])
    more = WORDS["and_more"].format(count=len(short)) if len(short) > SHOWN else ""
    mark = step.mark
    return Problem("error", "nobody", mark.file, mark.line, mark.key, names + more, str(least(step)), about=step.title)
