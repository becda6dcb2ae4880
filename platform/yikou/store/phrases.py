"""Words that are often used (常用语): the office's for everybody, and each person's own.

A phrase fits an affair, a step and a verb, or any of them where it says ''.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session

MOST_OWN = 200


@dataclass(frozen=True, slots=True)
class Phrase:
    """person: whose it is, '' for the office's. verb: whose field it goes into; `opinion` for the opinion."""

    id: str
    person: str
    affair: str
    step: str
    verb: str
    text: str
    at: datetime


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


def of_step(s: Session, *, person: str, affair: str, steps: tuple[str, ...]) -> tuple[Phrase, ...]:
    """What fits these steps of an affair, whatever the verb: own phrases first, newest first, then the office's."""
    marks = ", ".join("?" for _ in ("", *steps))
    tail = (
        f"from phrase where person in ('', ?) and affair in ('', ?) and step in ({marks}) "
        "order by person desc, at desc, id"
    )
    return rowmap.select(s, Phrase, tail, person, affair, "", *steps)
