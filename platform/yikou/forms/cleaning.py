"""What is taken away from typed text before anything reads it: databases and printers differ on the rest.

NUL, control characters, lone surrogates and marks that turn the direction of writing go; the text is composed (NFC)
and trimmed, the ideographic space included.
"""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_BAD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean_line(text: str) -> str:
    r"""One line of text.

    >>> clean_line("　王\x00桂兰\n")
    '王桂兰'
    """
    return _composed(_BAD.sub("", _BREAKS.sub(" ", text)))


def clean_text(text: str) -> str:
    r"""Text of several lines; line ends are one \n.

    >>> clean_text("一\r\n二 ")
    '一\n二'
    """
    return _composed(_BAD.sub("", _LINE_ENDS.sub("\n", text)))


def compact(text: str) -> str:
    """Half-width, without any space: how numbers of cards, phones and accounts are kept.

    What only looks like a figure stays, and is refused where figures are wanted: a square is no 2.

    >>> compact("１３８ 0000 4127"), compact("10²")
    ('13800004127', '10²')
    """
    plain = (c if unicodedata.category(c) == "No" else unicodedata.normalize("NFKC", c) for c in text)
    return "".join("".join(plain).split())


def _composed(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
