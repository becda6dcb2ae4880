"""Values in words: as they would stand in a rules file, and as people read them."""

from datetime import date
from typing import Any

from yikou.forms.words import day_words
from yikou.proof.messages import WORDS
from yikou.rules.convert import plain
from yikou.rules.values import Unknown


def written(value: Any) -> str:
    """A value as it would stand in a rules file.

    >>> written(True), written([True, 5]), written(Unknown())
    ('yes', 'yes, 5', 'unknown')
    """
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(written(one) for one in value)
    return str(plain(value))


def shown(value: Any) -> str:
    """A value as people read it.

    >>> shown(False), shown(Unknown()), shown(date(2026, 12, 1))
    ('否', '未知', '2026 年 12 月 1 日')
    """
    word = written(value)
    return day_words(value) if isinstance(value, date) else WORDS.get(word, word)
