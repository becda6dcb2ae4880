"""People: somebody new with an account and a first post, and changing a name or a phone number."""

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from yikou.directory.model import Directory, Person, Post
from yikou.errors import AnswerError, NotFound
from yikou.forms.formats import id_number_fault
from yikou.forms.messages import MESSAGES as FORM_MESSAGES
from yikou.store import accounts
from yikou.store.accounts import Account
from yikou.store.database import Session
from yikou.store.directory_store import directory, put_person, put_post
from yikou.texts import N_, say
from yikou.usecases.accounts.passwords import hash_password
from yikou.usecases.acting import title_of
from yikou.usecases.around.edits import Change, note_edit
from yikou.usecases.house import House
from yikou.usecases.manage import posts
from yikou.usecases.manage.editing import (
    Done,
    Edit,
    Given,
    changes_of,
    cleaned,
    mark_of,
    meanwhile,
    missing,
    refuse,
    require_proof,
)
from yikou.usecases.manage.forms import reason_field
from yikou.usecases.manage.repeats import just_made
from yikou.usecases.manage.sealing_steps import require_proof_of
from yikou.usecases.manage.staff_rows import person_address
from yikou.usecases.manage.tree import org_address
from yikou.usecases.manage.views_manage import FormField, FormView
from yikou.usecases.manage.words import is_open
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

MESSAGES = {
    **{code: text for code, text in FORM_MESSAGES.items() if code.startswith("id_")},
    **posts.MESSAGES,
    "login_wrong": N_("账号只能用小写字母、数字、点和短横线，3 到 40 个，以字母开头，例如 zhou.liqun。"),
    "login_taken": N_("账号 {login} 已经有人用，换一个。"),
    "id_taken": N_("{name} 用的就是这个身份证号。同一个人不要加两次，给他岗位就行。"),
    "own_id": N_("自己的身份证号要由另一位系统管理员来改。姓名和电话可以自己改。"),
    "phone_wrong": N_("电话只能有数字、空格和短横线，7 到 20 位。"),
}
TEXTS = {
    "add": N_("加人"),
    "add_title": N_("{org}：加人"),
    "added": N_("已加 {name}，账号 {login}，{title}。初始密码只显示这一次，请当面交给本人，第一次登录要改。"),
    "again": N_("{name} 刚才已经加好。初始密码只显示过一次，没有看到就重设密码。"),
    "edit": N_("保存"),
    "edit_title": N_("改 {name} 的姓名和电话"),
    "edited": N_("{name} 的资料已改。办过的事里仍是当时的姓名。"),
}
FIELDS = {"name": N_("姓名"), "id_number": N_("身份证号"), "phone": N_("手机")}
ACCOUNT = N_("账号")
NAMES = ("name", "login", "id_number", "phone", *posts.GIVEN)
_LOGIN = re.compile(r"[a-z][a-z0-9.-]{2,39}")
_PHONE = re.compile(r"[0-9][0-9 -]{6,19}")
_KEY = re.compile(r"s([0-9]{1,9})")


def add_form(house: House, reader: Reader, slug: str, given: Given) -> FormView:
    """The form for somebody new at an org. NotFound for an org that there is not, or that is closed."""
    tell = reader.translate
    with house.store.session() as s:
        people = directory(s)
    one = people.orgs.get(slug)
    if one is None or not is_open(one, house.today):
        raise NotFound("org", slug)
    values = {"since": house.today.isoformat(), "rank": "100", "org": slug, **given}
    return FormView(
        title=say(TEXTS, "add_title", {"org": one.name}, tell),
        back=Link(one.name, org_address(slug)),
        action=f"{org_address(slug)}/person",
        press=tell(TEXTS["add"]),
        fields=(
            *_own_fields(values, reader),
            FormField("login", tell(ACCOUNT), values.get("login", ""), size="c6",
                      hint=tell(N_("登录用，以后不改。例如 zhou.liqun。"))),
            *posts.post_fields(people, house.today, values, reader),
            reason_field(values, tell, optional=True),
        ),
        told=tell(N_("初始密码由系统生成，加完显示一次。")),
    )  # fmt: skip


def _own_fields(values: Given, reader: Reader) -> tuple[FormField, ...]:
    tell, value = reader.translate, values.get
    return (
        FormField("name", tell(FIELDS["name"]), value("name", ""), size="c6"),
        FormField("id_number", tell(FIELDS["id_number"]), value("id_number", ""), optional=True, size="c6",
                  hint=tell(N_("用来认出与办件有关的人：自己的事不能自己办。"))),
        FormField("phone", tell(FIELDS["phone"]), value("phone", ""), optional=True, size="c6"),
    )  # fmt: skip


def add(house: House, reader: Reader, slug: str, given: Given) -> Done:
    """Adds the person with an account and a first post. ProofNeeded for a post that gives power over others, or may put
    a seal on."""
    values, acting = cleaned({"org": slug, **given}, NAMES), reader.acting
    values["login"], values["id_number"] = values["login"].lower(), values["id_number"].upper()
    secret = secrets.token_urlsafe(12)
    kept = hash_password(secret)
    with house.store.writing() as s:
        people = directory(s)
        if again := _again(house, s, reader, values):
            return again
        require_proof_of(house, s, acting, values["role"])
        refuse([*_person_errors(people, values, "", reader), *_login_errors(s, values["login"])])
        person = Person(_new_key(people), values["name"], values["id_number"], values["phone"])
        post = posts.read_post(people, person.key, values, on=house.today)
        put_person(s, person)
        put_post(s, post)
        accounts.put_account(s, _account(person.key, values["login"], kept, house.now))
        changes = _added(people, person, post, values["login"])
        note_edit(house, s, acting, "person_added", person.key, changes=changes, reason=values["reason"])
    params = {"name": person.name, "login": values["login"], "title": title_of(people, post)}
    said = say(TEXTS, "added", params, reader.translate)
    return Done(said, person_address(person.key), secret, values["login"])


