"""The counter's first page: who is here, what is known of them, which affairs fit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from yikou.definition.model import Affair
from yikou.flow.program import BETWEEN
from yikou.forms.initials import initials_of
from yikou.forms.mask import masked
from yikou.store import case_lines, residents
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.store.residents import Resident
from yikou.texts import Translate, say
from yikou.usecases.ages import age_on
from yikou.usecases.counter_messages import MESSAGES
from yikou.usecases.fitting import Fit, fits
from yikou.usecases.house import House
from yikou.usecases.intake_view import about_person
from yikou.usecases.lookups import MOST, Found, communities_of, find_residents, opened_card
from yikou.usecases.programs import current_programs, program_of
from yikou.usecases.reader import Reader
from yikou.usecases.standing import in_the_way
from yikou.usecases.state_words import state_words
from yikou.usecases.views import Link, Note, Option
from yikou.usecases.views_counter import AffairChoice, CounterView, FoundResident, NewResident, PastCase, ResidentCard

PAST_SHOWN = 8


def search_view(house: House, reader: Reader, query: str) -> CounterView | str:
    """What a search shows; the key of the resident where exactly one was found."""
    found = find_residents(house, reader.acting, query)
    if len(found.people) == 1:
        return found.people[0].key
    return CounterView(
        query=found.query,
        told=_told(found, reader.translate),
        found=tuple(_line(house, person, reader.translate) for person in found.people),
    )


def _told(found: Found, translate: Translate) -> str:
    code = "found_cut" if found.cut else "found_many" if found.people else "found_none"
    return say(MESSAGES, code, {"n": MOST if found.cut else len(found.people), "query": found.query}, translate)


def _line(house: House, person: Resident, translate: Translate) -> FoundResident:
    return FoundResident(
        person.key,
        person.name,
        about_person(house, person, translate),
        masked(person.id_number, "id-number"),
        person.address,
    )


def resident_view(house: House, reader: Reader, key: str) -> CounterView:
    """The card of one resident and the affairs that fit; opening it is logged."""
    with house.store.writing() as s:
        person = opened_card(house, s, reader.acting, key)
    with house.store.session() as s:
        house.names.directory = directory(s)
        places = communities_of(house, s, reader.acting)
        is_here = person.community in places
        past = case_lines.by_applicant(s, person.identity)
        seen = [line for line in past if _may_see(s, reader, line)]
        card = _card(house, s, reader, person, seen, is_here=is_here)
        mine = tuple(
            program
            for program in current_programs(house, s, language=reader.language)
            if _files(program.affair, reader)
        )
        found = fits(house, s, reader.acting, mine, person=person, places=(*places, reader.acting.post.org))
    choices = [_choice(one, past, seen, reader.translate, is_here=is_here) for one in found]
    fit = tuple(sorted(choices, key=lambda choice: choice.closed))
    return CounterView(resident=card, told=reader.translate(MESSAGES["found_one"]), fit=fit[:9], others=fit[9:])


def _may_see(s: Session, reader: Reader, line: CaseLine) -> bool:
    """Whether the case may be told of at all. `one_per` alone names others, when it refuses a second case."""
    return case_lines.may_list(s, line.number, reader.acting.seats, person=reader.acting.person.key)


def _files(affair: Affair, reader: Reader) -> bool:
    """Whether the post's role takes such an affair in at all."""
    entries = [affair.who[name] for name in affair.filed_by if name in affair.who]
    return any(entry.role == reader.acting.post.role for entry in entries)


