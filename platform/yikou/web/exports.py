"""The lists of the desk and of the window as workbooks. These routes stand before those of single things."""

from starlette.responses import Response

from yikou.usecases.acting import ADMINISTRATOR_ROLES, COUNTER_ROLES
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.search import around_exports, work_exports
from yikou.usecases.search.history_exports import export_history
from yikou.web.downloads import workbook
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit


async def inbox(visit: Visit) -> Response:
    """The inbox as the page narrows and orders it."""
    asked = Asked.of(visit.request.query_params)
    return workbook(await visit.run(work_exports.export_inbox, visit.services.house, reader_of(visit), asked))


async def done(visit: Visit) -> Response:
    """What this person has done."""
    return workbook(await visit.run(work_exports.export_done, visit.services.house, reader_of(visit)))


async def copied(visit: Visit) -> Response:
    """What was sent to this person to read."""
    return workbook(await visit.run(work_exports.export_copied, visit.services.house, reader_of(visit)))


async def drafts(visit: Visit) -> Response:
    """What this person put aside."""
    return workbook(await visit.run(work_exports.export_drafts, visit.services.house, reader_of(visit)))


async def waiting(visit: Visit) -> Response:
    """What waits at the window: for applicants, or to be handed over."""
    kind = visit.request.url.path.split("/")[2]
    return workbook(await visit.run(work_exports.export_waiting, visit.services.house, reader_of(visit), kind))


async def notices(visit: Visit) -> Response:
    """What the window handed out."""
    kind = visit.request.query_params.get("kind", "")
    return workbook(await visit.run(work_exports.export_notices, visit.services.house, reader_of(visit), kind=kind))


async def messages(visit: Visit) -> Response:
    """What was told to this person, as the page narrows it."""
    query = visit.request.query_params
    kind, is_unread = query.get("kind", ""), query.get("unread") == "yes"
    house, reader = visit.services.house, reader_of(visit)
    return workbook(await visit.run(work_exports.export_messages, house, reader, kind=kind, is_unread=is_unread))


async def history(visit: Visit) -> Response:
    """What a resident brought before."""
    key = visit.request.query_params.get("resident", "")
    return workbook(await visit.run(export_history, visit.services.house, reader_of(visit), key=key))


async def history_of_organisation(visit: Visit) -> Response:
    """What an organisation brought before. A post, so that no code stands in an address."""
    code = str((await visit.form()).get("code", ""))
    return workbook(await visit.run(export_history, visit.services.house, reader_of(visit), code=code))


async def stand_ins(visit: Visit) -> Response:
    """Who stands in for whom."""
    return workbook(await visit.run(work_exports.export_stand_ins, visit.services.house, reader_of(visit)))


async def second_factors(visit: Visit) -> Response:
    """Who has a second factor."""
    return workbook(await visit.run(around_exports.export_factors, visit.services.house, reader_of(visit)))


PAGES = (
    Page("GET", "/counter/history/export", history, COUNTER_ROLES),
    Page("POST", "/counter/history/export", history_of_organisation, COUNTER_ROLES),
    Page("GET", "/desk/stand-ins/export", stand_ins, "signed_in"),
    Page("GET", "/manage/second-factors/export", second_factors, ADMINISTRATOR_ROLES),
    Page("GET", "/desk/export", inbox, "signed_in"),
    Page("GET", "/desk/done/export", done, "signed_in"),
    Page("GET", "/desk/copied/export", copied, "signed_in"),
    Page("GET", "/messages/export", messages, "signed_in"),
    Page("GET", "/drafts/export", drafts, COUNTER_ROLES),
    Page("GET", "/counter/supplements/export", waiting, COUNTER_ROLES),
    Page("GET", "/counter/handovers/export", waiting, COUNTER_ROLES),
    Page("GET", "/counter/notices/export", notices, COUNTER_ROLES),
)
