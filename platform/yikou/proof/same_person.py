"""`never: {same_person: [a, b]}` (docs/format.md 4.16): whether one person can do both steps of a case.

Proved where nobody could be found for both, or where each step that can come later excludes whoever did the other. A
`but_not` of the later step alone is no proof where the earlier one can be asked again while the later one stands.
"""

from collections.abc import Iterator
from itertools import combinations

from yikou.definition.flow_checks import steps_in
from yikou.definition.model import Affair, Prohibition, Step
from yikou.errors import Problem
from yikou.proof.candidates import Candidates, homes
from yikou.proof.district import District
from yikou.proof.finding import finding, undecided
from yikou.proof.messages import WORDS
from yikou.proof.staffing import excluded_steps

SHOWN = 3


def check_same_person(affair: Affair, rule: Prohibition, district: District | None) -> Iterator[Problem]:
    """What is wrong with the prohibition, for every two of its steps."""
    order = {name: at for at, (name, _) in enumerate(steps_in(affair.flow))}
    for first, second in combinations(sorted(rule.says["same_person"], key=lambda name: order.get(name, 0)), 2):
        yield from _check(affair, rule, affair.steps[first], affair.steps[second], district)


def _check(
    affair: Affair, rule: Prohibition, first: Step, second: Step, district: District | None
) -> Iterator[Problem]:
    excludes = first.name in excluded_steps(affair, second)
    if excludes and (second.name in excluded_steps(affair, first) or not _is_asked_again(affair, first, second)):
        return
    pair = f"{first.title}、{second.title}"
    if district is None:
        yield undecided(rule, f"{pair}（{WORDS['without_directory']}）")
        return
    both = _both(affair, first, second, district)
    if both:
        names = [district.directory.people[key].name for key in sorted(both)[:SHOWN]]
        code = "same_person_again" if excludes else "same_person"
        yield finding("warning" if excludes else "error", code, rule, about=pair, found="、".join(names))


def _both(affair: Affair, first: Step, second: Step, district: District) -> frozenset[str]:
    """People who could do both of them for one and the same applicant."""
    everywhere = [Candidates(affair, district, home) for home in homes(affair, district)]
    return frozenset().union(*(at.at(first.who) & at.at(second.who) for at in everywhere))


def _is_asked_again(affair: Affair, first: Step, second: Step) -> bool:
    """Whether a step behind the second can send the case back to the first, or ask for what the first has read.

    An answer to a supplement undoes no acceptance.
    """
    names = [name for name, _ in steps_in(affair.flow)]
    behind = names[names.index(second.name) + 1 :] if second.name in names else names
    verbs = [verb for name in behind for verb in affair.steps[name].verbs.values()]
    return any(
        (verb.name == "supplement" and first.name != names[0])
        or (verb.name == "return" and set(verb.to or ("earlier",)) & {"earlier", first.name})
        for verb in verbs
    )
