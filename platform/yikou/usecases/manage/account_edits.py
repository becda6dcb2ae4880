"""Accounts of others: a new initial password, letting somebody in again after wrong ones, stopping and restoring."""

import secrets
from dataclasses import replace

from yikou.errors import AnswerError, NotFound
from yikou.store import accounts, managing
from yikou.store.accounts import Account
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, say
from yikou.usecases.accounts.passwords import hash_password
from yikou.usecases.accounts.signing_in import WINDOW
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.usecases.manage.editing import (
    SHARED,
    Done,
    Edit,
    Given,
    cleaned,
    mark_of,
    meanwhile,
    missing,
    refuse,
    require_proof,
)
from yikou.usecases.manage.ending_posts import require_administrator
from yikou.usecases.manage.forms import reason_field
from yikou.usecases.manage.posts import person_of
from yikou.usecases.manage.sealing_steps import require_proof_of
from yikou.usecases.manage.staff_rows import person_address
from yikou.usecases.manage.turning import MESSAGES as TURNING
from yikou.usecases.manage.turning import is_reached, wanted_way, way_of
from yikou.usecases.manage.views_manage import FormView
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

MESSAGES = {
    **SHARED,
    **TURNING,
    "already_stop": N_("这个账号已经停用，不用再停用，什么都没有改。"),
    "already_restore": N_("这个账号已经在用，不用再恢复，什么都没有改。"),
    "own": N_("不能停用自己的账号。请另一位系统管理员来做。"),
    "last": N_("{day} 起就没有系统管理员了。先给另一人系统管理员岗位。"),
}
TEXTS = {
    "password": N_("重设密码"),
    "password_title": N_("重设 {name} 的密码"),
    "password_told": N_("先当面确认是本人。密码由系统生成，只显示一次；本人的登录全部退出，第一次登录要改密码。"),
    "password_done": N_("{name}（{login}）的初始密码只显示这一次，请当面交给本人。"),
    "unlock": N_("解除锁定"),
    "unlock_title": N_("解除 {name} 的锁定"),
    "unlock_told": N_("{minutes} 分钟以内输错的密码不再算数，本人马上可以再试。"),
    "unlock_done": N_("{name} 可以再登录了。"),
    "stop": N_("停用账号"),
    "stop_title": N_("停用 {name} 的账号"),
    "stop_told": N_("马上退出所有登录，程序令牌也不能再用。人和岗位都留着，办过的事照旧查得到。岗位要另行结束。"),
    "stop_done": N_("{name} 的账号已停用。"),
    "restore": N_("恢复账号"),
    "restore_title": N_("恢复 {name} 的账号"),
    "restore_told": N_("恢复后用原来的密码登录。"),
    "restore_done": N_("{name} 的账号已恢复。"),
}
LABEL, ON, OFF = N_("账号"), N_("在用"), N_("停用")


def _account(s: Session, key: str) -> Account:
    """The account of somebody. NotFound for nobody, and for somebody without one."""
    person_of(directory(s), key)
    account = accounts.account_of(s, key)
    if account is None:
        raise NotFound("account", key)
    return account


