"""Rows of the second factor: who has one, the last code that was taken, and the recovery codes that are left.

The secret itself is in no row: it follows from `salt` and a key outside the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import Page, page_of, place_after


@dataclass(frozen=True, slots=True)
class Factor:
    """One person's. salt: hex; enrolled_at: None until the first code was given; last_step: half minutes since 1970 of
    the last code that was taken, which is never taken again."""

    person: str
    salt: str
    enrolled_at: datetime | None
    last_step: int


def factor_of(s: Session, person: str) -> Factor | None:
    """The row of somebody, enrolled or begun."""
    return next(iter(rowmap.select(s, Factor, "from second_factor where person = ?", person)), None)


def enrolled(s: Session, *, after: str = "", limit: int = 50) -> Page[Factor]:
    """Everybody who has one, by person."""
    (person,) = place_after(after, str) if after else ("",)
    tail = "from second_factor where enrolled_at is not null and person > ? order by person limit ?"
    return page_of(rowmap.select(s, Factor, tail, person, limit + 1), limit, lambda one: [one.person])


def put(s: Session, factor: Factor) -> None:
    """Adds a row or replaces that of the person."""
    rowmap.put(s, "second_factor", factor, key=("person",))


def take_step(s: Session, person: str, step: int) -> bool:
    """Notes that the code of this half minute was taken; False if it, or a later one, was taken before."""
    return bool(s.run("update second_factor set last_step = ? where person = ? and last_step < ?", step, person, step))


def forget(s: Session, person: str) -> bool:
    """Takes the second factor and the recovery codes away; False where there was none."""
    s.run("delete from recovery_code where person = ?", person)
    return bool(s.run("delete from second_factor where person = ?", person))


def put_codes(s: Session, person: str, hashes: Iterable[str]) -> None:
    """Replaces all recovery codes of somebody."""
    s.run("delete from recovery_code where person = ?", person)
    s.many("insert into recovery_code (code_hash, person) values (?, ?)", [(one, person) for one in hashes])


def take_code(s: Session, person: str, code_hash: str, at: datetime) -> bool:
    """Uses a recovery code up; False for one that there is not, or that was used."""
    sql = "update recovery_code set used_at = ? where code_hash = ? and person = ? and used_at is null"
    return bool(s.run(sql, moment(at), code_hash, person))


def codes_left(s: Session, person: str) -> int:
    """How many recovery codes somebody has still."""
    return int(s.value("select count(*) from recovery_code where person = ? and used_at is null", person))
