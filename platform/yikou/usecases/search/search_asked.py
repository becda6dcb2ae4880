"""What somebody asks of the search: the fields as typed, what they mean, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta

from yikou.access.words import MOST_TERMS, terms, words
from yikou.directory.lookup import below
from yikou.directory.model import Directory
from yikou.forms.cleaning import clean_line
from yikou.store.search import Wanted
from yikou.texts import N_
from yikou.usecases.house import House

MESSAGES = {
    "day": N_("日期写成 2026-03-17 的样子"),
    "turned": N_("起始日期在截止日期之后，请对调"),
    "nobody": N_("没有叫“{name}”的工作人员，核对一下姓名"),
    "short": N_("“{text}”太短，至少写两个字"),
    "long": N_("一次最多找 {most} 个词，请少写几个"),
}
STATES: Mapping[str, Mapping[str, object]] = {
    "filed": {"states": ("filed",)},
    "open": {"states": ("open", "paused")},
    "supplement": {"waits": "supplement"},
    "stuck": {"waits": "stuck"},
    **{outcome: {"counts_as": outcome} for outcome in ("granted", "rejected", "withdrawn", "ended")},
}
"""What the words of the field `state` stand for."""
_NUMBER = re.compile(r"[A-Z]{1,4}\d{0,4}(-\d{1,4}){0,1}(-\d{1,8}){0,1}")
_WITHOUT_PLACE = re.compile(r"\d{4}-\d{4,8}")
_ID_NUMBER = re.compile(r"\d{17}[\dX]")
_CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
_PHONE = re.compile(r"\d{7,12}")
LONGEST = 200
ANYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the page, as typed; '' leaves all. q: the one box; since, until: of registration; after: where the
    page begins."""

    q: str = ""
    number: str = ""
    person: str = ""
    affair: str = ""
    place: str = ""
    state: str = ""
    lane: str = ""
    since: str = ""
    until: str = ""
    ended_since: str = ""
    ended_until: str = ""
    handler: str = ""
    order: str = ""
    after: str = ""

    @classmethod
    def of(cls, post: Mapping[str, str]) -> "Asked":
        """What was posted, cleaned; `drop` names a field that is taken away again."""
        typed = {field.name: clean_line(str(post.get(field.name, "")))[:LONGEST] for field in fields(cls)}
        dropped = post.get("drop", "")
        if dropped in typed:
            typed |= {dropped: "", "after": ""}
        return cls(**typed)

    @property
    def narrowing(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the fields that narrow."""
        typed = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, value) for name, value in typed if value and name not in ("order", "after"))

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What goes with the next page."""
        return (*self.narrowing, *((("order", self.order),) if self.order else ()))


@dataclass(frozen=True, slots=True)
class Aim:
    """What was meant. terms: of the full text; by_person: why a hit has to be judged by what the reader sees of the
    applicant: `name` or `identity`; faults: code, parameters and field of what cannot be understood; look: the kind of
    look at a person that the log notes, and for whom."""

    wanted: Wanted = ANYTHING
    terms: tuple[str, ...] = ()
    by_person: frozenset[str] = frozenset()
    faults: tuple[tuple[str, Mapping[str, object], str], ...] = ()
    look: tuple[str, str] = ("", "")

    @property
    def is_judged(self) -> bool:
        """Whether what the store finds has to be judged by what this reader sees of it."""
        return bool(self.terms or self.by_person)


def aim_of(house: House, people: Directory, asked: Asked) -> Aim:
    """What the fields mean together."""
    aim = Aim(_plain(house, people, asked))
    for field, text in (("number", asked.number), ("q", asked.q), ("person", asked.person)):
        if text:
            aim = _with_text(aim, people, field, text)
    for field in ("since", "until", "ended_since", "ended_until"):
        if getattr(asked, field) and _day(getattr(asked, field)) is None:
            aim = _with_fault(aim, "day", field)
    for first, last in (("since", "until"), ("ended_since", "ended_until")):
        if (_day(getattr(asked, first)) or date.min) > (_day(getattr(asked, last)) or date.max):
            aim = _with_fault(aim, "turned", first)
    return _with_handler(aim, people, asked.handler) if asked.handler else aim


def _plain(house: House, people: Directory, asked: Asked) -> Wanted:
    """Fields of which a wrong value is as if not said."""
    place = asked.place if asked.place in people.orgs else ""
    return Wanted(
        slug=asked.affair,
        places=below(people, place, house.today, closed=True) if place else (),
        lane=asked.lane if asked.lane in ("green", "normal") else "",  # type: ignore[arg-type]
        registered=(_day(asked.since), _day(asked.until)),
        ended=_moments(house, asked.ended_since, asked.ended_until),
        **STATES.get(asked.state, {}),  # type: ignore[arg-type]
    )


def _moments(house: House, since: str, until: str) -> tuple[datetime | None, datetime | None]:
    """Days of the district as moments: from the beginning of the first to the end of the last."""
    first, last = _day(since), _day(until)
    zone = house.settings.timezone
    begin = datetime.combine(first, time(), zone).astimezone(UTC) if first else None
    end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC) if last else None
    return begin, end