def _again(house: House, s: Session, reader: Reader, values: Given) -> Done | None:
    """The answer to the same form sent twice, without the password, of which nothing is kept; None for any other."""
    people, account = directory(s), accounts.account_by_login(s, values["login"])
    if account is None:
        return None
    own = [post for post in people.posts if post.person == account.person]
    person = Person(account.person, values["name"], values["id_number"], values["phone"])
    if people.people[person.key] != person or [(one.role, one.org) for one in own] != [(values["role"], values["org"])]:
        return None
    if not just_made(
        house, s, reader.acting, "person_added", person.key, _added(people, person, own[0], account.login)
    ):
        return None
    return Done(say(TEXTS, "again", {"name": person.name}, reader.translate), person_address(person.key))


def _added(people: Directory, person: Person, post: Post, login: str) -> tuple[Change, ...]:
    """What the log tells of somebody new."""
    words = posts.post_words(people, post)
    return (*changes_of(FIELDS, {}, _of(person)), Change(ACCOUNT, "", login), Change(posts.LABEL, "", words))


def _account(person: str, login: str, kept: str, at: datetime) -> Account:
    return Account(person, login, kept, must_change=True, initial=False, disabled=False, changed_at=at)


def _of(person: Person) -> Mapping[str, str]:
    """A person as the log tells it: of the number only what tells people apart."""
    number = person.id_number
    shown = f"{number[:6]}…{number[-4:]}" if number else ""
    return {"name": person.name, "id_number": shown, "phone": person.phone}


def _new_key(people: Directory) -> str:
    """The number after the highest that was given; nobody's key is given twice, because nobody is deleted."""
    numbers = [int(found[1]) for key in people.people if (found := _KEY.fullmatch(key))]
    return f"s{max(numbers, default=0) + 1:03d}"


def _person_errors(people: Directory, values: Given, key: str, reader: Reader) -> Iterator[AnswerError]:
    """What is wrong with name, number and phone. key: of the person where there is one already."""
    yield from missing({name: values[name] for name in ("name", "id_number", "phone")}, "name")
    number = values["id_number"]
    if number and (fault := id_number_fault(number)):
        yield AnswerError("id_number", fault, _off(number, reader))
    same = next((one for one in people.people.values() if number and one.id_number == number and one.key != key), None)
    if same:
        yield AnswerError("id_number", "id_taken", {"name": same.name})
    if values["phone"] and not _PHONE.fullmatch(values["phone"]):
        yield AnswerError("phone", "phone_wrong")


def _off(number: str, reader: Reader) -> Mapping[str, object]:
    title, length = reader.translate(FIELDS["id_number"]), len(number)
    return {"title": title, "missing": 18 - length, "over": length - 18}


def _login_errors(s: Session, login: str) -> Iterator[AnswerError]:
    if not _LOGIN.fullmatch(login):
        yield AnswerError("login", "login_wrong")
    elif accounts.account_by_login(s, login):
        yield AnswerError("login", "login_taken", {"login": login})


def edit_form(house: House, reader: Reader, key: str, given: Given) -> FormView:
    """The form for name, number and phone. NotFound for nobody."""
    tell = reader.translate
    with house.store.session() as s:
        person = posts.person_of(directory(s), key)
    values = {"name": person.name, "id_number": person.id_number, "phone": person.phone, **given}
    return FormView(
        title=say(TEXTS, "edit_title", {"name": person.name}, tell),
        back=Link(person.name, person_address(key)),
        action=f"{person_address(key)}/edit",
        press=tell(TEXTS["edit"]),
        fields=(*_own_fields(values, reader), reason_field(values, tell)),
        hidden={"seen": mark_of(person)},
    )


def edit(house: House, reader: Reader, key: str, given: Given) -> Done:
    """Changes name, number or phone; what was done before keeps the old name. ProofNeeded for another number, by which
    people are kept from what concerns themselves; nobody changes their own."""
    values = cleaned(given, ("name", "id_number", "phone", "reason", "seen"))
    values["id_number"] = values["id_number"].upper()
    with house.store.writing() as s:
        people = directory(s)
        before = posts.person_of(people, key)
        errors = [*meanwhile(values, mark_of(before)), *_person_errors(people, values, key, reader)]
        refuse([*errors, *missing({"reason": values["reason"]}, "reason")])
        after = replace(before, name=values["name"], id_number=values["id_number"], phone=values["phone"])
        changes = changes_of(FIELDS, _of(before), _of(after))
        refuse([] if before != after else [AnswerError("", "nothing_changed")])
        if before.id_number != after.id_number:
            refuse([AnswerError("id_number", "own_id")] if key == reader.acting.person.key else [])
            require_proof(reader.acting)
        put_person(s, after)
        note_edit(house, s, reader.acting, "person_changed", key, changes=changes, reason=values["reason"])
    return Done(say(TEXTS, "edited", {"name": after.name}, reader.translate), person_address(key))


ADD = Edit(add_form, add, MESSAGES)
EDIT = Edit(edit_form, edit, MESSAGES)
