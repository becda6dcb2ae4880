"""Many cases in a database at once: rows of real cases written again, with numbers, people and stories of their own.

A real case is filed (and approved) at every community of the demo district, at three stages and on two days; its rows
are the pattern of many. Everything that lists, clocks and searches read is written for each: head, snapshot, tasks,
seats, rights, timers, keys, acts, texts and statistics. Ledgers are written only where `ledgers` says so, because no
list reads them: they are what `rebuild` is tried against. Documents, messages and scans are left out.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench.district import Clock
from tests.bench.relief import FORM, Relief, approving, relief_in
from yikou.access.words import APART, normal, words
from yikou.flow.acts import Actor
from yikou.store import ledger
from yikou.store.counting import Counted
from yikou.store.database import Row, Session
from yikou.store.directory_store import directory
from yikou.store.ledger import StoredEntry
from yikou.usecases.acts.deciding import go_on
from yikou.usecases.acts.indexing import index_all
from yikou.usecases.house import House
from yikou.usecases.operation.rebuilding import remade

TABLES = ("task", "seat", "under_way", "viewer", "timer", "one_per", "acted", "seal_use")
_TEXT = "select text from case_text where case_id = ?"
STAGES = ("check", "review", "ended")
NAME, STORY = str(FORM["applicant"]["name"]), str(FORM["story"])
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "桂兰秀英建国志强晓燕浩然海涛丽华文博雪梅春生玉珍凤霞长林福贵明辉红梅立新子涵"
CAUSES = ["漏水", "失火", "车祸", "骨折", "住院", "停产", "欠薪", "失业", "断电", "塌方", "内涝", "冻伤"]
THINGS = ["屋顶", "墙面", "家具", "被褥", "门窗", "暖气", "水管", "电线", "衣物", "粮食", "灶台", "窗框"]
AT_ONCE = 2_000
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_FIRST_BIRTHDAY, _BIRTHDAYS = date(1930, 1, 1), 25_000


@dataclass(frozen=True, slots=True)
class Own:
    """What a case does not share with its pattern."""

    number: str
    identity: str
    name: str
    story: str


def own(n: int, code: str) -> Own:
    """Of the n-th case, which begins with an org's code. No two of two million share a number or an identity."""
    return Own(f"{code}-2026-{n + 1:07}", id_number(n), name_of(n), story_of(n))


def id_number(n: int) -> str:
    """An ID number of the area that nobody has, with its check figure."""
    birthday = _FIRST_BIRTHDAY + timedelta(days=n % _BIRTHDAYS)
    digits = f"230199{birthday:%Y%m%d}{n // _BIRTHDAYS:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]


