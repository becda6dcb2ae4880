"""Patterns that every engine reads alike and none runs for ever on: ECMA-262 without looking around and back.

The engine that validates searches in linear time and is more lenient about spelling; what it takes and ECMA-262 does
not, or reads differently, is refused here, so that a schema means the same in every tool.
"""

import re

import jsonschema_rs

LONGEST = 1_000
_ESCAPE = re.compile(
    r"\\(?:[dDwWsSbBtnvfr]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}|c[A-Za-z]"
    r"|[pP]\{(?:[A-Z][a-z]?|(?:Script|sc|scx|Script_Extensions|General_Category|gc)=[A-Za-z_]+)\}"
    r"|[!-/:-@\[-`{-~])"  # any other sign stands for itself
)
_UNLIKE = re.compile(r"\\[<>]|\\b\{")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??")
_NOT_REPEATED = re.compile(rf"{_QUANTIFIER.pattern}|\^|\$|\\[bB]")  # where nothing is that could be repeated
_GROUP = re.compile(r"\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))", re.ASCII)
_LOOKS = re.compile(r"\(\?<?[=!]|\\[1-9]|\\k<")
_IN_CLASS = re.compile(r"\[|&&|--|~~")


def pattern_fault(text: str) -> str:
    r"""What keeps a pattern from being used: a code of `messages.py`, or '' where nothing does.

    >>> pattern_fault("^[0-9]{17}[0-9X]$"), pattern_fault("^(?=.*[0-9])"), pattern_fault(r"\Aa\Z"), pattern_fault("(a")
    ('', 'pattern_looks', 'pattern_dialect', 'pattern_broken')
    """
    if len(text) > LONGEST:
        return "pattern_too_long"
    spelled = _spelling_fault(text)
    if spelled or _compiles(text):
        return spelled
    return "pattern_broken"


def _spelling_fault(text: str) -> str:
    """Walks the pattern piece by piece; brackets and counts are left to the engine."""
    if _LOOKS.search(text.replace(r"\\", "")):
        return "pattern_looks"
    at, before = 0, ""
    while at < len(text):
        piece = _piece(text, at)
        repeats = _QUANTIFIER.fullmatch(piece) is not None
        if not piece or (repeats and _NOT_REPEATED.fullmatch(before)):
            return "pattern_dialect"
        before = piece
        at += len(piece)
    return ""


def _piece(text: str, at: int) -> str:
    """The next piece, '' where it is none of ECMA-262."""
    sign = text[at]
    if sign == "\\":
        found = None if _UNLIKE.match(text, at) else _ESCAPE.match(text, at)
    elif sign == "(":
        found = _GROUP.match(text, at)
    elif sign == "[":
        return _class(text, at)
    else:
        found = _QUANTIFIER.match(text, at)
        return found.group() if found else sign
    return found.group() if found else ""


def _class(text: str, at: int) -> str:
    """A bracket with all that is in it; the rest of the text where it is never closed."""
    end = at + 1
    while end < len(text) and text[end] != "]":
        if text[end] == "\\":
            found = _ESCAPE.match(text, end)
            if found is None:
                return ""
            end = found.end()
            continue
        if _IN_CLASS.match(text, end):
            return ""
        end += 1
    return text[at : end + 1]


def _compiles(text: str) -> bool:
    """Whether the engine takes it; it refuses what would grow too large as well."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": text}, pattern_options=jsonschema_rs.RegexOptions())
    except jsonschema_rs.ValidationError:
        return False
    return True
