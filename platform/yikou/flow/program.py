"""A published version, compiled once: what deciding asks of a definition, looked up instead of searched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yikou.definition.model import Affair, Output, Parameter, Step, Tell, Verb, Who
from yikou.flow.plan import Nodes, StepAt, nodes, plan
from yikou.flow.reads import Path, condition_reads, grants_move, lane_reads_form_only, locked_paths, needed_by_no
from yikou.forms.compiled import Form, compile_form
from yikou.rules.compiled import Rules, compile_rules
from yikou.rules.functions.builtin import BUILT_IN
from yikou.rules.functions.registry import Functions
from yikou.texts import N_, Translate, filled

BETWEEN = N_("、")


@dataclass(frozen=True)
class Program:
    """One version of an affair, ready to be run. Built by `compile_program`; shared by all its cases.

    first: the step whose completion is acceptance, '' where the flow begins with a condition. steps: names in the order
    of the flow. locked: paths that nobody changes after acceptance (4.9). objecting: by step, office fields that a no
    needs. condition_reads: by text of a condition in the flow, the top-level paths that it reads. grants_move: whether
    rights of `access` can change without a change of the form. office_settles: whether the office record has computed
    or conditional fields. translate: from Chinese, and from the definition's own first language, into the language
    that this program speaks.
    """

    affair: Affair
    version: int
    rules: Rules
    form: Form
    office: Form
    flow: Nodes
    first: str
    steps: tuple[str, ...]
    locked: tuple[Path, ...]
    outputs_on: Mapping[str, tuple[Output, ...]]
    tells_on: Mapping[str, tuple[Tell, ...]]
    objecting: Mapping[str, frozenset[str]] = field(default_factory=dict)
    condition_reads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lane_reads_form_only: bool = False
    office_settles: bool = True
    grants_move: bool = True
    _bars: dict[Who, tuple[str, ...] | None] = field(default_factory=dict, compare=False, init=False)
    translate: Translate = str

    def say(self, text: str, **params: Any) -> str:
        """A text of the interface in the program's language, filled in."""
        return filled(self.translate(text), params)

    def listed(self, words: Iterable[str]) -> str:
        """Words one after another: 身份证、户口簿."""
        return self.translate(BETWEEN).join(words)

    def bars(self, names: Who) -> tuple[str, ...] | None:
        """What entries of `who` exclude by `but_not`; None where none of them is a role, so that nobody is excluded."""
        if names not in self._bars:
            entries = [self.affair.who[name] for name in names if name in self.affair.who]
            found = tuple(dict.fromkeys(path for entry in entries for path in entry.but_not))
            self._bars[names] = found if any(entry.role for entry in entries) else None
        return self._bars[names]

    def step(self, name: str) -> Step:
        """The step of that name."""
        return self.affair.steps[name]

    def reads_of(self, step: str) -> tuple[Path, ...]:
        """What counts as read by a completion of that step."""
        shows = self.affair.steps[step].shows
        return (("form",), ("office",), ("materials",)) if shows is None else shows

    def verb_at(self, step: str, name: str) -> Verb | None:
        """The verb as that step offers it, or None."""
        return self.affair.steps[step].verbs.get(name)

    def verb(self, name: str) -> Verb:
        """The verb with the options of the whole affair."""
        return self.affair.verbs.get(name) or Verb(name)


def compile_program(
    affair: Affair,
    parameters: Mapping[str, Parameter],
    functions: Functions | None = None,
    *,
    version: int = 1,
    translate: Translate = str,
    published: bool = False,
) -> Program:
    """Compile a definition. What cannot be run yet raises DefinitionRefused; faults of expressions raise RuleError.

    translate: words of the interface into the language of the affair's texts. published: it was judged when it was
    published, and must be readable for ever.
    """
    rules = compile_rules(affair, parameters, functions or BUILT_IN, published=published)
    flow = plan(affair.flow)
    office = compile_form(affair.office, rules=rules.display)
    first = flow[0].step if flow and isinstance(flow[0], StepAt) else ""
    return Program(
        affair=affair,
        version=version,
        rules=rules,
        form=compile_form(affair.form, rules=rules.display),
        office=office,
        office_settles=any(c.kind == "computed" or c.parts or not c.always for c in office.plan.controls),
        flow=flow,
        first=first,
        steps=tuple(dict.fromkeys(n.step for n in nodes(flow) if isinstance(n, StepAt))),
        locked=locked_paths(affair),
        outputs_on=_by_event(affair.outputs.values()),
        tells_on=_by_event(affair.tells.values()),
        condition_reads=condition_reads(affair, flow),
        lane_reads_form_only=lane_reads_form_only(affair),
        grants_move=grants_move(affair),
        translate=_translate(affair.words, translate),
        objecting={name: needed_by_no(affair, flow, name) for name in affair.steps},
    )


def _translate(words: Mapping[str, str], translate: Translate) -> Translate:
    """First the definition's own texts, then those of the interface."""
    return (lambda text: words.get(text) or translate(text)) if words else translate


def _by_event(made: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Outputs or messages by each event that they wait for, in the order of the definition."""
    events: dict[str, tuple[Any, ...]] = {}
    for entry in made:
        for event in entry.on:
            events[event] = (*events.get(event, ()), entry)
    return events
