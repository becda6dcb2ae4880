"""The conditions of acceptance judged on what is known so far, and what each of them read, in words for the window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yikou.definition.types import Field
from yikou.directory.model import Directory
from yikou.flow.program import Program
from yikou.flow.titles import path_title
from yikou.flow.words import value_words
from yikou.forms.formats import birthday_of, id_number_fault
from yikou.forms.mask import masked
from yikou.rules.scope import Scope
from yikou.rules.values import Read, Unknown
from yikou.texts import COMMA, N_
from yikou.usecases.ages import age_on

TEXTS = {
    "age": N_("{n} 周岁"),
    "years": N_("年龄"),
    "read": N_("{title}：{value}"),
    "because": N_("{say}（{reads}）"),
}
OBVIOUS = ("today", "case.registered")
"""What everybody at the window knows."""
APPLICANT = ("applicant.", "form.")
"""What is known of whoever applies, and no parameter or fact worked out."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A line of `accepts`, judged. holds: None where it is not known yet; reads: what it read, title and value.

    say: what is told where it fails; warns: it may be confirmed with a reason; known: what it read of the applicant;
    hangs: it read an answer that is not there, so that it may not concern this applicant at all (`form.kind != 'age' or
    years >= 50`); doubts: what it names first is known and does not make it hold, an answer to come still may
    (`working_age or form.matter == 'close'`).
    """

    line: int
    say: str
    warns: bool
    holds: bool | None
    reads: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...] = ()
    hangs: bool = False
    doubts: bool = False


def conditions(program: Program, scope: Scope, directory: Directory) -> tuple[Condition, ...]:
    """Every line of `accepts`, in order."""
    return tuple(_judged(program, scope, directory, line) for line in range(len(program.affair.accepts)))


def _judged(program: Program, scope: Scope, directory: Directory, line: int) -> Condition:
    accept = program.affair.accepts[line]
    judged = program.rules.judge(accept.must, scope)
    holds = None if isinstance(judged.value, Unknown) else judged.value is True
    reads = _reads(program, judged.reads, scope, directory)
    own = [read for read in judged.reads if read.path.startswith(APPLICANT)]
    return Condition(
        line,
        accept.say,
        accept.warns,
        holds,
        reads,
        _reads(program, own, scope, directory),
        hangs=any(read.value is None for read in own),
        doubts=holds is None and bool(own) and own[0].value is not None,
    )


def _reads(program: Program, reads: Sequence[Read], scope: Scope, directory: Directory) -> tuple[tuple[str, str], ...]:
    """Title and value of each thing that was read and is known. What only repeats a value told before is left out:
    a fact that was worked out of it."""
    told: dict[str, str] = {}
    for read in reads:
        if read.value is None or read.path in OBVIOUS:
            continue
        title, value = _told(program, read, scope, directory)
        is_worked_out = _is_rule(program, read.path) and value in (one.split()[0] for one in told.values())
        if title != read.path and not is_worked_out:
            told[title] = value
    return tuple(told.items())


def _is_rule(program: Program, path: str) -> bool:
    root = path.partition(".")[0]
    return root in program.affair.facts or root in program.affair.tables


def _told(program: Program, read: Read, scope: Scope, directory: Directory) -> tuple[str, str]:
    """Of an ID number the age alone, of other masked values what may be shown."""
    title, field = path_title(program, read.path), _field(program, read.path)
    if isinstance(read.value, str) and field and field.mask == "id-number":
        return _aged(program, title, read.value, scope)
    if isinstance(read.value, str) and field and field.mask:
        return title, masked(read.value, field.mask)
    return title, value_words(program, read.path, read.value, directory)


def _aged(program: Program, title: str, number: str, scope: Scope) -> tuple[str, str]:
    if id_number_fault(number) or scope.today is None:
        return title, masked(number, "id-number")
    return program.translate(TEXTS["years"]), program.say(TEXTS["age"], n=age_on(birthday_of(number), scope.today))


def _field(program: Program, path: str) -> Field | None:
    root, *rest = path.split(".")
    if root == "applicant":
        root, rest = "form", [*program.affair.applicant.part[1:], *rest]
    return program.affair.form.field(tuple(rest)) if root == "form" and rest else None


def in_words(program: Program, condition: Condition) -> str:
    """Why it fails, with the values it read: 申请人未满六十五周岁（年龄：54 周岁，老年人年龄：65）."""
    reads = program.translate(COMMA).join(read_words(program, condition))
    return program.say(TEXTS["because"], say=condition.say, reads=reads) if reads else condition.say


def read_words(program: Program, condition: Condition) -> Iterator[str]:
    """年龄：54 周岁, 户籍：本区 …"""
    return (program.say(TEXTS["read"], title=title, value=value) for title, value in condition.reads)
