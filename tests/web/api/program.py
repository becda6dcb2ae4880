"""A program as it calls the API: with the token of somebody, in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.usecases.office import PICTURE, Office
from yikou.usecases.accounts import tokens
from yikou.usecases.operation.health import latest_change
from yikou.web.app import create_app
from yikou.web.services import Services
from yikou.web.sse import Pulse

ROOT = "/api/v1"
_keys = count(1)
_encode = msgspec.json.Encoder(decimal_format="number").encode


@dataclass
class Program:
    """One token. Every answer is kept in `last`."""

    client: TestClient
    secret: str

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(ROOT + path, headers=self._headers(headers))

    def post(self, path: str, body: Any = None, *, key: str = "", **more: Any) -> Any:
        headers = self._headers(more.pop("headers", {}))
        if key:
            headers["Idempotency-Key"] = key
        headers = {"Content-Type": "application/json", **headers}
        return self.client.post(ROOT + path, content=_encode(body), headers=headers, **more)

    def send(self, name: str = "a.png", content: bytes = PICTURE) -> Any:
        return self.client.post(f"{ROOT}/files", files={"file": (name, content)}, headers=self._headers({}))

    def file(self, affair: str, form: Mapping[str, Any], papers: Mapping[str, int], **more: Any) -> Any:
        """Files an application with so many pictures of each material."""
        materials = {name: [self.send().json()["key"] for _ in range(n)] for name, n in papers.items()}
        body = {"affair": affair, "form": dict(form), "materials": materials, **more}
        return self.post("/cases", body, key=str(next(_keys)))

    def case(self, number: str) -> Any:
        return self.get(f"/cases/{number}").json()

    def do(self, number: str, verb: str, step: str = "", **body: Any) -> Any:
        """Performs a verb with the entry number and the task that the case shows now."""
        case = self.case(number)
        task = next((one["task"] for one in case["tasks"] if one["step"] == step), "") if step else ""
        sent = {"entry": case["entry"], **({"task": task} if step else {}), **body}
        return self.post(f"/cases/{number}/verbs/{verb}", sent)

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): text for name, text in more.items()}
        return {"Authorization": f"Bearer {self.secret}"} | named if self.secret else named


@dataclass
class District:
    """The office and its application. Programs are named by the login of whom they act for."""

    office: Office
    app: Starlette
    programs: dict[tuple[str, str], Program] = field(default_factory=dict)

    def program(self, login: str, role: str = "") -> Program:
        if (login, role) not in self.programs:
            post = f"{role}@{self.office.acting(login, role).post.org}" if role else ""
            secret = self._secret(login, post) if login else ""
            client = TestClient(self.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
            self.programs[login, role] = Program(client, secret)
        return self.programs[login, role]

    def _secret(self, login: str, post: str) -> str:
        return tokens.issue(self.office.house, login, name="对接程序", post=post, may_seal=True).secret


def district_of(office: Office, drawn: Services) -> District:
    """The API of this office."""
    pulse = Pulse(partial(latest_change, office.house.store))
    return District(office, create_app(replace(drawn, house=office.house, pulse=pulse)))
