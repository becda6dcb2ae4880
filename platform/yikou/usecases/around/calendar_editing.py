"""Editing the working calendar: days of a year, and publishing a year; what it would move is told before.

Days that have passed in a published year stay: clocks were counted by them. Days of a year that is not published are a
draft that moves nothing until it is.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256

from yikou.errors import AnswerError, AnswersRefused, NotFound
from yikou.store import remaking
from yikou.store.calendar_store import SpecialDay, calendar, days_of, drop_day, publish_year, put_day
from yikou.store.database import Session
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.acts.recounting import AT_ONCE, Moves, moves, recount
from yikou.usecases.around.calendar_wanted import DaysEdit
from yikou.usecases.around.calendar_words import MESSAGES
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.workdays.model import Calendar

SOURCE = N_("依据")
FIRST_YEAR, LAST_YEAR = 2000, 2100


def edit_effect(house: House, edit: DaysEdit, translate: Translate) -> str:
    """What the edit would move, in a sentence."""
    with house.store.session() as s:
        now = calendar(s)
    year = edit.first.year
    if year not in now.published:
        return say(MESSAGES, "effect_draft", {"year": year}, translate)
    return told(moves(house, _with(now, {day: edit.of(day) for day in edit.days})), translate)


def publish_effect(house: House, year: int, translate: Translate) -> str:
    """What publishing the year would move, in a sentence."""
    with house.store.session() as s:
        now, draft = calendar(s), {one.day: one for one in days_of(s, year)}
    return told(moves(house, replace(_with(now, draft), published=now.published | {year})), translate)


def _with(now: Calendar, days: Mapping[date, SpecialDay | None]) -> Calendar:
    special = {day: works for day, works in now.special.items() if day not in days}
    return replace(now, special=special | {day: one.works for day, one in days.items() if one})


def told(found: Moves, translate: Translate) -> str:
    """How many clocks would move, in words; what was not looked at is said."""
    code = "effect_part" if found.looked < found.open else "effect" if found.cases else "effect_none"
    params = {"open": found.open, "looked": found.looked, "tasks": found.tasks, "cases": found.cases}
    return say(MESSAGES, code, params, translate)


def mark_of(house: House, year: int) -> str:
    """What tells whether the days of a year, or that it is published, were edited since: the same for the same."""
    with house.store.session() as s:
        return _mark(s, year)


def _mark(s: Session, year: int) -> str:
    shown = (year in calendar(s).published, days_of(s, year))
    return sha256(repr(shown).encode()).hexdigest()[:16]


def _refuse_stale(s: Session, year: int, seen: str) -> None:
    if seen != _mark(s, year):
        raise AnswersRefused((AnswerError("", "changed_meanwhile", {"year": year}),))


def edit_days(house: House, acting: Acting, edit: DaysEdit, *, seen: str) -> int:
    """Makes the edit; how many cases still wait for their due moments to be counted anew. seen: `mark_of` the year
    when the effect was told; AnswersRefused where it is another now."""
    with house.store.writing() as s:
        _refuse_stale(s, edit.first.year, seen)
        before, kept = calendar(s), {one.day: one for one in days_of(s, edit.first.year)}
        for day in edit.days:
            one = edit.of(day)
            put_day(s, one) if one else drop_day(s, day)
        if edit.first.year in before.published:
            remaking.mark_open(s, before)
        changes = [
            Change(day.isoformat(), _said(kept.get(day)), _said(edit.of(day)))
            for day in edit.days
            if kept.get(day) != edit.of(day)
        ]
        note_edit(house, s, acting, "calendar_day", edit.first.isoformat(), changes=changes, reason=_why(edit))
    return recount(house, most=AT_ONCE)


def _why(edit: DaysEdit) -> str:
    return "；".join(text for text in (edit.reason, edit.source) if text)


def _said(day: SpecialDay | None) -> str:
    """What a day is, as the log tells it."""
    return MESSAGES[f"was_{_kind(day)}"].format(name=day.name if day else "")


def _kind(day: SpecialDay | None) -> str:
    return "plain" if day is None else "on" if day.works else "off"


def publish(house: House, acting: Acting, *, year: int, source: str, reason: str, seen: str) -> int:
    """The days of the year count from now on; how many cases still wait for their due moments to be counted anew.
    seen: as with `edit_days`."""
    with house.store.writing() as s:
        before = calendar(s)
        if year in before.published:
            raise AnswersRefused((AnswerError("", "year_published", {"year": year}),))
        _refuse_stale(s, year, seen)
        publish_year(s, year, source=source)
        remaking.mark_open(s, before)
        changes = [Change(str(year), "", _summary(s, year, str)), Change(SOURCE, "", source)]
        note_edit(house, s, acting, "calendar_year", str(year), changes=changes, reason=reason)
    return recount(house, most=AT_ONCE)


def next_year(house: House) -> int:
    """The first year from this one on whose calendar is not published."""
    with house.store.session() as s:
        published = calendar(s).published
    return next(year for year in range(house.today.year, LAST_YEAR + 1) if year not in published)


def draft_lines(house: House, year: int, translate: Translate) -> tuple[str, ...]:
    """What publishing the year means, and each of its days that differ. NotFound for a year that is too far."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound("calendar", str(year))
    with house.store.session() as s:
        summary, days = _summary(s, year, translate), days_of(s, year)
    tell = partial(say, MESSAGES, translate=translate)
    lines = (tell(f"one_{_kind(one)}", {"first": one.day.isoformat(), "name": one.name}) for one in days)
    return (summary, *lines)


def edit_lines(edit: DaysEdit, translate: Translate) -> tuple[str, ...]:
    """What is about to be done."""
    code = f"{'one' if edit.first == edit.last else 'set'}_{edit.kind}"
    params = {"first": edit.first.isoformat(), "last": edit.last.isoformat(), "name": edit.name}
    return (say(MESSAGES, code, params, translate),)


def _summary(s: Session, year: int, translate: Translate) -> str:
    days = days_of(s, year)
    on = sum(one.works for one in days)
    return say(MESSAGES, "publish", {"year": year, "off": len(days) - on, "on": on}, translate)


def done_words(done: str, waiting: int, translate: Translate) -> str:
    """What was done, and what the clock's rounds have still to do."""
    return say(MESSAGES, "still", {"done": done, "n": waiting}, translate) if waiting else done
