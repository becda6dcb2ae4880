"""The permission matrix: each route asked by each person for each identifier; see matrix.py."""

import shutil

import pytest

from tests import databases
from tests.usecases.office import PICTURE
from tests.web.matrix import CARRIED, CASE_PARTS, NEAR, PEOPLE, ROUTES, STATES
from tests.web.peopled import NOWHERE, site_at
from yikou.web.api.operations import ROOT
from yikou.web.api.routes import OPERATIONS
from yikou.web.app import GROUPS

DENIED = (403, 404)
TOO_LATE = (*DENIED, 409, 422)
PAGES = {f"{page.method} {page.path}": page for group in GROUPS for page in group}
API = {f"{operation.method} {operation.route}": operation for operation in OPERATIONS}
AFFAIRS = {"here": "hardship-relief"}


def copied(peopled, var, drawn):
    database, ids = peopled
    shutil.copytree(databases.folder_of(database) / "files", var / "files")
    made = site_at(database, var, ids, drawn)
    yield made
    made.office.house.store.close()


@pytest.fixture(scope="module")
def closed(peopled, tmp_path_factory, drawn):
    """A site for questions that change nothing, which is held to."""
    yield from copied(peopled, tmp_path_factory.mktemp("closed") / "var", drawn)


@pytest.fixture
def site(peopled, tmp_path, drawn):
    yield from copied(peopled, tmp_path / "var", drawn)


def test_every_route_has_its_line():
    assert set(ROUTES) == {*PAGES, *API}


def address(site, route, place):
    """The path of a route with the identifiers of a place in it."""
    given = {"version": "x", "name": "yikou.css", "material": "id_card", "verb": ROUTES[route].verb}
    given |= {**NOWHERE, **site.ids.get(place, {})}
    if "/papers/{key}" in route:
        given["key"] = given.get("draft_key", given["key"])
    if route in API:
        return API[route].route.format(**given | {"slug": AFFAIRS.get(place, "nothing")})
    return PAGES[route].path.replace(":path", "").format(**given)


def ask_api(site, login, route, place):
    """What a program of somebody is answered; an application names an affair, a verb a task."""
    path, program = address(site, route, place).removeprefix(ROOT), site.program(login)
    if route.startswith("GET"):
        return program.get(path)
    if "upload" in API[route].takes:
        return program.send()
    ids = {**NOWHERE, **site.ids.get(place, {})}
    office = {"proposed": 3000, **({"visit_note": "属实"} if place == "filed" else {})}
    verb = {"task": ids["task"], "entry": int(ids["entry"]), "fields": {"office": office}}
    filing = {"affair": AFFAIRS.get(place, "nothing"), "form": {}}
    return program.post(path, filing if path == "/cases" else verb, key="1")


def ask(site, login, route, place):
    if route in API:
        return ask_api(site, login, route, place)
    path = address(site, route, place)
    if route.startswith("GET"):
        return site.get(login, path)
    ids = {**NOWHERE, **site.ids.get(place, {})}
    data = {**ROUTES[route].post, "resident": ids["resident"], "seen": ids["entry"]}
    files = {"paper.id_card": ("a.png", PICTURE, "image/png")} if PAGES[route].upload else None
    return site.post(login, path, data, files=files)


def states_of(route):
    """The other states of a case, for a path that names one."""
    return STATES if any(part in route for part in CASE_PARTS) else ()


CELLS = [
    (route, place)
    for route, line in ROUTES.items()
    if not line.streams
    for place in ([""] if "" in line.gets else dict.fromkeys((*line.gets, "none", *states_of(route))))
]
NAMED = [(route, place) for route, place in CELLS if place != "none" and ROUTES[route].gets.get(place)]


@pytest.mark.parametrize(("route", "place"), CELLS, ids=lambda value: value or "-")
def test_whoever_is_not_named_is_denied_and_changes_nothing(closed, route, place):
    named = ROUTES[route].gets.get(place, "").split()
    for login in PEOPLE.values():
        closed.browser(login)
    is_late = place in STATES and route.startswith("POST")  # whoever has the task may have typed something at it
    before, wrong = closed.snapshot(typed=not is_late), {}
    denied = TOO_LATE if is_late else DENIED
    for name in (set(NEAR) if place in STATES else PEOPLE.keys()) - set(named):
        status = ask(closed, PEOPLE[name], route, place).status_code
        if status not in denied:
            wrong[name] = status
    assert wrong == {}
    assert closed.snapshot(typed=not is_late) == before


@pytest.mark.parametrize(("route", "place"), NAMED, ids=lambda value: value or "-")
def test_whoever_is_named_gets_through(request, route, place):
    site = request.getfixturevalue("closed" if route.startswith("GET") else "site")
    wrong = {}
    for name in ROUTES[route].gets.get(place, "").split():
        status = ask(site, PEOPLE[name], route, place).status_code
        if status in (*DENIED, 401) or status >= 500:
            wrong[name] = status
        if route.startswith("POST"):
            break  # what one person did may leave nothing to do for the next
    assert wrong == {}


def named_in(site, text):
    """The text with `{place.name}` replaced by that identifier."""
    for place, ids in site.ids.items():
        for name, value in ids.items():
            text = text.replace(f"{{{place}.{name}}}", value)
    return text


@pytest.mark.parametrize("one", CARRIED, ids=lambda one: f"{one.kind}: {one.path}")
def test_an_identifier_of_somebody_else_brings_nothing(closed, one):
    login, path = PEOPLE[one.asker], named_in(closed, one.path)
    assert "{" not in path
    before = closed.snapshot()
    post = {name: named_in(closed, text) for name, text in one.post.items()}
    answer = closed.get(login, path) if one.route == "GET" else closed.post(login, path, post)
    if answer.status_code == 303:  # what a search found is on a page of its own
        answer = closed.get(login, answer.headers["location"])
    assert answer.status_code < 500
    assert one.hides not in answer.text
    assert closed.snapshot() == before


@pytest.mark.parametrize("route", [route for route, line in ROUTES.items() if not line.is_open])
def test_whoever_is_not_signed_in_gets_nowhere(closed, route):
    before = closed.snapshot()
    path = address(closed, route, "here")
    answer = closed.get("", path) if route.startswith("GET") else closed.post("", path, {})
    assert answer.status_code in (401, 403)
    assert closed.snapshot() == before


@pytest.mark.parametrize("login", [PEOPLE[name] for name in ("window", "street", "manager", "administrator")])
def test_no_page_breaks_for_anybody(closed, login):
    """Every page that can be asked for answers with a page, whatever is asked for; the table asks for everybody."""
    browser = closed.browser(login)
    broken = []
    for route, page in PAGES.items():
        if page.method == "GET" and not ROUTES[route].streams:
            for place in ("here", "far", "none"):
                status = browser.get(address(closed, route, place), follow_redirects=True).status_code
                broken += [(route, place, status)] if status >= 500 else []
    assert broken == []


@pytest.mark.parametrize(
    "query", ["after=x", "after=[1,2]", "first=²", "order=x&light=y", "resident=%00", "affair=%F0%9F%98%80", "q=%00"]
)
@pytest.mark.parametrize("path", ["/desk", "/desk/rows", "/desk/done", "/counter", "/regulations", "/check"])
def test_no_query_breaks_a_page(closed, path, query):
    assert closed.get("lin.xiaoyan", f"{path}?{query}").status_code < 500
