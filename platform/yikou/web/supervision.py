"""Supervision: what is under way, late and stuck; urging and releasing from the list."""

from dataclasses import replace
from urllib.parse import parse_qsl

from starlette.datastructures import FormData
from starlette.responses import Response

from yikou.errors import Refused
from yikou.usecases.acting import SUPERVISING_ROLES
from yikou.usecases.operation.health import latest_change
from yikou.usecases.supervision import urging
from yikou.usecases.supervision.asked import AT, Asked
from yikou.usecases.supervision.page import supervision_view
from yikou.usecases.supervision.workbook import supervision_export
from yikou.web.downloads import workbook
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

PAGE = "pages/supervision.html"
LONGEST_NUMBER = 12


async def show(visit: Visit) -> Response:
    """The page; for htmx what a filter, a chip or a row changes of it."""
    asked = Asked.of(visit.request.query_params)
    view = await visit.run(supervision_view, visit.services.house, reader_of(visit), asked)
    return visit.page(PAGE, view, block="board" if visit.is_fragment else "")


async def figures(visit: Visit) -> Response:
    """The figures alone, for the live refresh; `page` is the query of the page that is shown."""
    asked = _asked(visit.request.query_params.get("page", ""))
    view = await visit.run(supervision_view, visit.services.house, reader_of(visit), asked, is_news=True)
    return visit.page(PAGE, view, block="figures")


async def stream(visit: Visit) -> Response:
    """Says `moved` whenever an inbox of the district has: what that is, the page asks as its reader."""
    house = visit.services.house
    return visit.services.pulse.stream(lambda: latest_change(house.store), "moved")


async def export(visit: Visit) -> Response:
    """The list as it is narrowed, as a workbook."""
    asked = Asked.of(visit.request.query_params)
    return workbook(await visit.run(supervision_export, visit.services.house, reader_of(visit), asked))


async def urge(visit: Visit) -> Response:
    """催办 from the list; back to the same list."""
    form, house, reader = await visit.form(), visit.services.house, reader_of(visit)
    number, text = visit.request.path_params["number"], str(form.get("text", ""))
    asked = replace(_asked(str(form.get("page", ""))), urge="", at=number)
    try:
        done = await visit.run(urging.urge, house, reader, number, text, seen=_number(form))
    except Refused as refused:
        why = await visit.run(urging.why_not, house, reader, number, refused)
        opened = replace(asked, urge=number, at="")
        view = await visit.run(supervision_view, house, reader, opened, typed=(text, why))
        return visit.page(PAGE, view, status=422)
    return visit.see(asked.address, done=done)


async def release(visit: Visit) -> Response:
    """放回 of a claim, from the list."""
    form, house, reader, parts = await visit.form(), visit.services.house, reader_of(visit), visit.request.path_params
    asked = replace(_asked(str(form.get("page", ""))), urge="", at=parts["number"])
    try:
        done = await visit.run(urging.release, house, reader, parts["number"], task=parts["task"], seen=_number(form))
    except Refused as refused:
        why = await visit.run(urging.why_not, house, reader, parts["number"], refused)
        view = await visit.run(supervision_view, house, reader, asked, error=why)
        return visit.page(PAGE, view, status=422)
    return visit.see(asked.address, done=done)


def _number(form: FormData) -> int:
    """The entry that was seen; 0 where none is named."""
    seen = str(form.get("seen", ""))
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) <= LONGEST_NUMBER else 0


def _asked(query: str) -> Asked:
    """What the page was asked for from which this came."""
    return Asked.of(dict(parse_qsl(query)))


PAGES = (
    Page("GET", AT, show, SUPERVISING_ROLES),
    Page("GET", f"{AT}/figures", figures, SUPERVISING_ROLES, background=True),
    Page("GET", f"{AT}/export", export, SUPERVISING_ROLES),
    Page("GET", f"{AT}/stream", stream, SUPERVISING_ROLES, background=True),
    Page("POST", f"{AT}/{{number}}/urge", urge, SUPERVISING_ROLES),
    Page("POST", f"{AT}/{{number}}/tasks/{{task}}/release", release, SUPERVISING_ROLES),
)
