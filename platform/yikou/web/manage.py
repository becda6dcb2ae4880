"""Administration: orgs, people, roles, seals. An edit is a form that may be posted twice (`manage/editing.py`)."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from yikou.errors import AnswersRefused, NotFound
from yikou.usecases.acting import ADMINISTRATOR_ROLES
from yikou.usecases.manage import account_edits, ending_orgs, ending_posts, moving_orgs, org_edits, people, posts
from yikou.usecases.manage.editing import Edit, Given
from yikou.usecases.manage.org_page import AskedOrgs, orgs_view
from yikou.usecases.manage.people_export import export_staff
from yikou.usecases.manage.person_page import person_view
from yikou.usecases.manage.roles import ROLE, roles_view
from yikou.usecases.manage.seals import SEAL, seal_view, seals_view
from yikou.usecases.manage.views_manage import FormView, SecretView
from yikou.usecases.views import Link
from yikou.web.downloads import workbook
from yikou.web.manage_refusals import beside_now, refused_form, with_told
from yikou.web.reading import pairs_of, reader_of
from yikou.web.routes import Page
from yikou.web.visit import Visit

FORM, SECRET = "pages/manage/form.html", "pages/manage/secret.html"
OF_ORGS: Mapping[str, Edit] = {
    "edit": org_edits.EDIT,
    "new": org_edits.NEW,
    "move": moving_orgs.MOVE,
    "end": ending_orgs.END,
    "person": people.ADD,
}
OF_PEOPLE: Mapping[str, Edit] = {
    "edit": people.EDIT,
    "post": posts.GIVE,
    "post-end": ending_posts.END,
    "password": account_edits.PASSWORD,
    "unlock": account_edits.UNLOCK,
    "account": account_edits.ACCOUNT,
}
"""What can be done with an org or a person, by the last part of its address."""
FILLED = (org_edits.EDIT, people.EDIT, ROLE)
"""Edits whose form begins with what there is."""


async def show_orgs(visit: Visit) -> Response:
    """The tree, an org's card, its people; or what was sought."""
    asked = _asked(visit, visit.request.path_params.get("org", ""))
    return visit.page(
        "pages/manage/orgs.html", await visit.run(orgs_view, visit.services.house, reader_of(visit), asked)
    )


def _asked(visit: Visit, org: str) -> AskedOrgs:
    given = visit.request.query_params
    return AskedOrgs(
        slug=org,
        deep=given.get("deep") == "yes",
        query=given.get("q", "").strip()[:60],
        is_idle=given.get("idle") == "yes",
        after=given.get("after", ""),
    )


async def show_person(visit: Visit) -> Response:
    """A person's posts, account, and what was done with them."""
    key = visit.request.path_params["person"]
    view = await visit.run(person_view, visit.services.house, reader_of(visit), key)
    return visit.page("pages/manage/person.html", view)


async def export_people(visit: Visit) -> Response:
    """The people as their list is narrowed, as a workbook."""
    asked = _asked(visit, visit.request.query_params.get("org", ""))
    return workbook(await visit.run(export_staff, visit.services.house, reader_of(visit), asked))


async def show_roles(visit: Visit) -> Response:
    """Every role."""
    return visit.page("pages/manage/roles.html", await visit.run(roles_view, visit.services.house, reader_of(visit)))


async def begin_role(visit: Visit) -> Response:
    """The form for a role's titles, or for a new one."""
    return await _begin(visit, ROLE, "role")


async def edit_role(visit: Visit) -> Response:
    """Adds it, or changes its titles."""
    return await _make(visit, ROLE, "role")


async def show_seals(visit: Visit) -> Response:
    """Every seal."""
    return visit.page("pages/manage/seals.html", await visit.run(seals_view, visit.services.house, reader_of(visit)))


async def show_seal(visit: Visit) -> Response:
    """The seal of an org: what puts it on, where it was, and stopping or restoring it."""
    org, asked, house = visit.request.path_params["org"], visit.request.query_params, visit.services.house
    after = asked.get("after", "")
    view = await visit.run(seal_view, house, reader_of(visit), org, after=after)
    return visit.page("pages/manage/seal.html", view)


