"""What people write when they mean something else: looked for before an expression is parsed.

Only the text is looked at here. What the parsed tree may hold is `syntax.py`.
"""

import keyword
import re
from collections.abc import Iterator
from itertools import pairwise

from yikou.rules.wrong import wrong

_TEXT = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_FULL_WIDTH = str.maketrans("，。：；（）［］【】＝＜＞！＋－×÷＊／‘’“”＆｜　", ",.:;()[][]=<>!+-*/*/''\"\"&| ")

# code, pattern, what was meant ({0} is what was found); the first that is found is said
_MEANT = (
    ("bare_date", re.compile(r"(?<![\w.])\d{4}-\d{1,2}-\d{1,2}(?![\w.])"), "date('{0}')"),
    ("word", re.compile(r"(?<![\w.])True(?!\w)"), "yes"),
    ("word", re.compile(r"(?<![\w.])False(?!\w)"), "no"),
    ("word", re.compile(r"(?<![\w.])None(?!\w)"), "unknown"),
    ("word", re.compile(r"&&?"), "and"),
    ("word", re.compile(r"\|\|?"), "or"),
    ("word", re.compile(r"<>"), "!="),
    ("word", re.compile(r"=>"), ">="),
    ("word", re.compile(r"=<"), "<="),
    ("word", re.compile(r"!(?!=)"), "not"),
    ("word", re.compile(r"(?<![=<>!:])=(?!=)"), "=="),
    ("word", re.compile(r"(?<![\w.])(?:AND|And)(?!\w)"), "and"),
    ("word", re.compile(r"(?<![\w.])(?:OR|Or)(?!\w)"), "or"),
    ("word", re.compile(r"(?<![\w.])(?:NOT|Not)(?!\w)"), "not"),
    ("word", re.compile(r"(?<![\w.])(?:IN|In)(?!\w)"), "in"),
    ("word", re.compile(r"(?<![\w.])is not(?!\w)"), "!="),
    ("word", re.compile(r"(?<![\w.])is(?!\w)"), "=="),
)


def refuse_what_was_meant_otherwise(text: str) -> None:
    """Raise the RuleError that says the right word, if `text` holds a well-known slip outside its quoted texts."""
    bare = _TEXT.sub(lambda found: " " * len(found[0]), text)
    for column, code, params in _slips(text, bare):
        raise wrong(text, column, code, **params)


def _slips(text: str, bare: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    yield from _strange_characters(bare)
    for code, pattern, meant in _MEANT:
        if found := pattern.search(bare):
            yield found.start() + 1, code, {"found": found[0], "expected": meant.format(found[0])}
    for found in re.finditer(r"\.\s*([a-z]+)\b", bare):
        if found[1] in keyword.kwlist:
            yield found.start(1) + 1, "keyword", {"found": found[1]}
    yield from _neighbours(text)


def _strange_characters(bare: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    for column, char in enumerate(bare, 1):
        meant = char.translate(_FULL_WIDTH)
        if meant != char:
            yield column, "full_width", {"found": char, "expected": meant}
        if char in "\\#;`$?" or not (char.isascii() and (char.isprintable() or char.isspace())):
            yield column, "strange_character", {"found": char}


def _neighbours(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Two texts with nothing between them: Python would join them, the author forgot a comma."""
    texts = list(_TEXT.finditer(text))
    for first, second in pairwise(texts):
        if not text[first.end() : second.start()].strip():
            yield second.start() + 1, "comma_missing", {"found": second[0]}
