"""One's own account: the page, and ending sessions and tokens. Passwords are in `signing_in.py`."""

from starlette.responses import Response

from yikou.texts import N_
from yikou.usecases.around import account_page
from yikou.web import cookies
from yikou.web.reading import reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

SESSION_ENDED = N_("那一处已退出。")
OTHERS_ENDED = N_("其他地方的登录都已退出。")
TOKEN_REVOKED = N_("令牌已作废，用它的程序从现在起进不来。")


async def show(visit: Visit) -> Response:
    """The account as it stands."""
    shortcuts = cookies.has_shortcuts(visit.request)
    view = await visit.run(account_page.account_view, visit.services.house, reader_of(visit), shortcuts=shortcuts)
    return visit.page("pages/account/account.html", view)


async def end_session(visit: Visit) -> Response:
    """Signs one browser out, or all others."""
    key = str((await visit.form()).get("session", ""))
    if key:
        await visit.run(account_page.end_session, visit.services.house, visit.person, key)
    else:
        await visit.run(account_page.end_others, visit.services.house, visit.person)
    return visit.see("/account", done=visit.translate(SESSION_ENDED if key else OTHERS_ENDED))


async def revoke_token(visit: Visit) -> Response:
    """Ends a token."""
    key = str((await visit.form()).get("token", ""))
    await visit.run(account_page.revoke_token, visit.services.house, visit.person, key)
    return visit.see("/account", done=visit.translate(TOKEN_REVOKED))


PAGES = (
    Page("GET", "/account", show, "signed_in"),
    Page("POST", "/account/sessions", end_session, "signed_in"),
    Page("POST", "/account/tokens", revoke_token, "signed_in"),
)
