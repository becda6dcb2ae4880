"""Strict reading of JSON text: no duplicate keys, no NaN, bounded, and every value knows its line.

Python's own decoder tells neither lines nor duplicates, so objects and lists are walked here; strings and numbers are
still read by it.
"""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from yikou.definition.model import Mark
from yikou.definition.problems import Problems
from yikou.definition.yaml_source import DEEPEST, UNPRINTABLE, decoded

STRICT = json.JSONDecoder(strict=True)
SPACE = re.compile(r"[ \t\r\n]*")
SCALAR = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


class _BadJsonError(Exception):
    """What is wrong, and where in the text."""

    def __init__(self, code: str, at: int, found: str = "", key: str = "") -> None:
        super().__init__(code)
        self.code, self.at, self.found, self.key = code, at, found, key


class JsonFile:
    """A JSON document. value: plain data; lines: line and column by JSON Pointer."""

    def __init__(self, file: str, value: Any, lines: Mapping[str, tuple[int, int]]) -> None:
        self.file = file
        self.value = value
        self.lines = lines

    def mark(self, pointer: str) -> Mark:
        """Where the value at that pointer stands, or the nearest value around it."""
        near = pointer
        while near and near not in self.lines:
            near = near.rpartition("/")[0]
        line, column = self.lines.get(near, (1, 0))
        return Mark(self.file, line, pointer.lstrip("/"), column)


def read_json(data: bytes, file: str, problems: Problems) -> JsonFile | None:
    """The document, or None with the reason noted."""
    text = decoded(data, file, problems)
    if text is None:
        return None
    reader = _Reader(text)
    try:
        return JsonFile(file, reader.document(), reader.lines)
    except _BadJsonError as bad:
        problems.add(bad.code, Mark(file, text.count("\n", 0, bad.at) + 1, bad.key), found=bad.found)
        return None


def escaped(name: str) -> str:
    """A key as a part of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


class _Reader:
    """Walks one text; `lines` grows on the way."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._counted = 1, 0
        self.lines: dict[str, tuple[int, int]] = {}

    def document(self) -> Any:
        """The one value of the text."""
        value = self._value("", 0)
        self._skip()
        if self._at != len(self._text):
            raise self._bad("not_json")
        return value

    def _bad(self, code: str, key: str = "") -> _BadJsonError:
        found = self._text[self._at : self._at + 20].partition("\n")[0]
        at_end = code == "not_json" and not self._text[self._at :].strip()
        return _BadJsonError("unfinished_json" if at_end else code, self._at, found, key)

    def _skip(self) -> str:
        found = SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _place_now(self) -> tuple[int, int]:
        """Line and column that have been come to."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line, self._at - self._text.rfind("\n", 0, self._at)

    def _value(self, pointer: str, depth: int) -> Any:
        if depth > DEEPEST:
            raise self._bad("too_deep", pointer.lstrip("/"))
        start = self._skip()
        self.lines.setdefault(pointer, self._place_now())
        if start == "{":
            return self._object(pointer, depth)
        if start == "[":
            return self._array(pointer, depth)
        return self._string() if start == '"' else self._scalar()

    def _string(self) -> str:
        try:
            text, self._at = STRICT.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._bad("not_json") from error
        if UNPRINTABLE.search(text):
            raise self._bad("bad_character")
        return str(text)

    def _scalar(self) -> Any:
        found = SCALAR.match(self._text, self._at)
        if not found:
            raise self._bad("not_json")
        try:
            value = json.loads(found.group())
        except ValueError as error:  # more digits than Python converts
            raise self._bad("not_json") from error
        if isinstance(value, float) and math.isinf(value):
            raise self._bad("not_json")
        self._at = found.end()
        return value

    def _object(self, pointer: str, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        self._at += 1
        if self._skip() == "}":
            self._at += 1
            return entries
        while True:
            if self._skip() != '"':
                raise self._bad("not_json")
            place = self._place_now()
            name = self._string()
            child = f"{pointer}/{escaped(name)}"
            if name in entries:
                raise self._bad("duplicate_key", child.lstrip("/"))
            self.lines[child] = place
            self._expect(":")
            entries[name] = self._value(child, depth + 1)
            if self._expect(",}") == "}":
                return entries

    def _array(self, pointer: str, depth: int) -> list[Any]:
        values: list[Any] = []
        self._at += 1
        if self._skip() == "]":
            self._at += 1
            return values
        while True:
            values.append(self._value(f"{pointer}/{len(values)}", depth + 1))
            if self._expect(",]") == "]":
                return values

    def _expect(self, signs: str) -> str:
        sign = self._skip()
        if not sign or sign not in signs:
            raise self._bad("not_json")
        self._at += 1
        return sign
