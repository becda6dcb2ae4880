"""Tokens with which programs act for somebody. A row stays when its token has ended: the ledger names it by its id."""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


@dataclass(frozen=True, slots=True)
class Token:
    """One token. id: short, public; token_hash: SHA-256 of the secret, in hex; post: role@org, the only one that it
    acts in; name: the program that holds it, for people; used: roughly when it was used last; may_seal: whether it may
    put a seal on."""

    id: str
    token_hash: str
    person: str
    post: str
    name: str
    created: datetime
    ends: datetime
    used: datetime | None = None
    revoked: datetime | None = None
    may_seal: bool = False


def add(s: Session, token: Token) -> None:
    """Keeps a new token; an id or a hash that is there already raises `dialect.IntegrityError`."""
    rowmap.insert(s, "api_token", [token])


def by_hash(s: Session, token_hash: str) -> Token | None:
    """The token of a secret; whether it still counts is the caller's question."""
    return next(iter(rowmap.select(s, Token, "from api_token where token_hash = ?", token_hash)), None)


def listed(s: Session, person: str = "") -> tuple[Token, ...]:
    """Tokens of somebody, or of all, newest first."""
    return rowmap.select(s, Token, "from api_token where ? in ('', person) order by created desc, id", person)


def touch(s: Session, id: str, at: datetime) -> None:
    """Notes a use."""
    s.run("update api_token set used = ? where id = ?", moment(at), id)


def revoke(s: Session, id: str, at: datetime) -> bool:
    """Ends a token; False for one that does not exist or was revoked before."""
    return bool(s.run("update api_token set revoked = ? where id = ? and revoked is null", moment(at), id))
