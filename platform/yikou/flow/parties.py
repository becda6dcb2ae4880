"""Who the applicant of a case is, found in its form."""

from collections.abc import Mapping
from typing import Any

from yikou.directory.model import Directory
from yikou.flow.program import Program

KEYS = {"person": "id_number", "organisation": "credit_code", "office": "org"}


def applicant_of(program: Program, directory: Directory, form: Mapping[str, Any]) -> tuple[str, str]:
    """Identity key (`person:2301…`) and name of the applicant; two empty texts with `kind: none`."""
    applicant = program.affair.applicant
    if applicant.kind == "none":
        return "", ""
    part: Any = form
    for name in applicant.part[1:]:
        part = part.get(name) if isinstance(part, Mapping) else None
    if not isinstance(part, Mapping):
        return f"{applicant.kind}:", ""
    key = str(part.get(KEYS[applicant.kind], ""))
    org = directory.orgs.get(key) if applicant.kind == "office" else None
    return f"{applicant.kind}:{key}", org.name if org else str(part.get("name", ""))
