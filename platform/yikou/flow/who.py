"""Who may act: the circle of people of a step or verb, as of a day (docs/format.md 4.6, R3). Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from yikou.definition.model import PlacePath, Who, WhoEntry
from yikou.directory.lookup import holders, stand_ins_of
from yikou.directory.model import Directory, Post, StandIn
from yikou.flow.acts import Actor, Context
from yikou.flow.facts import Seat
from yikou.flow.places import orgs_of
from yikou.flow.program import Program
from yikou.flow.scopes import today
from yikou.flow.state import CaseState

MOST_REMEMBERED = 5000


class Circle(msgspec.Struct, frozen=True):
    """People who may act. seats: by role and org; posts: the posts of staff who are not excluded, by rank; stand_ins:
    of the holders of these posts, if not excluded either; barred: keys of staff who are excluded; identities: persons
    of the case, who act through their own account; short: fewer than were wanted, the fallback included."""

    seats: tuple[Seat, ...] = ()
    posts: tuple[Post, ...] = ()
    barred: frozenset[str] = frozenset()
    identities: tuple[str, ...] = ()
    short: bool = False
    stand_ins: tuple[StandIn, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in it, once, in order of rank."""
        return tuple(dict.fromkeys((*(post.person for post in self.posts), *self.identities)))

    @property
    def actors(self) -> tuple[str, ...]:
        """As `people`, and then their stand-ins: everybody who may act, in whatever capacity."""
        return tuple(dict.fromkeys((*self.people, *(one.person for one in self.stand_ins))))

    def holds(self, actor: Actor) -> bool:
        """Whether the actor is in it, in the post that they act in."""
        if actor.kind == "applicant":
            return actor.person in self.identities
        if actor.stands_for:
            capacity = (actor.person, actor.stands_for, actor.role, actor.org)
            return any((one.person, one.holder, one.role, one.org) == capacity for one in self.stand_ins)
        post = (actor.person, actor.role, actor.org)
        return any((p.person, p.role, p.org) == post for p in self.posts)


class People:
    """Finds circles for one case at one moment."""

    def __init__(self, program: Program, state: CaseState, context: Context, on: date | None = None) -> None:
        self.program = program
        self.state = state
        self.context = context
        self.directory = context.directory
        self.on = on or today(context)

    def of_step(self, step: str, *, least: int = 1) -> Circle:
        """Whoever may act at the step; the fallback is asked while fewer than `least` are left."""
        return self.circle(self.program.step(step).who, least=least, barred=self.barred_at(step))

    def circle(self, names: Who, *, least: int = 1, barred: frozenset[str] | None = None) -> Circle:
        """Any of these; barred: excluded besides what the entries themselves exclude."""
        excluded = self.barred(names) if barred is None else barred
        seats = self._seats(names)
        key = (seats, excluded, least, self.on)
        known: dict[object, Circle] = self.directory.__dict__.setdefault("_circles", {})
        if seats and key in known:
            return known[key]
        found = _Gathering(self, excluded)
        for name in names:
            found.add(name)
        if seats and found.is_enough(least):
            _remember(known, key, found.circle(least))
        found.fall_back(names, least)
        return found.circle(least)

    def _seats(self, names: Who) -> tuple[Seat, ...]:
        """The seats, where these are nothing but roles at places: then they alone say who it is. Else ()."""
        seats: list[Seat] = []
        for name in names:
            entry = self.program.affair.who.get(name)
            if entry is None or entry.people or entry.place is None:
                return ()
            scope: Literal["at", "under"] = "under" if entry.under else "at"
            seats += [Seat(entry.role, org, scope) for org in self.orgs(entry.place)]
        return tuple(seats)

    def at(self, seats: Iterable[Seat]) -> Circle:
        """Whoever holds these seats now, and their stand-ins."""
        found = _Gathering(self, frozenset())
        found._seated(seats, frozenset())
        return found.circle(1)

    def fallback(self, step: str) -> Circle:
        """Everybody whom `if_nobody` of the step's people names, and theirs in turn."""
        names, found = list(self.program.step(step).who), list[str]()
        while names:
            entry = self.program.affair.who.get(names.pop(0))
            more = [name for name in (entry.if_nobody if entry else ()) if name not in found]
            found += more
            names += more
        return self.circle(tuple(found), barred=self.barred_at(step) | self.barred(tuple(found)))

    def orgs(self, place: PlacePath) -> tuple[str, ...]:
        """Where a place lies for this case, as of the day."""
        return orgs_of(self.program, self.state, self.context, place, on=self.on)

    def window(self) -> Circle:
        """The window: the entries of `filed_by` other than the applicant. It may act for the applicant."""
        return self.circle(tuple(name for name in self.program.affair.filed_by if name != "applicant"))

    def barred_at(self, step: str) -> frozenset[str]:
        """Staff who may not act at the step by any way."""
        return self.barred(self.program.step(step).who)

    def barred(self, names: Who) -> frozenset[str]:
        """Staff whom these entries exclude: always the applicant and whoever applies for them, and `but_not`."""
        bars = self.program.bars(names)
        if bars is None:
            return frozenset()
        keys = {self.state.identity, *self.agents()}
        for path in bars:
            keys.update(self._excluded(path))
        return self._with_accounts(keys)

    def _with_accounts(self, keys: set[str]) -> frozenset[str]:
        """The staff among them, also those known by an identity such as `person:2301…`."""
        accounts, people = accounts_of(self.directory), self.directory.people
        return frozenset([accounts.get(key, key) for key in keys if key in people or key in accounts])

    def agents(self) -> Mapping[str, str]:
        """Whoever applies for the applicant: identities with their names."""
        path = self.program.affair.applied_by
        if not path:
            return {}
        part = _value(self.state.form, path[1:] if path[:1] == ("form",) else path)
        return {key: str(part.get("name", "")) for key in id_numbers(part)} if isinstance(part, Mapping) else {}

    def _excluded(self, path: str) -> Iterable[str]:
        """Keys that an entry of `but_not` names."""
        if path == "applicant":
            return (self.state.identity,)
        if path == "case.accepted_by":
            return self.state.accepted_by
        parts = tuple(path.removeprefix("done.").split("."))
        if parts[0] == "form":
            return id_numbers(_value(self.state.form, parts[1:]))
        done = self.state.completions.get(parts[0])
        return done.by if done else ()


