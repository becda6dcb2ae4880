# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""What somebody has typed and not sent: whole forms at the counter, answers at a task.

A draft that was filed keeps the number of its case, so that the same form sent twice leads to the first case.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import Page, page_of, place_after

UNTOUCHED = "from draft where kind = 'intake' and filed_as = '' and updated_at < ?"
AT_CASE = "case"
"""What a draft of the verbs of a case itself has for a task."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. id: random, as `new_id` makes it; person: whose it is; case_number, task: of kind `task`; resident:
    identity of whom it is for, or ''; data: JSON; filed_as: number of the case that it became, or ''."""

    id: str
    person: str
    kind: Literal["intake", "task"]
    slug: str
    version: int
    data: bytes
    updated_at: datetime
    case_number: str = ""
    task: str = ""
    resident: str = ""
    filed_as: str = ""


def new_id() -> str:
    """The id of a new draft: 128 bits that nobody can guess."""
    return secrets.token_urlsafe(16)


def save(s: Session, draft: Draft) -> bool:
    """Keeps a draft under its id. False if that id is somebody else's or was filed: nothing is changed then."""
    row = s.row("select person, filed_as from draft where id = ?", draft.id)
    if row is not None and row != (draft.person, ""):
        return False
    rowmap.put(s, "draft", draft, key=("id",))
    return True


def load(s: Session, id: str, *, person: str) -> Draft:
    """Somebody's own draft, or `NotFound`."""
    found = rowmap.select(s, Draft, "from draft where id = ? and person = ?", id, person)
    if not found:
        raise NotFound("draft", id)
    return found[0]


def of_task(s: Session, number: str, task: str, *, person: str) -> Draft | None:
    """What somebody typed last at a task."""
    tail = "from draft where person = ? and case_number = ? and task = ? order by updated_at desc limit 1"
    return next(iter(rowmap.select(s, Draft, tail, person, number, task)), None)


def of_tasks(s: Session, number: str, *, person: str) -> tuple[Draft, ...]:
    """What somebody typed last at each task of a case, and for the case itself."""
    tail = "from draft where person = ? and case_number = ? and kind = 'task' order by updated_at, id"
    return rowmap.select(s, Draft, tail, person, number)


def mine(s: Session, person: str, *, resident: str = "", after: str = "", limit: int = 50) -> Page[Draft]:
    """Somebody's forms that were not filed yet, latest first; resident: identity of whom they are for."""
    place = place_after(after, str, str) if after else []
    behind = "and (updated_at, id) < (?, ?)" if place else ""
    tail = (
        "from draft where person = ? and kind = 'intake' and filed_as = '' and (? = '' or resident = ?) "
        f"{behind} order by updated_at desc, id desc limit ?"
    )
    found = rowmap.select(s, Draft, tail, person, resident, resident, *place, limit + 1)
    return page_of(found, limit, lambda draft: [moment(draft.updated_at), draft.id])


def count_mine(s: Session, person: str) -> int:
    """How many forms somebody has not filed yet; 100 means more than 99."""
    tail = "select 1 from draft where person = ? and kind = 'intake' and filed_as = '' limit 100"
    return int(s.value(f"select count(*) from ({tail}) d", person))


def answering(s: Session, number: str, *, person: str) -> Draft | None:
    """The form in which somebody answers what was asked for in a case."""
    tail = (
        "from draft where person = ? and case_number = ? and kind = 'intake' and filed_as = '' "
        "order by updated_at desc, id desc limit 1"
    )
    return next(iter(rowmap.select(s, Draft, tail, person, number)), None)


def mark_filed(s: Session, id: str, *, number: str, at: datetime) -> None:
    """Notes the case that a draft became."""
    s.run("update draft set filed_as = ?, updated_at = ? where id = ?", number, moment(at), id)


def filed_as(s: Session, id: str) -> str:
    """Number of the case that a draft became; '' if it was not filed, or never kept."""
    row = s.row("select filed_as from draft where id = ?", id)
    return str(row[0]) if row else ""


def delete(s: Session, id: str, *, person: str) -> bool:
    """Throws somebody's own draft away, unless it was filed."""
    return bool(s.run("delete from draft where id = ? and person = ? and filed_as = ''", id, person))


def sweep_of_cases(s: Session, before: datetime) -> int:
    """Throws away what was typed for the verbs of cases themselves and not touched since; how many. What was typed at
    a task goes when that closes."""
    sql = "delete from draft where kind = 'task' and task = ? and updated_at < ?"
    return s.run(sql, AT_CASE, moment(before))


def untouched(s: Session, before: datetime) -> tuple[str, ...]:
    """Ids of forms that were not filed and not touched since that moment."""
    return tuple(str(id) for (id,) in s.rows(f"select id {UNTOUCHED} order by id", moment(before)))


def sweep_untouched(s: Session, before: datetime) -> int:
    """Throws these forms away; how many."""
    return s.run(f"delete {UNTOUCHED}", moment(before))


def delete_of_task(s: Session, number: str, task: str, *, person: str = "") -> int:
    """Throws away what anybody typed at a task that has closed; person: only what that person did."""
    sql = "delete from draft where case_number = ? and task = ? and ? in ('', person)"
    return s.run(sql, number, task, person)
