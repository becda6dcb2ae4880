"""Requests made at random from the OpenAPI document, and what no answer to them may be.

The document is narrowed to what there is: a case at every desk, affairs, verbs and files that exist, forms that are
good beside others. So a request gets as far as its caller may go.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.usecases.office import RELIEF_PAPERS, WANG, applicant, relief_form
from tests.web.api.program import District, Program
from yikou.definition.verb_names import VERB_TITLES

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
RELIEF = "hardship-relief"
ANYTHING: Mapping[str, Any] = {"type": "object"}
CHECKED = {"visit_note": "属实", "proposed": 800}


def fuzz(district: District, login: str, *, examples: int) -> Counter[tuple[str, int]]:
    """So many requests to each operation, half of them against the document; how often each status came."""
    number = district.program("lin.xiaoyan").file(RELIEF, relief_form(), RELIEF_PAPERS).json()["number"]
    program, statuses = district.program(login), Counter[tuple[str, int]]()
    document = program.get("/openapi.json").json()
    _narrow(document, program, number)
    schema = schemathesis.openapi.from_dict(document)
    schema.app = district.app
    for found in schema.get_all_operations():
        operation = found.ok()
        takes = any((operation.body, operation.query, operation.path_parameters))
        for mode in (GenerationMode.POSITIVE, *((GenerationMode.NEGATIVE,) if takes else ())):
            _fuzz(operation, program, mode, examples=examples, statuses=statuses)
    return statuses


def _fuzz(operation: Any, program: Program, mode: Any, *, examples: int, statuses: Counter[tuple[str, int]]) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        headers = {"Authorization": f"Bearer {program.secret}", "Host": "127.0.0.1"}
        answer = case.call(headers=headers)
        statuses[f"{operation.method.upper()} {operation.path}", answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    ask()


def _narrow(document: dict[str, Any], program: Program, number: str) -> None:
    """Names that exist in place of any text, and good values beside any."""
    known = {"slug": [RELIEF, "first-child-certificate"], "number": [number], "verb": [*VERB_TITLES, "upload", "agree"]}
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                parameter["schema"] |= {"enum": known[parameter["name"]]} if parameter["name"] in known else {}
    members = {name: part["properties"] for name, part in document["components"]["schemas"].items()}
    tasks = [task["task"] for task in program.get(f"/cases/{number}").json().get("tasks", [])]
    other = relief_form(applicant=applicant(id_number=WANG.replace("1971", "1972")))
    keys = [program.send().json()["key"] for _ in range(3)]
    members["Filing"]["affair"] |= {"enum": known["slug"]}
    members["Filing"]["form"] = {"anyOf": [{"enum": [relief_form(), other]}, ANYTHING]}
    members["Verb"]["task"] |= {"enum": [*tasks, "", "99"]}
    members["Verb"]["entry"] |= {"enum": [0, 3, 9, 100]}
    members["Writing"]["office"] = {"anyOf": [{"enum": [CHECKED]}, ANYTHING]}
    for name in ("Filing", "Verb"):
        members[name]["materials"] = {"anyOf": [{"enum": [{"id_card": keys[:1]}, {}]}, members[name]["materials"]]}
