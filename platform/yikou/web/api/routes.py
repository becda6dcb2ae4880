"""Every operation of the API, and its document."""

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from yikou.web.api import affairs, cases
from yikou.web.api.gate import route_of
from yikou.web.api.openapi import described
from yikou.web.api.operations import ROOT, Call, Operation
from yikou.web.api.pace import Pace
from yikou.web.services import Services


def show_document(call: Call) -> dict[str, Any]:  # noqa: ARG001 -- handlers are all called alike
    """This document: OpenAPI 3.1, made from the operations themselves."""
    return described(OPERATIONS)


OPERATIONS: tuple[Operation, ...] = (
    *affairs.OPERATIONS,
    *cases.OPERATIONS,
    Operation("GET", "/openapi.json", show_document, "public"),
)


def api_routes(services: Services) -> list[Route]:
    """The operations as the router wants them."""
    pace = Pace(services.settings.api_a_minute)
    return [route_of(operation, services, pace) for operation in OPERATIONS]


def is_api(request: Request) -> bool:
    """Whether an address is the API's, so that what goes wrong there is told to a program."""
    return request.url.path == ROOT or request.url.path.startswith(f"{ROOT}/")