def _form(house: House, reader: Reader, key: str, given: Given, *, what: str, act: str) -> FormView:
    """A form that asks for nothing but why."""
    with house.store.session() as s:
        name, account = person_of(directory(s), key).name, _account(s, key)
    tell, minutes = reader.translate, int(WINDOW.total_seconds() // 60)
    return FormView(
        title=say(TEXTS, f"{what}_title", {"name": name}, tell),
        back=Link(name, person_address(key)),
        action=f"{person_address(key)}/{act}",
        press=tell(TEXTS[what]),
        fields=(reason_field(given, tell, optional=what == "unlock"),),
        hidden={"seen": mark_of(account)},
        told=say(TEXTS, f"{what}_told", {"minutes": minutes}, tell),
    )


def _values(given: Given, account: Account) -> dict[str, str]:
    """What was typed; AnswersRefused without a reason, or where the account was edited meanwhile."""
    values = cleaned(given, ("reason", "seen"))
    refuse([*meanwhile(values, mark_of(account)), *missing(values, "reason")])
    return values


def password_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for a new initial password."""
    return _form(house, reader, key, given, what="password", act="password")


def reset_password(house: House, reader: Reader, key: str, given: Given) -> Done:
    """A new password, made here and good for one sign-in. ProofNeeded unless the person has just shown who they are."""
    require_proof(reader.acting)
    secret = secrets.token_urlsafe(12)
    kept = hash_password(secret)
    with house.store.writing() as s:
        account = _account(s, key)
        reason, name = _values(given, account)["reason"], person_of(directory(s), key).name
        made = replace(account, password_hash=kept, must_change=True, initial=False, changed_at=house.now)
        accounts.put_account(s, made)
        accounts.end_sessions_of(s, key)
        managing.forgive(s, account.login, house.now - WINDOW)
        note_edit(house, s, reader.acting, "password_given", key, reason=reason)
    said = say(TEXTS, "password_done", {"name": name, "login": account.login}, reader.translate)
    return Done(said, person_address(key), secret, account.login)


def unlock_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for letting somebody try again."""
    return _form(house, reader, key, given, what="unlock", act="unlock")


def unlock(house: House, reader: Reader, key: str, given: Given) -> Done:
    """Wrong passwords of a short while ago count no longer."""
    with house.store.writing() as s:
        account, name = _account(s, key), person_of(directory(s), key).name
        managing.forgive(s, account.login, house.now - WINDOW)
        reason = cleaned(given, ("reason",))["reason"]
        note_edit(house, s, reader.acting, "account_unlocked", key, reason=reason)
    return Done(say(TEXTS, "unlock_done", {"name": name}, reader.translate), person_address(key))


def account_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for stopping the account, or for restoring it. Without a field or a button where there is nothing to
    do."""
    with house.store.session() as s:
        is_stopped = _account(s, key).disabled
    way = way_of(given, is_stopped=is_stopped)
    kept = given if given.get("do") == way else {}
    drawn = _form(house, reader, key, kept, what=way, act="account")
    if is_reached(way, is_stopped=is_stopped):
        told = say(MESSAGES, f"already_{way}", {}, reader.translate)
        return replace(drawn, press="", fields=(), hidden={}, told=told)
    return replace(drawn, hidden={**drawn.hidden, "do": way})


def turn_account(house: House, reader: Reader, key: str, given: Given) -> Done:
    """Stops the account or restores it, whichever is wanted. ProofNeeded for restoring one that has power over others
    or may put a seal on."""
    acting = reader.acting
    with house.store.writing() as s:
        people, account = directory(s), _account(s, key)
        way = wanted_way(given, is_stopped=account.disabled)
        name, reason = person_of(people, key).name, _values(given, account)["reason"]
        if way == "restore":
            require_proof_of(house, s, acting, *(post.role for post in people.posts if post.person == key))
        refuse([AnswerError("", "own")] if key == acting.person.key else [])
        accounts.put_account(s, replace(account, disabled=way == "stop"))
        if way == "stop":
            require_administrator(s, people, house.today, field="")
            accounts.end_sessions_of(s, key)
        before, after = (OFF, ON) if account.disabled else (ON, OFF)
        what = "account_restored" if account.disabled else "account_stopped"
        note_edit(house, s, acting, what, key, changes=[Change(LABEL, before, after)], reason=reason)
    return Done(say(TEXTS, f"{way}_done", {"name": name}, reader.translate), person_address(key))


PASSWORD = Edit(password_form, reset_password, MESSAGES)
UNLOCK = Edit(unlock_form, unlock, MESSAGES)
ACCOUNT = Edit(account_form, turn_account, MESSAGES)
