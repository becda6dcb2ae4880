"""The working calendar: a year, a month, counting in it, and editing for those who may.

An edit is posted twice: first its effect is told, then, once `sure`, it is made.
"""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from yikou.errors import AnswersRefused
from yikou.texts import say
from yikou.usecases.acting import EDITOR_ROLES
from yikou.usecases.around import calendar_editing as editing
from yikou.usecases.around import office_hours
from yikou.usecases.around.calendar_page import calendar_view
from yikou.usecases.around.calendar_wanted import DaysEdit, read_days, require_publishable
from yikou.usecases.around.calendar_words import MESSAGES
from yikou.usecases.around.counting_days import Question
from yikou.usecases.around.office_hours import HoursEdit
from yikou.usecases.around.views_calendar import CalendarForm
from yikou.usecases.views import Fault
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

SHOW, FORM = "pages/calendar/show.html", "pages/calendar/edit.html"


async def show(visit: Visit) -> Response:
    """A year, or one of its months, and an answer where something was counted."""
    asked = visit.request.query_params
    since = asked.get("since", "") or visit.services.house.today.isoformat()
    question = Question(*(text.strip()[:20] for text in (since, asked.get("days", ""), asked.get("until", ""))))
    year, month = _whole(asked.get("year", "")), _whole(asked.get("month", ""))
    house, reader = visit.services.house, reader_of(visit)
    view = await visit.run(calendar_view, house, reader, year=year, month=month, question=question)
    return visit.page(SHOW, view, block="waiting" if visit.is_fragment else "")


async def begin_days(visit: Visit) -> Response:
    """The form for days that differ."""
    day = visit.request.query_params.get("day", "")
    return visit.page(FORM, CalendarForm({"day": day, "last": day, "kind": "off"}, back=_back(day[:4], day[5:7])))


async def edit_days(visit: Visit) -> Response:
    """Tells what the edit would move, or makes it."""
    house, posted = visit.services.house, dict(pairs_of(await visit.form()))
    back = _back(posted.get("day", "")[:4], posted.get("day", "")[5:7])
    try:
        edit = await visit.run(read_days, house, posted)
    except AnswersRefused as refused:
        return _again(visit, CalendarForm(posted, back=back), refused)
    said = editing.edit_lines(edit, visit.translate)
    if posted.get("sure") != "yes":
        return await _told(visit, CalendarForm(posted, said=said, back=back), edit)
    try:
        waiting = await visit.run(editing.edit_days, house, visit.person, edit, seen=posted.get("seen", ""))
    except AnswersRefused as refused:
        return await _told(visit, CalendarForm(posted, said=said, back=back), edit, refused)
    return visit.see(back, done=editing.done_words(visit.translate(MESSAGES["done_days"]), waiting, visit.translate))


async def begin_year(visit: Visit) -> Response:
    """The form for publishing a year."""
    year = _whole(visit.request.query_params.get("year", ""))
    return visit.page(FORM, await _year_form(visit, year or await _next_year(visit), {}))


async def publish_year(visit: Visit) -> Response:
    """Tells what publishing the year would move, or publishes it."""
    house, posted = visit.services.house, dict(pairs_of(await visit.form()))
    form = await _year_form(visit, _whole(posted.get("year", "")) or await _next_year(visit), posted)
    try:
        year, source, reason = await visit.run(require_publishable, house, posted)
    except AnswersRefused as refused:
        return _again(visit, form, refused)
    if posted.get("sure") != "yes":
        return await _told(visit, form, year)
    words = {"source": source, "reason": reason, "seen": posted.get("seen", "")}
    try:
        waiting = await visit.run(editing.publish, house, visit.person, year=year, **words)
    except AnswersRefused as refused:
        return await _told(visit, form, year, refused)
    done = say(MESSAGES, "done_year", {"year": year}, visit.translate)
    return visit.see(form.back, done=editing.done_words(done, waiting, visit.translate))


