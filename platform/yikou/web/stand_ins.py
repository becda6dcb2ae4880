"""代理: the page of stand-ins, entering one, ending one."""

from starlette.responses import Response

from yikou.errors import AnswersRefused
from yikou.texts import say
from yikou.usecases.desk import stand_ins
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

AT = "/desk/stand-ins"
FIELDS = ("post", "person", "since", "until")


async def show(visit: Visit) -> Response:
    """Who stands in for whom; `?post=` chooses the post that another is entered for."""
    query, house, reader = visit.request.query_params, visit.services.house, reader_of(visit)
    post, after = query.get("post", ""), query.get("after", "")
    view = await visit.run(stand_ins.stand_ins_view, house, reader, post=post, after=after)
    return visit.page("pages/desk/stand_ins.html", view)


async def enter(visit: Visit) -> Response:
    """A new one."""
    form, house, reader = await visit.form(), visit.services.house, reader_of(visit)
    given = {name: str(form.get(name, "")) for name in FIELDS}
    try:
        done = await visit.run(stand_ins.enter, house, reader, given)
    except AnswersRefused as error:
        view = await visit.run(stand_ins.stand_ins_view, house, reader, post=given["post"], given=given, error=error)
        return visit.page("pages/desk/stand_ins.html", view, status=422)
    return visit.see(AT, done=done)


async def end(visit: Visit) -> Response:
    """Ends one today."""
    key = str((await visit.form()).get("key", ""))
    await visit.run(stand_ins.end, visit.services.house, visit.person, key)
    return visit.see(AT, done=say(stand_ins.MESSAGES, "ended", {}, visit.translate))


PAGES = (
    Page("GET", AT, show, "signed_in"),
    Page("POST", AT, enter, "signed_in"),
    Page("POST", f"{AT}/end", end, "signed_in"),
)
