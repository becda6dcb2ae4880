"""The page of a person: posts past and present, who stands in, the account, and what was done with it lately."""

from collections.abc import Iterator

from yikou.directory.lookup import posts_of, stands_in_for
from yikou.directory.model import Directory, Person, Post, StandIn
from yikou.flow.words import date_words
from yikou.store import accounts, audit, second_factor, tokens
from yikou.store.audit import Event
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, say
from yikou.usecases.accounts.signing_in import MOST_BY_LOGIN
from yikou.usecases.acting import title_of
from yikou.usecases.around.edits import WHAT, Change, detail_of
from yikou.usecases.house import House
from yikou.usecases.manage.ending_posts import ending_address
from yikou.usecases.manage.posts import person_of
from yikou.usecases.manage.staff_rows import Standing, person_address, standing_of, state_of
from yikou.usecases.manage.tree import AT, org_address
from yikou.usecases.manage.views_manage import EventRow, PersonView, PostRow
from yikou.usecases.manage.words import DAY, role_title, span_words
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link

SHOWN = 10
TEXTS = {
    "orgs": N_("机构与人员"),
    "login": N_("账号"),
    "no_account": N_("没有账号"),
    "id_number": N_("身份证号"),
    "phone": N_("手机"),
    "none": N_("没有登记"),
    "sessions": N_("现在登录"),
    "sessions_n": N_("{n} 处"),
    "tokens": N_("程序令牌"),
    "tokens_n": N_("{n} 个在用"),
    "factor": N_("动态码"),
    "factor_on": N_("已设置"),
    "factor_off": N_("没有设置"),
    "password": N_("密码设于"),
    "now": N_("在任"),
    "ahead": N_("未开始"),
    "over": N_("已结束"),
    "by": N_("{title}：{name} 代理，{since} 到 {last}"),
    "for": N_("代理 {name} 的 {title}，{since} 到 {last}"),
    "act_post": N_("给岗位"),
    "act_edit": N_("改姓名、电话"),
    "act_password": N_("重设密码"),
    "act_unlock": N_("解除锁定"),
    "act_stop": N_("停用账号"),
    "act_restore": N_("恢复账号"),
}
EVENTS = (
    "person_added", "person_changed", "post_given", "post_ended", "account_unlocked", "account_stopped",
    "account_restored", "password_given", "password_changed", "second_factor_reset", "second_factor_set_up",
    "stand_in_entered", "stand_in_ended",
)  # fmt: skip
"""Edits that are about a person: `Event.which` is their key."""


def person_view(house: House, reader: Reader, key: str) -> PersonView:
    """The page. NotFound for nobody."""
    tell = reader.translate
    with house.store.session() as s:
        people, stand = directory(s), standing_of(house, s, [key])
        person = person_of(people, key)
        rows = tuple(_about(house, s, reader, person, stand))
        events = audit.page(s, kinds=EVENTS, which=key, limit=SHOWN).rows
    held = posts_of(people, key, house.today)
    here = held[0].org if held else ""
    state, kind, told = state_of(people, stand, key, on=house.today, translate=tell)
    posts = sorted((post for post in people.posts if post.person == key), key=lambda post: post.since, reverse=True)
    past = [post for post in posts if post.until is not None and post.until <= house.today]
    return PersonView(
        name=person.name,
        rows=rows,
        state=state,
        kind=kind,
        told=told,
        posts=tuple(_post(house, reader, people, post) for post in posts if post not in past),
        past=tuple(_post(house, reader, people, post) for post in past),
        acts=tuple(_acts(reader, stand, key)),
        events=tuple(_event(one, people, reader) for one in events),
        back=Link(people.orgs[here].name, org_address(here)) if here else Link(tell(TEXTS["orgs"]), AT),
        stand_ins=tuple(_stand_ins(house, reader, people, key)),
        log=f"/edits?person={key}",
    )