def name_of(n: int) -> str:
    """A name that about one in 60 000 bears."""
    first, n = n % len(SURNAMES), n // len(SURNAMES)
    return SURNAMES[first] + GIVEN[n % len(GIVEN)] + GIVEN[n // len(GIVEN) % len(GIVEN)]


def story_of(n: int) -> str:
    """Two words of twelve each, beside what everybody writes."""
    cause, thing = CAUSES[n % len(CAUSES)], THINGS[n // len(CAUSES) % len(THINGS)]
    return f"三月三十日家中{cause}，{thing}全部损坏，家里一时没有住处，已向社区借了两床被子。"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The rows of a real case. case: its columns; rows: of each table; lines: its texts, in two parts; code: of its
    org; reader: who has it on the desk, or had it first."""

    own: Own
    code: str
    reader: Actor
    case: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]
    entries: Sequence[StoredEntry]
    acts: Sequence[int]
    lines: Sequence[frozenset[str]]
    counts: Sequence[Counted]


def patterns(house: House, clock: Clock, *, days: int = 2) -> list[Pattern]:
    """Real cases of every community that has a window and a reviewer, at every stage."""
    relief = relief_in(house, clock)
    found = []
    for _ in range(days):
        for desk in _desks(house):
            found += [
                _pattern(house, _case(relief, desk, stage), desk[2 if stage == "review" else 1]) for stage in STAGES
            ]
        clock.now += timedelta(days=1)
    return found


def _desks(house: House) -> list[tuple[Actor, Actor, Actor]]:
    """Clerk and reviewer of each community, and the reviewer of its street."""
    with house.store.session() as s:
        people = directory(s)
    held = {(post.role, post.org): post.person for post in reversed(people.posts) if post.is_held(house.today)}

    def actor(role: str, org: str) -> Actor:
        person = held[role, org]
        return Actor("staff", person, people.people[person].name, role, org, proven="password")

    return [
        (actor("clerk", org.slug), actor("reviewer", org.slug), actor("reviewer", org.parent or ""))
        for org in people.orgs.values()
        if org.kind == "community" and ("clerk", org.slug) in held and ("reviewer", org.slug) in held
    ]


def _case(relief: Relief, desk: tuple[Actor, Actor, Actor], stage: str) -> str:
    """A real case, brought to its stage by those whose turn it is; its number."""
    clerk, reviewer, street = desk
    done = relief.file(relief.prepare(1)[0], clerk)
    actors = {"check": reviewer, "review": street, "issue": clerk}
    for step, _, post in relief.steps:
        if step == stage:
            break
        relief.clock.tick()
        with relief.house.store.writing() as s:
            done = go_on(relief.house, s, done.number, approving(step, actors[step], post, seen=done.state.no))
    return done.number


def _pattern(house: House, number: str, reader: Actor) -> Pattern:
    index_all(house)
    with house.store.session() as s:
        names = [row[1] for row in s.rows("pragma table_info(cases)")]
        case = dict(zip(names, s.rows("select * from cases where number = ?", number)[0], strict=True))
        id = case["id"]
        groups = ledger.by_act(s, id)
        return Pattern(
            Own(number, case["applicant_key"].partition(":")[2], NAME, STORY),
            number.partition("-")[0],
            reader,
            case,
            {table: s.rows(f"select * from {table} where case_id = ?", id) for table in TABLES},
            tuple(entry for group in groups for entry in group),
            tuple(group[0].no for group in groups for _ in group),
            [frozenset(part.split("\n")) for part in s.value(_TEXT, id).split(APART)],
            remade(house, s, case["slug"], case["version"], groups).counts,
        )


def load(path: Path, made: Sequence[Pattern], cases: int, *, ledgers: bool = False) -> Iterator[int]:
    """Puts so many cases in place of those of which the patterns were made; how many are written by and by.

    Nobody else has the file open, and nothing is kept of it if it breaks: no journal, no syncing.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode = off", "synchronous = off", "cache_size = -800000", "locking_mode = exclusive"):
            connection.execute(f"pragma {setting}").fetchall()
        s = Session(connection, True, {})
        s.run("begin")
        _empty(s)
        yield from _Loader(s, made, ledgers).load(cases)
        s.run("commit")


@dataclass(frozen=True, slots=True)
class _Loader:
    """Writes cases after the patterns, in turn."""

    s: Session
    patterns: Sequence[Pattern]
    ledgers: bool

    def load(self, cases: int) -> Iterator[int]:
        """How many are written, after each handful."""
        columns = {table: len(self.s.rows(f"pragma table_info({table})")) for table in ("cases", "entry", *TABLES)}
        for start in range(0, cases, AT_ONCE):
            rows: dict[str, list[Row]] = {table: [] for table in columns}
            texts = []
            for n in range(start, min(start + AT_ONCE, cases)):
                texts.append(self._case(n, rows))
            for table, made in rows.items():
                self.s.many(f"insert into {table} values (?{', ?' * (columns[table] - 1)})", made)
            self.s.many("insert into case_text (case_id, text) values (?, ?)", ((id, text) for id, text, _ in texts))
            self.s.many(
                "insert into case_words (rowid, words) values (?, ?)",
                ((id, " ".join(sorted(found))) for id, _, found in texts),
            )
            yield min(start + AT_ONCE, cases)
        self._count(cases)

    def _case(self, n: int, rows: dict[str, list[Row]]) -> tuple[int, str, frozenset[str]]:
        pattern = self.patterns[n % len(self.patterns)]
        mine, id = own(n, pattern.code), n + 1
        swap = _Swap(pattern.own, mine)
        case = dict(pattern.case, id=id)
        case |= {name: swap(case[name]) for name in _OWN}
        if self.ledgers:
            entries = [StoredEntry(e.no, e.kind, e.at, e.actor, swap(e.payload)) for e in pattern.entries]
            chain = _chained(mine.number, entries, pattern.acts)
            case["head_hash"] = chain[-1][-1]
            rows["entry"] += [(id, *row[:5], *row[6:], row[5]) for row in chain]
        rows["cases"].append(tuple(case.values()))
        for table in TABLES:
            at, first = _ID[table], swap if table == "one_per" else _same
            rows[table] += [(*map(first, row[:at]), id, *row[at + 1 :]) for row in pattern.rows[table]]
        changed = {normal(pattern.own.name): normal(mine.name), normal(pattern.own.story): normal(mine.story)}
        parts = [{changed.get(line, line) for line in part} for part in pattern.lines]
        text = APART.join("\n".join(sorted(part)) for part in parts)
        return id, text, frozenset().union(*(_words(line) for part in parts for line in part))

    def _count(self, cases: int) -> None:
        """The sums of what all of them count."""
        sums: Counter[Row] = Counter()
        for at, pattern in enumerate(self.patterns):
            times = len(range(at, cases, len(self.patterns)))
            for c in pattern.counts:
                sums[c.day.isoformat(), pattern.case["slug"], c.place, c.lane, c.event] += times
        self.s.many("insert into day_count values (?, ?, ?, ?, ?, ?)", [(*key, n) for key, n in sums.items() if n])


_ID = {"task": 0, "seat": 3, "under_way": 0, "viewer": 1, "timer": 1, "one_per": 1, "acted": 2, "seal_use": 2}
"""Which column of each table is the id of the case."""
_OWN = ("number", "applicant_key", "applicant_name", "snapshot")
"""Columns of the case that hold what is its own; of the rows, keys of `one_per` do, before the id."""
_known: dict[str, frozenset[str]] = {}


def _same(value: Any) -> Any:
    return value


def _words(line: str) -> frozenset[str]:
    """Of a line that many cases have, computed once."""
    found = _known.get(line)
    if found is None:
        found = words(line)
        if len(_known) < 1_000:
            _known[line] = found
    return found


class _Swap:
    """Replaces everything that is the pattern's own."""

    def __init__(self, old: Own, new: Own) -> None:
        pairs = [(old.number, new.number), (old.identity, new.identity), (old.story, new.story), (old.name, new.name)]
        self.texts = pairs
        self.bytes = [(a.encode(), b.encode()) for a, b in pairs]

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            for old, new in self.texts:
                if old in value:
                    value = value.replace(old, new)
        elif isinstance(value, bytes):
            for one, other in self.bytes:
                value = value.replace(one, other)
        return value


def _chained(number: str, entries: Sequence[StoredEntry], acts: Sequence[int]) -> list[Row]:
    """The ledger of a case, chained act by act as it is written."""
    rows: list[Row] = []
    previous = ""
    for act in dict.fromkeys(acts):
        rows += ledger.chained(previous, number, [e for e, of in zip(entries, acts, strict=True) if of == act])
        previous = str(rows[-1][-1])
    return rows


def _empty(s: Session) -> None:
    """Takes the real cases out again."""
    s.run("drop trigger entry_no_delete")
    for table in ("entry", "output", "message", *TABLES, "day_count", "case_text", "text_due", "cases"):
        s.run(f"delete from {table}")
    s.run("insert into case_words (case_words) values ('delete-all')")
