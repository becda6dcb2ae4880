"""Signing in, staying signed in, changing the password and the post.

A session is a row. The browser holds its secret, the row only the secret's hash; so a copy of the database opens
nothing, and what ends here has ended everywhere.
"""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yikou.errors import AnswerError, AnswersRefused, NotFound, ProofNeeded, Refused
from yikou.store import accounts as kept
from yikou.store import audit
from yikou.store.accounts import Account
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.store.dialect import Busy
from yikou.store.directory_store import directory
from yikou.usecases.accounts import second_factor
from yikou.usecases.accounts.passwords import LEAST, MOST, hash_password, is_password, password_fault
from yikou.usecases.acting import Acting, acting_in
from yikou.usecases.around.edits import note_edit
from yikou.usecases.house import House

WINDOW = timedelta(minutes=15)
MOST_BY_LOGIN = 10
MOST_BY_ADDRESS = 100
"""Wrong passwords within `WINDOW` after which a login, or an address (a whole counter hall), has to wait."""
TOUCH_EVERY = timedelta(minutes=1)
TO_GIVE_CODE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """token: the secret for the browser, which nothing else ever sees; acting: who it stands for, None as long as the
    code of the second factor is waited for, and nobody is signed in."""

    token: str
    acting: Acting | None


def sign_in(house: House, login: str, password: str, *, ip: str, agent: str) -> SignedIn:
    """A new session, or one that waits for the code of the second factor. Refused: `not_known` (whatever is wrong),
    `too_many_tries`, `no_post`; each try is kept, a right password only once the code was right, too.

    Tries made at the same moment are judged one after another when they are written down, so that guessing in
    parallel gains nothing.
    """
    login, now = login.strip().lower()[:80], house.now
    with house.store.session() as s:
        _check_tries(s, login, ip, now)
        account = kept.account_by_login(s, login)
    is_right = is_password(account.password_hash if account else None, password)
    token = secrets.token_urlsafe(32)
    with house.store.writing() as s:
        _check_tries(s, login, ip, now)
        is_open = account is not None and not account.disabled and account == kept.account_by_login(s, login)
        known = account if is_right and is_open else None
        waits = known is not None and second_factor.has_factor(s, known.person)
        if not waits:
            kept.note_attempt(s, login, ip, known is not None, now)
        browser = Browser(token, ip, agent)
        acting = _begin(house, s, known, browser, factor="wanted" if waits else "") if known else None
    if acting is None:
        raise Refused("no_post" if known else "not_known")
    return SignedIn(token, None if waits else acting)


def give_code(house: House, token: str, code: str, *, ip: str, agent: str) -> SignedIn:
    """The session that waited for this code, under a new secret. Refused: `code_late` where none waits any more,
    `code_wrong`, `too_many_tries` (counted with wrong passwords)."""
    now, new = house.now, secrets.token_urlsafe(32)
    with house.store.writing() as s:
        half = kept.session_by_hash(s, hash_of(token))
        account = kept.account_of(s, half.person) if half and half.factor == "wanted" and now < half.ends else None
        if account is None or account.disabled:
            raise Refused("code_late")
        _check_tries(s, account.login, ip, now)
        is_right = second_factor.take(house, s, account.person, code)
        kept.note_attempt(s, account.login, ip, is_right, now)
        if is_right:
            kept.end_session(s, hash_of(token))
        acting = _begin(house, s, account, Browser(new, ip, agent), factor="code") if is_right else None
    if acting is None:
        raise Refused("code_wrong")
    return SignedIn(new, acting)


def prove(house: House, acting: Acting, *, password: str, code: str, ip: str) -> Acting:
    """The person, who has just shown again that it is they: by the password, and the code where they have one.

    ProofNeeded (`proof_wrong`, not saying which of them) is counted like a wrong password; Refused: `too_many_tries`.
    """
    now = house.now
    with house.store.session() as s:
        account = kept.account_of(s, acting.person.key)
        if account is None:
            raise NotFound("account", acting.person.key)
        _check_tries(s, account.login, ip, now)
    is_right = is_password(account.password_hash, password)
    with house.store.writing() as s:
        _check_tries(s, account.login, ip, now)
        has_factor = second_factor.has_factor(s, account.person)
        is_right = is_right and (not has_factor or second_factor.take(house, s, account.person, code))
        kept.note_attempt(s, account.login, ip, is_right, now)
        if is_right:
            kept.prove_session(s, acting.session, factor="code" if has_factor else "", at=now)
    if not is_right:
        raise ProofNeeded("proof_wrong")
    return replace(acting, proof="code" if has_factor else "password")


