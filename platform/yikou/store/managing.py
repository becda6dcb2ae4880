# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""What administrators look at beside the directory: accounts of many people, sign-ins, residents, work at a place."""

from collections.abc import Sequence
from datetime import datetime

from yikou.store import rowmap
from yikou.store.accounts import Account
from yikou.store.database import Session
from yikou.store.moments import from_text, moment
from yikou.store.paging import marks


def accounts_of(s: Session, people: Sequence[str]) -> dict[str, Account]:
    """Accounts by person; who has none is not in it."""
    found = rowmap.select(s, Account, f"from account where person in ({marks(people)})", *people) if people else ()
    return {one.person: one for one in found}


def last_sign_ins(s: Session, logins: Sequence[str]) -> dict[str, datetime]:
    """When each login was signed in with last, as far as attempts are kept."""
    if not logins:
        return {}
    sql = f"select login, max(at) from login_attempt where login in ({marks(logins)}) and ok group by login"
    return {login: from_text(at) for login, at in s.rows(sql, *logins)}


def failing(s: Session, logins: Sequence[str], since: datetime) -> tuple[str, ...]:
    """Those of the logins that somebody tried with a wrong password since then."""
    if not logins:
        return ()
    where = f"login in ({marks(logins)}) and not ok and at >= ?"
    found = s.rows(f"select distinct login from login_attempt where {where} order by login", *logins, moment(since))
    return tuple(login for (login,) in found)


def forgive(s: Session, login: str, since: datetime) -> int:
    """Counts the wrong passwords given with a login since then no longer; how many those were."""
    return s.run("delete from login_attempt where login = ? and not ok and at >= ?", login, moment(since))


def residents_in(s: Session, communities: Sequence[str]) -> int:
    """How many residents the communities have."""
    if not communities:
        return 0
    where = f"community in ({marks(communities)})"
    return int(s.value(f"select count(*) from resident where {where}", *communities))


MOST_TASKS = 1000
"""Open tasks that a count looks at; where there are more it says one more than that."""


def open_cases_at(s: Session, orgs: Sequence[str]) -> int:
    """How many cases of these places have not ended."""
    where = f"place in ({marks(orgs)}) and ended_at is null"
    return int(s.value(f"select count(*) from cases where {where}", *orgs)) if orgs else 0


def open_tasks_at(s: Session, keys: Sequence[str]) -> int:
    """How many open tasks have one of these seats (`keys.InboxKey.text`), `MOST_TASKS` + 1 for more."""
    if not keys:
        return 0
    sql = f"select distinct case_id, task from seat where key in ({marks(keys)}) limit {MOST_TASKS + 1}"
    return int(s.value(f"select count(*) from ({sql}) q", *keys))


def claimed_at(s: Session, keys: Sequence[str], *, person: str) -> tuple[str, ...]:
    """Numbers of the cases in which the person has claimed a task of one of these seats, at most `MOST_TASKS`."""
    where = (
        f"s.key in ({marks(keys)}) and t.case_id = s.case_id and t.task = s.task and t.claimed_by = ? "
        "and c.id = s.case_id"
    )
    sql = f"select distinct c.number from seat s cross join task t cross join cases c where {where} order by c.number"
    return tuple(number for (number,) in s.rows(f"{sql} limit ?", *keys, person, MOST_TASKS)) if keys else ()


def roles_seated_at(s: Session, org: str, roles: Sequence[str]) -> dict[str, int]:
    """How many open tasks wait for each of the roles exactly at the org, or for everybody at or above it."""
    found = {role: open_tasks_at(s, (f"at:{role}@{org}", f"under:{role}@{org}")) for role in roles}
    return {role: n for role, n in found.items() if n}
