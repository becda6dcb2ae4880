"""The card of somebody at the counter: basic and professional data, and what to know before choosing an affair."""

from collections.abc import Iterator, Sequence
from functools import partial

from yikou.flow.program import BETWEEN
from yikou.flow.requirements import awaited
from yikou.flow.titles import path_title
from yikou.flow.words import date_words
from yikou.forms.mask import masked
from yikou.store import drafts, residents
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.residents import Fact, Resident
from yikou.texts import Translate, say
from yikou.usecases.ages import age_on
from yikou.usecases.case.case_page import OpenCase, open_case
from yikou.usecases.case.case_parts import CaseParts
from yikou.usecases.counter.asked_for import asked_titles, until_words
from yikou.usecases.counter.counter_messages import FACTS, MESSAGES
from yikou.usecases.counter.notices_given import notices_of_applicant
from yikou.usecases.counter.past_cases import Past
from yikou.usecases.counter.views_counter import FactRow, PastCase, ResidentCard
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.house import House
from yikou.usecases.intake.intake_view import about_person
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Note
from yikou.workdays.due import Due, due_at
from yikou.workdays.office import local

PAST_SHOWN = 8
MOST_NOTES = 5
"""Open cases that are told before the choice; the history has them all."""


def card_of(
    house: House,
    s: Session,
    reader: Reader,
    person: Resident,
    seen: Sequence[CaseLine],
    *,
    is_here: bool,
    more: bool = False,
    numbers: bool = False,
) -> ResidentCard:
    """The card. seen: cases that the reader may know of, latest first; more: there are older ones; numbers: the ID
    number in full. Of residents of another place, data of other offices stays with the offices of that place."""
    facts = [fact for fact in residents.facts(s, person.identity) if fact.kind != "relation"] if is_here else []
    tell = partial(say, MESSAGES, translate=reader.translate)
    place = house.names(person.community)
    return ResidentCard(
        key=person.key,
        name=person.name,
        about=about_person(house, person, reader.translate),
        here=is_here,
        competence=tell("here", {}) if is_here else tell("elsewhere", {"place": place}),
        rows=_rows(house, s, person, reader.translate, is_here=is_here, numbers=numbers),
        tags=tuple(_tag(fact, reader.translate) for fact in facts if _holds(fact, house)),
        facts=tuple(_fact(fact, house, reader.translate) for fact in facts),
        notes=tuple(_notes(house, s, reader, person, seen, is_here=is_here)),
        past=tuple(_lines(house, s, reader, seen[:PAST_SHOWN])),
        past_total=len(seen),
        past_more=more,
        numbers=numbers,
    )


def _rows(
    house: House, s: Session, person: Resident, translate: Translate, *, is_here: bool, numbers: bool
) -> tuple[tuple[str, str], ...]:
    """What is on record. Of residents of another place only enough to recognise them: the rest comes with the form of
    an application that is begun."""
    label = {name: translate(MESSAGES[name]) for name in ("id_number", "phone", "community", "household", "none")}
    tell = partial(say, MESSAGES, translate=translate)
    others = [_member(house, s, other, translate) for other in residents.household(s, person)] if is_here else []
    household = tell("people", {"n": len(others) + 1, "names": translate(BETWEEN).join(others)}) if others else ""
    rows = (
        (label["id_number"], person.id_number if numbers else masked(person.id_number, "id-number")),
        (label["phone"], (person.phone if is_here else masked(person.phone, "phone")) or label["none"]),
        (label["community"], where_of(house, person, is_here=is_here)),
        (label["household"], household),
    )
    return tuple(row for row in rows if row[1])


def where_of(house: House, person: Resident, *, is_here: bool) -> str:
    """Where somebody lives: of residents of another place, the community."""
    place = house.names(person.community)
    return f"{place} {person.address}" if is_here else place


def _member(house: House, s: Session, person: Resident, translate: Translate) -> str:
    relation = next((fact.value for fact in residents.facts(s, person.identity) if fact.kind == "relation"), "")
    age = age_on(person.birth, house.today)
    return say(MESSAGES, "aged", {"name": person.name, "relation": relation, "age": age}, translate)


