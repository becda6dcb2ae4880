"""Both databases name the same cases as worth judging, whatever is written in them and looked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import entry, projection
from yikou.access.words import finds, normal, terms, words
from yikou.store import cases, fulltext
from yikou.store.database import Session, Store
from yikou.store.migrations import migrate
from yikou.store.sqlite_store import open_file

TEXTS = (
    "屋顶漏水，急需修缮",
    "屋顶漏雨",
    "河沟街 14 号　３单元 502",
    "王桂兰",
    "欧阳桂兰",
    "𠮷田𡈽丘",
    "ＡＢｃ12 Łódź Straße 'l''été' Москва",
    'a & b | !c:* \\ " 100%_?',
    "号",
    "",
)
QUERIES = (
    *("漏水", "屋顶", "急需 漏水", "14号", "14 号", "３单元", "502", "桂兰", "王桂兰", "欧阳", "𠮷田", "田𡈽"),
    *("abc12", "łódź", "STRASSE", "l'été", "москва", "a b", "c", "100", "漏雪", "屋漏"),
)
SIGNS = "屋顶漏水王桂兰𠮷Ａaß1９ ' \\ \" & | ! : * ( ) % _ ? { } , 　 İ ﬁ é \u0301".replace(" ", "") + " "


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Store]:
    """An SQLite file beside the server."""
    made = open_file(tmp_path / "beside.sqlite", "NORMAL")
    migrate(made, backup_to=None)
    yield made
    made.close()


def put(s: Session, texts: tuple[str, ...]) -> None:
    for n, text in enumerate(texts, 1):
        number = f"N{n:03}"
        row = cases.add(s, number, [entry(1, "filed")], state=b"", projection=projection(number))
        fulltext.put(s, row.id, normal(text))


def asked(query: str) -> frozenset[str]:
    """The words of each term, as a search takes them."""
    return frozenset(word for term in terms(query) for word in words(term))


def worth(s: Session, query: str) -> list[str]:
    """Numbers of the cases that are named."""
    sql = fulltext.matching(s.kind, behind="> ?", turn="asc")
    found = s.rows(sql, fulltext.words_for(s.kind, asked(query)), -1, 1000)
    return [s.value("select number from cases where id = ?", id) for (id,) in found]


def should(texts: tuple[str, ...], query: str) -> list[str]:
    """By a plain look at each text."""
    return [f"N{n:03}" for n, text in enumerate(texts, 1) if asked(query) <= words(text)]


def test_words_names_and_mixed_texts_are_found_alike(store: Store, file: Store):
    found = []
    for one in (store, file):
        with one.writing() as s:
            put(s, TEXTS)
            found.append({query: worth(s, query) for query in filter(asked, QUERIES)})
    assert found[0] == found[1] == {query: should(TEXTS, query) for query in found[0]}
    assert found[0]["漏水"] == ["N001"]


def test_what_judging_finds_is_among_them(store: Store):
    with store.writing() as s:
        put(s, TEXTS)
        for query in filter(asked, QUERIES):
            judged = [f"N{n:03}" for n, text in enumerate(TEXTS, 1) if finds(terms(query), [text])]
            assert set(judged) <= set(worth(s, query))


class Undo(Exception):
    pass


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(SIGNS, max_size=12), max_size=6).map(tuple), st.text(SIGNS, max_size=6))
def test_whatever_is_written_is_found_alike(store: Store, file: Store, texts: tuple[str, ...], query: str):
    for one in (store, file):
        try:
            with one.writing() as s:
                put(s, texts)
                assert not asked(query) or worth(s, query) == should(texts, query)
                raise Undo
        except Undo:
            pass


def test_no_word_of_a_very_long_case_is_lost(store: Store):
    long = " ".join(f"w{n}" for n in range(200_000))
    with store.writing() as s:
        put(s, (long, "屋顶"))
        assert worth(s, "w199999") == worth(s, "w7 w99999") == ["N001"]
        fulltext.put(s, s.value("select id from cases where number = 'N001'"), "漏水")
        assert worth(s, "w7") == []
        assert worth(s, "漏水") == ["N001"]
