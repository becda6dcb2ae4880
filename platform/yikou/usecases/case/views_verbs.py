"""Verbs at the case page: what this person can do now, what each asks for, and what would come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from yikou.usecases.views import Note, Option

EMPTY = Markup("")

VERB_ICONS: Mapping[str, str] = {
    "approve": "check",
    "object": "x",
    "reject": "ban",
    "conclude": "rubber-stamp",
    "return": "arrow-left",
    "supplement": "arrow-back-up",
    "answer": "upload",
    "extend": "hourglass",
    "refer": "send",
    "withdraw": "arrow-back-up",
    "terminate": "circle-off",
    "take_back": "rotate",
    "claim": "hand-grab",
    "release": "hand-off",
    "copy": "mail",
    "note": "message",
    "urge": "bell-ringing",
    "set_lane": "bolt",
    "agree": "check",
    "decline": "x",
    "advise": "message",
}
"""The symbol of each verb in icons.svg."""

VERB_KEYS: Mapping[str, str] = {
    "approve": "A",
    "object": "N",
    "reject": "X",
    "conclude": "C",
    "return": "T",
    "supplement": "B",
    "extend": "Y",
    "refer": "L",
}
"""The letter that moves to each verb of a task."""
FieldKind = Literal["line", "text", "number", "date", "select", "radios", "checks", "duration"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are often used. text is what is put in; is_own: of this person, who may take it out again, by id."""

    id: str
    text: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class VerbField:
    """A field that a verb itself asks for. It is posted as `<verb>.<name>`.

    kind: line, text (several lines), number, date, select, radios, checks (several values), duration (a number posted
    here, its unit shown after it). value: what was typed, or the first suggestion.
    """

    name: str
    label: str
    kind: FieldKind
    value: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    unit: str = ""
    optional: bool = False
    error: str = ""
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """One line of what a verb would bring. label: 下一步; kind: next, again, ends, clock, reply, made, voided, told,
    dropped, or first where something stands against it."""

    label: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class VerbView:
    """A verb as it is offered. effect: what will happen, in plain words. key: its letter on the keyboard.

    send: text of the button that performs it. main: the one solid button. closed: why it cannot be done now, '' if it
    can. effects: what would come of it with what is typed so far. opened: shown with its fields open (after an error,
    or after `?verb=`).
    """

    name: str
    title: str
    effect: str
    icon: str
    key: str = ""
    send: str = ""
    fields: tuple[VerbField, ...] = ()
    main: bool = False
    closed: str = ""
    effects: tuple[Effect, ...] = ()
    error: str = ""
    opened: bool = False


@dataclass(frozen=True, slots=True)
class OtherView:
    """What the reader typed in another window and this one does not hold. page: its number; lines: title of each field
    that differs, and what stands there, '' for what is not repeated."""

    page: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task that this person may act at. verbs in the order of the definition, the main one first.

    fields: what the step fills and edits, from the form's template, without a form element. opinion: what was typed so
    far; asks_opinion: whether there is a box for it. draft_at: when what was typed was last kept. takes_files: some of
    the fields is a file. phrases: for the opinion. mark: of this page of what is typed; others: of other windows;
    left_out: that older ones of them were not kept, in words.
    """

    task: str
    title: str
    verbs: tuple[VerbView, ...]
    fields: Markup = EMPTY
    asks_opinion: bool = True
    opinion: str = ""
    opinion_error: str = ""
    note: Note | None = None
    claimed: str = ""
    draft_at: datetime | None = None
    takes_files: bool = False
    phrases: tuple[Phrase, ...] = ()
    mark: str = ""
    others: tuple[OtherView, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class KeptView:
    """What was typed has been kept. number: of the case; task: where, `case` for the verbs of the case; at: when;
    others: of other windows; left_out: as of a task."""

    number: str
    task: str
    at: datetime
    verbs: tuple[VerbView, ...]
    others: tuple[OtherView, ...] = ()
    left_out: str = ""
