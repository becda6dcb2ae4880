"""The demo district with three cases and two drafts in it, and browsers of its people without signing in by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests import databases
from tests.usecases.office import PDF, Office, applicant, member, office_at, relief_form
from tests.web.api.program import Program
from tests.web.conftest import Browser
from yikou.store import accounts
from yikou.usecases.accounts import tokens
from yikou.usecases.accounts.signing_in import hash_of
from yikou.usecases.acting import post_key
from yikou.usecases.counter.window_notices import tell_missing
from yikou.usecases.intake.filing import start_draft
from yikou.usecases.intake.intake_papers import Upload, add_papers
from yikou.usecases.operation.health import latest_change
from yikou.web.app import create_app
from yikou.web.csrf import csrf_token
from yikou.web.services import Services
from yikou.web.sse import Pulse

Peopled = tuple[Path | str, Mapping[str, Mapping[str, str]]]
"""A database, and the identifiers of each place."""
CASES = {
    "here": ("lin.xiaoyan", "sun.zhiqiang", {}),
    "next": (
        "yan.xiaodong",
        "lin.xinran",
        {"name": "赵国庆", "id_number": "230199196210016252", "community": "yinhe"},
    ),
    "far": (
        "bai.xiaoyan",
        "shi.lixin",
        {"name": "谢玉芹", "id_number": "230199194408188982", "community": "jinghui"},
    ),
}
IDENTITIES = {
    "filed": ("韩玉兰", "230199197405121444"),
    "asked": ("郭长海", "230199198107230612"),
    "ended": ("何秀兰", "230199196903155028"),
    "withdrawn": ("徐志远", "230199198811022374"),
}
"""Who applies for the case in each of the other states."""
NOWHERE = {
    "number": "HY01-2026-09999",
    "task": "9",
    "entry": "1",
    "key": "0" * 32,
    "code": "NOSUCHCODE99",
    "id": "nothing",
    "step": "1",
    "page": "1",
    "resident": "nobody",
    "slug": "nothing",
    "notice": "nothing",
    "audience": "nobody",
    "given": "nothing",
    "org": "nowhere",
    "person": "nobody",
    "act": "nothing",
    "role": "nothing",
}


def people_district(prepared: Path | str, folder: Path) -> Peopled:
    """A database with cases at the street's review, and the identifiers of each place."""
    office = office_at(prepared, folder)
    found = {place: _case(office, *who) for place, who in CASES.items()}
    for place in ("here", "next"):
        found[place] |= _draft(office, CASES[place][0])
    window = office.acting(CASES["here"][0])
    found["here"]["given"] = tell_missing(office.house, window, found["here"]["id"], post=())
    found["here"] |= {
        "resident": office.resident().key,
        "slug": "social-relief",
        "notice": "fewer-papers",
        "audience": "window",
        "org": "chunhui",
        "person": "s001",
        "act": "edit",
        "role": "clerk",
    }
    found |= {state: _in_state(office, state) for state in IDENTITIES}
    office.house.store.close()
    return databases.place(folder), found


