"""Finding a resident: by the whole ID number anywhere in the district, by name or phone only within one's place.

One box takes all of it, and what was typed says by itself what it is.

Every look is logged, whether it finds somebody or not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from yikou.directory.lookup import below
from yikou.forms.cleaning import clean_line
from yikou.forms.formats import credit_code_fault, id_number_fault
from yikou.store import residents
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.residents import Look, Resident
from yikou.usecases.acting import Acting
from yikou.usecases.house import House

MOST = 20
By = Literal["id_number", "half_number", "credit_code", "wrong_code", "phone", "name", "initials"]
_ID_NUMBER = re.compile(r"\d{17}[\dX]")
_CREDIT_CODE = re.compile(r"(?=(?:.*\d){8})(?=.*[A-Z])[0-9A-Z]{18}")
_HALF = re.compile(r"\d{12,}X?")  # longer than any phone number


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave. by: what was typed; people: at most `MOST`; cut: there are more."""

    query: str
    people: tuple[Resident, ...]
    cut: bool = False
    by: By = "name"


def find_residents(house: House, acting: Acting, query: str, *, again: bool = False) -> Found:
    """Residents that fit what was typed; nobody for an empty text. again: that look has been logged."""
    text = clean_line(query)
    if not text:
        return Found("", ())
    by, wanted = recognised(text)
    with house.store.writing() as s:
        people = _find(s, by, wanted, communities_of(house, s, acting))
        if not again:
            whom = people[0].identity if len(people) == 1 else wanted
            residents.note_look(s, Look(house.now, acting.person.key, by, whom))
    return Found(text, people[:MOST], cut=len(people) > MOST, by=by)


def opened_card(house: House, s: Session, acting: Acting, key: str) -> Resident:
    """The resident whose card is opened, which is logged like a search. Needs a writing session."""
    person = residents.by_key(s, key)
    residents.note_look(s, Look(house.now, acting.person.key, "card", person.identity))
    return person


def communities_of(house: House, s: Session, acting: Acting) -> tuple[str, ...]:
    """Communities of the post's own place, merged ones included."""
    people = directory(s)
    found = below(people, acting.post.org, house.today, closed=True)
    return tuple(slug for slug in found if people.orgs[slug].kind == "community")


def recognised(text: str) -> tuple[By, str]:
    """What was meant, and as it is looked up: an ID number, a credit code, a phone number, a name, or initials.

    >>> recognised("230199 19710614 3520"), recognised("91230103MA1B0Q2N3C")[0], recognised("wgl")
    (('id_number', '230199197106143520'), 'credit_code', ('initials', 'wgl'))
    >>> recognised("23019919710614"), recognised("1380000"), recognised("王桂兰")
    (('half_number', '23019919710614'), ('phone', '1380000'), ('name', '王桂兰'))
    >>> recognised("91230103MA1B0Q2N3D")[0]
    'wrong_code'
    """
    plain = text.replace(" ", "").upper()
    if not id_number_fault(plain):
        return "id_number", plain
    if not credit_code_fault(plain):
        return "credit_code", plain
    if _ID_NUMBER.fullmatch(plain):
        return "id_number", plain
    if _CREDIT_CODE.fullmatch(plain):
        return "wrong_code", plain
    if _HALF.fullmatch(plain):
        return "half_number", plain
    if plain.isdigit():
        return "phone", plain
    return ("initials", plain.lower()) if plain.isascii() and plain.isalpha() else ("name", text)


def _find(s: Session, by: By, wanted: str, communities: Sequence[str]) -> tuple[Resident, ...]:
    if by == "id_number":
        found = residents.by_id_number(s, wanted)
        return (found,) if found else ()
    if by == "credit_code" or by == "wrong_code" or by == "half_number":
        return ()
    return residents.find(s, wanted, by=by, communities=communities, limit=MOST + 1)