def signed_in(house: House, token: str, *, keep_alive: bool = True) -> Acting | None:
    """Who the browser's secret stands for; None once it was ended, idle for too long, or older than a working day.

    keep_alive: whether this counts as activity. It is written at most once a minute, and not while others write long.
    """
    now = house.now
    with house.store.session() as s:
        session = kept.session_by_hash(s, hash_of(token))
        if session is None or session.factor == "wanted":
            return None
        if now >= session.ends or now - session.seen > idle_limit(house):
            return None
        account = kept.account_of(s, session.person)
        acting = _acting(house, s, account, session) if account else None
    if acting and keep_alive and now - session.seen > TOUCH_EVERY:
        with suppress(Busy), house.store.writing() as s:
            kept.touch_session(s, session.token_hash, now)
    return acting


def sign_out(house: House, acting: Acting) -> None:
    """Ends the session everywhere; its secret opens nothing any more."""
    with house.store.writing() as s:
        kept.end_session(s, acting.session)


def switch_post(house: House, acting: Acting, *, post: str) -> None:
    """Goes on in another of one's posts, named by its `post_key`. A post that is not held is refused."""
    if post not in acting.titles:
        raise Refused("not_your_post")
    with house.store.writing() as s:
        kept.switch_post(s, acting.session, post)


def change_password(house: House, acting: Acting, *, old: str, new: str, repeat: str, ip: str) -> None:
    """A new password; every other session of the person ends. AnswersRefused with the fields old, new, repeat.

    A wrong old one is counted like a wrong password at the door; Refused: `too_many_tries`.
    """
    with house.store.session() as s:
        account = kept.account_of(s, acting.person.key)
        if account is None:
            raise NotFound("account", acting.person.key)
        _check_tries(s, account.login, ip, house.now)
    is_right = is_password(account.password_hash, old)
    with house.store.writing() as s:
        _check_tries(s, account.login, ip, house.now)
        kept.note_attempt(s, account.login, ip, is_right, house.now)
    faults = {
        "old": None if is_right else "old_wrong",
        "new": "password_same" if new == old else password_fault(new, login=account.login),
        "repeat": None if new == repeat else "repeat_differs",
    }
    errors = tuple(AnswerError(field, code, {"least": LEAST, "most": MOST}) for field, code in faults.items() if code)
    if errors:
        raise AnswersRefused(errors)
    made = hash_password(new)
    with house.store.writing() as s:
        kept.set_password(s, acting.person.key, made, initial=False, at=house.now)
        kept.end_sessions_of(s, acting.person.key, except_hash=acting.session)
        note_edit(house, s, acting, "password_changed", acting.person.key)


def give_initial_password(house: House, login: str) -> str:
    """A new password, made here and good for one sign-in; the account's sessions end. NotFound if there is none."""
    made = secrets.token_urlsafe(12)
    kept_as = hash_password(made)
    with house.store.writing() as s:
        account = kept.account_by_login(s, login)
        if account is None:
            raise NotFound("account", login)
        kept.put_account(
            s, replace(account, password_hash=kept_as, must_change=True, initial=False, changed_at=house.now)
        )
        kept.end_sessions_of(s, account.person)
        audit.note(s, Event(house.now, "", "password_given", account.person))
    return made


def hash_of(token: str) -> str:
    """What the database keeps of a secret of 256 random bits: too long to guess, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def idle_limit(house: House) -> timedelta:
    """How long a session lives without activity."""
    return timedelta(minutes=house.settings.session_idle_minutes)


def _check_tries(s: Session, login: str, ip: str, now: datetime) -> None:
    by_login, by_address = kept.failures(s, login, ip, now - WINDOW)
    if by_login >= MOST_BY_LOGIN or by_address >= MOST_BY_ADDRESS:
        raise Refused("too_many_tries", minutes=int(WINDOW.total_seconds() // 60))


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that gets a session. token: its new secret; agent: what it calls itself."""

    token: str
    ip: str
    agent: str


def _begin(house: House, s: Session, account: Account, browser: Browser, *, factor: str) -> Acting | None:
    """Writes the session and says whom it stands for; None, and no session, for somebody without a post."""
    now = house.now
    ends = now + (TO_GIVE_CODE if factor == "wanted" else timedelta(hours=house.settings.session_hours))
    seen = (now, now, ends, browser.ip, browser.agent[:200])
    session = kept.Session(hash_of(browser.token), account.person, "", *seen, proven=now, factor=factor)
    acting = _acting(house, s, account, session)
    if acting:
        kept.add_session(s, replace(session, post=acting.key))
    return acting


def _acting(house: House, s: Session, account: Account, session: kept.Session) -> Acting | None:
    """The person of the session; `proof` as long as they showed not long ago that it is they."""
    if account.disabled:
        return None
    acting = acting_in(
        directory(s),
        account.person,
        house.today,
        chosen=session.post,
        session=session.token_hash,
        must_change=account.must_change,
    )
    if acting is None:
        return None
    lasts = timedelta(minutes=house.settings.proof_minutes)
    is_fresh = session.proven is not None and timedelta(0) <= house.now - session.proven <= lasts
    proof = ("code" if session.factor == "code" else "password") if is_fresh else ""
    return replace(acting, proof=proof, must_enrol=second_factor.is_wanted(house, s, acting))
