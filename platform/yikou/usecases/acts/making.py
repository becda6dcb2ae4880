"""From a `made` entry to the document that is frozen: which template, filled with which words."""

from functools import cache
from pathlib import Path

from yikou.definition.model import Output
from yikou.definition.templates import template_file
from yikou.flow import entries as e
from yikou.flow.acts import Context
from yikou.flow.entries import Entered
from yikou.flow.program import Program
from yikou.flow.run import Decision
from yikou.store.database import Session
from yikou.usecases.acts.documents import Document, written
from yikou.usecases.acts.filling import Making
from yikou.usecases.definitions.programs import files_of
from yikou.usecases.house import House
from yikou.workdays.office import local


def document_of(
    house: House, s: Session, program: Program, *, decision: Decision, entered: Entered, context: Context
) -> Document:
    """The document of a `made` entry, with the case as it stands after the decision."""
    made, state = entered.entry, decision.state
    assert isinstance(made, e.Made)
    output = program.affair.outputs[made.name]
    on = local(entered.at, context.calendar).date()
    making = Making(program, decision, context, output, made, on)
    text = written(template_text(house, s, program, output), making.value)
    return Document(
        title=made.title,
        kind=output.kind,
        number=made.number,
        org=house.names(made.seal or state.place),
        on=on,
        to="、".join(addressee.name for addressee in made.to),
        rows=text.rows,
        paragraphs=text.paragraphs,
        after=text.after,
        seal=house.names(made.seal) if made.seal else "",
        valid_until=made.valid_until,
    )


def template_text(house: House, s: Session, program: Program, output: Output) -> str:
    """The text that the version was published with, else the plain one of the kind."""
    if output.template:
        return files_of(s, program.affair.slug, version=program.version)[template_file(output.template)].decode()
    return _plain_template(house.settings.house, output.kind)


@cache
def _plain_template(house: Path, kind: str) -> str:
    """Part of the program, which does not change while it runs."""
    return (house / "ui" / "outputs" / f"{kind}.txt").read_text(encoding="utf-8")
