"""Editing the office hours, by which clocks of days end and clocks of hours run; what it would move is told before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from functools import partial
from hashlib import sha256
from itertools import pairwise

from yikou.errors import AnswerError, AnswersRefused
from yikou.forms.cleaning import clean_line
from yikou.store import remaking
from yikou.store.calendar_store import calendar, put_hours
from yikou.texts import Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.acts.recounting import AT_ONCE, moves, recount
from yikou.usecases.around.calendar_editing import told
from yikou.usecases.around.calendar_words import MESSAGES
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.workdays.model import Hours

MOST_SPANS = 4
_BETWEEN = re.compile(r"[\s,，;；、]+")
_SPAN = re.compile(r"(\d{1,2}:\d\d)[-–—~～\u81f3](\d{1,2}:\d\d)")


@dataclass(frozen=True, slots=True)
class HoursEdit:
    """Office hours that somebody wants, and why."""

    hours: Hours
    reason: str


def hours_text(hours: Hours) -> str:
    """Office hours as they are typed and told.

    >>> hours_text(((time(8, 30), time(11, 30)), (time(13, 30), time(17))))
    '08:30-11:30，13:30-17:00'
    """
    return "，".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours)


def hours_of(text: str) -> Hours:
    """The office hours that a text says, () for one that says none: spans in order, without overlap.

    >>> hours_text(hours_of("9:00-12:00, 13:00–17:30")), hours_of("13:00-12:00"), hours_of("9:00-25:00")
    ('09:00-12:00，13:00-17:30', (), ())
    """
    spans = [_SPAN.fullmatch(part) for part in _BETWEEN.split(text.replace("：", ":").strip())]
    try:
        hours = tuple((_time(span[1]), _time(span[2])) for span in spans if span)
    except ValueError:
        return ()
    times = [hour for span in hours for hour in span]
    is_whole = 0 < len(hours) == len(spans) <= MOST_SPANS and all(one < other for one, other in pairwise(times))
    return hours if is_whole else ()


def _time(text: str) -> time:
    return time.fromisoformat(text.zfill(5))


def hours_now(house: House) -> str:
    """The office hours, as a form holds them."""
    with house.store.session() as s:
        return hours_text(calendar(s).hours)


def read_hours(house: House, posted: Mapping[str, str]) -> HoursEdit:
    """The edit that was typed. AnswersRefused with everything that is wrong."""
    edit = HoursEdit(hours_of(posted.get("hours", "")[:300]), clean_line(posted.get("reason", ""))[:300])
    errors = [] if edit.hours else [AnswerError("hours", "hours_wrong", {"most": MOST_SPANS})]
    if not edit.reason:
        errors.append(AnswerError("reason", "reason_missing"))
    if not errors and hours_text(edit.hours) == hours_now(house):
        errors.append(AnswerError("", "hours_same"))
    if errors:
        raise AnswersRefused(tuple(errors))
    return edit


def hours_foretold(house: House, edit: HoursEdit, translate: Translate) -> tuple[str, str]:
    """What the edit would move, in a sentence; and the mark of the hours that it was told of."""
    with house.store.session() as s:
        now = calendar(s)
    return told(moves(house, replace(now, hours=edit.hours)), translate), _mark(now.hours)


def hours_lines(house: House, edit: HoursEdit, translate: Translate) -> tuple[str, ...]:
    """What is about to be done."""
    tell = partial(say, MESSAGES, translate=translate)
    before = tell("hours_before", {"hours": hours_now(house)})
    return before, tell("hours_after", {"hours": hours_text(edit.hours)})


def edit_hours(house: House, acting: Acting, edit: HoursEdit, *, seen: str) -> int:
    """Makes the edit; how many cases still wait for their due moments to be counted anew. seen: the mark that was told
    with the effect; AnswersRefused where the hours are others now."""
    with house.store.writing() as s:
        before = calendar(s)
        if seen != _mark(before.hours):
            raise AnswersRefused((AnswerError("", "hours_meanwhile"),))
        put_hours(s, edit.hours)
        remaking.mark_open(s, before)
        change = Change(MESSAGES["hours"], hours_text(before.hours), hours_text(edit.hours))
        note_edit(house, s, acting, "calendar_hours", "", changes=[change], reason=edit.reason)
    return recount(house, most=AT_ONCE)


def _mark(hours: Hours) -> str:
    return sha256(hours_text(hours).encode()).hexdigest()[:16]
