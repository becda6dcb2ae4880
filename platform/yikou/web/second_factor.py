"""The second factor: its code after the password, setting it up, and taking somebody's away."""

from dataclasses import replace

from starlette.responses import Response

from yikou.errors import ProofNeeded, Refused
from yikou.texts import N_, say
from yikou.usecases.accounts import second_factor, second_factor_pages
from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.accounts.account_messages import MESSAGES
from yikou.usecases.acting import ADMINISTRATOR_ROLES, home_of
from yikou.web import cookies
from yikou.web.errors import again_page
from yikou.web.routes import Page
from yikou.web.signing_in import KEPT, code_page, login_page
from yikou.web.visit import Visit, own_address

OWN_PAGE = "pages/account/second_factor.html"
ALL_PAGE = "pages/account/second_factors.html"
TAKEN_AWAY = N_("已清除。本人下次登录时重新设置。")


async def give_code(visit: Visit) -> Response:
    """The code after the password; then the page that was asked for, or what was typed before."""
    form = await visit.form()
    back = str(form.get("back", ""))
    pairs = ((name, value) for name, value in form.multi_items() if isinstance(value, str) and name.startswith(KEPT))
    kept = tuple((name.removeprefix(KEPT), value) for name, value in pairs)
    agent = visit.request.headers.get("user-agent", "")
    try:
        signed_in = await visit.run(
            accounts.give_code, visit.services.house, visit.token, str(form.get("code", "")), ip=visit.ip, agent=agent
        )
    except Refused as refused:
        error = say(MESSAGES, refused.code, refused.params, visit.translate)
        if refused.code == "code_late":
            return await login_page(visit, status=422, error=error, back=back, kept=kept)
        return code_page(visit, error=error, back=back, kept=kept, status=429 if "many" in refused.code else 422)
    visit.token, visit.acting = signed_in.token, signed_in.acting
    home = home_of(visit.person)
    onward = again_page(visit, back, kept) if kept else visit.see(own_address(back, otherwise=home))
    cookies.keep_visit(onward, visit.request, token=visit.token)
    return onward


async def show(visit: Visit) -> Response:
    """One's own second factor."""
    return visit.page(OWN_PAGE, await visit.run(second_factor_pages.own_view, visit.services.house, visit.person))


async def set_up(visit: Visit) -> Response:
    """Begins, or ends with the first code; or makes new recovery codes, which void the old ones."""
    form, house = await visit.form(), visit.services.house
    do, code = str(form.get("do", "")), str(form.get("code", ""))
    try:
        if do == "confirm":
            codes = await visit.run(second_factor.confirm, house, visit.person, code)
        elif do == "codes":
            codes = await visit.run(second_factor.renew_codes, house, visit.person)
        else:
            return visit.page(OWN_PAGE, await visit.run(second_factor_pages.begun_view, house, visit.person))
    except Refused as refused:
        is_open = do == "confirm" and refused.code == "code_wrong"
        of = second_factor_pages.begun_view if is_open else second_factor_pages.own_view
        view = await visit.run(of, house, visit.person)
        error = say(MESSAGES, refused.code, refused.params, visit.translate)
        return visit.page(OWN_PAGE, replace(view, error=error), status=422)
    view = await visit.run(second_factor_pages.own_view, house, visit.person)
    return visit.page(OWN_PAGE, replace(view, codes=codes, forced=False))


async def prove(visit: Visit) -> Response:
    """The password alone, then back to where a longer form is kept."""
    form = await visit.form()
    if not visit.person.proof:
        raise ProofNeeded
    return visit.see(str(form.get("back", "")))


async def show_all(visit: Visit) -> Response:
    """Everybody who has a second factor."""
    after = visit.request.query_params.get("after", "")
    return visit.page(ALL_PAGE, await visit.run(second_factor_pages.listed, visit.services.house, after=after))


async def reset(visit: Visit) -> Response:
    """Takes somebody's second factor away, with a reason, which the log keeps."""
    form, house = await visit.form(), visit.services.house
    login, reason = str(form.get("login", "")), str(form.get("reason", ""))
    try:
        await visit.run(second_factor_pages.reset, house, visit.person, login=login, reason=reason)
    except Refused as refused:
        view = await visit.run(second_factor_pages.listed, house)
        error = say(MESSAGES, refused.code, refused.params, visit.translate)
        return visit.page(ALL_PAGE, replace(view, login=login, reason=reason, error=error), status=422)
    return visit.see("/manage/second-factors", done=visit.translate(TAKEN_AWAY))


PAGES = (
    Page("POST", "/login/code", give_code, "public", initial=True),
    Page("GET", "/account/second-factor", show, "signed_in", initial=True),
    Page("POST", "/account/second-factor", set_up, "signed_in", initial=True),
    Page("POST", "/account/proof", prove, "signed_in", initial=True),
    Page("GET", "/manage/second-factors", show_all, ADMINISTRATOR_ROLES),
    Page("POST", "/manage/second-factors", reset, ADMINISTRATOR_ROLES),
)
