"""Orgs, roles, staff and posts of the seeds, as one `Directory`, with the logins of the staff."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast, get_args

from yikou.definition.problems import Problems
from yikou.directory.model import Directory, Org, OrgKind, Person, Post, Role, StandIn
from yikou.forms.formats import id_number_fault
from yikou.usecases.seeding.seed_table import Row, once, rows

ORG_COLUMNS = ("slug", "name", "name_en", "kind", "parent", "code", "phone", "since", "until", "successor")
ROLE_COLUMNS = ("name", "title", "title_en")
STAFF_COLUMNS = ("key", "login", "name", "id_number", "phone")
STAND_IN_COLUMNS = ("login", "for", "role", "org", "since", "until")
POST_COLUMNS = ("login", "role", "org", "title", "rank", "since", "until")


def read_directory(folder: Path, problems: Problems) -> tuple[Directory, Mapping[str, str]]:
    """The directory, and the key of each staff member by login."""
    orgs = _orgs(folder, problems)
    roles = {
        row.text("name"): Role(row.cells["name"], row.text("title"), row.cells["title_en"])
        for row in rows(folder, "roles.csv", ROLE_COLUMNS, problems)
    }
    people, logins = _staff(folder, problems)
    posts = tuple(
        _post(row, orgs=orgs, roles=roles, logins=logins)
        for row in rows(folder, "posts.csv", POST_COLUMNS, problems)
        if row.one_of("login", logins) in logins
    )
    stand_ins = tuple(
        _stand_in(row, orgs=orgs, roles=roles, logins=logins)
        for row in _maybe_rows(folder, "stand_ins.csv", problems)
        if row.one_of("login", logins) in logins and row.one_of("for", logins) in logins
    )
    return Directory(0, orgs, people, posts, roles, stand_ins), logins


def _orgs(folder: Path, problems: Problems) -> Mapping[str, Org]:
    table = list(rows(folder, "orgs.csv", ORG_COLUMNS, problems))
    slugs = {row.cells["slug"] for row in table}
    seen: set[str] = set()
    codes: set[str] = set()
    for row in table:
        once(row, "slug", seen)
        once(row, "code", codes)
    return {row.text("slug"): _org(row, slugs) for row in table}


def _org(row: Row, slugs: set[str]) -> Org:
    if row.cells["successor"] == row.cells["slug"]:
        row.refuse("successor", "seed_own_successor")
    return Org(
        slug=row.cells["slug"],
        name=row.text("name"),
        kind=cast(OrgKind, row.one_of("kind", get_args(OrgKind))),
        parent=row.maybe_one_of("parent", slugs),
        code=row.text("code"),
        since=row.day("since"),
        until=row.maybe_day("until"),
        successor=row.maybe_one_of("successor", slugs),
        phone=row.cells["phone"],
        name_en=row.cells["name_en"],
    )


def _staff(folder: Path, problems: Problems) -> tuple[Mapping[str, Person], Mapping[str, str]]:
    people: dict[str, Person] = {}
    logins: dict[str, str] = {}
    keys: set[str] = set()
    names: set[str] = set()
    for row in rows(folder, "staff.csv", STAFF_COLUMNS, problems):
        key, login, number = row.text("key"), row.text("login"), row.cells["id_number"]
        if number and id_number_fault(number):
            row.refuse("id_number", "seed_id_number")
        if once(row, "key", keys) and once(row, "login", names):
            people[key] = Person(key, row.text("name"), number, row.cells["phone"])
            logins[login] = key
    return people, logins


def _maybe_rows(folder: Path, name: str, problems: Problems) -> Iterable[Row]:
    """A district need not have any stand-ins."""
    return rows(folder, name, STAND_IN_COLUMNS, problems) if (folder / name).exists() else ()


def _stand_in(row: Row, *, orgs: Mapping[str, Org], roles: Mapping[str, Role], logins: Mapping[str, str]) -> StandIn:
    since, until = row.day("since"), row.day("until")
    if until <= since:
        row.refuse("until", "seed_ends_before", expected=row.cells["since"])
    if row.cells["for"] == row.cells["login"]:
        row.refuse("for", "seed_own_stand_in")
    person, holder = logins[row.cells["login"]], logins[row.cells["for"]]
    return StandIn(person, holder, row.one_of("role", roles), row.one_of("org", orgs), since, until)


def _post(row: Row, *, orgs: Mapping[str, Org], roles: Mapping[str, Role], logins: Mapping[str, str]) -> Post:
    since, until = row.day("since"), row.maybe_day("until")
    if until is not None and until <= since:
        row.refuse("until", "seed_ends_before", expected=row.cells["since"])
    return Post(
        person=logins[row.cells["login"]],
        role=row.one_of("role", roles),
        org=row.one_of("org", orgs),
        since=since,
        until=until,
        rank=row.whole("rank"),
        title=row.cells["title"],
    )
