"""What a meta-schema refuses, in words of our own: what was found, and what should stand there instead."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsonschema.exceptions import ValidationError

from yikou.definition.json_source import escaped
from yikou.definition.problems import nearest
from yikou.texts import N_

KINDS: Mapping[str, str] = {
    "string": N_("文字"),
    "number": N_("数"),
    "integer": N_("整数"),
    "boolean": N_("true 或 false"),
    "array": N_("列表"),
    "object": N_("对象 { }"),
    "null": "null",
}
WORDS: Mapping[str, str] = {
    "one_of": N_("{words} 之一"),
    "at_least": N_("不小于 {least} 的数"),
    "more_than": N_("大于 {least} 的数"),
    "between": N_("{least} 至 {most} 的数"),
    "not_empty": N_("不空的列表"),
    "once_each": N_("不重复的列表"),
    "with_key": N_("写有 {words} 的对象"),
    "with_keys_only": N_("只写 {words} 的对象"),
    "allowed": N_("JSON Schema 2020-12 允许的写法"),
}
TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding. code: of `messages.py`; pointer: where it stands."""

    code: str
    pointer: str
    found: str
    expected: str = ""
    nearest: str = ""


def fault_of(error: ValidationError, code: str) -> Fault:
    """A refusal of a meta-schema."""
    pointer = "".join(f"/{escaped(str(part))}" for part in error.absolute_path)
    value = error.instance
    found = value if isinstance(value, str) and value and error.validator != "type" else _json(value)
    return Fault(code, pointer, found, _expected(error), _nearest(error))


def _expected(error: ValidationError) -> str:
    asked, schema = error.validator_value, error.schema
    match error.validator:
        case "type":
            return "、".join(KINDS[one] for one in ([asked] if isinstance(asked, str) else asked))
        case "enum" | "anyOf" if words := _words(error):
            return WORDS["one_of"].format(words=", ".join(words))
        case "minimum" | "maximum" if "maximum" in schema:
            return WORDS["between"].format(least=schema["minimum"], most=schema["maximum"])
        case "minimum":
            return WORDS["at_least"].format(least=asked)
        case "exclusiveMinimum":
            return WORDS["more_than"].format(least=asked)
        case "minItems":
            return WORDS["not_empty"]
        case "uniqueItems":
            return WORDS["once_each"]
        case "required":
            return WORDS["with_key"].format(words=", ".join(asked))
        case "additionalProperties":
            return WORDS["with_keys_only"].format(words=", ".join(schema["properties"]))
    return WORDS["allowed"]


def _words(error: ValidationError) -> Sequence[str]:
    """Words that may stand there."""
    if error.validator == "enum":
        return [str(one) for one in error.validator_value]
    return TYPES if [*error.absolute_path][-1:] == ["type"] else ()


def _nearest(error: ValidationError) -> str:
    words = _words(error)
    return nearest(error.instance, words) if words and isinstance(error.instance, str) else ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
