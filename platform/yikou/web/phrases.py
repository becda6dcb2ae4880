"""The office's phrases: the list of those that a post keeps, adding, changing and dropping one."""

from starlette.responses import Response

from yikou.errors import AnswersRefused
from yikou.usecases.around import office_phrases
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

AT, PAGE = "/phrases", "pages/phrases.html"


async def show(visit: Visit) -> Response:
    """The list."""
    after = visit.request.query_params.get("after", "")
    view = await visit.run(office_phrases.phrases_view, visit.services.house, reader_of(visit), after=after)
    return visit.page(PAGE, view)


async def edit(visit: Visit) -> Response:
    """Adds, changes or drops one."""
    given, house, reader = dict(pairs_of(await visit.form())), visit.services.house, reader_of(visit)
    try:
        done = await visit.run(office_phrases.edit_phrases, house, reader, given)
    except AnswersRefused as error:
        view = await visit.run(office_phrases.phrases_view, house, reader, given=given, error=error)
        return visit.page(PAGE, view, status=422)
    return visit.see(AT, done=done)


PAGES = (
    Page("GET", AT, show, office_phrases.ROLES),
    Page("POST", AT, edit, office_phrases.ROLES),
)
