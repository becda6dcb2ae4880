"""The intake page: what is typed is kept, papers are added, the draft is filed."""

from starlette.responses import HTMLResponse, Response

from yikou.errors import AnswersRefused, Refused
from yikou.usecases import intake, intake_papers
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.drafts_page import drafts_view
from yikou.usecases.intake_view import fragments, intake_view
from yikou.web.reading import Pairs, pairs_of, reader_of, uploads_of
from yikou.web.routes import Page
from yikou.web.templates import render
from yikou.web.visit import Visit

PAGE = "pages/counter/intake.html"


async def show_drafts(visit: Visit) -> Response:
    """Everything that this person put aside."""
    return visit.page("pages/counter/drafts.html", await visit.run(drafts_view, visit.services.house, reader_of(visit)))


async def show(visit: Visit) -> Response:
    """The page of a draft; the receipt where it was filed already."""
    id = visit.request.path_params["id"]
    filed = await visit.run(intake.filed_as, visit.services.house, visit.person, id)
    return visit.see(f"/cases/{filed}/receipt") if filed else await _page(visit, id)


async def submit(visit: Visit) -> Response:
    """Files the draft, keeps it, or moves a row, by the button that was pressed."""
    id = visit.request.path_params["id"]
    post = pairs_of(await visit.form())
    do = next((text for name, text in post if name == "_do"), "submit")
    if do not in intake.THEN:
        await visit.run(intake.keep, visit.services.house, visit.person, id, post=post)
        return await _kept(visit, id, do, post)
    try:
        number = await visit.run(intake.submit, visit.services.house, visit.person, id, do=do, post=post)
    except (AnswersRefused, Refused) as error:
        return await _page(visit, id, error=error)
    return visit.see(f"/cases/{number}/receipt")


async def _kept(visit: Visit, id: str, do: str, post: Pairs) -> Response:
    if do == "keep":
        return visit.see("/drafts", done=visit.translate("已暂存"))
    return await _page(visit, id, post=post)


async def refresh(visit: Visit) -> Response:
    """Keeps what is typed, and answers with the parts of the page that depend on it."""
    id = visit.request.path_params["id"]
    post = pairs_of(await visit.form())
    house, reader = visit.services.house, reader_of(visit)
    await visit.run(intake.keep, house, visit.person, id, post=post)
    moved, view = await visit.run(fragments, house, reader, id, post=post)
    env = visit.services.env[visit.language]
    context = {"view": view, "csrf": visit.csrf, "shell": None, "swap": True}
    return HTMLResponse(
        moved + "".join(render(env, PAGE, context, block=name) for name in ("materials", "kept", "missing"))
    )


async def add_papers(visit: Visit) -> Response:
    """Keeps files with the draft, and what was typed beside them."""
    id, material = visit.request.path_params["id"], visit.request.path_params["material"]
    form = await visit.form()
    uploads, post = await uploads_of(form, f"paper.{material}"), pairs_of(form)
    house = visit.services.house
    try:
        await visit.run(
            intake_papers.add_papers, house, visit.person, id, material=material, uploads=uploads, post=post
        )
    except Refused as error:
        return await _page(visit, id, error=error)
    return visit.see(f"/drafts/{id}#material-{material}")


async def remove_paper(visit: Visit) -> Response:
    """Takes a file of the draft back."""
    id, key = visit.request.path_params["id"], visit.request.path_params["key"]
    post = pairs_of(await visit.form())
    await visit.run(intake_papers.remove_paper, visit.services.house, visit.person, id, key=key, post=post)
    return visit.see(f"/drafts/{id}#materials")


async def drop(visit: Visit) -> Response:
    """Throws a draft away."""
    await visit.run(intake.drop, visit.services.house, visit.person, visit.request.path_params["id"])
    return visit.see("/drafts", done=visit.translate("草稿已删除"))


async def _page(
    visit: Visit, id: str, *, error: AnswersRefused | Refused | None = None, post: Pairs | None = None
) -> Response:
    view = await visit.run(intake_view, visit.services.house, reader_of(visit), id, error=error, post=post)
    return visit.page(PAGE, view, status=422 if error else 200)


PAGES = (
    Page("GET", "/drafts", show_drafts, COUNTER_ROLES),
    Page("GET", "/drafts/{id}", show, COUNTER_ROLES),
    Page("POST", "/drafts/{id}", submit, COUNTER_ROLES),
    Page("POST", "/drafts/{id}/refresh", refresh, COUNTER_ROLES),
    Page("POST", "/drafts/{id}/drop", drop, COUNTER_ROLES),
    Page("POST", "/drafts/{id}/papers/{material}", add_papers, COUNTER_ROLES, upload=True),
    Page("POST", "/drafts/{id}/papers/{key}/remove", remove_paper, COUNTER_ROLES),
)
