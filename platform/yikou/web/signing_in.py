"""Signing in and out, passwords, and the choices in the bar at the top."""

from collections.abc import Iterable
from dataclasses import replace

from starlette.responses import Response

from yikou.errors import AnswersRefused, Refused
from yikou.texts import LANGUAGES, say
from yikou.usecases.accounts import signing_in as accounts
from yikou.usecases.accounts.account_messages import MESSAGES
from yikou.usecases.accounts.login_page import login_view
from yikou.usecases.accounts.passwords import LEAST
from yikou.usecases.acting import home_of
from yikou.usecases.views import Fault
from yikou.usecases.views_pages import LoginView, PasswordView
from yikou.web import cookies, messages
from yikou.web.errors import again_page
from yikou.web.routes import Page
from yikou.web.visit import Visit, own_address

Pairs = Iterable[tuple[str, str]]
KEPT = "kept."
"""Prefix of the fields that travel through the login page and are posted again afterwards."""


async def show_home(visit: Visit) -> Response:
    """Sends everybody to where their work begins."""
    return visit.see(home_of(visit.acting) if visit.acting else "/login")


async def show_login(visit: Visit) -> Response:
    """The login page, or home for whoever is signed in."""
    if visit.acting:
        return visit.see(home_of(visit.acting))
    return await login_page(visit, back=visit.request.query_params.get("back", ""))


async def sign_in(visit: Visit) -> Response:
    """A new session under a new secret. A form that was typed before is offered for sending again."""
    form = await visit.form()
    account, back = str(form.get("account", "")), str(form.get("back", ""))
    kept = [(name.removeprefix(KEPT), value) for name, value in _texts(visit) if name.startswith(KEPT)]
    try:
        signed_in = await visit.run(
            accounts.sign_in,
            visit.services.house,
            account,
            str(form.get("password", "")),
            ip=visit.ip,
            agent=visit.request.headers.get("user-agent", ""),
        )
    except Refused as refused:
        status = 429 if refused.code == "too_many_tries" else 422
        error = say(MESSAGES, refused.code, refused.params, visit.translate)
        return await login_page(visit, status=status, error=error, account=account, back=back, kept=kept)
    visit.token, visit.acting = signed_in.token, signed_in.acting
    if visit.acting is None:
        onward = code_page(visit, back=back, kept=kept)
    elif kept:
        onward = again_page(visit, back, kept)
    else:
        onward = visit.see(own_address(back, otherwise=home_of(visit.acting)))
    cookies.keep_visit(onward, visit.request, token=visit.token)
    return onward


async def sign_out(visit: Visit) -> Response:
    """Ends the session on the server; the browser gets a secret that stands for nobody."""
    await visit.run(accounts.sign_out, visit.services.house, visit.person)
    onward = visit.see("/login")
    cookies.keep_visit(onward, visit.request, token=cookies.new_token())
    return onward


async def show_password(visit: Visit) -> Response:
    """The page for changing one's password."""
    return visit.page("pages/password.html", PasswordView(forced=visit.person.must_change, least=LEAST))


async def change_password(visit: Visit) -> Response:
    """A new password; other sessions of the person end."""
    form = await visit.form()
    old, new, repeat = (str(form.get(name, "")) for name in ("old", "new", "repeat"))
    try:
        await visit.run(
            accounts.change_password,
            visit.services.house,
            visit.person,
            old=old,
            new=new,
            repeat=repeat,
            ip=visit.ip,
        )
    except AnswersRefused as refused:
        errors = tuple((e.field, say(MESSAGES, e.code, e.params, visit.translate)) for e in refused.errors)
        faults = tuple(Fault(text, field) for field, text in errors)
        view = PasswordView(forced=visit.person.must_change, least=LEAST, faults=faults, errors=errors)
        return visit.page("pages/password.html", view, status=422)
    return visit.see("/", done=visit.translate(messages.PASSWORD_CHANGED))


async def switch_post(visit: Visit) -> Response:
    """Goes on in another post; the page in front may not exist for it, so its home comes next."""
    form = await visit.form()
    await visit.run(accounts.switch_post, visit.services.house, visit.person, post=str(form.get("post", "")))
    return visit.see("/")


async def switch_language(visit: Visit) -> Response:
    """Remembers the language and comes back."""
    chosen = str((await visit.form()).get("lang", ""))
    return await _remember(visit, cookies.LANGUAGE, chosen if chosen in LANGUAGES else LANGUAGES[0])


async def switch_shortcuts(visit: Visit) -> Response:
    """Remembers whether single-letter keys act and comes back."""
    chosen = str((await visit.form()).get("on", ""))
    return await _remember(visit, cookies.SHORTCUTS, "no" if chosen == "no" else "yes")


async def login_page(
    visit: Visit, *, status: int = 200, error: str = "", account: str = "", back: str = "", kept: Pairs = ()
) -> Response:
    """The login page. kept: fields of a form that is offered for sending again after signing in."""
    had_token, visit.token = visit.token, visit.token or cookies.new_token()
    plain = await visit.run(login_view, visit.services.house, visit.translate)
    fields = tuple((f"{KEPT}{name}", value) for name, value in kept)
    view = replace(plain, error=error, account=account, back=own_address(back, otherwise=""), kept=fields)
    page = visit.page("pages/login.html", view, status=status)
    if not had_token:
        cookies.keep_visit(page, visit.request, token=visit.token)
    return page


def code_page(visit: Visit, *, back: str, kept: Pairs, error: str = "", status: int = 200) -> Response:
    """The page that asks for the code. kept: fields of a form that is sent again afterwards."""
    fields = tuple((f"{KEPT}{name}", value) for name, value in kept)
    view = LoginView(error=error, back=own_address(back, otherwise=""), kept=fields)
    return visit.page("pages/login_code.html", view, status=status)


async def _remember(visit: Visit, name: str, value: str) -> Response:
    onward = visit.see(str((await visit.form()).get("back", "")))
    cookies.keep_choice(onward, visit.request, name=name, value=value)
    return onward


def _texts(visit: Visit) -> Pairs:
    return ((name, value) for name, value in visit.posted.multi_items() if isinstance(value, str))


PAGES = (
    Page("GET", "/", show_home, "public"),
    Page("GET", "/login", show_login, "public"),
    Page("POST", "/login", sign_in, "public"),
    Page("POST", "/logout", sign_out, "signed_in", initial=True),
    Page("GET", "/password", show_password, "signed_in", initial=True),
    Page("POST", "/password", change_password, "signed_in", initial=True),
    Page("POST", "/language", switch_language, "public", initial=True),
    Page("POST", "/account/post", switch_post, "signed_in"),
    Page("POST", "/account/shortcuts", switch_shortcuts, "signed_in"),
)
