"""What a template is filled with: values as people read them, and the words for who, when and why."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from yikou.access import derived
from yikou.access.sight import Sight, leaves_of
from yikou.definition.model import Output
from yikou.definition.types import ListOf
from yikou.directory.model import Directory
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.clocks import answer_due, due_of
from yikou.flow.explain import Reading, Reason, why
from yikou.flow.program import Program
from yikou.flow.requirements import awaited
from yikou.flow.run import Decision
from yikou.flow.scopes import scope_of
from yikou.forms.typed import number_text
from yikou.forms.words import day_words
from yikou.rules.scope import Scope
from yikou.rules.values import Unknown
from yikou.texts import N_
from yikou.usecases.acts.capitals import capital_sum
from yikou.workdays.due import Due
from yikou.workdays.office import local

_NAME = re.compile(r"[a-z_][a-z0-9_.]*")
WITHHELD = N_("（不公开）")


@dataclass(frozen=True)
class Making:
    """An output that a decision makes. on: the day it bears."""

    program: Program
    decision: Decision
    context: Context
    output: Output
    made: e.Made
    on: date

    def value(self, name: str, of: str) -> Any:
        """What the template says by that name; of: what a call asks for, else ''."""
        return _CALLS[name](self, of) if of else _VALUES[name](self)

    @cached_property
    def _scope(self) -> Scope:
        return scope_of(self.program, self.decision.state, self.context)

    @cached_property
    def _sight(self) -> Sight:
        """What the output may tell to anybody."""
        return Sight(frozenset(), leaves_of(self.program.affair, self.output.hides))

    def _field(self, root: str, path: str) -> str:
        names = tuple(path.split("."))
        if not self._sight.shows((root, *names)):
            return WITHHELD
        compiled = self.program.form if root == "form" else self.program.office
        found = value_at(self._record(root), names)

        def say(value: Any) -> str:
            return compiled.words(names, value, org_names=self._name)

        field = compiled.record.field(names)
        is_column = isinstance(found, list) and not (field and isinstance(field.type, ListOf))
        return "、".join(map(say, found)) if is_column else say(found)

    def _record(self, root: str) -> Mapping[str, Any]:
        return self.decision.state.form if root == "form" else self.decision.state.office

    def _name(self, key: str) -> str:
        found = self.context.directory.orgs.get(key) or self.context.directory.people.get(key)
        return found.name if found else key

    def _fact(self, name: str) -> str:
        if not derived.shows(self.program.affair, self._sight, name):
            return WITHHELD
        value = self.program.rules.fact(name, self._scope).value
        return "" if isinstance(value, Unknown) else plain_words(value)

    def _param(self, name: str) -> str:
        found = self.program.rules.names.parameters[name].on(self.decision.state.accepted_on or self.on)
        return plain_words(found.value) if found else ""

    def _capital(self, path: str) -> str:
        root, *names = path.split(".")
        shown = self._sight.shows((root, *names))
        value = value_at(self._record(root), tuple(names)) if shown else None
        return capital_sum(Decimal(value)) if isinstance(value, int | Decimal) else ""

    def _applicant(self) -> str:
        applicant = (*self.program.affair.applicant.part, "name")
        return self.decision.state.name if self._sight.shows(applicant) else WITHHELD

    def _phone(self) -> str:
        place = self.context.directory.orgs.get(self.decision.state.place)
        return (place.phone if place else "") or self.program.affair.guide.phone

    def _authority(self) -> str:
        place = self.program.affair.places.get(self.program.affair.guide.authority)
        return place.title if place else ""

    def _outcome(self) -> str:
        outcome = self.program.affair.outcomes.get(self.decision.state.outcome)
        return outcome.title if outcome else ""

    def _until(self) -> str:
        state, calendar = self.decision.state, self.context.calendar
        due = due_of(state.total, calendar) if state.total else None
        return self._day(due.at if isinstance(due, Due) else None)

    def _answer_by(self) -> str:
        notice = self.decision.state.notice
        return self._day(answer_due(notice, self.context.calendar).at if notice else None)

    def _last_day(self) -> str:
        return self._day(self.on + timedelta(days=self.output.days) if self.output.days else None)

    def _day(self, value: date | datetime | None) -> str:
        if value is None:
            return ""
        return day_words(local(value, self.context.calendar).date() if isinstance(value, datetime) else value)

    def _papers(self, *, follow: bool = False) -> tuple[str, ...]:
        """Titles of what was handed in, or of what was promised and has not come."""
        state, materials = self.decision.state, self.program.affair.materials
        names = awaited(self.program, state) if follow else state.papers
        return tuple(materials[name].title for name in names)

    def _asked(self) -> Iterator[str]:
        """Papers, fields and words of the open notice."""
        notice = self.decision.state.notice
        if notice is None:
            return
        for material in (m for m in self.program.affair.materials.values() if m.name in notice.materials):
            yield material.title + (f"，{material.count} 份" if material.count > 1 else "")
        for path in notice.fields:
            yield f"申请表中的“{self.program.form.title(tuple(path.split('.')[1:]))}”"
        if notice.text:
            yield notice.text

    def _opinions(self) -> Iterator[str]:
        """One line for each opinion in force: step, words and name."""
        state = self.decision.state
        for done in (state.completions[key] for key in state.way if key in state.completions):
            title = self.program.step(done.step).title
            yield from (f"{title}：{vote.opinion}（{vote.name}）" for vote in done.votes if vote.opinion)


_CALLS: Mapping[str, Callable[[Making, str], str]] = {
    "form": lambda m, path: m._field("form", path),
    "office": lambda m, path: m._field("office", path),
    "fact": Making._fact,
    "param": Making._param,
    "capital": Making._capital,
}
_VALUES: Mapping[str, Callable[[Making], Any]] = {
    "affair": lambda m: m.program.affair.title,
    "case_number": lambda m: m.decision.state.number,
    "number": lambda m: m.made.number,
    "applicant": Making._applicant,
    "place": lambda m: m._name(m.decision.state.place),
    "phone": Making._phone,
    "authority": Making._authority,
    "seal": lambda m: m._name(m.made.seal) if m.made.seal else "",
    "outcome": Making._outcome,
    "reason": lambda m: reason_of(m.program, m.decision, m.context.directory),
    "asked_text": lambda m: m.decision.state.notice.text if m.decision.state.notice else "",
    "days": lambda m: str(m.output.days or ""),
    "registered": lambda m: m._day(m.decision.state.filed_at),
    "accepted": lambda m: m._day(m.decision.state.accepted_on),
    "on": lambda m: m._day(m.on),
    "until": Making._until,
    "last_day": Making._last_day,
    "valid_until": lambda m: m._day(m.made.valid_until),
    "answer_by": Making._answer_by,
    "papers": Making._papers,
    "to_follow": lambda m: m._papers(follow=True),
    "asked": lambda m: tuple(m._asked()),
    "opinions": lambda m: tuple(m._opinions()),
    "basis": lambda m: tuple(f"《{one.title}》{one.clause}" for one in m.program.affair.guide.basis),
}
"""Both by the names in `yikou.definition.templates`."""


def value_at(value: Any, names: tuple[str, ...]) -> Any:
    """The value at a path; through rows the list of that column.

    >>> value_at({"members": [{"name": "王桂兰"}, {"name": "李浩然"}]}, ("members", "name"))
    ['王桂兰', '李浩然']
    """
    if not names or value is None:
        return value
    if isinstance(value, list):
        return [value_at(one, names) for one in value]
    return value_at(value.get(names[0]), names[1:])


def plain_words(value: object) -> str:
    """A value of the rules as people read it: a number without zeros that say nothing.

    >>> plain_words(Decimal("1320.00")), plain_words(Decimal("733.3333333333")), plain_words(True)
    ('1,320', '733.33', '是')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        rounded = round(value, 2)
        return number_text(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded, None)
    return str(value)