def _card(
    house: House, s: Session, reader: Reader, person: Resident, seen: Sequence[CaseLine], *, is_here: bool
) -> ResidentCard:
    tell = partial(say, MESSAGES, translate=reader.translate)
    place = house.names(person.community)
    return ResidentCard(
        key=person.key,
        name=person.name,
        about=about_person(house, person, reader.translate),
        here=is_here,
        competence=tell("here", {}) if is_here else tell("elsewhere", {"place": place}),
        rows=_rows(house, s, person, reader.translate),
        tags=tuple(_tag(fact) for fact in residents.facts(s, person.identity) if fact.kind != "relation"),
        notes=tuple(_open_case(house, s, line, reader) for line in seen if line.state != "ended"),
        past=tuple(_past(house, s, line, reader) for line in seen[:PAST_SHOWN]),
        past_total=len(seen),
    )


def _rows(house: House, s: Session, person: Resident, translate: Translate) -> tuple[tuple[str, str], ...]:
    label = {name: translate(MESSAGES[name]) for name in ("id_number", "phone", "community", "household", "none")}
    others = translate(BETWEEN).join(_member(house, s, other, translate) for other in residents.household(s, person))
    rows = (
        (label["id_number"], masked(person.id_number, "id-number")),
        (label["phone"], person.phone or label["none"]),
        (label["community"], f"{house.names(person.community)} {person.address}"),
        (label["household"], others),
    )
    return tuple(row for row in rows if row[1])


def _member(house: House, s: Session, person: Resident, translate: Translate) -> str:
    relation = next((fact.value for fact in residents.facts(s, person.identity) if fact.kind == "relation"), "")
    age = age_on(person.birth, house.today)
    return say(MESSAGES, "aged", {"name": person.name, "relation": relation, "age": age}, translate)


def _tag(fact: residents.Fact) -> str:
    return f"{fact.value} {fact.until:%Y-%m}" if fact.until else fact.value


def _named(house: House, s: Session, line: CaseLine, reader: Reader) -> tuple[str, str]:
    """Title of the affair, and how the case stands."""
    program = program_of(house, s, line.slug, version=line.version, language=reader.language)
    return program.affair.title, state_words(program, line.state, line.outcome, reader.translate)


def _open_case(house: House, s: Session, line: CaseLine, reader: Reader) -> Note:
    tell = partial(say, MESSAGES, translate=reader.translate)
    affair, state = _named(house, s, line, reader)
    link = Link(tell("look", {}), f"/cases/{line.number}")
    where = tell("open_where", {"number": line.number, "state": state})
    return Note(where, title=tell("open_case", {"affair": affair}), kind="strong", link=link)


def _past(house: House, s: Session, line: CaseLine, reader: Reader) -> PastCase:
    affair, state = _named(house, s, line, reader)
    return PastCase(line.registered_on, affair, state, f"/cases/{line.number}")


def _choice(
    fit: Fit, past: Sequence[CaseLine], seen: Sequence[CaseLine], translate: Translate, *, is_here: bool
) -> AffairChoice:
    tell = partial(say, MESSAGES, translate=translate)
    affair = fit.affair
    stands = in_the_way(affair, past)
    why = tell("not_again", {"number": stands.number}) if stands else fit.against or affair.guide.conditions
    return AffairChoice(
        slug=affair.slug,
        title=affair.title,
        why=why if is_here or stands else tell("not_here", {}),
        tag=fit.lane or (tell("instant", {}) if affair.guide.kind == "instant" else ""),
        closed=bool(stands or fit.against),
        open_case=f"/cases/{stands.number}" if stands and stands in seen else "",
        search=initials_of(affair.title),
    )


def new_resident_view(house: House, reader: Reader, query: str, new: NewResident | None = None) -> CounterView:
    """The form for somebody who is not on record."""
    with house.store.session() as s:
        slugs = communities_of(house, s, reader.acting)
        orgs = directory(s).orgs
        communities = tuple(Option(slug, orgs[slug].name) for slug in slugs if orgs[slug].until is None)
    return CounterView(query=query, new=replace(new or _guessed(query), communities=communities))


def _guessed(query: str) -> NewResident:
    """What was searched for is probably the name or the number of the new resident."""
    plain = query.strip()
    return NewResident(id_number=plain) if plain[:6].isdigit() else NewResident(name=plain)
