"""The annotations of the form format (docs/format.md 2.4): their names and what each may hold, the one list of them.

What becomes of them is for the forms; `schemas/meta/form.schema.json` tells editors the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

TEXT: Mapping[str, Any] = {"type": "string"}
ORG_KINDS = ("community", "street", "district", "bureau", "outside", "any")
SECTION: Mapping[str, Any] = {
    "type": "object",
    "properties": {"id": TEXT, "title": TEXT},
    "required": ["id", "title"],
    "additionalProperties": False,
}
PREFILLS = ("name", "id_number", "phone", "community", "address")
"""What is known of a resident, by the names that `x-prefill` may say."""
OWN: Mapping[str, Mapping[str, Any]] = {
    "x-sections": {"type": "array", "items": SECTION},
    "x-section": TEXT,
    "x-order": {"type": "array", "items": TEXT, "uniqueItems": True},
    "x-width": {"type": "integer", "minimum": 2, "maximum": 12},
    "x-widget": {"enum": ["textarea", "select", "radio", "checkboxes", "search"]},
    "x-hint": TEXT,
    "x-placeholder": TEXT,
    "x-unit": TEXT,
    "x-decimals": {"type": "integer", "minimum": 0, "maximum": 6},
    "x-mask": TEXT,
    "x-row-label": TEXT,
    "x-prefill": {"enum": list(PREFILLS)},
    "x-computed": TEXT,
    "x-visible": TEXT,
    "x-org-kind": {"enum": list(ORG_KINDS)},
    "x-role": TEXT,
    "x-applicant": {"enum": ["person", "organisation", "office"]},
}
_VALUES = Draft202012Validator({"properties": OWN})


def misspelt(part: Mapping[str, Any]) -> Iterator[str]:
    """Words that look like annotations and are none.

    >>> list(misspelt({"x-widht": 4, "x-unit": "元"}))
    ['x-widht']
    """
    return (word for word in part if word.startswith("x-") and word not in OWN)


def faults_of(part: Mapping[str, Any]) -> Iterator[ValidationError]:
    """What is wrong with the values of a part's annotations.

    >>> [one.validator for one in faults_of({"x-width": 20})]
    ['maximum']
    """
    found: Iterator[ValidationError] = _VALUES.iter_errors({w: value for w, value in part.items() if w in OWN})
    return found
