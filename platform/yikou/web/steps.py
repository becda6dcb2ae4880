"""The intake a section at a time: a resident fills it in at the counter's second screen, page by page."""

from starlette.responses import HTMLResponse, Response

from yikou.errors import AnswersRefused, Refused
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.intake import filing as intake
from yikou.usecases.intake.intake_data import value_of
from yikou.usecases.intake.steps_view import check_view, next_step, step_fragments, step_view
from yikou.usecases.intake.two_pages import OVERTAKEN
from yikou.web.reading import Pairs, pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.templates import render
from yikou.web.visit import Visit

STEP, CHECK = "pages/counter/step.html", "pages/counter/check.html"


async def show(visit: Visit) -> Response:
    """One step; what the draft became where it was filed already."""
    id, key = _asked(visit)
    draft = await visit.run(intake.draft_of, visit.services.house, visit.person, id)
    if draft.filed_as:
        return visit.see(f"/drafts/{id}")
    if key == "check":
        return await _check(visit, id)
    return await _step(visit, id, key, checked=visit.request.query_params.get("back") == "check")


async def submit(visit: Visit) -> Response:
    """Keeps the step, and goes where its button leads; the check page files the draft."""
    id, key = _asked(visit)
    post = pairs_of(await visit.form())
    if key == "check":
        return await _file(visit, id, post)
    house, checked = visit.services.house, value_of(post, "_back") == "check"
    try:
        await visit.run(intake.keep, house, visit.person, id, post=post)
        return await _went(visit, id, key, post)
    except (AnswersRefused, Refused) as error:
        unkept = post if isinstance(error, Refused) and error.code == OVERTAKEN else None
        return await _step(visit, id, key, checked=checked, error=error, post=unkept)


async def refresh(visit: Visit) -> Response:
    """Keeps what is typed, and answers with the parts of the step that depend on it."""
    id, key = _asked(visit)
    post = pairs_of(await visit.form())
    house, reader, clash = visit.services.house, reader_of(visit), None
    try:
        await visit.run(intake.keep, house, visit.person, id, post=post)
    except Refused as error:
        clash = error
    moved = await visit.run(step_fragments, house, reader, id, key, post=post)
    view = await visit.run(step_view, house, reader, id, key, error=clash, post=post if clash else None)
    context = {"view": view, "csrf": visit.csrf, "shell": None, "swap": True}
    env = visit.services.env[visit.language]
    return HTMLResponse("".join((moved, *(render(env, STEP, context, block=name) for name in ("kept", "clash")))))


def _asked(visit: Visit) -> tuple[str, str]:
    return visit.request.path_params["id"], visit.request.path_params["step"]


async def _went(visit: Visit, id: str, key: str, post: Pairs) -> Response:
    """After a step was kept. Only going on asks whether it is right."""
    house, reader, base, do = visit.services.house, reader_of(visit), f"/drafts/{id}", value_of(post, "_do")
    checked = value_of(post, "_back") == "check"
    if do == "keep":
        return visit.see("/drafts", done=visit.translate("已暂存"))
    if do == "whole":
        return visit.see(base)
    if do not in ("next", "back"):
        return await _step(visit, id, key, checked=checked, post=post)
    if do == "back":
        view = await visit.run(step_view, house, reader, id, key, checked=checked)
        return visit.see(view.back or base)
    after = await visit.run(next_step, house, reader, id, key)
    return visit.see(f"{base}/steps/check" if checked else after)


async def _file(visit: Visit, id: str, post: Pairs) -> Response:
    house, do = visit.services.house, value_of(post, "_do") or "submit"
    try:
        if do not in intake.THEN:
            await visit.run(intake.keep, house, visit.person, id, post=post)
            return visit.see(f"/drafts/{id}" if do == "whole" else "/drafts", done=visit.translate("已暂存"))
        number = await visit.run(intake.submit, house, visit.person, id, do=do, post=post)
    except (AnswersRefused, Refused) as error:
        return await _check(visit, id, error=error)
    draft = await visit.run(intake.draft_of, house, visit.person, id)
    goes_on = do == "submit" and await visit.run(intake.goes_on, house, draft)
    return visit.see(f"/cases/{number}" if goes_on else f"/cases/{number}/receipt")


async def _step(
    visit: Visit,
    id: str,
    key: str,
    *,
    checked: bool = False,
    error: AnswersRefused | Refused | None = None,
    post: Pairs | None = None,
) -> Response:
    reader = reader_of(visit)
    view = await visit.run(step_view, visit.services.house, reader, id, key, checked=checked, error=error, post=post)
    return visit.page(STEP, view, status=422 if error else 200)


async def _check(visit: Visit, id: str, *, error: AnswersRefused | Refused | None = None) -> Response:
    view = await visit.run(check_view, visit.services.house, reader_of(visit), id, error=error)
    return visit.page(CHECK, view, status=422 if error else 200)


PAGES = (
    Page("GET", "/drafts/{id}/steps/{step}", show, COUNTER_ROLES),
    Page("POST", "/drafts/{id}/steps/{step}", submit, COUNTER_ROLES, upload=True),
    Page("POST", "/drafts/{id}/steps/{step}/refresh", refresh, COUNTER_ROLES, upload=True),
)