def _case(office: Office, window: str, reviewer: str, who: Mapping[str, str]) -> dict[str, str]:
    person = applicant(**who)
    rows = [member(name=person["name"], id_number=person["id_number"])]
    number = office.file(window, "hardship-relief", relief_form(applicant=person, members=rows), {"id_card": 1})
    office.do(reviewer, number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    return {
        "number": number,
        "task": office.task(number, "review"),
        "entry": str(office.state(number).no),
        "key": office.value("select key from paper where case_number = ?", number),
        "code": office.state(number).outputs[0].code,
    }


def _in_state(office: Office, state: str) -> dict[str, str]:
    """A case of 春晖社区 that stands elsewhere than at the street's review."""
    name, id_number = IDENTITIES[state]
    person = applicant(name=name, id_number=id_number)
    rows = [member(name=name, id_number=id_number)]
    number = office.file("lin.xiaoyan", "hardship-relief", relief_form(applicant=person, members=rows), {"id_card": 1})
    if state in ("asked", "ended"):
        office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    if state == "asked":
        wants = {"fields": ["form.cause"], "text": "写明原因"}
        office.do("zhou.liqun", number, "supplement", "review", **wants)
    if state == "ended":
        office.do("zhou.liqun", number, "conclude", "review", outcome="granted", reason="符合条件")
    if state == "withdrawn":
        office.do("lin.xiaoyan", number, "withdraw", reason="申请人不再需要")
    open_steps = [task.id for task in office.state(number).tasks.values() if task.kind == "step"]
    return {
        "number": number,
        "task": next(iter(open_steps), NOWHERE["task"]),
        "entry": str(office.state(number).no),
        "key": office.value("select key from paper where case_number = ?", number),
        "code": office.state(number).outputs[0].code,
    }


def _draft(office: Office, login: str) -> dict[str, str]:
    acting = office.acting(login)
    id = start_draft(office.house, acting, slug="first-child-certificate", resident="")
    add_papers(office.house, acting, id, material="id_card", uploads=(Upload("a.pdf", PDF),), post=())
    return {"id": id, "draft_key": office.value("select key from paper where draft = ?", id)}


@dataclass(frozen=True)
class Site:
    """The office, its application, and the identifiers of each place."""

    office: Office
    app: Starlette
    ids: Mapping[str, Mapping[str, str]]
    programs: dict[str, Program] = field(default_factory=dict)
    seated: set[str] = field(default_factory=set)

    def browser(self, login: str) -> Browser:
        """A browser in which somebody is signed in; '' for nobody."""
        browser = Browser(self.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        if login:
            browser.cookies.set("yikou", self._session(login), domain="127.0.0.1")
        return browser

    def _session(self, login: str) -> str:
        token = login.ljust(43, "-")
        if login not in self.seated:
            self._seat(login, token)
        return token

    def _seat(self, login: str, token: str) -> None:
        acting, now = self.office.acting(login), self.office.clock.now
        ends = now + timedelta(hours=8)
        seen = (now, now, ends, "", "")
        row = accounts.Session(hash_of(token), acting.person.key, post_key(acting.post), *seen, proven=now)
        with self.office.house.store.writing() as s:
            if accounts.session_by_hash(s, row.token_hash) is None:
                accounts.add_session(s, row)
        self.seated.add(login)

    def program(self, login: str) -> Program:
        """A program of somebody, with a token of its own."""
        if login not in self.programs:
            secret = tokens.issue(self.office.house, login, name="x", may_seal=True).secret
            client = TestClient(self.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
            self.programs[login] = Program(client, secret)
        return self.programs[login]

    def post(self, login: str, path: str, data: Mapping[str, Any], **more: Any) -> Any:
        """A form sent from a page of ours."""
        given = {"_csrf": csrf_token(login.ljust(43, "-") if login else ""), **data}
        headers = {"sec-fetch-site": "same-origin"}
        return self.browser(login).post(path, data=given, headers=headers, follow_redirects=False, **more)

    def get(self, login: str, path: str) -> Any:
        return self.browser(login).get(path, follow_redirects=False)

    def snapshot(self, *, typed: bool = True) -> tuple[Any, ...]:
        """What a request that was denied must not have changed. typed: with what people typed at tasks of theirs."""
        tables = ("entry", "paper", "resident", "output", "message", "task", "cases", "window_notice", "printed")
        counts = tuple(self.office.value(f"select count(*) from {name}") for name in tables)
        kinds = "1 = 1" if typed else "kind <> 'task'"
        with self.office.house.store.session() as s:
            drafts = s.rows(f"select id, updated_at, filed_as from draft where {kinds} order by id")
        return (*counts, drafts)


def site_at(peopled: Path, var: Path, ids: Mapping[str, Mapping[str, str]], drawn: Services) -> Site:
    """A site on a copy of the peopled database."""
    office = office_at(peopled, var)
    office.clock.move(minutes=1)
    services = replace(drawn, house=office.house, pulse=Pulse(partial(latest_change, office.house.store)))
    return Site(office, create_app(services), ids)
