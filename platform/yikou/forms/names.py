"""One reversible way from a path of names to the name of a control, and to the id of its element.

A path begins with the record's name and goes through property names and row ids: ('form', 'members', '3', 'income').
Names of properties may hold anything; names of controls hold only letters, figures, `_`, `-` and `.`.
"""

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^A-Za-z0-9_]")
_ESCAPED = re.compile(r"(?:-[0-9a-f]{2})+")
_NAME = re.compile(r"(?:[A-Za-z0-9_.]|-[0-9a-f]{2})*")


class Token(str):
    """A part of a path that is no property: it stays as it is, and no property is ever escaped to it."""

    __slots__ = ()


def segment(text: str) -> str:
    """One part of a path, safe in a control's name.

    >>> segment("income"), segment("is it? 1.5"), segment("户")
    ('income', 'is-20it-3f-201-2e5', '-e6-88-b7')
    >>> segment("-more"), segment(Token("-more"))
    ('-2dmore', '-more')
    """
    return text if isinstance(text, Token) else _UNSAFE.sub(_escape, text)


def control_name(path: Iterable[str]) -> str:
    """Name that a control has in a post.

    >>> control_name(("form", "members", "3", "a.b"))
    'form.members.3.a-2eb'
    """
    return ".".join(map(segment, path))


def path_of(name: str) -> tuple[str, ...]:
    """The path that `control_name` was given; ValueError for what it never makes.

    >>> path_of("form.members.3.a-2eb")
    ('form', 'members', '3', 'a.b')
    >>> path_of("form.-zz")
    Traceback (most recent call last):
    ValueError: not a control's name: 'form.-zz'
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a control's name: {name!r}")
    return tuple(_ESCAPED.sub(_unescape, part) for part in name.split("."))


def element_id(name: str) -> str:
    """Id of the element of a control: a dot is two hyphens, which no escaped name holds.

    >>> element_id("form.members.3.income")
    'form--members--3--income'
    """
    return name.replace(".", "--")


def pointer(path: Iterable[str | int]) -> str:
    """JSON Pointer of a path.

    >>> pointer(("members", 1, "a/b"))
    '/members/1/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def parts_of(text: str) -> tuple[str, ...]:
    """The path of a JSON Pointer, indexes as text.

    >>> parts_of("/members/1/a~1b")
    ('members', '1', 'a/b')
    """
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:])


def _escape(found: re.Match[str]) -> str:
    return "".join(f"-{byte:02x}" for byte in found.group().encode("utf-8", "surrogatepass"))


def _unescape(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("-", "")).decode("utf-8", "surrogatepass")


def way_at(where: str, depth: int) -> str:
    """What a choice is remembered by: its JSON Pointer, and how many choices it lies in, which may share the pointer.

    >>> way_at("/a", 0), way_at("/a", 1) == way_at("/a", 2)
    ('/a', False)
    """
    return f"{where}/{chr(0) * depth}" if depth else where
