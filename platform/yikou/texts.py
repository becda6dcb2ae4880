"""Words of the interface. Chinese is the source language: the key of every text is the Chinese text itself.

A catalogue (`ui/locale/<language>/LC_MESSAGES/yikou.po`) translates it; what it lacks stays Chinese.
"""

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en")
Translate = Callable[[str], str]


@cache
def translator(language: str, folder: Path) -> Translate:
    """The function that turns a Chinese text into `language`; folder: `ui/locale`."""
    if language == "zh":
        return str
    return gettext.translation("yikou", folder, [language], fallback=True).gettext


def has_catalogue(language: str, folder: Path) -> bool:
    """Whether the interface can be read in that language at all; a switch to nothing would be a lie."""
    return language == LANGUAGES[0] or gettext.find("yikou", folder, [language]) is not None


def N_(text: str) -> str:
    """Marks a text for translation where it is only stored: catalogues of messages use it."""
    return text


def say(catalogue: Mapping[str, str], code: str, params: Mapping[str, Any], translate: Translate = str) -> str:
    """The sentence of `code` with its values filled in. An unknown code is an error of ours and raises KeyError.

    >>> say({"too_short": "{title}少 {missing} 位"}, "too_short", {"title": "身份证号", "missing": 1})
    '身份证号少 1 位'
    """
    return translate(catalogue[code]).format_map(params)
