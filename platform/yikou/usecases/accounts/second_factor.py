"""The second factor: a code of six figures that a telephone counts out, or a recovery code from paper.

No secret is stored. A telephone's secret follows from a random salt in the database and a key in a file beside it
(`var/keys/`), which no backup of the database holds; so a copy of the database alone opens nothing. Recovery codes are
kept as hashes under the same key.
"""

import base64
import hmac
import os
import secrets
import unicodedata
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pyotp

from yikou.errors import NotFound, ProofNeeded, Refused
from yikou.settings import Settings
from yikou.store import accounts as kept
from yikou.store import audit
from yikou.store import second_factor as rows
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.store.second_factor import Factor
from yikou.usecases.acting import Acting
from yikou.usecases.acts.deciding import CODE_LETTERS, new_code
from yikou.usecases.definitions.programs import current_programs
from yikou.usecases.house import House

SECONDS = 30
FIGURES = 6
CODES = 10
ISSUER = "一口"
ADMINISTERING = frozenset({"administrator", "manager"})


def is_wanted(house: House, s: Session, acting: Acting) -> bool:
    """Whether this person has to set a second factor up before anything else."""
    if house.settings.second_factor != "required" or has_factor(s, acting.person.key):
        return False
    roles = {post.role for post in acting.posts}
    return bool(roles & ADMINISTERING) or bool(roles & sealing_roles(house, s))


def sealing_roles(house: House, s: Session) -> frozenset[str]:
    """Roles that put a seal on at some step of an affair as it is published now."""
    found = set[str]()
    for program in current_programs(house, s):
        affair = program.affair
        sealing = (step for step in affair.steps.values() if step.seal)
        found |= {affair.who[name].role for step in sealing for name in step.who if name in affair.who}
    return frozenset(found)


def has_factor(s: Session, person: str) -> bool:
    """Whether somebody has set a second factor up."""
    found = rows.factor_of(s, person)
    return found is not None and found.enrolled_at is not None


def begin(house: House, acting: Acting) -> str:
    """The secret of a telephone that is being set up, in base 32; the same one until it is confirmed.

    Refused (`factor_there`) for whoever has one: it is taken away first.
    """
    person = acting.person.key
    with house.store.writing() as s:
        found = rows.factor_of(s, person)
        if found and found.enrolled_at:
            raise Refused("factor_there")
        factor = found or Factor(person, secrets.token_hex(20), None, 0)
        rows.put(s, factor)
    return _secret(house.settings, factor)


def address_of(acting: Acting, login: str, secret: str) -> str:
    """What the QR code says to the telephone. login: how the account is called there."""
    return pyotp.TOTP(secret, digits=FIGURES, interval=SECONDS).provisioning_uri(
        name=login or acting.person.name, issuer_name=ISSUER
    )


def confirm(house: House, acting: Acting, code: str) -> tuple[str, ...]:
    """Ends setting up with the telephone's first code; the recovery codes, which nobody is shown again.

    ProofNeeded where the password was given too long ago; Refused (`code_wrong`) for a code that is not right.
    """
    if not acting.proof:
        raise ProofNeeded
    person, now = acting.person.key, house.now
    codes = _new_codes()
    with house.store.writing() as s:
        found = rows.factor_of(s, person)
        if found is None or found.enrolled_at:
            raise Refused("factor_there" if found else "code_wrong")
        step = _step_of(house.settings, found, code, now)
        if step is None:
            raise Refused("code_wrong")
        rows.put(s, Factor(person, found.salt, now, step))
        _put_codes(house, s, person, codes)
        kept.prove_session(s, acting.session, factor="code", at=now)
        kept.end_sessions_of(s, person, except_hash=acting.session)
        audit.note(s, Event(now, person, "second_factor_set_up", person))
    return codes


def renew_codes(house: House, acting: Acting) -> tuple[str, ...]:
    """New recovery codes; the old ones count no more. ProofNeeded as in `confirm`; Refused: `code_wrong`."""
    if not acting.proof:
        raise ProofNeeded
    person, codes = acting.person.key, _new_codes()
    with house.store.writing() as s:
        if not has_factor(s, person):
            raise Refused("code_wrong")
        _put_codes(house, s, person, codes)
        audit.note(s, Event(house.now, person, "recovery_codes_renewed", person))
    return codes


def take(house: House, s: Session, person: str, code: str) -> bool:
    """Whether this is the code of the moment, or a recovery code; either is used up by that."""
    found = rows.factor_of(s, person)
    if found is None or found.enrolled_at is None:
        return False
    plain = _plain(code)
    if not plain.isdigit():
        return _take_recovery(house, s, person, plain)
    step = _step_of(house.settings, found, plain, house.now)
    return step is not None and rows.take_step(s, person, step)


def codes_left(house: House, acting: Acting) -> int:
    """How many recovery codes the person has still."""
    with house.store.session() as s:
        return rows.codes_left(s, acting.person.key)


def reset(house: House, login: str, *, by: str, reason: str) -> str:
    """Takes somebody's second factor away, so that it is set up anew; their name. Every session of theirs ends.

    by: key of the administrator, '' for the command. NotFound for no such account, or one without a second factor.
    """
    with house.store.writing() as s:
        account = kept.account_by_login(s, login.strip().lower())
        if account is None or not rows.forget(s, account.person):
            raise NotFound("second_factor", login)
        kept.end_sessions_of(s, account.person)
        audit.note(s, Event(house.now, by, "second_factor_reset", account.person, detail=reason[:200]))
        return account.person


def _new_codes() -> tuple[str, ...]:
    return tuple(new_code() for _ in range(CODES))


def _put_codes(house: House, s: Session, person: str, codes: tuple[str, ...]) -> None:
    rows.put_codes(s, person, [_hash(house.settings, person, one) for one in codes])


def _take_recovery(house: House, s: Session, person: str, code: str) -> bool:
    taken = rows.take_code(s, person, _hash(house.settings, person, code), house.now)
    if taken:
        audit.note(s, Event(house.now, person, "recovery_code_used", person))
    return taken


def _step_of(settings: Settings, factor: Factor, code: str, now: datetime) -> int | None:
    """The half minute whose code this is: the present one or a neighbour, and later than the last that was taken."""
    totp = pyotp.TOTP(_secret(settings, factor), digits=FIGURES, interval=SECONDS)
    present, plain = int(now.timestamp()) // SECONDS, _plain(code)
    right = [n for n in (present - 1, present, present + 1) if hmac.compare_digest(totp.generate_otp(n), plain)]
    return next((n for n in right if n > factor.last_step), None)


def _plain(code: str) -> str:
    """As it was meant: half-width, capitals, without blanks and dashes; '' for what no code can be."""
    text = "".join(unicodedata.normalize("NFKC", code[:40]).upper().split()).replace("-", "")
    return text if text.isascii() and all(letter in CODE_LETTERS + "01" for letter in text) else ""


def _secret(settings: Settings, factor: Factor) -> str:
    made = hmac.digest(_key(settings), b"telephone " + bytes.fromhex(factor.salt), sha256)
    return base64.b32encode(made[:20]).decode()


def _hash(settings: Settings, person: str, code: str) -> str:
    return hmac.new(_key(settings), f"recovery {person} {code}".encode(), sha256).hexdigest()


def _key(settings: Settings) -> bytes:
    """The key outside the database: 32 random bytes, made when they are first wanted, readable by the server alone."""
    path = settings.var / "keys" / "second-factor"
    if not path.exists():
        _make_key(path)
    return path.read_bytes()


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f"new-{secrets.token_hex(8)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # another process was quicker: its key counts
        os.link(new, path)
    new.unlink()