async def turn_seal(visit: Visit) -> Response:
    """Stops it, or restores it."""
    return await _make(visit, SEAL, "org")


async def begin_org(visit: Visit) -> Response:
    """The form for an edit of an org."""
    return await _begin(visit, _edit(visit, OF_ORGS), "org")


async def edit_org(visit: Visit) -> Response:
    """Tells what it would bring, or makes it."""
    return await _make(visit, _edit(visit, OF_ORGS), "org")


async def begin_person(visit: Visit) -> Response:
    """The form for an edit of a person."""
    return await _begin(visit, _edit(visit, OF_PEOPLE), "person")


async def edit_person(visit: Visit) -> Response:
    """Tells what it would bring, or makes it."""
    return await _make(visit, _edit(visit, OF_PEOPLE), "person")


def _edit(visit: Visit, edits: Mapping[str, Edit]) -> Edit:
    """The edit that the address names. NotFound for none of them."""
    act = visit.request.path_params.get("act", "")
    if act not in edits:
        raise NotFound("edit", act)
    return edits[act]


async def _begin(visit: Visit, edit: Edit, what: str) -> Response:
    which, given = visit.request.path_params[what], dict(visit.request.query_params)
    form = await visit.run(edit.form, visit.services.house, reader_of(visit), which, given)
    return visit.page(FORM, replace(form, tells=edit.effect is not None))


async def _make(visit: Visit, edit: Edit, what: str) -> Response:
    which, given = visit.request.path_params[what], dict(pairs_of(await visit.form()))
    house, reader = visit.services.house, reader_of(visit)
    try:
        if edit.effect and given.get("sure") != "yes":
            effect = await visit.run(edit.effect, house, reader, which, given)
            form = await visit.run(edit.form, house, reader, which, given)
            return visit.page(FORM, replace(form, effect=effect, hidden={**_kept(given), **form.hidden}))
        done = await visit.run(edit.do, house, reader, which, given)
    except AnswersRefused as refused:
        return visit.page(FORM, await _refused(visit, edit, which, given, refused), status=422)
    if done.secret:
        return visit.page(SECRET, SecretView(done.said, done.whose, done.secret, Link("", done.address)))
    return visit.see(done.address, done=done.said)


def _kept(given: Given) -> dict[str, str]:
    """What was typed, to be sent again as it is."""
    return {name: text for name, text in given.items() if text and name not in ("_csrf", "sure")}


async def _refused(visit: Visit, edit: Edit, which: str, given: Given, refused: AnswersRefused) -> FormView:
    """The form with everything that was typed, and what is wrong with it; after an edit of another, what there is."""
    house, reader = visit.services.house, reader_of(visit)
    form = await visit.run(edit.form, house, reader, which, given)
    if any(error.code == "changed_meanwhile" for error in refused.errors):
        if edit in FILLED:
            form = beside_now(form, await visit.run(edit.form, house, reader, which, {}), visit.translate)
        elif edit.now:
            form = with_told(form, await visit.run(edit.now, house, reader, which, given))
    return replace(refused_form(form, refused, edit.messages, visit.translate), tells=edit.effect is not None)


PAGES = (
    Page("GET", "/manage/orgs", show_orgs, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/orgs/export", export_people, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/orgs/{org}", show_orgs, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/orgs/{org}/{act}", begin_org, ADMINISTRATOR_ROLES),
    Page("POST", "/manage/orgs/{org}/{act}", edit_org, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/people/{person}", show_person, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/people/{person}/{act}", begin_person, ADMINISTRATOR_ROLES),
    Page("POST", "/manage/people/{person}/{act}", edit_person, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/roles", show_roles, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/roles/{role}", begin_role, ADMINISTRATOR_ROLES),
    Page("POST", "/manage/roles/{role}", edit_role, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/seals", show_seals, ADMINISTRATOR_ROLES),
    Page("GET", "/manage/seals/{org}", show_seal, ADMINISTRATOR_ROLES),
    Page("POST", "/manage/seals/{org}", turn_seal, ADMINISTRATOR_ROLES),
)
