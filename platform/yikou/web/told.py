"""The notification centre, and the bell in the bar at the top."""

from starlette.responses import Response

from yikou.usecases.around import messages_page
from yikou.usecases.shell import shell_of, what_waits
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit, own_address


async def show(visit: Visit) -> Response:
    """What was told to this person."""
    asked = visit.request.query_params
    view = await visit.run(
        messages_page.messages_view,
        visit.services.house,
        reader_of(visit),
        kind=asked.get("kind", ""),
        is_unread=asked.get("unread", "") == "yes",
        after=asked.get("after", ""),
    )
    return visit.page("pages/messages.html", view)


async def mark_read(visit: Visit) -> Response:
    """One message is read, or all of them."""
    form, house = await visit.form(), visit.services.house
    key = str(form.get("message", ""))
    if key:
        await visit.run(messages_page.mark_read, house, visit.person, key)
    else:
        await visit.run(messages_page.mark_all_read, house, visit.person)
    return visit.see(own_address(str(form.get("back", "")), otherwise="/messages"))


async def bell(visit: Visit) -> Response:
    """The bell and the counts of the side navigation, for pages that stay open."""
    counts = await visit.run(what_waits, visit.services.house, visit.person)
    view = shell_of(visit.person, here="", counts=counts, shortcuts=True, done="", translate=visit.translate)
    return visit.page("pages/bell.html", view, block="bell")


PAGES = (
    Page("GET", "/messages", show, "signed_in"),
    Page("POST", "/messages/read", mark_read, "signed_in"),
    Page("GET", "/messages/bell", bell, "signed_in", background=True),
)
