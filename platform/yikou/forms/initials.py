"""Initials of Chinese words in pinyin, by which people find names, affairs and options without typing them out."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=4096)
def initials_of(text: str) -> str:
    """First letters, small; letters and digits stay as they are.

    >>> initials_of("老年优待证核发")
    'lnydzhf'
    """
    return "".join(part[:1] for part in lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