def _holds(fact: Fact, house: House) -> bool:
    return fact.until is None or house.today < fact.until


def _title(fact: Fact, translate: Translate) -> str:
    """What kind of fact it is; a kind that nobody named as it is kept."""
    return translate(FACTS[fact.kind]) if fact.kind in FACTS else fact.kind


def _tag(fact: Fact, translate: Translate) -> str:
    title = _title(fact, translate)
    value = fact.value if title in fact.value else f"{title} {fact.value}"
    return say(MESSAGES, "valid", {"value": value, "until": f"{fact.until:%Y-%m}"}, translate) if fact.until else value


def _fact(fact: Fact, house: House, translate: Translate) -> FactRow:
    return FactRow(
        _title(fact, translate), fact.value, fact.source, fact.since, fact.until, ended=not _holds(fact, house)
    )


def _lines(house: House, s: Session, reader: Reader, seen: Sequence[CaseLine]) -> Iterator[PastCase]:
    past = Past(house, s, reader)
    for line in seen:
        affair, state = past.named(line)
        yield PastCase(line.registered_on, affair, state, f"/cases/{line.number}")


def _notes(
    house: House, s: Session, reader: Reader, person: Resident, seen: Sequence[CaseLine], *, is_here: bool
) -> Iterator[Note]:
    """What to know before choosing: first what is open, then what was put aside or handed out."""
    tell = partial(say, MESSAGES, translate=reader.translate)
    if not is_here:
        yield Note(
            tell("go_there", {"place": house.names(person.community)}), title=tell("not_ours", {}), kind="strong"
        )
    opened = [line for line in seen if line.state != "ended"]
    for line in opened[:MOST_NOTES]:
        yield from _open(house, reader, open_case(house, s, reader, line.number))
    if len(opened) > MOST_NOTES:
        yield Note(tell("more_open", {"n": len(opened) - MOST_NOTES}))
    for draft in drafts.mine(s, reader.acting.person.key, resident=person.identity, limit=3).rows:
        if not draft.case_number:
            title = program_of(house, s, draft.slug, version=draft.version, language=reader.language).affair.title
            link = Link(tell("go_on", {}), f"/drafts/{draft.id}")
            yield Note(tell("put_aside", {"affair": title}), link=link)
    for given in notices_of_applicant(house, s, reader, person.identity)[:2]:
        yield Note("", link=given)


def _open(house: House, reader: Reader, case: OpenCase) -> Iterator[Note]:
    """A case that is open: whose turn it is, what is waited for, what is owed."""
    tell = partial(say, MESSAGES, translate=reader.translate)
    number, affair = case.state.number, case.program.affair.title
    at = f"/cases/{number}"
    if case.state.notice:
        asked = case.program.listed(asked_titles(case))
        text = tell("waits_where", {"affair": affair, "number": number, "until": until_words(case, reader)})
        yield Note(
            text, title=tell("waits_for", {"asked": asked}), kind="strong", link=Link(tell("answer_now", {}), at)
        )
    else:
        holder = CaseParts(house, case.program, case.state, case.context, reader.translate).holder()
        where = tell("open_where" if holder else "open_nobody", {"number": number, "holder": holder})
        yield Note(where, title=tell("open_case", {"affair": affair}), kind="strong", link=Link(tell("look", {}), at))
    for title, day in _owed(case, reader):
        text = tell("owed_where", {"affair": affair, "number": number, "day": day})
        yield Note(text, title=tell("owed", {"paper": title}), link=Link(tell("hand_in", {}), at))


def _owed(case: OpenCase, reader: Reader) -> Iterator[tuple[str, str]]:
    """Papers that were promised and have not come, with the last day for each."""
    state, calendar = case.state, case.context.calendar
    for name in awaited(case.program, state):
        follow = case.program.affair.materials[name].may_follow
        if follow is None or not case.sight.shows(("materials", name)):
            continue
        due = due_at(follow.within, state.accepted_at, calendar=calendar) if state.accepted_at else None
        day = date_words(local(due.at, calendar).date(), reader.translate) if isinstance(due, Due) else ""
        yield path_title(case.program, f"materials.{name}"), day
