"""Filing an application as JSON: judged and decided as the counter's page is, without a draft before it."""

from dataclasses import replace
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from yikou.errors import Refused
from yikou.flow.program import Program
from yikou.store.drafts import Draft
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import begin
from yikou.usecases.api.once import Once, act_once, answered
from yikou.usecases.api.shapes import Filed
from yikou.usecases.api.uploads import Given, check_files, give_files
from yikou.usecases.api.wording import FILING, worded
from yikou.usecases.definitions.programs import current_program
from yikou.usecases.house import House
from yikou.usecases.intake.filing import Intake, filing, refuse_strangers
from yikou.usecases.intake.intake_data import IntakeData
from yikou.usecases.reader import Reader

Line = Annotated[str, Meta(max_length=200)]
Words = Annotated[str, Meta(max_length=20_000)]
Names = Annotated[list[Line], Meta(max_length=100)]
Papers = Annotated[dict[Line, Names], Meta(max_length=100)]


class Filing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An application. form: answers to the affair's schema; materials: keys of files by material; follow: materials
    that are promised for later; warned: reasons for lines of acceptance that only warn, by number. do: submit (taken in
    where all is there), register (what is missing is asked for) or refuse (turned away, with a reason)."""

    affair: Line
    form: dict[str, Any]
    materials: Papers = {}
    follow: Names = []
    warned: Annotated[dict[Line, Words], Meta(max_length=100)] = {}
    do: Literal["submit", "register", "refuse"] = "submit"
    reason: Words = ""


def file_case(house: House, reader: Reader, body: Filing, *, once: Once | None = None) -> Filed:
    """Begins the case. Declined with everything that is wrong; NotAllowed for a post that files no such application."""
    acting = reader.acting
    with house.store.session() as s:
        before = answered(s, once)
        if before is not None:
            return _filed(before)
        program = current_program(house, s, body.affair)
        shown = current_program(house, s, body.affair, language=reader.language)
        refuse_strangers(program, acting)
        with worded(shown, reader.translate, FILING):
            given, wrong = check_files(s, acting, program, body.materials)
            intake = _intake(house, acting, program, body, given)
            bound = program.form.take(body.form)
            bound = replace(bound, errors=(*bound.errors, *wrong))
            act = filing(house, s, acting, intake, bound=bound, do=body.do)

    def write() -> str:
        give_files(s, acting, intake.given)
        done = begin(house, s, program, act)
        made = Filed(done.number, done.state.no, not done.state.is_ended)
        return msgspec.json.encode(made).decode()

    with house.store.writing() as s, worded(shown, reader.translate, FILING):
        return _filed(act_once(house, s, once, write))


def _filed(answer: str) -> Filed:
    return msgspec.json.decode(answer, type=Filed)


def _intake(house: House, acting: Acting, program: Program, body: Filing, given: Given) -> Intake:
    """What a draft would hold, were there one."""
    if strange := [name for name in body.follow if name not in program.affair.materials]:
        raise Refused("no_such_item", item=strange[0])
    draft = Draft("", acting.person.key, "intake", program.affair.slug, program.version, b"", house.now)
    return Intake(draft, program, IntakeData({}, post=tuple(_pairs(body))), given)


def _pairs(body: Filing) -> list[tuple[str, str]]:
    """What stands beside the form, as the page posts it."""
    return [
        ("refuse.reason", body.reason),
        *(("follow", name) for name in body.follow),
        *((f"warned.{line}", reason) for line, reason in body.warned.items()),
    ]
