"""Words of the interface. Chinese is the source language: the key of every text is the Chinese text itself.

A catalogue (`ui/locale/<language>.po`) translates it; what it lacks stays Chinese. A translation may have two forms,
`{n} day|{n} days`: the first one is for a single thing.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
Translate = Callable[[str], str]


@cache
def translator(language: str, folder: Path) -> Translate:
    """The function that turns a Chinese text into `language`; folder: `ui/locale`."""
    if language == LANGUAGES[0]:
        return str
    texts = catalogue(language, folder)
    return lambda text: texts.get(text, text)


@cache
def catalogue(language: str, folder: Path) -> Mapping[str, str]:
    """The translations into `language`, by Chinese text; nothing where there is no such catalogue."""
    path = folder / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id and message.string}


def has_catalogue(language: str, folder: Path) -> bool:
    """Whether the interface can be read in that language at all; a switch to nothing would be a lie."""
    return language == LANGUAGES[0] or bool(catalogue(language, folder))


def N_(text: str) -> str:
    """Marks a text for translation where it is only stored: catalogues of messages use it."""
    return text


COMMA, SEMICOLON, COLON, STOP = N_("，"), N_("；"), N_("："), N_("。")
"""What stands between parts that are put together: they are translated as the parts are."""


def say(catalogue: Mapping[str, str], code: str, params: Mapping[str, Any], translate: Translate = str) -> str:
    """The sentence of `code` with its values filled in. An unknown code is an error of ours and raises KeyError.

    >>> say({"too_short": "{title}少 {missing} 位"}, "too_short", {"title": "身份证号", "missing": 1})
    '身份证号少 1 位'
    """
    return filled(translate(catalogue[code]), params)


def filled(text: str, params: Mapping[str, Any]) -> str:
    """The text with its values filled in, in the form for one or for many.

    >>> filled("{n} day|{n} days", {"n": 1}), filled("{n} day|{n} days", {"n": 2}), filled("剩 {n} 天", {"n": 2})
    ('1 day', '2 days', '剩 2 天')
    """
    one, _, many = text.partition("|")
    return (one if not many or params.get("n") in (1, "1") else many).format_map(params)
