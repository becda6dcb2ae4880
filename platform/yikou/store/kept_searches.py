"""What was searched for in a signed-in browser. It names people: it goes with its session (`store.accounts`)."""

from yikou.store.database import Session

MOST = 20
"""Searches that one session keeps, the last ones."""


def add(s: Session, session: str, key: str, asked: str) -> None:
    """Keeps one, in place of the oldest where there are too many. session: hash of its secret."""
    s.run("insert into kept_search (key, session, asked, shown) values (?, ?, ?, ?)", key, session, asked, False)
    last = "select id from kept_search where session = ? order by id desc limit ?"
    s.run(f"delete from kept_search where session = ? and id not in ({last})", session, session, MOST)  # noqa: S608


def asked(s: Session, session: str, key: str) -> tuple[str, bool] | None:
    """What was asked, and whether it was shown before; None where it is not of this session, or gone."""
    row = s.row("select asked, shown from kept_search where key = ? and session = ?", key, session)
    return (str(row[0]), bool(row[1])) if row else None


def show(s: Session, session: str, key: str) -> bool:
    """Notes that it is shown; whether that is the first time."""
    sql = "update kept_search set shown = ? where key = ? and session = ? and not shown"
    return s.run(sql, True, key, session) == 1


def forget_ended(s: Session) -> None:
    """Forgets those of sessions that have ended."""
    s.run("delete from kept_search where session not in (select token_hash from web_session)")
