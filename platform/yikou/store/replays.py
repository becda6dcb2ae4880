"""What a program was answered under an Idempotency-Key, so that a request sent twice acts once."""

from datetime import datetime

from yikou.store.database import Session
from yikou.store.moments import moment


def recorded(s: Session, token: str, key: str) -> tuple[str, str] | None:
    """Hash of the request, and the answer to it; None where the key is new. token: id of the token that sent it."""
    row = s.row("select request_hash, answer from api_answer where token = ? and key = ?", token, key)
    return (str(row[0]), str(row[1])) if row else None


def record(s: Session, token: str, key: str, *, request_hash: str, answer: str, at: datetime) -> None:
    """Keeps an answer, in the transaction of what it tells."""
    sql = "insert into api_answer (token, key, request_hash, answer, at) values (?, ?, ?, ?, ?)"
    s.run(sql, token, key, request_hash, answer, moment(at))


def sweep(s: Session, before: datetime) -> int:
    """Forgets answers that are older; how many."""
    return s.run("delete from api_answer where at < ?", moment(before))
