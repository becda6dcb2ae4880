"""Small decisions of reading a post that need no state: what was left empty, what is never taken, what a name is."""

from collections.abc import Mapping, Sequence
from typing import Any

from yikou.forms.bound import Answers
from yikou.forms.branches import fits
from yikou.forms.controls import Control
from yikou.forms.values import NOTHING


def is_blank(value: Any) -> bool:
    """Whether nobody typed anything: nothing, null for nothing, or groups of nothing."""
    return value is NOTHING or value is None or (isinstance(value, Mapping) and all(map(is_blank, value.values())))


def fixed(control: Control, before: Any) -> Any:
    """What is not asked: a constant is always the schema's, whatever was sent; the rest is as it was."""
    if "const" in control.schema:
        return control.schema["const"]
    if control.schema.get("type") == "null":
        return NOTHING if control.optional and not control.given else None
    return before


def row_before(rows: Sequence[Any], id_: str) -> Any:
    """The row as it was; rows of a page are numbered from one, and new ones never have the number of an old one."""
    return rows[int(id_) - 1] if id_ and int(id_) <= len(rows) else NOTHING


def name_fault(key: Control, text: str, taken: set[str]) -> str:
    """What is wrong with a name that somebody gave, or ''."""
    pattern = key.schema.get("pattern")
    if text and isinstance(pattern, str) and not fits(pattern, text):
        return "name"
    return "name_taken" if text in taken else ""


def is_at(where: str, place: str) -> bool:
    """Whether a JSON Pointer is that of a place, or of something in it."""
    return where == place or where.startswith(place + "/")


def move(texts: dict[str, Any], old: str, new: str) -> None:
    """Puts what is noted at a place, and in it, at another."""
    for where in [key for key in texts if is_at(key, old)]:
        texts[new + where.removeprefix(old)] = texts.pop(where)


def put(answers: Answers, name: str, value: Any) -> None:
    """An answer of an object, or none."""
    if value is NOTHING:
        answers.pop(name, None)
    else:
        answers[name] = value