def reason_of(program: Program, decision: Decision, directory: Directory) -> str:
    """The reason that was written with the verb; where a rule decided, what the last one found, in words; else ''."""
    given = (getattr(entered.entry, "reason", "") for entered in decision.entries)
    typed = next((reason for reason in given if reason), "")
    if typed or not decision.state.is_ended:
        return typed
    chosen = [entered for entered in decision.entries if isinstance(entered.entry, e.Chose)][-1:]
    found = (why(program, entered, directory) for entered in chosen)
    return "；".join(part for reason in found if reason for part in _found(program, reason))


def _found(program: Program, reason: Reason) -> Iterator[str]:
    """人均收入低于低保标准：否（核实人均月收入：3,266.67，最低生活保障标准：1,320）.

    Of a rule that read facts, those that do not hold, each with what it read itself; else all that the rule read.
    """
    failing = [read for read in reason.reads if read.path in program.affair.facts and read.value == "否"]
    for read in failing:
        named = _NAME.findall(program.affair.facts[read.path].expr.text)
        behind = "，".join(_said(other) for other in reason.reads if other.path in named)
        yield _said(read) + (f"（{behind}）" if behind else "")
    if not failing:
        yield "，".join(map(_said, reason.reads)) or f"{reason.rule}：{reason.so}"


def _said(read: Reading) -> str:
    return f"{read.title}：{read.value}"
