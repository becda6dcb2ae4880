"""Words that are often used (常用语): the office's for everybody, and each person's own.

A phrase fits an affair, a step and a verb, or any of them where it says ''.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.paging import Page, marks, page_of, place_after

MOST_OWN = 200
LONGEST = 500
"""Characters of a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """person: whose it is, '' for the office's. verb: whose field it goes into; `opinion` for the opinion.
    org: of the office's, where they are offered, there and below; '' for the district's, and for one's own."""

    id: str
    person: str
    affair: str
    step: str
    verb: str
    text: str
    at: datetime
    org: str = ""


def new_id() -> str:
    """The id of a new phrase."""
    return secrets.token_urlsafe(9)


def put(s: Session, phrase: Phrase) -> None:
    """Adds a phrase, or replaces the one of that id: for seeds."""
    rowmap.put(s, "phrase", phrase, key=("id",))


def keep(s: Session, phrase: Phrase) -> bool:
    """Adds somebody's own phrase, once; False where they have as many as one may have."""
    own = s.rows("select text, affair, step, verb from phrase where person = ?", phrase.person)
    if (phrase.text, phrase.affair, phrase.step, phrase.verb) in own:
        return True
    if len(own) >= MOST_OWN:
        return False
    rowmap.insert(s, "phrase", [phrase])
    return True


def drop(s: Session, id: str, *, person: str) -> bool:
    """Takes somebody's own phrase out; False where it is not theirs."""
    return bool(s.run("delete from phrase where id = ? and person = ?", id, person)) if person else False


def of_step(
    s: Session, *, person: str, affair: str, steps: tuple[str, ...], orgs: tuple[str, ...] = ()
) -> tuple[Phrase, ...]:
    """What fits these steps of an affair, whatever the verb: own phrases first, newest first, then the office's, those
    of a place before the district's. orgs: the reader's place and those above it."""
    tail = (
        f"from phrase where (person = ? or (person = '' and org in ({marks(('', *orgs))}))) and affair in ('', ?) "
        f"and step in ({marks(('', *steps))}) order by person desc, org desc, at desc, id"
    )
    return rowmap.select(s, Phrase, tail, person, "", *orgs, affair, "", *steps)


_OF_PLACE = "from phrase where person = '' and org = ?"


def of_place(s: Session, org: str, *, after: str = "", limit: int = 50) -> Page[Phrase]:
    """The office's phrases of a place, '' for the district, by affair, step and verb."""
    place = place_after(after, str, str, str, str) if after else [""] * 4
    tail = f"{_OF_PLACE} and (affair, step, verb, id) > (?, ?, ?, ?) order by affair, step, verb, id limit ?"
    found = rowmap.select(s, Phrase, tail, org, *place, limit + 1)
    return page_of(found, limit, lambda one: [one.affair, one.step, one.verb, one.id])


def of_office(s: Session, id: str, *, org: str) -> Phrase | None:
    """One of the phrases of a place; None for another's."""
    return next(iter(rowmap.select(s, Phrase, f"{_OF_PLACE} and id = ?", org, id)), None)


def count_of_place(s: Session, org: str) -> int:
    """How many phrases a place has."""
    return int(s.value(f"select count(*) {_OF_PLACE}", org))


def is_there(s: Session, phrase: Phrase) -> bool:
    """Whether its place has the same words for the same field, under another id."""
    sql = f"select 1 {_OF_PLACE} and affair = ? and step = ? and verb = ? and text = ? and id <> ?"
    return s.row(sql, phrase.org, phrase.affair, phrase.step, phrase.verb, phrase.text, phrase.id) is not None


def remove(s: Session, id: str, *, org: str) -> bool:
    """Takes a phrase of a place out; False where there is none."""
    return bool(s.run("delete from phrase where person = '' and org = ? and id = ?", org, id))
