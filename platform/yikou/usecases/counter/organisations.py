"""An organisation at the counter, found by its unified social credit code: what it brought, and what it may apply for.

There is no register of organisations: what is known of one is what this reader may see of its cases. The code goes by
post and stands in no address, as ID numbers do.
"""

from functools import partial

from yikou.errors import NotFound
from yikou.forms.formats import credit_code_fault
from yikou.store import case_lines
from yikou.store.case_lines import CaseLine
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import say
from yikou.usecases.counter.affair_choices import BY_NUMBER, choices
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.fitting import Applicant
from yikou.usecases.counter.lookups import communities_of
from yikou.usecases.counter.past_cases import Past
from yikou.usecases.counter.resident_card import PAST_SHOWN
from yikou.usecases.counter.views_counter import CounterView, OrganisationCard
from yikou.usecases.definitions.programs import program_of
from yikou.usecases.discreet import Discreet
from yikou.usecases.house import House
from yikou.usecases.reader import Reader


def organisation_view(house: House, reader: Reader, query: str) -> CounterView:
    """The card of an organisation; for one that nobody knows, what it may apply for here."""
    code = query.replace(" ", "").upper()
    with house.store.session() as s:
        house.names.directory = directory(s)
        past = Past(house, s, reader)
        seen = past.seen(identity_of(code))
        name = _name(house, s, reader, seen.rows[0]) if seen.rows else ""
        lines = tuple(past.lines(seen))
        applicant = Applicant(identity_of(code), known_of(code, name))
        places = (*communities_of(house, s, reader.acting), reader.acting.post.org)
        blocks = case_lines.by_applicant(s, applicant.identity)
        found = choices(house, s, reader, applicant, past=blocks, seen=seen.rows, places=places)
    tell = partial(say, MESSAGES, translate=reader.translate)
    result = tell("known_organisation" if lines else "new_organisation", {"n": len(lines)})
    return CounterView(
        query=code,
        told=tell("by_credit_code", {}) + result,
        organisation=OrganisationCard(code, name, lines[:PAST_SHOWN], len(lines), past_more=seen.more),
        fit=found[:BY_NUMBER],
        others=found[BY_NUMBER:],
    )


def identity_of(code: str) -> str:
    """The identity key of an organisation, '' where that is no credit code."""
    return "" if credit_code_fault(code) else f"organisation:{code}"


def known_of(code: str, name: str) -> dict[str, str]:
    """What is known of an organisation, by the names of its fields."""
    return {"credit_code": code, "name": name}


def organisation_of(house: House, reader: Reader, code: str) -> dict[str, str]:
    """What is known of an organisation that applies, as far as the reader may know. NotFound for no valid code."""
    if not identity_of(code):
        raise NotFound("organisation", code)
    with house.store.session() as s:
        seen = Past(house, s, reader).seen(identity_of(code), limit=1)
        return known_of(code, _name(house, s, reader, seen.rows[0]) if seen.rows else "")


def _name(house: House, s: Session, reader: Reader, line: CaseLine) -> str:
    affair = program_of(house, s, line.slug, version=line.version).affair
    return line.applicant_name if Discreet(house, s, reader).tells(affair, line.number, "applicant.name") else ""
