"""Search from anywhere: cases that a row of access lets this post see, and residents as at the counter."""

from yikou.forms.mask import masked
from yikou.store import case_lines
from yikou.store.calendar_store import calendar
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_
from yikou.usecases.acting import COUNTER_ROLES
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.intake_view import about_person
from yikou.usecases.lights import light_of_row
from yikou.usecases.lookups import find_residents
from yikou.usecases.programs import program_of
from yikou.usecases.reader import Reader
from yikou.usecases.state_words import state_words
from yikou.usecases.views_pages import FoundCase, FoundPerson, SearchView
from yikou.workdays.model import Calendar

MOST = 20
NONE = N_("没有找到“{query}”")
SOME = N_("找到 {cases} 件、{people} 人")


def search_view(house: House, reader: Reader, query: str) -> SearchView:
    """What fits, at most `MOST` of each. Residents are looked up only by those who sit at a counter, and logged."""
    text = query.strip()
    if not text:
        return SearchView("")
    at_counter = reader.acting.post.role in COUNTER_ROLES
    found = find_residents(house, reader.acting, text).people if at_counter else ()
    with house.store.session() as s:
        house.names.directory = directory(s)
        person = reader.acting.person.key
        lines = case_lines.search(s, text, reader.acting.seats, person=person, limit=MOST + 1)
        days = calendar(s)
        discreet = Discreet(house, s, reader)
        cases = tuple(
            _case(house, s, line, days, discreet=discreet)
            for line in lines[:MOST]
            if discreet.finds(
                program_of(house, s, line.slug, version=line.version, language=reader.language).affair, line, text
            )
        )
    people = tuple(
        FoundPerson(
            one.name,
            about_person(house, one, reader.translate),
            masked(one.id_number, "id-number"),
            one.address,
            f"/counter?resident={one.key}",
        )
        for one in found
    )
    sentence = SOME if cases or people else NONE
    hint = reader.translate(sentence).format(query=text, cases=len(cases), people=len(people))
    return SearchView(text, cases, people, hint, more=len(lines) > MOST)


def _case(house: House, s: Session, line: CaseLine, days: Calendar, *, discreet: Discreet) -> FoundCase:
    reader = discreet.reader
    program = program_of(house, s, line.slug, version=line.version, language=reader.language)
    light = light_of_row(
        line.due_at,
        line.warn_at,
        line.still_left,
        waits=line.waits,
        now=house.now,
        calendar=days,
        translate=reader.translate,
    )
    return FoundCase(
        line.number,
        program.affair.title,
        discreet.name(program.affair, line.number, line.applicant_name),
        state_words(program, line.state, line.outcome, reader.translate),
        house.names(line.place),
        line.accepted_on,
        light,
    )