class _Gathering:
    """A circle while it is put together."""

    def __init__(self, people: People, barred: frozenset[str]) -> None:
        self.people = people
        self.barred = barred
        self.seats: list[Seat] = []
        self.posts: dict[tuple[str, str, str], Post] = {}
        self.identities: list[str] = []
        self.stand_ins: dict[StandIn, None] = {}

    def add(self, name: str) -> None:
        """Whoever one name of a `who` means."""
        state, affair = self.people.state, self.people.program.affair
        if name in ("applicant", "filer"):
            self._party(name)
        elif name == "handlers":
            for task in state.tasks.values():
                self._seated(task.seats, frozenset(task.barred))
        elif name in affair.who:
            self._entry(affair.who[name])

    def _party(self, name: str) -> None:
        state = self.people.state
        if name == "filer" and state.filer.kind == "staff":
            self._seat(Seat(state.filer.role, state.filer.org, "at"))
        else:
            self.identities += [key for key in (state.identity, *self.people.agents()) if key]

    def _entry(self, entry: WhoEntry) -> None:
        if entry.people:
            for path in entry.people:
                self.identities += list(self.people._excluded(path))
        elif entry.place is not None:
            for org in self.people.orgs(entry.place):
                self._seat(Seat(entry.role, org, "under" if entry.under else "at"))

    def _seated(self, seats: Iterable[Seat], barred: frozenset[str]) -> None:
        for seat in seats:
            if seat.scope == "person":
                self.identities.append(seat.person)
            else:
                self._seat(seat, barred)

    def _seat(self, seat: Seat, barred: frozenset[str] = frozenset()) -> None:
        if seat in self.seats:
            return
        self.seats.append(seat)
        under = seat.scope == "under"
        for post in holders(self.people.directory, seat.role, seat.org, self.people.on, under=under):
            if post.person not in self.barred and post.person not in barred:
                self.posts.setdefault((post.person, post.role, post.org), post)
                self._stand_ins(post, barred)

    def _stand_ins(self, post: Post, barred: frozenset[str]) -> None:
        """Whoever acts in the holder's place; one who is excluded is so in this capacity too."""
        for one in stand_ins_of(self.people.directory, post, self.people.on):
            if one.person not in self.barred and one.person not in barred:
                self.stand_ins[one] = None

    def fall_back(self, names: Who, least: int) -> None:
        """`if_nobody`, asked in order, as well, while fewer people are left than are needed."""
        asked = set(names)
        waiting = list(names)
        while waiting and self._count() < least:
            entry = self.people.program.affair.who.get(waiting.pop(0))
            for name in entry.if_nobody if entry else ():
                if name not in asked and self._count() < least:
                    asked.add(name)
                    waiting.append(name)
                    self.barred |= self.people.barred((name,))
                    self.add(name)

    def is_enough(self, least: int) -> bool:
        """Whether so many people are left."""
        return self._count() >= least

    def _count(self) -> int:
        return len({person for person, _, _ in self.posts} | set(self.identities))

    def circle(self, least: int) -> Circle:
        posts = tuple(sorted(self.posts.values(), key=lambda post: post.rank))
        identities = tuple(dict.fromkeys(self.identities))
        return Circle(tuple(self.seats), posts, self.barred, identities, self._count() < least, tuple(self.stand_ins))


def _remember(known: dict[object, Circle], key: object, circle: Circle) -> None:
    """A district asks for the same few circles all day; they go when the directory goes."""
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    known[key] = circle


def accounts_of(directory: Directory) -> Mapping[str, str]:
    """Staff keys by identity (`person:<id number>`); worked out once per directory."""
    found: Mapping[str, str] | None = directory.__dict__.get("_accounts")
    if found is None:
        found = {f"person:{p.id_number}": p.key for p in directory.people.values() if p.id_number}
        directory.__dict__["_accounts"] = found
    return found


def id_numbers(value: Any) -> Iterator[str]:
    """Identities that a part of a form, or its rows, give."""
    for part in value if isinstance(value, list) else (value,):
        if isinstance(part, Mapping) and part.get("id_number"):
            yield f"person:{part['id_number']}"


def _value(record: Mapping[str, Any], path: Iterable[str]) -> Any:
    value: Any = record
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
