"""Putting somebody on record who is not: what the clerk reads off the identity card."""

import re
from collections.abc import Mapping

from yikou.errors import AnswerError, AnswersRefused
from yikou.forms.cleaning import clean_line
from yikou.forms.formats import birthday_of, id_number_fault
from yikou.forms.initials import initials_of
from yikou.forms.messages import MESSAGES as FORM_MESSAGES
from yikou.store import residents
from yikou.store.residents import Look, Resident
from yikou.texts import N_, Translate, say
from yikou.usecases.acting import Acting
from yikou.usecases.counter.counter_messages import MESSAGES
from yikou.usecases.counter.lookups import communities_of
from yikou.usecases.house import House

_PHONE = re.compile(r"1\d{10}")
FIELDS = ("name", "id_number", "phone", "community", "address")

ID_NUMBER = N_("身份证号")


def add_resident(house: House, acting: Acting, posted: Mapping[str, str]) -> str:
    """The key of the new resident. AnswersRefused with all that is wrong, by field."""
    given = {name: clean_line(posted.get(name, "")) for name in FIELDS}
    given["id_number"] = given["id_number"].upper()
    with house.store.writing() as s:
        errors = _errors(given, communities_of(house, s, acting))
        identity = f"person:{given['id_number']}"
        if not errors and residents.by_id_number(s, given["id_number"]):
            errors = (AnswerError("id_number", "known_already"),)
        if errors:
            raise AnswersRefused(errors)
        residents.put(s, _resident(given, identity))
        residents.note_look(s, Look(house.now, acting.person.key, "added", identity))
        return residents.by_identity(s, identity).key


def _errors(given: Mapping[str, str], communities: tuple[str, ...]) -> tuple[AnswerError, ...]:
    checks = {
        "name": "" if given["name"] else "name_missing",
        "id_number": id_number_fault(given["id_number"]),
        "phone": "" if not given["phone"] or _PHONE.fullmatch(given["phone"]) else "phone_wrong",
        "community": "" if given["community"] in communities else "community_missing",
        "address": "" if given["address"] else "address_missing",
    }
    length = len(given["id_number"])
    params = {"title": ID_NUMBER, "missing": 18 - length, "over": length - 18}
    return tuple(AnswerError(field, code, params) for field, code in checks.items() if code)


def resident_errors(refused: AnswersRefused, translate: Translate) -> tuple[tuple[str, str], ...]:
    """Field and sentence of each error."""
    catalogue = {**FORM_MESSAGES, **MESSAGES}
    title = {"title": translate(ID_NUMBER)}
    return tuple(
        (error.field, say(catalogue, error.code, {**error.params, **title}, translate)) for error in refused.errors
    )


def _resident(given: Mapping[str, str], identity: str) -> Resident:
    number = given["id_number"]
    return Resident(
        identity=identity,
        name=given["name"],
        initials=initials_of(given["name"]),
        phone=given["phone"],
        birth=birthday_of(number),
        sex="male" if int(number[16]) % 2 else "female",
        community=given["community"],
        address=given["address"],
    )
