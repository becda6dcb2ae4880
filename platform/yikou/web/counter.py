"""The counter: finding a resident, choosing the affair."""

from dataclasses import replace

from starlette.responses import Response

from yikou.errors import AnswersRefused
from yikou.usecases import counter
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.intake import start_draft
from yikou.usecases.new_resident import add_resident, resident_errors
from yikou.usecases.views import Fault
from yikou.usecases.views_counter import CounterView, NewResident
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

HOME = "pages/counter/home.html"


async def show(visit: Visit) -> Response:
    """The counter, with the card of a resident where one was chosen."""
    key = visit.request.query_params.get("resident", "")
    if not key:
        return visit.page(HOME, CounterView())
    return visit.page(HOME, await visit.run(counter.resident_view, visit.services.house, reader_of(visit), key))


async def find(visit: Visit) -> Response:
    """Looks somebody up. A post, so that no ID number stands in an address."""
    query = str((await visit.form()).get("q", ""))
    if not query.strip():
        return visit.see("/counter")
    found = await visit.run(counter.search_view, visit.services.house, reader_of(visit), query)
    if isinstance(found, str):
        return visit.see(f"/counter?resident={found}")
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
    return visit.see(
        f"/drafts/{await visit.run(start_draft, visit.services.house, visit.person, slug=slug, resident=resident)}"
    )


PAGES = (
    Page("GET", "/counter", show, COUNTER_ROLES),
    Page("POST", "/counter", find, COUNTER_ROLES),
    Page("POST", "/counter/new", show_new, COUNTER_ROLES),
    Page("POST", "/counter/residents", add, COUNTER_ROLES),
    Page("POST", "/counter/drafts", begin, COUNTER_ROLES),
)
