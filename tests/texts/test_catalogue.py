"""Every text of the interface can be read in English."""

import re

from tests.texts.marked import HOUSE, texts
from yikou.texts import catalogue

ENGLISH = catalogue("en", HOUSE / "ui" / "locale")
NAME = re.compile(r"\{(\w+)[^}]*\}")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
CHINESE_BY_PURPOSE = (
    "access/words.py",  # what is looked for in a text
    "definition/yaml_source.py",
    "forms/typed.py",
    "rules/hints.py",
    "usecases/around/library.py",
    "store/migrations/m0008_around.py",
    "usecases/acts/capitals.py",  # documents are written in the first language
    "usecases/acts/filling.py",
    "usecases/acts/making.py",
    "proof/filled.py",  # values that stand for any
    "proof/parts.py",
    "proof/told.py",
    "usecases/accounts/second_factor.py",  # our name
    "web/api/openapi.py",
    "usecases/intake/sniffing.py",  # the name that a file without one is kept under
    "rules/functions/",  # labels, which belong to definitions
    "web/envelope.py",  # says it in both languages at once
    "base.html",  # the switch names each language in itself
    "pages/account/choices.html",
    "single.html",
)

SPLIT = ("usecases/case/documents_page.py", "usecases/desk/batch.py", "usecases/desk/stand_ins.py")
"""Takes apart what is kept in Chinese, or writes what is kept."""


def marked():
    return {text.text for text in texts() if text.is_marked}


def test_every_text_is_translated():
    assert sorted(marked() - set(ENGLISH)) == []


def test_no_translation_is_left_over():
    assert sorted(set(ENGLISH) - marked()) == []


def test_a_translation_fills_in_the_same_values():
    forms = [(text, form) for text, english in ENGLISH.items() for form in english.split("|")]
    assert [text for text, form in forms if set(NAME.findall(form)) != set(NAME.findall(text))] == []


def test_a_translation_has_no_chinese_but_in_quoted_examples():
    chinese = [text for text, english in ENGLISH.items() if IDEOGRAPH.search(english)]
    assert chinese == ["换个词再找，例如“低保”“救助”。"]


def test_what_stands_between_the_parts_of_a_page_is_a_text():
    rooms = tuple(f"usecases/{room}/" for room in ("case", "desk", "search", "supervision"))
    left = [text for text in texts() if text.place.startswith(rooms) and not text.is_marked]
    assert [text for text in left if text.text in "，；、：。（）" and not text.place.startswith(SPLIT)] == []


def test_no_chinese_is_left_unmarked():
    left = [text for text in texts() if not text.is_marked and IDEOGRAPH.search(text.text)]
    assert [text for text in left if not text.place.startswith(CHINESE_BY_PURPOSE)] == []
