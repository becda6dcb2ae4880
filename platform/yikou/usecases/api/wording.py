"""Errors of answers and refusals in words, with the place in the request's body: what a program is told."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from yikou.errors import AnswerError, AnswersRefused, Refused, YikouError
from yikou.flow.messages import FIELD_MESSAGES
from yikou.flow.program import Program
from yikou.forms.messages import message
from yikou.texts import N_, Translate, say
from yikou.usecases.intake.sniffing import MESSAGES as FILE_MESSAGES
from yikou.usecases.refusals import refusal_text

MESSAGES = {
    "no_such_material": N_("本事项没有这份材料"),
    "no_such_file": N_("没有这个文件，或者它已归入别的办件"),
    "not_with_this_verb": N_("这样办理时不收这一项"),
}
FILING = {"form": "/form", "office": "/office", "materials": "/materials"}
AT_CASE = {
    "form": "/fields/form",
    "office": "/fields/office",
    "materials": "/materials",
    "follow": "/follow",
    "instead": "/instead",
}
"""Where each part stands in the body of a filing, and in that of a verb."""
OUTSIDE = {**FIELD_MESSAGES, **FILE_MESSAGES, **MESSAGES}
"""Sentences of what no form says."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is wrong. pointer: JSON Pointer into the body; code: of the error; text: the sentence."""

    pointer: str
    code: str
    text: str


class Declined(YikouError):
    """What was asked is not done. code and detail: of a refusal; wrongs: of answers. One of the two is there."""

    def __init__(self, code: str = "", detail: str = "", *, wrongs: tuple[Said, ...] = ()) -> None:
        super().__init__(code or ", ".join(f"{wrong.pointer} {wrong.code}" for wrong in wrongs))
        self.code = code
        self.detail = detail
        self.wrongs = wrongs


@contextmanager
def worded(program: Program, translate: Translate, places: Mapping[str, str]) -> Generator[None]:
    """Turns AnswersRefused and Refused from inside into Declined, in the words that a page would show."""
    try:
        yield
    except AnswersRefused as refused:
        wrongs = tuple(_said(program, error, translate, places) for error in refused.errors)
        raise Declined(wrongs=wrongs) from refused
    except Refused as refused:
        raise Declined(refused.code, refusal_text(program, refused, translate)) from refused


def _said(program: Program, error: AnswerError, translate: Translate, places: Mapping[str, str]) -> Said:
    root, where = _place(error)
    text = _text(program, error, root, where, translate)
    return Said(places[root] + where, error.code, text)


def _place(error: AnswerError) -> tuple[str, str]:
    """The part that an error is of, and the pointer inside it."""
    root, slash, rest = error.field.partition("/")
    return (root or "form", slash + rest) if root in ("", *AT_CASE) else ("form", error.field)


def _text(program: Program, error: AnswerError, root: str, where: str, translate: Translate) -> str:
    if error.code in OUTSIDE:
        return say(OUTSIDE, error.code, error.params, translate)
    record = program.office if root == "office" else program.form
    return message(AnswerError(where, error.code, error.params), record.record, translate)
