"""From a `made` entry to the document that is frozen: which template, filled with which words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yikou.definition.model import Output
from yikou.definition.types import Record
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.clocks import answer_due, due_of
from yikou.flow.entries import Entered
from yikou.flow.program import Program
from yikou.flow.run import Decision
from yikou.flow.scopes import scope_of
from yikou.flow.state import CaseState
from yikou.forms.typed import number_text
from yikou.forms.words import day_words
from yikou.rules.values import Unknown
from yikou.store.database import Session
from yikou.usecases.documents import Document, Filling, Words, written
from yikou.usecases.house import House
from yikou.usecases.programs import files_of
from yikou.workdays.due import Due
from yikou.workdays.office import local

WITHHELD = "（不公开）"


def document_of(
    house: House, s: Session, program: Program, *, decision: Decision, entered: Entered, context: Context
) -> Document:
    """The document of a `made` entry, with the case as it stands after the decision."""
    made, state = entered.entry, decision.state
    assert isinstance(made, e.Made)
    output = program.affair.outputs[made.name]
    on = local(entered.at, context.calendar).date()
    filling = Filling(
        words=_words(program, state, output, context),
        texts={**_texts(house, program, state, made, context, on), "reason": _reason(decision)},
        lists=_lists(program, state),
    )
    rows, paragraphs = written(_template(house, s, program, output), filling)
    return Document(
        title=made.title,
        kind=output.kind,
        number=made.number,
        org=house.names(made.seal or state.place),
        on=on,
        to="、".join(addressee.name for addressee in made.to),
        rows=rows,
        paragraphs=paragraphs,
        seal=house.names(made.seal) if made.seal else "",
        valid_until=made.valid_until,
    )


def _template(house: House, s: Session, program: Program, output: Output) -> str:
    """The text that the version was published with, else the plain one of the kind."""
    files = files_of(s, program.affair.slug, version=program.version)
    own = files.get(f"rules/outputs/{output.template}.txt") if output.template else None
    if own is not None:
        return own.decode()
    return (house.settings.house / "ui" / "outputs" / f"{output.kind}.txt").read_text()


def _words(program: Program, state: CaseState, output: Output, context: Context) -> Mapping[str, Words]:
    hides = output.hides
    scope = scope_of(program, state, context)

    def fact(name: str) -> str:
        value = program.rules.fact(name, scope).value
        return "" if isinstance(value, Unknown) else _plain(value)

    def param(name: str) -> str:
        day = state.accepted_on or local(context.now, context.calendar).date()
        found = program.rules.names.parameters[name].on(day)
        return _plain(found.value) if found else ""

    return {
        "form": _reader("form", program.affair.form, state.form, hides, program.form.words),
        "office": _reader("office", program.affair.office, state.office, hides, program.office.words),
        "fact": fact,
        "param": param,
    }


def _reader(
    root: str, record: Record, values: Mapping[str, Any], hides: tuple[tuple[str, ...], ...], words: Callable[..., str]
) -> Words:
    def read(path: str) -> str:
        names = tuple(path.split("."))
        if record.field(names) is None:
            raise KeyError(f"{root}.{path}")
        if any((root, *names)[: len(hidden)] == hidden for hidden in hides):
            return WITHHELD
        found = _at(values, names)
        return "、".join(words(names, one) for one in found) if isinstance(found, list) else words(names, found)

    return read


def _at(value: Any, names: tuple[str, ...]) -> Any:
    if not names or value is None:
        return value
    if isinstance(value, list):
        return [_at(one, names) for one in value]
    return _at(value.get(names[0]), names[1:])


def _texts(
    house: House, program: Program, state: CaseState, made: e.Made, context: Context, on: date
) -> Mapping[str, str]:
    outcome = program.affair.outcomes.get(state.outcome)
    due = due_of(state.total, context.calendar) if state.total else None
    return {
        "affair": program.affair.title,
        "case_number": state.number,
        "number": made.number,
        "applicant": state.name,
        "place": house.names(state.place),
        "seal": house.names(made.seal) if made.seal else "",
        "outcome": outcome.title if outcome else "",
        "registered": day_words(_day(state.filed_at, context)),
        "accepted": day_words(state.accepted_on) if state.accepted_on else "",
        "on": day_words(on),
        "until": day_words(_day(due.at, context)) if isinstance(due, Due) else "",
        "valid_until": day_words(made.valid_until) if made.valid_until else "",
        "asked_text": state.notice.text if state.notice else "",
        "answer_by": day_words(_answer_by(state, context)) if state.notice else "",
    }


def _day(at: datetime, context: Context) -> date:
    return local(at, context.calendar).date()


def _lists(program: Program, state: CaseState) -> Mapping[str, tuple[str, ...]]:
    titles = {name: material.title for name, material in program.affair.materials.items()}
    notice = state.notice
    fields = [program.form.title(tuple(path.split(".")[1:])) for path in notice.fields] if notice else []
    asked = (*(titles[name] for name in notice.materials), *fields) if notice else ()
    return {
        "papers": tuple(titles[name] for name in state.papers),
        "to_follow": tuple(titles[name] for name in state.promised if name not in state.papers),
        "asked": asked,
        "opinions": _opinions(program, state),
    }


def _opinions(program: Program, state: CaseState) -> tuple[str, ...]:
    """One line for each opinion in force: step, words, name and day."""
    found = (
        (program.step(done.step).title, vote)
        for key in state.way
        if (done := state.completions.get(key))
        for vote in done.votes
    )
    return tuple(f"{title}：{vote.opinion}（{vote.name}）" for title, vote in found if vote.opinion)


def _reason(decision: Decision) -> str:
    """The reason that was written with the verb, '' where none was."""
    given = (getattr(entered.entry, "reason", "") for entered in decision.entries)
    return next((reason for reason in given if reason), "")


def _answer_by(state: CaseState, context: Context) -> date:
    assert state.notice is not None
    return _day(answer_due(state.notice, context.calendar).at, context)


def _plain(value: object) -> str:
    return number_text(value, None) if isinstance(value, Decimal) else str(value)
