"""An index of words: which cases are worth judging when somebody searches for a text.

It knows a case too many, never one too few; `access.words` judges. Two pieces differ by database, and only here: the
index itself (a table of FTS5, a column of PostgreSQL) and how it is asked. Which words a text has is computed in
Python, so both find the same.

A verb only notes that its case has to be indexed, in its own transaction; whoever comes next does it (`usecases`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yikou.access.words import APART, words
from yikou.store.database import Session

STATEMENTS: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        "create virtual table case_words using fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')",
    ),
    "postgresql": (
        "create table case_words (case_id bigint primary key, words text[] not null)",
        "create index idx_case_words on case_words using gin (words)",
    ),
}
"""What makes the index, by database. FTS5's tokenizer `ascii` takes every sign beyond ASCII as part of a word. A
`tsvector` would silently lose words once one case has more than a megabyte of them."""
MATCHING: Mapping[str, str] = {
    "sqlite": "select rowid as case_id from case_words where case_words match ? and rowid {behind} "
    "order by rowid {turn} limit ?",
    "postgresql": "select case_id from case_words where words @> string_to_array(?, ' ') and case_id {behind} "
    "order by case_id {turn} limit ?",
}
"""Cases that have all words: what `words_for` makes, the smallest and the largest id, how many. way: asc or desc."""


@dataclass(frozen=True, slots=True)
class Due:
    """A case that has to be indexed. marks: how often that was noted; what is noted meanwhile is not lost."""

    case_id: int
    number: str
    marks: int


PLAIN = frozenset(
    {
        *("claimed", "released", "urged", "noted", "copied", "uploaded", "requested", "extended", "agreed", "declined"),
        *("referred", "advised", "handlane", "alarmed", "ticked", "tended", "started", "reseated", "laneset"),
        *("relimited", "stood", "went", "notsent", "told", "carded", "granted"),
    }
)
"""Kinds of entries that change no text which is searched."""


def mark(s: Session, case_id: int, kinds: Iterable[str]) -> None:
    """Notes that the texts of a case may have changed, by entries of these kinds."""
    if PLAIN.issuperset(kinds):
        return
    sql = "insert into text_due (case_id, marks) values (?, 1) "
    s.run(sql + "on conflict (case_id) do update set marks = text_due.marks + 1", case_id)


def due(s: Session, limit: int) -> tuple[Due, ...]:
    """Cases that have to be indexed, the first that came first."""
    sql = (
        "select t.case_id, c.number, t.marks from text_due t cross join cases c where c.id = t.case_id "
        "order by t.case_id limit ?"
    )
    return tuple(Due(*row) for row in s.rows(sql, limit))


def is_due(s: Session) -> bool:
    """Whether any case has to be indexed."""
    return s.row("select 1 from text_due limit 1") is not None


def settled(s: Session, one: Due) -> None:
    """The case has been indexed as it was when it was noted."""
    s.run("delete from text_due where case_id = ? and marks = ?", one.case_id, one.marks)


def put(s: Session, case_id: int, text: str) -> None:
    """The texts of a case, in place of those before; nothing is written where they are the same."""
    row = s.row("select text from case_text where case_id = ?", case_id)
    if text == (row[0] if row else ""):
        return
    if row:
        _take_out(s, case_id, row[0])
        s.run("delete from case_text where case_id = ?", case_id)
    if text:
        many(s, [(case_id, text)])


def many(s: Session, rows: Iterable[tuple[int, str]]) -> None:
    """Adds texts of cases that are not in the index."""
    texts = tuple(rows)
    s.many("insert into case_text (case_id, text) values (?, ?)", texts)
    if s.kind == "sqlite":
        s.many("insert into case_words (rowid, words) values (?, ?)", ((id, _joined(text)) for id, text in texts))
    else:
        s.many(
            "insert into case_words (case_id, words) values (?, ?)", ((id, sorted(words(text))) for id, text in texts)
        )


def _take_out(s: Session, case_id: int, text: str) -> None:
    """FTS5 has to be told what it was told before."""
    if s.kind == "sqlite":
        sql = "insert into case_words (case_words, rowid, words) values ('delete', ?, ?)"
        s.run(sql, case_id, _joined(text))
    else:
        s.run("delete from case_words where case_id = ?", case_id)


def read_by_everybody(s: Session, case_id: int) -> tuple[str, ...]:
    """The texts of a case that nobody who sees it is kept from reading."""
    row = s.row("select text from case_text where case_id = ?", case_id)
    return tuple(row[0].partition(APART)[0].split("\n")) if row else ()


def clear(s: Session) -> None:
    """Empties the index, to be made again of every case."""
    s.run("delete from text_due")
    s.run("delete from case_text")
    empty = "insert into case_words (case_words) values ('delete-all')"
    s.run(empty if s.kind == "sqlite" else "delete from case_words")


def matching(kind: str, *, behind: str, turn: str) -> str:
    """The query for cases that have all words: takes those (`words_for`), what `behind` takes, and how many.

    behind: what their ids are, as `< ?`; turn: whether they come in ascending or descending order.
    """
    return MATCHING[kind].format(behind=behind, turn=turn)


def words_for(kind: str, found: Iterable[str]) -> str:
    """Words as the query of that database takes them; letters and figures alone, so that nothing needs escaping."""
    quote = '"' if kind == "sqlite" else ""
    return " ".join(f"{quote}{word}{quote}" for word in sorted(found))


def _joined(text: str) -> str:
    return " ".join(sorted(words(text)))
