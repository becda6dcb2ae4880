"""An affair of two files with a form of forty fields to type, for those who are interrupted."""

import json
from pathlib import Path

from tests.forms.everything import APPLICANT, RULES, house_of_affair

SLUG = "forty"
TITLE = "四十项的申请"
NAMES = tuple(f"item_{number}" for number in range(1, 41))
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"{SLUG}.schema.json",
    "type": "object",
    "title": TITLE,
    "x-sections": [
        {"id": "who", "title": "申请人"},
        *({"id": f"part{n}", "title": f"第 {n} 部分"} for n in range(1, 5)),
    ],
    "properties": {
        "applicant": APPLICANT,
        **{
            name: {"type": "string", "title": f"第 {n} 项", "maxLength": 60, "x-section": f"part{n // 10 + 1}"}
            for n, name in enumerate(NAMES)
        },
    },
    "required": ["applicant", *NAMES],
    "unevaluatedProperties": False,
}


def house_of_forty(folder: Path) -> Path:
    """A folder as `Settings.house` wants it, with this affair alone."""
    rules = RULES.replace("everything", SLUG).replace("样样都有的申请", TITLE)
    return house_of_affair(folder, SLUG, rules=rules, schema=json.dumps(SCHEMA))
