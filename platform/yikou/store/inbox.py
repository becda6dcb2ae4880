# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""The inbox: tasks whose seats somebody holds, in the order of lane and due moment, page by page.

Each seat is one range of the index (key, lane rank, due, case, task); a page merges the first rows of each range, so it
costs the same at a million cases. Counts, and what can be chosen from, look at the first `LOOK` tasks of a seat.
Whoever is barred from a task or has voted at it does not see it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.inbox_filter import ANY, Filter
from yikou.store.inbox_row import SHOWN, InboxRow
from yikou.store.keys import InboxKey, key_texts
from yikou.store.moments import moment, moment_or_never
from yikou.store.paging import Page, Place, page_of, place_after

Order = Literal["lane", "due", "oldest", "newest"]
LOOK = 300
"""Tasks of a seat that counting looks at: more than anybody works off in a week."""


_TASK = {"s.case_id": int, "s.task": str}
_PLACES: dict[str, dict[str, type]] = {
    "lane": {"s.lane_rank": int, "s.due_at": str, **_TASK},
    "due": {"s.due_at": str, **_TASK},
    "oldest": {"t.opened_at": str, **_TASK},
    "newest": {"t.opened_at": str, **_TASK},
}
"""Columns by which a list goes on, and what they hold."""


def inbox(
    s: Session,
    keys: Sequence[InboxKey],
    *,
    person: str,
    stands_for: str = "",
    only: Filter = ANY,
    order: Order = "lane",
    after: str = "",
    limit: int = 50,
) -> Page[InboxRow]:
    """A page of what somebody may act on. keys: of the post that counts; stands_for: its holder, where that is another;
    after: `Page.next` of the page before.

    Only the order `lane` is read from the index; the others sort the whole inbox.
    """
    who = _Who(person, stands_for)
    texts = key_texts(keys, who.voter)
    columns = _PLACES[order]
    place = place_after(after, *columns.values()) if after else []
    where, values = only.sql(*who.people)
    names = ", ".join(f"{column} desc" if order == "newest" else column for column in columns)
    branch = _branch("s.case_id, s.task", f"{who.sql} {_behind(order, place)} {where}", names)
    shown = names.replace("s.", "t.")
    sql = (
        f"select {SHOWN} from ({' union '.join([branch] * len(texts))}) p cross join task t cross join cases c "
        f"where t.case_id = p.case_id and t.task = p.task and c.id = p.case_id order by {shown} limit ?"
    )
    each = [value for key in texts for value in (key, *who.values, *place, *values, limit + 1)]
    found = [rowmap.read(InboxRow, row) for row in s.rows(sql, person, *each, limit + 1)]
    return page_of(found, limit, _PLACE_OF[order])


def count_inbox(
    s: Session,
    keys: Sequence[InboxKey],
    *,
    person: str,
    stands_for: str = "",
    only: Filter = ANY,
    most: int = 100,
) -> int:
    """How many tasks somebody may act on; `most` + 1 means more than `most`. Cheap enough for every page.

    What narrows is tried at the first `LOOK` tasks of each seat: of a longer inbox it says how many there are at least.
    """
    who = _Who(person, stands_for)
    texts = key_texts(keys, who.voter)
    where, values = only.sql(*who.people)
    order = "s.lane_rank, s.due_at, s.case_id, s.task"
    branch = _branch("s.case_id, s.task", f"{who.sql} {where}", order, look=LOOK if where else most + 1)
    each = [value for key in texts for value in (key, *who.values, *values, most + 1)]
    sql = f"select count(*) from (select * from ({' union '.join([branch] * len(texts))}) p limit ?) q"
    return int(s.value(sql, *each, most + 1))


