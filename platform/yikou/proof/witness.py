"""Counter-examples: a filled form and a way, shown only where the real rules and the real walk say the same."""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from yikou.definition.model import Accept, Example
from yikou.errors import RuleError
from yikou.flow.program import Program
from yikou.proof.course import Seen
from yikou.proof.district import District
from yikou.proof.filled import Filling, variations
from yikou.proof.space import Passed, Space, Supposed
from yikou.proof.stretches import is_same
from yikou.proof.trial_case import TrialCase
from yikou.rules.closures import closure
from yikou.rules.scope import Scope
from yikou.rules.syntax import Tree
from yikou.rules.values import Unknown

TRIALS = 80  # whole cases that are walked for one affair
TODAY = date(2026, 12, 1)


@dataclass(frozen=True, slots=True)
class Witness:
    """A case that can be tried: answers as JSON, and the steps with their results. today: the day of filing."""

    form: Mapping[str, Any]
    office: Mapping[str, Any]
    way: tuple[Passed, ...]
    today: date


class Witnesses:
    """Finds counter-examples for one affair."""

    def __init__(self, program: Program, space: Space, district: District | None) -> None:
        self.program = program
        self.space = space
        self.district = district
        self.left = TRIALS
        orgs = district.directory.orgs.values() if district else ()
        self.orgs: dict[str, str] = {org.kind: org.slug for org in orgs} or {"community": "community"}

    def of(self, cases: Sequence[Seen], holds: Callable[[Seen, Scope], bool]) -> tuple[Seen, Witness] | None:
        """A case that is as supposed, walks that way, and of which the real rules say what was found.

        One that is acceptable is looked for first: others only come about where an answer changes the form later.
        """
        for is_acceptable in (True, False):
            for seen in cases:
                found = self._found(seen, partial(holds, seen), is_acceptable=is_acceptable)
                if found is not None:
                    return seen, found
        return None

    def _found(self, seen: Seen, holds: Callable[[Scope], bool], *, is_acceptable: bool) -> Witness | None:
        supposed = seen.supposed
        terms = [self.space.terms.nodes[key] for key in supposed if key in self.space.terms.nodes]
        day = next((v for k, v in supposed.items() if k in ("today", "case.registered")), None)
        today = day or (self.district.on if self.district else self.space.terms.day or TODAY)
        filled = Filling(self.space, supposed, seen.passed, self.orgs).records()
        accepts = [self.space.terms.trees[line.must.text].root for line in self._demands()] if is_acceptable else []
        for records in variations(self.space, filled, [*terms, *accepts], supposed):
            found = Witness(records["form"], records["office"], seen.passed, today)
            if self._stands(found, seen, holds) and (not is_acceptable or self._is_acceptable(found, seen)):
                return found
        return None

    def _looks_so(self, found: Witness, seen: Seen) -> bool:
        """A quick look at the bare answers, before a whole case is walked."""
        case = {"registered": found.today, "accepted": found.today if found.way else None, "source": "window"}
        done = {one.step: {"result": one.yes} for one in found.way}
        calendar = self.district.calendar if self.district else None
        known = {name: v for name, v in found.office.items() if any(self.space.writes(p.step, name) for p in found.way)}
        scope = Scope(
            self.program.rules,
            form=found.form,
            office=known,
            case=case | {key.removeprefix("case."): v for key, v in seen.supposed.items() if key.startswith("case.")},
            done=done,
            today=found.today,
            calendar=calendar,
        )
        try:
            return self._as_supposed(scope, seen.supposed)
        except RuleError:
            return False

    def _demands(self) -> list[Accept]:
        return [line for line in self.program.affair.accepts if not line.warns]

    def _is_acceptable(self, found: Witness, seen: Seen) -> bool:
        """Whether it would be filed. A condition of acceptance that is unknown itself is what was looked for."""
        scope = self.trial(found, seen.supposed).scope()
        others = [line.must for line in self._demands() if line.must != seen.expr]
        return all(self.program.rules.judge(must, scope).value is True for must in others)

    def _stands(self, found: Witness, seen: Seen, holds: Callable[[Scope], bool]) -> bool:
        if self.left == 0 or not self._looks_so(found, seen):
            return False
        self.left -= 1
        case = self.trial(found, seen.supposed)
        names = tuple(one.step for one in found.way)
        if not self._is_valid(case, found):
            return False
        scope = case.scope(names)
        try:
            return case.way[: len(names)] == names and self._as_supposed(scope, seen.supposed) and holds(scope)
        except RuleError:
            return False

    def value(self, seen: Seen, scope: Scope) -> Any:
        """What the real rules say of the condition."""
        return self.program.rules.judge(seen.expr, scope).value

    def trial(self, found: Witness, supposed: Supposed) -> TrialCase:
        """The case, walked by the real walk."""
        results = {f"{one.step}.result": one.yes for one in found.way}
        given = {"form": found.form, "office": found.office, "done": results}
        case = TrialCase(self.program, Example("", "", found.today, given, {}), self.district)
        case.case |= {key.removeprefix("case."): value for key, value in supposed.items() if key.startswith("case.")}
        return case

    def _is_valid(self, case: TrialCase, found: Witness) -> bool:
        """Whether the form is one that can be sent, and the record one that these steps can leave."""
        if self.program.form.check(case.form):
            return False
        return not self.program.office.check(case.office, require=()) if found.office else True

    def _as_supposed(self, scope: Scope, supposed: Supposed) -> bool:
        nodes = self.space.terms.nodes
        return all(self._is_part(scope, nodes[key], key, value) for key, value in supposed.items() if key in nodes)

    def _is_part(self, scope: Scope, node: ast.expr, key: str, wanted: Any) -> bool:
        """Whether the real value of a term lies in the part that was supposed."""
        value = scope.judge(closure(Tree(key, node, (), ()))).value
        if isinstance(value, Unknown) or type(value) is not type(wanted):
            return False
        if not isinstance(value, Decimal | date) or not isinstance(wanted, Decimal | date):
            return bool(value == wanted)
        return is_same(value, wanted, self.space.terms.cut_at(key))
