"""Numbers that are never given twice, over all processes."""

from yikou.store.database import Session

_TAKE = "insert into counter (key, n) values (?, 1) on conflict (key) do update set n = counter.n + 1 returning n"


def take(s: Session, key: str) -> int:
    """The next number of a counter, from 1; given back if the session rolls back, never twice."""
    return int(s.give(_TAKE, key))


def add(s: Session, key: str, n: int) -> None:
    """Counts so many more."""
    sql = "insert into counter (key, n) values (?, ?) on conflict (key) do update set n = counter.n + ?"
    s.run(sql, key, n, n)


def forget(s: Session, prefix: str, *, before: str) -> int:
    """Forgets counters whose key begins so and stands before that text; how many."""
    return s.run("delete from counter where key >= ? and key < ?", prefix, before)


def current(s: Session, key: str) -> int:
    """The last number taken; 0 for a counter that nobody has used."""
    row = s.row("select n from counter where key = ?", key)
    return int(row[0]) if row else 0
