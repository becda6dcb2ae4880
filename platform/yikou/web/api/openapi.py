"""The OpenAPI 3.1 document, made from the operations: paths, permissions, parameters, bodies and answers.

Nothing here describes an operation by hand; what the document says is what the gate reads and what handlers return.
"""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from yikou.web.api.operations import Operation
from yikou.web.api.problems import MEDIA_TYPE, Problem

REFERENCE = "#/components/schemas/{name}"
ANYWHERE = (406, 500, 503)
WITH_TOKEN = (401, 403, 429)
WITH_BODY = (400, 408, 413, 415, 422)
NAMES = {
    "slug": "Slug of an affair, as the list has it.",
    "number": "Number of a case.",
    "verb": "Name of a verb, as the case offers it.",
}
"""What stands in addresses."""
TAG = {"schema": {"type": "string"}, "description": "Changes with the answer; send it as If-None-Match."}
PLACE = {"schema": {"type": "string"}, "description": "Address of what was made."}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "A new value for each new request, the same one when it is sent again; kept for seven days.",
    "schema": {"type": "string", "pattern": "^[!#-~]{1,255}$"},
}


def described(operations: Sequence[Operation]) -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {}
    for operation in operations:
        paths.setdefault(operation.route, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "一口 API", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": _schemas(operations),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas(operations: Sequence[Operation]) -> dict[str, Any]:
    kinds = [operation.gives for operation in operations if isinstance(operation.gives, type)]
    kinds += [operation.takes["body"] for operation in operations if "body" in operation.takes]
    return msgspec.json.schema_components([*kinds, Problem], ref_template=REFERENCE)[1]


def _operation(operation: Operation) -> dict[str, Any]:
    said = {
        "operationId": operation.handle.__name__,
        "summary": operation.summary,
        "security": [] if operation.who == "public" else [{"token": []}],
        "parameters": [*_in_path(operation), *_in_query(operation), *_in_headers(operation)],
        "responses": _responses(operation),
    }
    if isinstance(operation.who, frozenset):
        said["description"] = f"For posts of these roles: {', '.join(sorted(operation.who))}."
    body = _body(operation)
    return {**said, "requestBody": body} if body else said


def _in_path(operation: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "description": NAMES[name], "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", operation.path)
    ]


def _in_query(operation: Operation) -> list[dict[str, Any]]:
    if "query" not in operation.takes:
        return []
    schema = msgspec.json.schema(operation.takes["query"])
    members = schema["$defs"][operation.takes["query"].__name__]["properties"]
    return [{"name": name, "in": "query", "schema": member} for name, member in members.items()]


def _in_headers(operation: Operation) -> list[dict[str, Any]]:
    return [{**KEY, "required": operation.once == "must"}] if operation.once else []


def _body(operation: Operation) -> dict[str, Any] | None:
    if "upload" in operation.takes:
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        form = {"type": "object", "properties": {"file": file}, "required": ["file"], "additionalProperties": False}
        return {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    if "body" not in operation.takes:
        return None
    return {"required": True, "content": {"application/json": {"schema": _schema(operation.takes["body"])}}}


def _schema(kind: Any) -> dict[str, Any]:
    (found,), _ = msgspec.json.schema_components([kind], ref_template=REFERENCE)
    return found


def _responses(operation: Operation) -> dict[str, Any]:
    headers = {"ETag": TAG} if operation.method == "GET" else {"Location": PLACE} if operation.once == "must" else {}
    good: dict[str, Any] = {
        "description": "Done.",
        "headers": headers,
        "content": {"application/json": {"schema": _schema(operation.gives)}},
    }
    found = {str(operation.status): good}
    if operation.method == "GET":
        found["304"] = {"description": "As it was."}
    return found | {str(status): _refusal(status) for status in _statuses(operation)}


def _statuses(operation: Operation) -> list[int]:
    """The statuses with which a problem may be told."""
    more = (*(WITH_BODY if operation.method == "POST" else (422,)), *(WITH_TOKEN if operation.who != "public" else ()))
    return sorted({*ANYWHERE, *more, *operation.problems})


def _refusal(status: int) -> dict[str, Any]:
    return {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": _schema(Problem)}}}
