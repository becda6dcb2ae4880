# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Accounts, signed-in sessions and attempts to sign in. Hashing and the rules of both are the web shell's."""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import kept_searches, rowmap
from yikou.store.database import Session as Db
from yikou.store.moments import moment


@dataclass(frozen=True, slots=True)
class Account:
    """Who may sign in. person: key of the staff member; must_change: the password was set by somebody else; initial:
    it is a demo password, known to everybody; changed_at: when it was set."""

    person: str
    login: str
    password_hash: str
    must_change: bool
    initial: bool
    disabled: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. token_hash: SHA-256 of the cookie, in hex; post: key of the post that counts (role@org);
    seen: last request; ends: the latest moment it can live to; proven: when the person last showed that it is they;
    factor: `code` after a second factor, `wanted` as long as it is waited for, and nobody is signed in."""

    token_hash: str
    person: str
    post: str
    created: datetime
    seen: datetime
    ends: datetime
    ip: str
    agent: str
    proven: datetime | None = None
    factor: str = ""


def account_by_login(s: Db, login: str) -> Account | None:
    """The account with that login name."""
    return next(iter(rowmap.select(s, Account, "from account where login = ?", login)), None)


def account_of(s: Db, person: str) -> Account | None:
    """The account of a staff member."""
    return next(iter(rowmap.select(s, Account, "from account where person = ?", person)), None)


def put_account(s: Db, account: Account) -> None:
    """Adds an account or replaces that of the person; a login that another has raises `dialect.IntegrityError`."""
    rowmap.put(s, "account", account, key=("person",))


def set_password(s: Db, person: str, hash: str, *, initial: bool, at: datetime) -> None:
    """Sets a password. initial: by somebody else or for a demo, to be changed at the next sign-in."""
    sql = "update account set password_hash = ?, initial = ?, must_change = ?, changed_at = ? where person = ?"
    s.run(sql, hash, initial, initial, moment(at), person)


def demo_passwords_in_force(s: Db) -> bool:
    """Whether somebody could sign in with a password that everybody knows."""
    return s.row("select 1 from account where initial and not disabled limit 1") is not None


def add_session(s: Db, session: Session) -> None:
    """Keeps a new session."""
    rowmap.insert(s, "web_session", [session])


def session_by_hash(s: Db, token_hash: str) -> Session | None:
    """The session of a token; whether it has run out is the caller's question."""
    return next(iter(rowmap.select(s, Session, "from web_session where token_hash = ?", token_hash)), None)


def sessions_of(s: Db, person: str) -> tuple[Session, ...]:
    """Somebody's sessions, last used first; not one that still waits for a code."""
    tail = "from web_session where person = ? and factor <> 'wanted' order by seen desc"
    return rowmap.select(s, Session, tail, person)


def touch_session(s: Db, token_hash: str, at: datetime) -> None:
    """Notes a request."""
    s.run("update web_session set seen = ? where token_hash = ?", moment(at), token_hash)


def prove_session(s: Db, token_hash: str, *, factor: str, at: datetime) -> None:
    """Notes that the person showed again that it is they."""
    s.run("update web_session set proven = ?, factor = ? where token_hash = ?", moment(at), factor, token_hash)


def switch_post(s: Db, token_hash: str, post: str) -> None:
    """Acts in another post from now on."""
    s.run("update web_session set post = ? where token_hash = ?", post, token_hash)


def end_session(s: Db, token_hash: str) -> None:
    """Signs one browser out."""
    s.run("delete from web_session where token_hash = ?", token_hash)
    kept_searches.forget_ended(s)


def end_sessions_of(s: Db, person: str, except_hash: str = "") -> int:
    """Signs somebody out everywhere, but for one session; how many were ended."""
    ended = s.run("delete from web_session where person = ? and token_hash <> ?", person, except_hash)
    kept_searches.forget_ended(s)
    return ended


def sweep_sessions(s: Db, now: datetime) -> int:
    """Removes sessions that have run out; how many."""
    ended = s.run("delete from web_session where ends < ?", moment(now))
    kept_searches.forget_ended(s)
    return ended


def note_attempt(s: Db, login: str, ip: str, ok: bool, at: datetime) -> None:
    """Notes that somebody tried to sign in."""
    sql = "insert into login_attempt (login, ip, ok, at) values (?, ?, ?, ?)"
    s.run(sql, login, ip, ok, moment(at))


def failures(s: Db, login: str, ip: str, since: datetime) -> tuple[int, int]:
    """Failed attempts since a moment: with that login since it last worked, and from that address."""
    last = "select coalesce(max(at), '') from login_attempt where login = ? and ok"
    sql = f"select count(*) from login_attempt where login = ? and at >= ? and not ok and at > ({last})"
    by_login = int(s.value(sql, login, moment(since), login))
    by_ip = int(s.value("select count(*) from login_attempt where ip = ? and at >= ? and not ok", ip, moment(since)))
    return by_login, by_ip
