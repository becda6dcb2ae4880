"""No line of the log holds a name or a number of anybody, whatever page it was sent to and whatever broke."""

import asyncio
import io
import json
import logging
import re
import shutil
import sys
import threading
from contextlib import closing
from dataclasses import replace

import pytest
import structlog
from starlette.responses import StreamingResponse

from tests import databases
from tests.web.matrix import PEOPLE, ROUTES
from tests.web.peopled import NOWHERE, Site, site_at
from yikou.usecases.operation.logs import configure_logs
from yikou.web.app import GROUPS, create_app
from yikou.web.csrf import csrf_token
from yikou.web.routes import Page

NAME, NUMBER = "欧阳慕容雪", "230199196210016252"
TYPED = {
    "q": NUMBER,
    "account": NUMBER,
    "password": NAME,
    "name": NAME,
    "text": NAME,
    "reason": f"{NAME} {NUMBER}",
    "opinion": f"{NAME} {NUMBER}",
    "form.applicant.name": NAME,
    "form.applicant.id_number": NUMBER,
    "form.story": f"{NAME} {NUMBER}",
    "_do": "keep",
}
PERSONAL = re.compile(f"{NAME}|{NUMBER}|{NUMBER[:17]}|{NUMBER.encode().hex()}")


@pytest.fixture
def lines():
    """What is logged from now on, as the program that serves does it."""
    stream, hooks, root = io.StringIO(), (sys.excepthook, threading.excepthook), logging.getLogger()
    handlers, level, served = root.handlers[:], root.level, logging.getLogger("uvicorn.error")
    quiet = served.level  # a server of another test may have set it
    served.setLevel(logging.NOTSET)
    configure_logs("json", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    sys.excepthook, threading.excepthook = hooks
    root.handlers[:], root.level = handlers, level
    served.setLevel(quiet)
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def site(peopled, tmp_path_factory, drawn):
    database, ids = peopled
    var = tmp_path_factory.mktemp("site") / "var"
    shutil.copytree(databases.folder_of(database) / "files", var / "files")
    made = site_at(database, var, ids, drawn)
    yield made
    made.office.house.store.close()


def personal(lines):
    return [line for line in lines if PERSONAL.search(json.dumps(line, ensure_ascii=False))]


def send(browser, route, ids):
    method, pattern = route.split(" ", 1)
    path = re.sub(r"\{(\w+)(:\w+)?\}", lambda part: ids.get(part[1], NUMBER), pattern)
    if method == "GET":
        return browser.get(f"{path}?q={NUMBER}&name={NAME}&back=/{NUMBER}", follow_redirects=False)
    token = csrf_token(browser.cookies["yikou"])
    data = {"_csrf": token, **ROUTES[route].post, **TYPED}
    return browser.post(path, data=data, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False)


def test_every_page_is_logged_without_what_was_typed(site, lines):
    asked = [route for route, line in ROUTES.items() if not line.streams and route != "POST /logout"]
    named = [route for route in asked if "{" in route]
    with site.browser(PEOPLE["window"]) as browser:
        for route in asked:
            send(browser, route, {**NOWHERE, **site.ids["here"]})
        for route in named:
            send(browser, route, {})
    found = lines()
    assert sum(line["event"] == "request" for line in found) == len(asked) + len(named)
    assert personal(found) == []
    assert {line["route"] for line in found if "route" in line} <= {route.split(" ", 1)[1] for route in asked}


async def _broken(visit):
    raise ValueError(f"{NAME} {NUMBER}") from KeyError(NUMBER)


async def _half(visit):
    async def parts():
        yield b"begun"
        raise ValueError(NUMBER)

    return StreamingResponse(parts())


def test_errors_are_logged_by_kind_and_place_alone(site, drawn, lines):
    trial = Page("GET", "/broken/{id}", _broken, "public"), Page("GET", "/half", _half, "public")
    app = create_app(replace(drawn, house=site.office.house), (*GROUPS, trial))
    other = Site(site.office, app, site.ids)
    page = other.get("", f"/broken/{NUMBER}")
    assert page.status_code == 500
    assert page.headers["x-request-id"] in page.text
    other.get("", "/half")
    found = [line for line in lines() if line["event"] == "broken"]
    assert [line["error"] for line in found] == ["ValueError", "ValueError"]
    assert found[0]["request"] == page.headers["x-request-id"]
    assert personal(lines()) == []


def test_what_libraries_log_is_cut_to_what_they_say_themselves(lines):
    try:
        raise ValueError(NUMBER)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")
        logging.getLogger("asyncio").exception("Task failed: %s", NAME)
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    with closing(asyncio.new_event_loop()) as loop:
        loop.call_exception_handler({"message": f"lost {NUMBER}"})
    found = lines()
    assert personal(found) == []
    assert [line.get("error", line.get("message", "")) for line in found] == [
        "ValueError",
        "ValueError",
        "Invalid HTTP request received.",
        "",
    ]


def test_a_thread_that_breaks_tells_kind_and_place(lines):
    thread = threading.Thread(target=lambda: int(NAME))
    thread.start()
    thread.join()
    [line] = lines()
    assert (line["event"], line["error"]) == ("broken", "ValueError")
    assert personal([line]) == []


@pytest.mark.usefixtures("lines")
def test_text_says_the_same_for_people():
    stream = io.StringIO()
    configure_logs("text", stream)
    structlog.get_logger().info("request", route="/desk")
    assert "route=/desk" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
