"""One's own account: who one is here, where one is signed in, which programs act for one; and ending any of that."""

from hashlib import sha256

from yikou.errors import NotFound
from yikou.store import accounts, tokens
from yikou.store.accounts import Session as SessionRow
from yikou.store.directory_store import directory
from yikou.store.tokens import Token
from yikou.texts import N_, Translate
from yikou.usecases.accounts.signing_in import idle_limit
from yikou.usecases.acting import Acting
from yikou.usecases.around.edits import note_edit
from yikou.usecases.around.views_around import AccountView, SignedIn, TokenRow
from yikou.usecases.house import House
from yikou.usecases.reader import Reader

SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
           ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip
BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
DEVICE = N_("{system} 上的 {browser}")
UNKNOWN = N_("不认识的设备")
LABELS = {"name": N_("姓名"), "login": N_("账号"), "phone": N_("手机")}


def account_view(house: House, reader: Reader, *, shortcuts: bool) -> AccountView:
    """The page as it stands."""
    acting, now = reader.acting, house.now
    with house.store.session() as s:
        account = accounts.account_of(s, acting.person.key)
        sessions = [
            one
            for one in accounts.sessions_of(s, acting.person.key)
            if now < one.ends and now - one.seen <= idle_limit(house)
        ]
        mine = [one for one in tokens.listed(s, acting.person.key) if one.revoked is None and now < one.ends]
        posts = {f"{post.role}@{post.org}": post for post in directory(s).posts}
    label = {name: reader.translate(word) for name, word in LABELS.items()}
    about = (
        (label["name"], acting.person.name),
        (label["login"], account.login if account else ""),
        (label["phone"], acting.person.phone),
    )
    return AccountView(
        name=acting.person.name,
        about=tuple(row for row in about if row[1]),
        posts=tuple(acting.titles.values()),
        sessions=tuple(_session(one, acting, reader.translate) for one in sessions),
        tokens=tuple(_token(one, acting, known=one.post in posts) for one in mine),
        shortcuts=shortcuts,
        changed=account.changed_at if account else None,
        stand_ins="/desk/stand-ins",
    )


def end_session(house: House, acting: Acting, key: str) -> None:
    """Signs one browser of the person out. NotFound for a session that is not theirs, or over."""
    with house.store.writing() as s:
        one = next((x for x in accounts.sessions_of(s, acting.person.key) if key_of(x) == key), None)
        if one is None:
            raise NotFound("session", key)
        accounts.end_session(s, one.token_hash)
        note_edit(house, s, acting, "session_ended", acting.person.key, reason=device_of(one.agent, str))


def end_others(house: House, acting: Acting) -> int:
    """Signs the person out everywhere else; in how many browsers."""
    with house.store.writing() as s:
        ended = accounts.end_sessions_of(s, acting.person.key, except_hash=acting.session)
        if ended:
            note_edit(house, s, acting, "sessions_ended", acting.person.key)
    return ended


def revoke_token(house: House, acting: Acting, id: str) -> None:
    """Ends a token of the person at once. NotFound for one that is not theirs, or was revoked before."""
    with house.store.writing() as s:
        token = next((one for one in tokens.listed(s, acting.person.key) if one.id == id), None)
        if token is None or not tokens.revoke(s, id, house.now):
            raise NotFound("token", id)
        note_edit(house, s, acting, "token_revoked", id, reason=token.name)


def key_of(session: SessionRow) -> str:
    """What names a session in a form: it follows from the hash and opens nothing."""
    return sha256(session.token_hash.encode()).hexdigest()[:16]


def device_of(agent: str, translate: Translate) -> str:
    """What people call the browser that sends this.

    >>> device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36", str)
    'Windows 上的 Chrome'
    >>> device_of("curl/8", str)
    '不认识的设备'
    """
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    if not system or not browser:
        return translate(UNKNOWN)
    return translate(DEVICE).format(system=system, browser=browser)


def _session(one: SessionRow, acting: Acting, translate: Translate) -> SignedIn:
    device = device_of(one.agent, translate)
    return SignedIn(key_of(one), device, one.ip, one.created, one.seen, is_this=one.token_hash == acting.session)


def _token(one: Token, acting: Acting, *, known: bool) -> TokenRow:
    post = acting.titles.get(one.post, one.post) if known else one.post
    return TokenRow(one.id, one.name, post, one.created, one.ends, one.used)
