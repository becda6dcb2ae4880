"""The counter: finding a resident, choosing the affair."""

from dataclasses import replace

from starlette.responses import Response

from yikou.errors import AnswersRefused
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.counter import home as counter
from yikou.usecases.counter.new_resident import add_resident, resident_errors
from yikou.usecases.counter.organisations import identity_of, organisation_of
from yikou.usecases.counter.past_cases import history_view, organisation_history
from yikou.usecases.counter.views_counter import NewResident
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.views import Fault
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

HOME, HISTORY = "pages/counter/home.html", "pages/counter/history.html"


async def show(visit: Visit) -> Response:
    """The counter, with the card of a resident where one was chosen; `?affair=` narrows what they may apply for."""
    query, house, reader = visit.request.query_params, visit.services.house, reader_of(visit)
    key = query.get("resident", "")
    if not key:
        return visit.page(HOME, await visit.run(counter.home_view, house, reader))
    by, only, numbers = query.get("by", ""), query.get("affair", ""), query.get("numbers") == "yes"
    view = await visit.run(counter.resident_view, house, reader, key, by=by, only=only, numbers=numbers)
    return visit.page(HOME, view)


async def find(visit: Visit) -> Response:
    """Looks somebody up. A post, so that no ID number stands in an address."""
    form = await visit.form()
    query, resident = str(form.get("q", "")), str(form.get("resident", ""))
    if not query.strip():
        return visit.see("/counter")
    found = await visit.run(counter.search_view, visit.services.house, reader_of(visit), query, resident=resident)
    if isinstance(found, counter.Opened):
        return visit.see(f"/counter?resident={found.key}&by={found.by}")
    return visit.page(HOME, found)


async def show_new(visit: Visit) -> Response:
    """The form for somebody who is not on record."""
    query = str((await visit.form()).get("q", ""))
    return visit.page(HOME, await visit.run(counter.new_resident_view, visit.services.house, reader_of(visit), query))


async def add(visit: Visit) -> Response:
    """Puts somebody on record and opens the card."""
    posted = dict(pairs_of(await visit.form()))
    try:
        key = await visit.run(add_resident, visit.services.house, visit.person, posted)
    except AnswersRefused as refused:
        errors = resident_errors(refused, visit.translate)
        name, number, phone, address = (posted.get(field, "") for field in ("name", "id_number", "phone", "address"))
        typed = NewResident(name, number, phone, address, errors=errors)
        view = await visit.run(counter.new_resident_view, visit.services.house, reader_of(visit), "", typed)
        faults = tuple(Fault(text, field) for field, text in errors)
        return visit.page(HOME, replace(view, faults=faults), status=422)
    return visit.see(f"/counter?resident={key}")


async def begin(visit: Visit) -> Response:
    """Begins an application: its draft has an address of its own from now on."""
    form = await visit.form()
    slug, resident = str(form.get("affair", "")), str(form.get("resident", ""))
    house, code = visit.services.house, str(form.get("code", ""))
    known = await visit.run(organisation_of, house, reader_of(visit), code) if code and not resident else None
    id = await visit.run(start_draft, house, visit.person, slug=slug, resident=resident, organisation=known)
    return visit.see(f"/drafts/{id}")


async def show_history(visit: Visit) -> Response:
    """Everything that a resident brought before."""
    query = visit.request.query_params
    key, after = query.get("resident", ""), query.get("after", "")
    if not key:
        return visit.see("/counter")
    view = await visit.run(history_view, visit.services.house, reader_of(visit), key, after=after)
    return visit.page(HISTORY, view)


async def show_organisation(visit: Visit) -> Response:
    """Everything that an organisation brought before. A post, so that no code stands in an address."""
    form = await visit.form()
    code, after = str(form.get("code", "")), str(form.get("after", ""))
    if not identity_of(code):
        return visit.see("/counter")
    view = await visit.run(organisation_history, visit.services.house, reader_of(visit), code, after=after)
    return visit.page(HISTORY, view)


PAGES = (
    Page("GET", "/counter", show, COUNTER_ROLES),
    Page("POST", "/counter", find, COUNTER_ROLES),
    Page("POST", "/counter/new", show_new, COUNTER_ROLES),
    Page("POST", "/counter/residents", add, COUNTER_ROLES),
    Page("POST", "/counter/drafts", begin, COUNTER_ROLES),
    Page("GET", "/counter/history", show_history, COUNTER_ROLES),
    Page("POST", "/counter/history", show_organisation, COUNTER_ROLES),
)