def count_barred(s: Session, keys: Sequence[InboxKey], *, person: str, but: str) -> int:
    """How many tasks of these seats, which `but` may act on, the person is barred from."""
    texts = key_texts(keys, but)
    branch = (
        "select s.case_id, s.task from seat s cross join task t where s.key = ? and t.case_id = s.case_id "
        "and t.task = s.task and t.excluded like ? escape '^' and t.excluded not like ? escape '^'"
    )
    each = [value for key in texts for value in (key, _among(person), _among(but))]
    return int(s.value(f"select count(*) from ({' union '.join([branch] * len(texts))}) q", *each))


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that lies in an inbox: tasks of one step, place and lane. version: the latest of the affair there."""

    slug: str
    version: int
    step: str
    title: str
    place: str
    lane: str


def kinds(s: Session, keys: Sequence[InboxKey], *, person: str, stands_for: str = "") -> tuple[Kind, ...]:
    """What lies in somebody's inbox, for choosing from it, among the first `LOOK` tasks of each seat."""
    who = _Who(person, stands_for)
    texts = key_texts(keys, who.voter)
    branch = (
        f"select c.slug, c.version, t.step, t.title, c.place, c.lane from {_first(LOOK)} cross join task t "
        f"cross join cases c where t.case_id = s.case_id and t.task = s.task and c.id = s.case_id {who.sql}"
    )
    each = [value for key in texts for value in (key, *who.values)]
    sql = (
        f"select slug, max(version), step, min(title), place, lane from ({' union '.join([branch] * len(texts))}) q "
        "group by slug, step, place, lane order by slug, step, place, lane"
    )
    return tuple(Kind(*row) for row in s.rows(sql, *each))


def mark_seen(s: Session, case_id: int, *, person: str, at: datetime) -> None:
    """Notes that somebody has looked at the case: its tasks are no longer new to them."""
    sql = "insert into seen (case_id, person, at) values (?, ?, ?) on conflict (case_id, person) do update set at = "
    s.run(sql + "excluded.at", case_id, person, moment(at))


def seen_since(s: Session, case_id: int, since: datetime) -> frozenset[str]:
    """Who has looked at the case from a moment on."""
    sql = "select person from seen where case_id = ? and at >= ?"
    return frozenset(person for (person,) in s.rows(sql, case_id, moment(since)))


def _first(look: int) -> str:
    """The first tasks of one seat; takes its key."""
    return f"(select * from seat where key = ? order by lane_rank, due_at, case_id, task limit {look}) s"


def _branch(select: str, where: str, names: str, *, look: int = 0) -> str:
    """The first rows of one seat; takes key, the values of `where`, and a limit. look: tasks tried, 0 for all."""
    seats, here = (_first(look), "") if look else ("seat s", "s.key = ? and ")
    cases, joined = (" cross join cases c", " and c.id = s.case_id") if " c." in where else ("", "")
    return (
        f"select * from (select {select} from {seats} cross join task t{cases} "
        f"where {here}t.case_id = s.case_id and t.task = s.task{joined} "
        f"{where} order by {names} limit ?) b"
    )


@dataclass(frozen=True, slots=True)
class _Who:
    """Whose inbox it is. A stand-in has the tasks of the holder, less those from which either of the two is barred."""

    person: str
    stands_for: str

    @property
    def voter(self) -> str:
        """Whose personal tasks these are."""
        return self.stands_for or self.person

    @property
    def people(self) -> tuple[str, ...]:
        """The person and the holder, each once."""
        return (self.person, self.stands_for) if self.stands_for else (self.person,)

    @property
    def sql(self) -> str:
        """The condition that nobody of them is barred; takes `values`."""
        return " ".join(["and t.excluded not like ? escape '^'"] * len(self.people))

    @property
    def values(self) -> list[str]:
        """A pattern for each of them."""
        return [_among(person) for person in self.people]


def _among(person: str) -> str:
    """Pattern of a text of `projecting.excluded_text` that names the person.

    >>> _among("p_7")
    '%|p^_7|%'
    """
    for special in "^%_":
        person = person.replace(special, f"^{special}")
    return f"%|{person}|%"


def _behind(order: Order, place: Place) -> str:
    """The condition that a row stands behind a place; '' for the first page."""
    if not place:
        return ""
    return f"and ({', '.join(_PLACES[order])}) {'<' if order == 'newest' else '>'} (?{', ?' * (len(place) - 1)})"


_PLACE_OF: dict[str, Callable[[InboxRow], Place]] = {
    "lane": lambda row: [row.lane_rank, moment_or_never(row.due_at), row.case_id, row.task],
    "due": lambda row: [moment_or_never(row.due_at), row.case_id, row.task],
    "oldest": lambda row: [moment(row.opened_at), row.case_id, row.task],
    "newest": lambda row: [moment(row.opened_at), row.case_id, row.task],
}