def _day(text: str) -> date | None:
    """A day between 1900 and 2999; what is none is None."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1900 <= found.year < 3000 else None


def _with_text(aim: Aim, people: Directory, field: str, text: str) -> Aim:
    """What a box says: a number of a case, of a person, or words."""
    plain = text.replace(" ", "").upper()
    if field != "person" and _WITHOUT_PLACE.fullmatch(plain):
        numbers = tuple(dict.fromkeys(f"{org.code}-{plain}" for org in people.orgs.values()))
        return replace(aim, wanted=replace(aim.wanted, numbers=numbers))
    if field == "number" or (field == "q" and _NUMBER.fullmatch(plain)):
        return replace(aim, wanted=replace(aim.wanted, number=plain))
    if _ID_NUMBER.fullmatch(plain) or _CREDIT_CODE.fullmatch(plain):
        whom = (f"person:{plain}", f"organisation:{plain}")
        wanted = replace(aim.wanted, identities=whom)
        return replace(aim, wanted=wanted, by_person=aim.by_person | {"identity"}, look=("id_number", plain))
    if field == "person" and not _PHONE.fullmatch(plain):
        wanted = replace(aim.wanted, name=text, words=aim.wanted.words | words(text))
        return replace(aim, wanted=wanted, by_person=aim.by_person | {"name"}, look=("name", text))
    return _with_terms(aim, field, plain if _PHONE.fullmatch(plain) else text)


def _with_terms(aim: Aim, field: str, text: str) -> Aim:
    found = terms(text)
    if len(text.split()) > MOST_TERMS:
        return _with_fault(aim, "long", field, most=MOST_TERMS)
    if not any(words(term) for term in found):
        return _with_fault(aim, "short", field, text=text)
    wanted = replace(aim.wanted, words=aim.wanted.words.union(*(words(term) for term in found)))
    return replace(aim, wanted=wanted, terms=(*aim.terms, *found), look=("phone" if text.isdigit() else "text", text))


def _with_handler(aim: Aim, people: Directory, name: str) -> Aim:
    keys = tuple(sorted(person.key for person in people.people.values() if person.name == name))
    if not keys:
        return _with_fault(aim, "nobody", "handler", name=name)
    return replace(aim, wanted=replace(aim.wanted, handlers=keys))


def _with_fault(aim: Aim, code: str, field: str, **params: object) -> Aim:
    return replace(aim, faults=(*aim.faults, (code, params, field)))


def days_of(year: int) -> Iterator[str]:
    """First and last day of a year, as fields hold them."""
    yield from (f"{year}-01-01", f"{year}-12-31")
