"""People as lists of administration show them: posts, whether they can work, when they signed in last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yikou.directory.lookup import posts_of, stand_ins_of, successor
from yikou.directory.model import Directory
from yikou.flow.words import date_words
from yikou.forms.initials import initials_of
from yikou.store import accounts, managing
from yikou.store.accounts import Account
from yikou.store.database import Session
from yikou.texts import N_, Translate, say
from yikou.usecases.accounts.signing_in import MOST_BY_LOGIN, WINDOW
from yikou.usecases.around.colleagues import Book
from yikou.usecases.house import House
from yikou.usecases.manage.tree import idle, org_address
from yikou.usecases.manage.views_manage import PersonRow

STATES = {
    "on": N_("在岗"),
    "away": N_("有人代理"),
    "away_told": N_("{name} 代理到 {day}"),
    "locked": N_("已锁定"),
    "locked_told": N_("密码错 {n} 次"),
    "initial": N_("初始密码未改"),
    "disabled": N_("账号已停用"),
    "none": N_("没有账号"),
    "idle": N_("没有岗位"),
}
Place = tuple[str, str]
"""Key of a person and slug of the org at which a list shows them, '' for none."""


def person_address(key: str) -> str:
    """The page of a person."""
    return f"/manage/people/{key}"


def at_org(book: Book, slug: str, *, deep: bool) -> tuple[Place, ...]:
    """People of an org, and of those below it, in the order of the tree and of ranks."""
    return tuple((post.person, book.place(post)) for post in book.at(slug, deep=deep))


def without_post(book: Book) -> tuple[Place, ...]:
    """People who hold no post today, by name."""
    return tuple((key, "") for key in idle(book.people, book.today))


def sought(book: Book, query: str) -> tuple[Place, ...]:
    """People who fit by name, initials, org, post or phone; those without a post by name and initials."""
    wanted = query.lower().replace(" ", "")
    names = ((key, book.people.people[key].name) for key, _ in without_post(book))
    apart = tuple((key, "") for key, name in names if wanted in name.lower() or wanted in initials_of(name))
    return (*((post.person, book.place(post)) for post in book.sought(query)), *apart)


@dataclass(frozen=True, slots=True)
class Standing:
    """How accounts stand. tries: wrong passwords that count, by login; last: when somebody signed in last."""

    accounts: Mapping[str, Account]
    last: Mapping[str, datetime]
    tries: Mapping[str, int]


def standing_of(house: House, s: Session, people: Sequence[str]) -> Standing:
    """The accounts of these people."""
    found = managing.accounts_of(s, people)
    logins, since = [one.login for one in found.values()], house.now - WINDOW
    tries = {login: accounts.failures(s, login, "", since)[0] for login in managing.failing(s, logins, since)}
    return Standing(found, managing.last_sign_ins(s, logins), tries)


def rows_of(house: House, s: Session, book: Book, places: Iterable[Place], translate: Translate) -> list[PersonRow]:
    """These people as rows."""
    wanted = list(places)
    stand = standing_of(house, s, list(dict.fromkeys(key for key, _ in wanted)))
    titles = _titles(book)
    return [_row(book, stand, place, titles.get(place, []), translate) for place in wanted]


def _row(book: Book, stand: Standing, place: Place, titles: Sequence[str], translate: Translate) -> PersonRow:
    key, slug = place
    people, account = book.people, stand.accounts.get(key)
    state, kind, told = state_of(people, stand, key, on=book.today, translate=translate)
    return PersonRow(
        name=people.people[key].name,
        login=account.login if account else "",
        href=person_address(key),
        posts=tuple(titles),
        org=people.orgs[slug].name if slug else "",
        org_href=org_address(slug) if slug else "",
        state=state,
        kind=kind,
        told=told,
        last=stand.last.get(account.login) if account else None,
    )


def _titles(book: Book) -> Mapping[Place, Sequence[str]]:
    """What people hold at each org; an org stands for those whose place it has taken."""
    found: dict[Place, list[str]] = {}
    for (key, slug), titles in book.titles.items():
        found.setdefault((key, successor(book.people, slug, book.today)), []).extend(titles)
    return found


def state_of(people: Directory, stand: Standing, key: str, *, on: date, translate: Translate) -> tuple[str, str, str]:
    """What keeps somebody from working, or that nothing does: a word, its kind of label, and what else there is."""

    def tell(code: str, **params: object) -> str:
        return say(STATES, code, params, translate)

    account = stand.accounts.get(key)
    if account is None:
        return tell("none"), "plain", ""
    if account.disabled:
        return tell("disabled"), "fault", ""
    if (tries := stand.tries.get(account.login, 0)) >= MOST_BY_LOGIN:
        return tell("locked"), "fault", tell("locked_told", n=tries)
    held = posts_of(people, key, on)
    for one in (one for post in held for one in stand_ins_of(people, post, on)):
        day = date_words(one.until - timedelta(days=1), translate)
        return tell("away"), "", tell("away_told", name=people.people[one.person].name, day=day)
    if not held:
        return tell("idle"), "plain", ""
    return (tell("initial"), "plain", "") if account.must_change or account.initial else (tell("on"), "", "")
