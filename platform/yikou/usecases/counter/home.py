"""The counter's first page: who is here, what is known of them, which affairs fit."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from yikou.forms.formats import credit_code_fault, id_number_fault
from yikou.forms.mask import masked
from yikou.forms.messages import MESSAGES as FORM_MESSAGES
from yikou.store import case_lines, counting, residents
from yikou.store.directory_store import directory
from yikou.store.residents import Look, Resident
from yikou.texts import Translate, say
from yikou.usecases.counter.affair_choices import BY_NUMBER, choices, filed_here, plain_choices
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.fitting import applying
from yikou.usecases.counter.lookups import MOST, By, Found, communities_of, find_residents, opened_card
from yikou.usecases.counter.narrowing import narrowed
from yikou.usecases.counter.organisations import organisation_view
from yikou.usecases.counter.past_cases import Past
from yikou.usecases.counter.resident_card import card_of
from yikou.usecases.counter.views_counter import AffairChoice, CounterView, FoundResident, NewResident
from yikou.usecases.house import House
from yikou.usecases.intake.intake_view import about_person
from yikou.usecases.reader import Reader
from yikou.usecases.views import Option


class Opened(NamedTuple):
    """Exactly one resident was found: key of the card, and by what."""

    key: str
    by: By


def home_view(house: House, reader: Reader) -> CounterView:
    """The counter before anybody was searched for."""
    return CounterView(today=today_words(house, reader))


def today_words(house: House, reader: Reader) -> str:
    """How many cases this place took in today; '' before the first."""
    with house.store.session() as s:
        found = counting.day_counts(s, since=house.today, until=house.today)
    n = sum(one.n for one in found if one.event == "accepted" and one.place == reader.acting.post.org)
    return say(MESSAGES, "today", {"n": n}, reader.translate) if n else ""


def search_view(house: House, reader: Reader, query: str, *, resident: str = "") -> CounterView | Opened:
    """What a search shows; the card to open where exactly one resident was found. resident: key of the card that is
    open: letters and words then narrow its affairs, where they find nobody else."""
    found = find_residents(house, reader.acting, query)
    if found.by == "credit_code":
        return organisation_view(house, reader, found.query)
    affairs = _affairs(house, reader, found)
    if len(found.people) == 1 and not affairs:
        return Opened(found.people[0].key, found.by)
    if resident and affairs and not found.people:
        return replace(resident_view(house, reader, resident, only=found.query), query=found.query)
    return CounterView(
        query=found.query,
        told=told(found, len(affairs), reader.translate),
        found=tuple(_line(house, person, reader.translate) for person in found.people),
        affairs=affairs,
        may_add=not _wrong(found, reader.translate),
    )


def _affairs(house: House, reader: Reader, found: Found) -> tuple[AffairChoice, ...]:
    """Affairs of this counter that the letters or words fit."""
    if found.by not in ("initials", "name"):
        return ()
    with house.store.session() as s:
        mine = {one.affair.slug: one for one in filed_here(house, s, reader)}
    fitting = narrowed((one.affair for one in mine.values()), found.query)
    return plain_choices([mine[affair.slug] for affair in fitting], reader.translate)


def told(found: Found, affairs: int, translate: Translate) -> str:
    """How it was searched, and what that gave."""
    tell = partial(say, MESSAGES, translate=translate)
    params = {"n": MOST if found.cut else len(found.people), "query": found.query, "affairs": affairs}
    how = tell(f"by_{found.by}", {})
    wrong = _wrong(found, translate)
    if wrong:
        return f"{how}{wrong}"
    if affairs:
        return how + tell("found_affairs" if not found.people else "found_both", params)
    code = "found_cut" if found.cut else "found_many" if len(found.people) > 1 else "found_none"
    return how + tell(code, params)


def _wrong(found: Found, translate: Translate) -> str:
    """What is wrong with the number that nobody was found by; '' for a good one, and for what is no number."""
    plain = found.query.replace(" ", "").upper()
    title, fault = "id_number", ""
    if found.by in ("id_number", "half_number") and not found.people:
        fault = id_number_fault(plain)
    elif found.by == "wrong_code":
        title, fault = "credit_code", credit_code_fault(plain)
    params = {"title": translate(MESSAGES[title]), "missing": 18 - len(plain), "over": len(plain) - 18}
    return say(FORM_MESSAGES, fault, params, translate) if fault else ""


def _line(house: House, person: Resident, translate: Translate) -> FoundResident:
    return FoundResident(
        person.key,
        person.name,
        about_person(house, person, translate),
        masked(person.id_number, "id-number"),
        person.address,
    )


def resident_view(
    house: House, reader: Reader, key: str, *, by: str = "", only: str = "", numbers: bool = False
) -> CounterView:
    """The card of one resident and the affairs that fit; opening it is logged. by: what was typed to find them.

    only: text that narrows the affairs. numbers: the ID number in full, for residents of this place alone; logged too.
    """
    with house.store.writing() as s:
        person = opened_card(house, s, reader.acting, key)
        places = communities_of(house, s, reader.acting)
        is_here = person.community in places
        if numbers and is_here:
            residents.note_look(s, Look(house.now, reader.acting.person.key, "numbers", person.identity))
    with house.store.session() as s:
        house.names.directory = directory(s)
        seen = Past(house, s, reader).seen(person.identity)
        card = card_of(
            house,
            s,
            reader,
            person,
            seen.rows,
            is_here=is_here,
            more=seen.more,
            numbers=numbers and is_here,
        )
        found = choices(
            house,
            s,
            reader,
            applying(person),
            past=case_lines.by_applicant(s, person.identity),
            seen=seen.rows,
            places=(*places, reader.acting.post.org),
            only=only,
        )
    how = say(MESSAGES, f"by_{by}", {}, reader.translate) if f"by_{by}" in MESSAGES else ""
    return CounterView(
        resident=card,
        told=how + say(MESSAGES, "found_one", {}, reader.translate),
        fit=found[:BY_NUMBER],
        others=found[BY_NUMBER:],
        only=only,
        today=today_words(house, reader),
    )


def new_resident_view(house: House, reader: Reader, query: str, new: NewResident | None = None) -> CounterView:
    """The form for somebody who is not on record."""
    with house.store.session() as s:
        slugs = communities_of(house, s, reader.acting)
        orgs = directory(s).orgs
        communities = tuple(Option(slug, orgs[slug].name) for slug in slugs if orgs[slug].until is None)
    return CounterView(query=query, new=replace(new or _guessed(query), communities=communities))


def _guessed(query: str) -> NewResident:
    """What was searched for is probably the name, the phone or the number of the new resident."""
    plain = query.strip()
    if plain[:11].isdigit() and len(plain) == 11:
        return NewResident(phone=plain)
    return NewResident(id_number=plain) if plain[:6].isdigit() else NewResident(name=plain)
