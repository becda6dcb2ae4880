"""`never: {role, sees: path}` (docs/format.md 4.16): whether a role can come to see a field, by a right or by a task.

Every row of `access` is looked at alone, because more rows never hide more; every task as it is without a row, unless
one is sure to match. A masked field counts as not seen.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from yikou.access.sight import Sight, Standing, leaves_of, sight
from yikou.definition.model import Affair, Grant, Prohibition, Step, Who, WhoEntry
from yikou.errors import Problem
from yikou.proof.candidates import entries_of
from yikou.proof.finding import finding
from yikou.proof.messages import WORDS

Path = tuple[str, ...]


def check_sees(affair: Affair, rule: Prohibition) -> Iterator[Problem]:
    """Every row and every step by which the role sees the path."""
    role: str = rule.says["role"]
    path: Path = rule.says["sees"]
    rows = [row for row in affair.access.values() if row.role == role]
    for row in rows:
        if _sees(affair, sight(affair, [row], Standing()), path):
            where = WORDS["row_of_access"].format(name=row.name)
            yield _seen(rule, role, path, where, is_sure=row.when is None)
    for where, names, standing in _tasks(affair):
        for entry in entries_of(affair, names):
            if entry.role == role and _sees(affair, sight(affair, _sure(rows, entry), standing), path):
                yield _seen(rule, role, path, where, is_sure=True)
                break


def _tasks(affair: Affair) -> Iterator[tuple[str, Who, Standing]]:
    """Where somebody comes to handle a case: filing it, a step, a request or a question beside a step."""
    yield WORDS["at_filing"], affair.filed_by, Standing(handles=True)
    for step in affair.steps.values():
        standing = Standing(handles=True, at=frozenset({step.name}))
        yield WORDS["at_step"].format(name=step.title), _actors(step), standing


def _actors(step: Step) -> Who:
    asked = [name for verb in step.verbs.values() for name in (*verb.approved_by, *verb.to)]
    return (*step.who, *asked)


def _sure(rows: Sequence[Grant], entry: WhoEntry) -> list[Grant]:
    """Rows that match whoever acts for that entry, whatever the case is like."""
    return [
        row
        for row in rows
        if not row.during and row.when is None and row.place == entry.place and (row.under or not entry.under)
    ]


def _sees(affair: Affair, seen: Sight, path: Path) -> bool:
    if not seen.may_view:
        return False
    if path[0] == "materials":
        return not seen.hides(path)
    return any(leaf not in seen.hidden | seen.masked for leaf in leaves_of(affair, [path]))


def _seen(rule: Prohibition, role: str, path: Path, where: str, *, is_sure: bool) -> Problem:
    seen = partial(finding, rule=rule, about=role, found=where, expected=".".join(path))
    return seen("error", "sees") if is_sure else seen("warning", "sees_perhaps")
