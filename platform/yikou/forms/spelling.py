"""How a text is spelt by its field, however it was typed: numbers of cards half-width, without spaces, in capitals."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from yikou.forms.branches import validator
from yikou.forms.cleaning import compact
from yikou.forms.formats import FAULTS


def spelled(schema: Mapping[str, Any], text: str) -> str:
    """A clean line of text as the field of this schema spells it; unchanged where it has no spelling of its own.

    >>> spelled({"format": "id-number"}, "２３０１９９ 19710614 352x")
    '23019919710614352X'
    >>> spelled({"pattern": "^[0-9]{11}$"}, "138 0000 4127"), spelled({"pattern": "^[0-9]{11}$"}, "138 0000")
    ('13800004127', '138 0000')
    """
    if schema.get("format") in FAULTS:
        return compact(text).upper()
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and not _fits(pattern, text) and _fits(pattern, compact(text)):
        return compact(text)
    return text


@lru_cache(maxsize=512)
def _judge(pattern: str) -> jsonschema_rs.Draft202012Validator:
    return validator({"pattern": pattern})


def _fits(pattern: str, text: str) -> bool:
    return _judge(pattern).is_valid(text)
