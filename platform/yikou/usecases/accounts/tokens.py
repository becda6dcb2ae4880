"""Tokens of programs: made for one person in one post, hashed, running out, revocable.

The secret is shown once, when it is made. The ledger names the program beside the person whom it acts for.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from yikou.errors import NotFound, Refused
from yikou.forms.cleaning import clean_line
from yikou.store import accounts, audit, tokens
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.store.dialect import Busy
from yikou.store.directory_store import directory
from yikou.store.tokens import Token
from yikou.texts import N_
from yikou.usecases.accounts.signing_in import WINDOW, hash_of
from yikou.usecases.acting import Acting, acting_in
from yikou.usecases.house import House

MESSAGES = {"via": N_("{name}（{id}）")}
PREFIX = "yikou_"
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
ID_LENGTH = 8
DAYS = 90
MOST_DAYS = 366
MOST_BAD = 30
"""Tokens that open nothing, from one address within `WINDOW`, after which it has to wait."""
TOUCH_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """secret: what the program sends, never shown again; token: what is kept of it; acting: whom it acts for."""

    secret: str
    token: Token
    acting: Acting


def issue(house: House, login: str, *, name: str, post: str = "", days: int = DAYS, may_seal: bool = False) -> Issued:
    """A new token. post: role@org, '' for the first post. may_seal: it may also put a seal on, which is else kept to
    people. NotFound for an account or a post that there is not."""
    secret = PREFIX + secrets.token_urlsafe(32)
    with house.store.writing() as s:
        account = accounts.account_by_login(s, login)
        if account is None or account.disabled:
            raise NotFound("account", login)
        acting = acting_in(directory(s), account.person, house.today, chosen=post, session="", must_change=False)
        if acting is None or (post and acting.key != post):
            raise NotFound("post", post or login)
        now, id = house.now, "".join(secrets.choice(LETTERS) for _ in range(ID_LENGTH))
        ends = now + timedelta(days=min(days, MOST_DAYS))
        called, held = clean_line(name)[:80], acting.key
        token = Token(id, hash_of(secret), account.person, held, called, now, ends, may_seal=may_seal)
        tokens.add(s, token)
        what = "sealing_token_issued" if may_seal else "token_issued"
        audit.note(s, Event(now, account.person, what, id, detail=token.name))
    return Issued(secret, token, acting)


def bearer(house: House, secret: str) -> tuple[Token, Acting] | None:
    """The token and whom it acts for; None once it was revoked, ran out, or its person left the post or the house."""
    now = house.now
    with house.store.session() as s:
        token = tokens.by_hash(s, hash_of(secret))
        acting = _acting(house, s, token) if token and token.revoked is None and now < token.ends else None
    if token is None or acting is None:
        return None
    if token.used is None or now - token.used > TOUCH_EVERY:
        with suppress(Busy), house.store.writing() as s:
            tokens.touch(s, token.id, now)
    return token, acting


def note_bad(house: House, ip: str) -> None:
    """Counts a token that opened nothing. Refused (`too_many_tries`) for an address that sends one after another."""
    where, now = f"api {ip}", house.now
    with house.store.session() as s:
        _, tries = accounts.failures(s, where, where, now - WINDOW)
    if tries >= MOST_BAD:
        raise Refused("too_many_tries", minutes=int(WINDOW.total_seconds() // 60))
    with suppress(Busy), house.store.writing() as s:
        accounts.note_attempt(s, where, where, ok=False, at=now)


def revoke(house: House, id: str) -> Token:
    """Ends a token at once. NotFound for one that there is not, or that was revoked before."""
    with house.store.writing() as s:
        if not tokens.revoke(s, id, house.now):
            raise NotFound("token", id)
        token = next(one for one in tokens.listed(s) if one.id == id)
        audit.note(s, Event(house.now, token.person, "token_revoked", id, detail=token.name))
    return token


def listed(house: House, login: str = "") -> tuple[tuple[Token, str], ...]:
    """Tokens with the login of whom they act for, newest first. login: of that account only, NotFound if none."""
    with house.store.session() as s:
        account = accounts.account_by_login(s, login) if login else None
        if login and account is None:
            raise NotFound("account", login)
        found = tokens.listed(s, account.person if account else "")
        return tuple((token, _login(s, token)) for token in found)


def _login(s: Session, token: Token) -> str:
    account = accounts.account_of(s, token.person)
    return account.login if account else token.person


def _acting(house: House, s: Session, token: Token) -> Acting | None:
    """The person in the post that the token is bound to, as long as they hold it."""
    account = accounts.account_of(s, token.person)
    if account is None or account.disabled:
        return None
    found = acting_in(directory(s), token.person, house.today, chosen=token.post, session="", must_change=False)
    if found is None or found.key != token.post:
        return None
    via = MESSAGES["via"].format(name=token.name, id=token.id)
    return replace(found, via=via, proof="token" if token.may_seal else "")
