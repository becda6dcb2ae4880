"""In which language the commands speak: English where the terminal's language is English, Chinese everywhere else.

What programs read (`--json`) does not go by it. The terminal is asked here and nowhere else.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from yikou.cli.messages import MESSAGES
from yikou.settings import HOUSE
from yikou.texts import LANGUAGES, N_, Translate, say, translator

AND = N_("、")


def language_of(environment: Mapping[str, str]) -> str:
    """The language that `LC_ALL`, `LC_MESSAGES` or `LANG` names, the first of them that says something.

    >>> language_of({"LC_ALL": "", "LANG": "en_GB.UTF-8"}), language_of({"LANG": "C.UTF-8"}), language_of({})
    ('en', 'zh', 'zh')
    """
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    named = said.replace(".", "_").partition("_")[0].lower()
    return named if named in LANGUAGES else LANGUAGES[0]


def spoken() -> Translate:
    """Turns a Chinese text into the language of the terminal."""
    return translator(language_of(os.environ), HOUSE / "ui" / "locale")


def words(code: str, **params: Any) -> str:
    """A sentence of the commands' catalogue."""
    return say(MESSAGES, code, params, spoken())


def listed(names: Iterable[str]) -> str:
    """Names in a row."""
    return spoken()(AND).join(names)
