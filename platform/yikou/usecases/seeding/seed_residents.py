"""Residents of the seeds and what other offices know of them, as the store keeps them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from yikou.definition.problems import Problems
from yikou.directory.model import Directory
from yikou.forms.formats import birthday_of, id_number_fault
from yikou.forms.prefill import REGISTER
from yikou.store.residents import Fact, Resident
from yikou.usecases.seeding.seed_table import Row, once, rows

RESIDENT_COLUMNS = ("id_number", "name", "phone", "community", "address", "household", "relation")
FACT_COLUMNS = ("id_number", "kind", "value", "source", "since", "until")
KIND_COLUMNS = ("kind", "title", "title_en", "value")


def read_residents(
    folder: Path, directory: Directory, problems: Problems
) -> tuple[tuple[Resident, ...], tuple[Fact, ...]]:
    """Residents and facts. How somebody stands to the head of the household is a fact too, of kind `relation`."""
    communities = {slug for slug, org in directory.orgs.items() if org.kind == "community"}
    residents: list[Resident] = []
    relations: list[Fact] = []
    seen: set[str] = set()
    for row in rows(folder, "residents.csv", RESIDENT_COLUMNS, problems):
        is_new = once(row, "id_number", seen)
        if id_number_fault(row.text("id_number")):
            row.refuse("id_number", "seed_id_number")
        elif is_new:
            residents.append(_resident(row, communities))
            relations.append(_relation(row, residents[-1]))
    facts = _facts(folder, seen, problems)
    return tuple(residents), (*relations, *facts)


def initials(name: str) -> str:
    """First letters of a name in pinyin.

    >>> initials("王桂兰")
    'wgl'
    """
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


def _resident(row: Row, communities: set[str]) -> Resident:
    number = row.cells["id_number"]
    return Resident(
        identity=f"person:{number}",
        name=row.text("name"),
        initials=initials(row.cells["name"]),
        phone=row.cells["phone"],
        birth=birthday_of(number),
        sex="male" if int(number[16]) % 2 else "female",
        community=row.one_of("community", communities),
        address=row.text("address"),
        household=row.cells["household"],
    )


def _relation(row: Row, resident: Resident) -> Fact:
    since = resident.birth or date.min
    return Fact(resident.identity, "relation", since, row.text("relation"), REGISTER)


def _facts(folder: Path, numbers: set[str], problems: Problems) -> Iterator[Fact]:
    kinds = {row.text("kind") for row in rows(folder, "fact_kinds.csv", KIND_COLUMNS, problems)}
    seen: set[tuple[str, str, str]] = set()
    for row in rows(folder, "resident_facts.csv", FACT_COLUMNS, problems):
        number = row.one_of("id_number", numbers)
        key = (number, row.one_of("kind", kinds), row.cells["since"])
        if key in seen:
            row.refuse("since", "seed_fact_twice")
        seen.add(key)
        yield Fact(
            identity=f"person:{number}",
            kind=row.cells["kind"],
            since=row.day("since"),
            value=row.text("value"),
            source=row.text("source"),
            until=row.maybe_day("until"),
        )