def _about(house: House, s: Session, reader: Reader, person: Person, stand: Standing) -> Iterator[tuple[str, str]]:
    account, none = stand.accounts.get(person.key), _say(reader, "none")
    yield _say(reader, "login"), account.login if account else _say(reader, "no_account")
    yield _say(reader, "phone"), person.phone or none
    number = person.id_number
    yield _say(reader, "id_number"), f"{number[:6]}********{number[-4:]}" if number else none
    if account is None:
        return
    zone = house.settings.timezone
    yield _say(reader, "password"), f"{account.changed_at.astimezone(zone):%Y-%m-%d %H:%M}"
    live = [one for one in accounts.sessions_of(s, person.key) if house.now < one.ends]
    yield _say(reader, "sessions"), _say(reader, "sessions_n", n=len(live))
    mine = [one for one in tokens.listed(s, person.key) if one.revoked is None and house.now < one.ends]
    yield _say(reader, "tokens"), _say(reader, "tokens_n", n=len(mine))
    factor = second_factor.factor_of(s, person.key)
    is_set = factor is not None and factor.enrolled_at is not None
    yield _say(reader, "factor"), _say(reader, "factor_on" if is_set else "factor_off")


def _acts(reader: Reader, stand: Standing, key: str) -> Iterator[Link]:
    """What can be done with this person."""
    at, account = person_address(key), stand.accounts.get(key)
    if key != reader.acting.person.key:
        yield Link(_say(reader, "act_post"), f"{at}/post")
    yield Link(_say(reader, "act_edit"), f"{at}/edit")
    if account is None:
        return
    if stand.tries.get(account.login, 0) >= MOST_BY_LOGIN:
        yield Link(_say(reader, "act_unlock"), f"{at}/unlock")
    yield Link(_say(reader, "act_password"), f"{at}/password")
    if key != reader.acting.person.key:
        way = "restore" if account.disabled else "stop"
        yield Link(_say(reader, f"act_{way}"), f"{at}/account?do={way}")


def _post(house: House, reader: Reader, people: Directory, post: Post) -> PostRow:
    on = house.today
    is_over = post.until is not None and post.until <= on
    state = "over" if is_over else "now" if post.is_held(on) else "ahead"
    return PostRow(
        title=title_of(people, post),
        role=role_title(people, post.role),
        org_href=org_address(post.org),
        span=span_words(post, reader.translate),
        state=_say(reader, state),
        end="" if is_over else ending_address(post),
    )


def _stand_ins(house: House, reader: Reader, people: Directory, key: str) -> Iterator[str]:
    """Who stands in for the person, from now on, and for whom the person does today."""
    for one in people.stand_ins:
        if one.holder == key and one.until > house.today:
            yield _stand_in(reader, people, one, "by", one.person)
    for one, _ in stands_in_for(people, key, house.today):
        yield _stand_in(reader, people, one, "for", one.holder)


def _stand_in(reader: Reader, people: Directory, one: StandIn, code: str, whom: str) -> str:
    title = title_of(people, Post(one.holder, one.role, one.org, one.since))
    since, last = (date_words(day, reader.translate) for day in (one.since, one.until - DAY))
    return _say(reader, code, title=title, name=people.people[whom].name, since=since, last=last)


def _event(one: Event, people: Directory, reader: Reader) -> EventRow:
    detail = detail_of(one)
    changes = [_change(x, reader) for x in detail.changes]
    who = people.people[one.person].name if one.person in people.people else one.person
    told = "；".join(text for text in (*changes, detail.reason, detail.told) if text)
    return EventRow(one.at, who, reader.translate(WHAT.get(one.what, one.what)), told)


def _change(one: Change, reader: Reader) -> str:
    return " ".join(text for text in (reader.translate(one.label), one.before, one.before and "→", one.after) if text)


def _say(reader: Reader, code: str, **params: object) -> str:
    return say(TEXTS, code, params, reader.translate)