async def _next_year(visit: Visit) -> int:
    return await visit.run(editing.next_year, visit.services.house)


async def _year_form(visit: Visit, year: int, values: Mapping[str, str]) -> CalendarForm:
    lines = await visit.run(editing.draft_lines, visit.services.house, year, visit.translate)
    return CalendarForm(dict(values), year, said=lines, back=_back(str(year)))


async def begin_hours(visit: Visit) -> Response:
    """The form for the office hours."""
    now = await visit.run(office_hours.hours_now, visit.services.house)
    return visit.page(FORM, CalendarForm({"hours": now}, of_hours=True))


async def edit_hours(visit: Visit) -> Response:
    """Tells what other office hours would move, or makes them."""
    house, posted = visit.services.house, dict(pairs_of(await visit.form()))
    form = CalendarForm(posted, of_hours=True)
    try:
        edit = await visit.run(office_hours.read_hours, house, posted)
    except AnswersRefused as refused:
        return _again(visit, form, refused)
    form = replace(form, said=await visit.run(office_hours.hours_lines, house, edit, visit.translate))
    if posted.get("sure") != "yes":
        return await _told(visit, form, edit)
    try:
        waiting = await visit.run(office_hours.edit_hours, house, visit.person, edit, seen=posted.get("seen", ""))
    except AnswersRefused as refused:
        return await _told(visit, form, edit, refused)
    done = editing.done_words(visit.translate(MESSAGES["done_hours"]), waiting, visit.translate)
    return visit.see(form.back, done=done)


async def _told(
    visit: Visit, form: CalendarForm, edit: DaysEdit | HoursEdit | int, refused: AnswersRefused | None = None
) -> Response:
    """What the edit, or publishing a year, would move now. refused: why it was not made."""
    house, tell = visit.services.house, visit.translate
    if isinstance(edit, HoursEdit):
        effect, seen = await visit.run(office_hours.hours_foretold, house, edit, tell)
    elif isinstance(edit, DaysEdit):
        seen = await visit.run(editing.mark_of, house, edit.first.year)
        effect = await visit.run(editing.edit_effect, house, edit, tell)
    else:
        seen = await visit.run(editing.mark_of, house, edit)
        effect = await visit.run(editing.publish_effect, house, edit, tell)
    faults = tuple(Fault(say(MESSAGES, e.code, e.params, tell), e.field) for e in (refused.errors if refused else ()))
    view = replace(form, values={**form.values, "seen": seen}, effect=effect, faults=faults)
    return visit.page(FORM, view, status=422 if refused else 200)


def _again(visit: Visit, form: CalendarForm, refused: AnswersRefused) -> Response:
    """The same page with everything that was typed."""
    errors = tuple((e.field, say(MESSAGES, e.code, e.params, visit.translate)) for e in refused.errors)
    faults = tuple(Fault(text, field) for field, text in errors)
    return visit.page(FORM, replace(form, faults=faults, errors=errors), status=422)


def _whole(text: str) -> int:
    """A year or a month as it stands in an address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def _back(year: str, month: str = "") -> str:
    """The page of a year, or of the month that somebody came from."""
    month = f"&month={_whole(month)}" if _whole(month) else ""
    return f"/calendar?year={_whole(year)}{month}" if _whole(year) else "/calendar"


PAGES = (
    Page("GET", "/calendar", show, "signed_in"),
    Page("GET", "/calendar/days", begin_days, EDITOR_ROLES),
    Page("POST", "/calendar/days", edit_days, EDITOR_ROLES),
    Page("GET", "/calendar/hours", begin_hours, EDITOR_ROLES),
    Page("POST", "/calendar/hours", edit_hours, EDITOR_ROLES),
    Page("GET", "/calendar/publish", begin_year, EDITOR_ROLES),
    Page("POST", "/calendar/publish", publish_year, EDITOR_ROLES),
)
