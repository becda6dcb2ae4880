"""The intake page: what is typed is kept, papers are added, the draft is filed."""

from starlette.responses import HTMLResponse, Response

from yikou.errors import AnswersRefused, Refused
from yikou.store.drafts import Draft
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.counter import window_notices
from yikou.usecases.intake import filing as intake
from yikou.usecases.intake import intake_papers
from yikou.usecases.intake.answer_view import answer_fragments, answer_view
from yikou.usecases.intake.answering import submit_answer
from yikou.usecases.intake.drafts_page import drafts_view
from yikou.usecases.intake.intake_data import value_of
from yikou.usecases.intake.intake_view import fragments, intake_view
from yikou.usecases.intake.two_pages import OVERTAKEN
from yikou.web.reading import Pairs, pairs_of, reader_of, uploads_of
from yikou.web.routes import Page
from yikou.web.templates import render
from yikou.web.visit import Visit

PAGE = "pages/counter/intake.html"
HANDED_OUT = {"told": window_notices.tell_missing, "refuse": window_notices.refuse}


async def show_drafts(visit: Visit) -> Response:
    """Everything that this person put aside."""
    after = visit.request.query_params.get("after", "")
    view = await visit.run(drafts_view, visit.services.house, reader_of(visit), after=after)
    return visit.page("pages/counter/drafts.html", view)


async def show(visit: Visit) -> Response:
    """The page of a draft; what it became where it was filed already."""
    draft = await _draft(visit)
    return visit.see(_after(draft, draft.filed_as)) if draft.filed_as else await _page(visit, draft)


async def submit(visit: Visit) -> Response:
    """Files the draft, keeps it, or moves a row, by the button that was pressed."""
    draft = await _draft(visit)
    post = pairs_of(await visit.form())
    do = next((text for name, text in post if name == "_do"), "submit")
    house = visit.services.house
    try:
        if do not in (*intake.THEN, *HANDED_OUT):
            await visit.run(intake.keep, house, visit.person, draft.id, post=post)
            return await _kept(visit, draft, do, post)
        if do in HANDED_OUT and not draft.case_number:
            return await _handed_out(visit, draft, do, post)
        if draft.case_number:
            number = await visit.run(submit_answer, house, visit.person, draft.id, post=post)
        else:
            number = await visit.run(intake.submit, house, visit.person, draft.id, do=do, post=post)
    except (AnswersRefused, Refused) as error:
        return await _page(visit, draft, error=error, post=_unkept(error, post))
    goes_on = do == "submit" and await visit.run(intake.goes_on, house, draft)
    return visit.see(f"/cases/{number}" if goes_on else _after(draft, number))


async def _draft(visit: Visit) -> Draft:
    return await visit.run(intake.draft_of, visit.services.house, visit.person, visit.request.path_params["id"])


def _unkept(error: AnswersRefused | Refused, post: Pairs) -> Pairs | None:
    """What was sent, where the draft does not hold it because another page of it was typed on."""
    return post if isinstance(error, Refused) and error.code == OVERTAKEN else None


async def _handed_out(visit: Visit, draft: Draft, do: str, post: Pairs) -> Response:
    """The notice of what is missing, or of the refusal, to be printed."""
    key = await visit.run(HANDED_OUT[do], visit.services.house, visit.person, draft.id, post=post)
    return visit.see(f"/counter/notices/{key}")


def _after(draft: Draft, number: str) -> str:
    """Where one goes on: to the receipt of a new case, to the case that was answered, to the notice of a refusal."""
    notice = window_notices.notice_of(number)
    if notice:
        return f"/counter/notices/{notice}"
    return f"/cases/{number}" if draft.case_number else f"/cases/{number}/receipt"


async def _kept(visit: Visit, draft: Draft, do: str, post: Pairs) -> Response:
    if do == "keep":
        return visit.see("/drafts", done=visit.translate("已暂存"))
    if do == "steps":
        return visit.see(f"/drafts/{draft.id}/steps/1")
    return await _page(visit, draft, post=post)


async def refresh(visit: Visit) -> Response:
    """Keeps what is typed, and answers with the parts of the page that depend on it."""
    draft = await _draft(visit)
    post = pairs_of(await visit.form())
    house, reader, clash = visit.services.house, reader_of(visit), None
    try:
        await visit.run(intake.keep, house, visit.person, draft.id, post=post)
    except Refused as error:
        clash = error
    draw = answer_fragments if draft.case_number else fragments
    moved, view = await visit.run(draw, house, reader, draft.id, post=post, error=clash)
    env = visit.services.env[visit.language]
    context = {"view": view, "csrf": visit.csrf, "shell": None, "swap": True}
    names = ("materials", "kept", "missing", "clash", *(() if draft.case_number else ("reasons",)))
    blocks = (render(env, PAGE, context, block=name) for name in names)
    return HTMLResponse("".join((moved, *blocks)))


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
        return await _page(visit, await _draft(visit), error=error, post=_unkept(error, post))
    return visit.see(f"{_page_of(id, post)}#material-{material}")


async def remove_paper(visit: Visit) -> Response:
    """Takes a file of the draft back."""
    id, key = visit.request.path_params["id"], visit.request.path_params["key"]
    post = pairs_of(await visit.form())
    try:
        await visit.run(intake_papers.remove_paper, visit.services.house, visit.person, id, key=key, post=post)
    except Refused as error:
        return await _page(visit, await _draft(visit), error=error, post=_unkept(error, post))
    return visit.see(f"{_page_of(id, post)}#materials")


def _page_of(id: str, post: Pairs) -> str:
    """The page that a file came from: the one page, or the step of papers."""
    back = "?back=check" if value_of(post, "_back") == "check" else ""
    return f"/drafts/{id}/steps/papers{back}" if value_of(post, "_step") == "papers" else f"/drafts/{id}"


async def drop(visit: Visit) -> Response:
    """Throws a draft away."""
    await visit.run(intake.drop, visit.services.house, visit.person, visit.request.path_params["id"])
    return visit.see("/drafts", done=visit.translate("草稿已删除"))


async def _page(
    visit: Visit, draft: Draft, *, error: AnswersRefused | Refused | None = None, post: Pairs | None = None
) -> Response:
    draw = answer_view if draft.case_number else intake_view
    view = await visit.run(draw, visit.services.house, reader_of(visit), draft.id, error=error, post=post)
    return visit.page(PAGE, view, status=422 if error else 200)


PAGES = (
    Page("GET", "/drafts", show_drafts, COUNTER_ROLES),
    Page("GET", "/drafts/{id}", show, COUNTER_ROLES),
    Page("POST", "/drafts/{id}", submit, COUNTER_ROLES, upload=True),
    Page("POST", "/drafts/{id}/refresh", refresh, COUNTER_ROLES, upload=True),
    Page("POST", "/drafts/{id}/drop", drop, COUNTER_ROLES),
    Page("POST", "/drafts/{id}/papers/{material}", add_papers, COUNTER_ROLES, upload=True),
    Page("POST", "/drafts/{id}/papers/{key}/remove", remove_paper, COUNTER_ROLES),
)
