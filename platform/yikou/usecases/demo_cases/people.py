"""Who applies in the demo, each once: residents chosen for what an affair asks of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from yikou.store import residents
from yikou.store.database import Session
from yikou.store.residents import Resident

STORY_PEOPLE = ("person:230199197106143520", "person:230199193905124184")
"""Left free, with their households, for whoever tries the demo: 王桂兰 and 郑秀英."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applies. others: who lives with them, with their relation to the head of the household."""

    resident: Resident
    others: tuple[tuple[Resident, str], ...] = ()
    spouse: Resident | None = None

    @property
    def identity(self) -> str:
        """Key of the applicant."""
        return self.resident.identity


TOUR = ("chunhui",), ("chunhui", "yinhe", "tongda", "longjiang", "wenjing")
"""Where the demo logins work: a case of every story lies there."""


class Pool:
    """The applicants that are left, in an order that the seed of `rng` fixes; on: the day for ages."""

    def __init__(self, households: Sequence[Sequence[tuple[Resident, str]]], on: date, rng: Random) -> None:
        self._left = [one for one in households if not any(person.identity in STORY_PEOPLE for person, _ in one)]
        rng.shuffle(self._left)
        self._on = on

    def head(self, ages: tuple[int, int] = (20, 79), *, of: Sequence[str] = ()) -> Applicant:
        """The head of a household, of an age from the first to the second; of: communities that go before others."""
        fit = [one for one in self._left if ages[0] <= self._age(one[0][0]) <= ages[1]]
        found = next((one for one in fit if one[0][0].community in of), fit[0])
        self._left.remove(found)
        return Applicant(found[0][0], tuple(found[1:]))

    def couple(self, rng: Random) -> Applicant:
        """Two young people who are on record alone so far, and have married; either of them applies."""
        his, hers = (self._young(sex) for sex in ("male", "female"))
        return Applicant(hers, spouse=his) if rng.random() < 0.8 else Applicant(his, spouse=hers)

    def _young(self, sex: str) -> Resident:
        found = next(one for one in self._left if self._is_young(one) and one[0][0].sex == sex)
        self._left.remove(found)
        return found[0][0]

    def _is_young(self, one: Sequence[tuple[Resident, str]]) -> bool:
        return len(one) == 1 and 23 <= self._age(one[0][0]) <= 40

    def _age(self, person: Resident) -> int:
        born = person.birth or self._on
        return self._on.year - born.year - ((self._on.month, self._on.day) < (born.month, born.day))


def households(s: Session) -> list[list[tuple[Resident, str]]]:
    """Everybody on record by household, its head first, each with the relation to the head."""
    relations = {fact.identity: fact.value for fact in residents.of_kind(s, "relation")}
    found: dict[str, list[tuple[Resident, str]]] = {}
    for person in residents.everybody(s):
        found.setdefault(person.household, []).append((person, relations.get(person.identity, "")))
    whole = (sorted(one, key=lambda member: member[1] != HEAD) for one in found.values())
    return [one for one in whole if one[0][1] == HEAD and one[0][0].phone]


HEAD = "户主"
RELATIONS: Mapping[str, str] = {"妻": "spouse", "子": "child", "女": "child", "母": "parent"}
