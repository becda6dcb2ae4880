"""Whether a page costs more when there are a hundred times as many cases: the inbox, and searching, over HTTP.

Two districts on disk, alike but for the number of their cases, are served side by side; in every round each answers
the same requests, and people take turns, so that no page is asked for twice in a row.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count, islice
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter, sleep
from urllib.parse import urlencode

import structlog
import uvicorn

from tests.bench import bulk
from tests.bench.bulk import Own, Pattern
from tests.bench.district import Clock, open_house
from tests.bench.rounds import Measured, Side, measure
from yikou.flow.acts import Actor
from yikou.store.accounts import Account, put_account, switch_post
from yikou.usecases.accounts.passwords import hash_password
from yikou.usecases.accounts.signing_in import hash_of, sign_in
from yikou.usecases.definitions.programs import warm_up
from yikou.usecases.house import House
from yikou.usecases.operation.rebuilding import rebuild
from yikou.web.app import create_app
from yikou.web.csrf import csrf_token
from yikou.web.services import make_services

SAYS = """The same pages with {few} cases and with {many}, over HTTP, {people} people taking turns, synchronous=NORMAL.
  Two cases of three are open; each has its head, snapshot, tasks, seats, rights, timers, keys, acts, texts and counts.
  Ledgers, documents, messages and scans are left out, because no list reads them: of {sample} cases with their ledgers,
  `rebuild` makes the same rows."""
PASSWORD = "三棵白杨树在窗口前"
HASH = hash_password(PASSWORD)
FEW, MANY, SAMPLE = 10_000, 1_000_000, 240
Fields = Mapping[str, str]
Search = Callable[[Own], Fields]
SEARCHES: Mapping[str, Search] = {
    "number": lambda own: {"q": own.number},
    "ID number": lambda own: {"person": own.identity},
    "name": lambda own: {"person": own.name},
    "two words": lambda own: {"q": f"{own.story[6:8]} {own.story[9:11]}"},
    "filters": lambda _: {"affair": "hardship-relief", "state": "open", "since": "2026-04-01"},
    "everything": lambda _: {"state": "granted"},
}
"""What is searched, by what it is called: by the number of some case, its applicant, its story; by filters alone."""


@dataclass(frozen=True, slots=True)
class District:
    """A district that is served. tokens: of those who take turns, each with a case of theirs to look for."""

    port: int
    tokens: Sequence[tuple[str, Sequence[Own]]]


Ask = Callable[[District, HTTPConnection, int], None]


@dataclass(frozen=True, slots=True)
class Growth:
    """seconds: of one page, by what was asked and where (`few`, `many`), one figure for each round."""

    seconds: dict[str, Measured]

    def ratios(self, *asked: str) -> tuple[float, ...]:
        """How much longer the pages took where there are many cases, round by round: 2 is twice as long."""
        sums = {
            side: [sum(taken) for taken in zip(*(self.seconds[one].seconds[side] for one in asked), strict=True)]
            for side in ("few", "many")
        }
        return tuple(many / few for few, many in zip(sums["few"], sums["many"], strict=True))


def growth(folder: Path, *, few: int = FEW, many: int = MANY, rounds: int, times: int) -> Mapping[str, float]:
    """Both figures; prints what was measured."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    tried = _same_rows(folder / "sample", min(SAMPLE, few))
    with ExitStack() as stack:
        districts = {
            side: stack.enter_context(served(*loaded(folder / side, cases), cases))
            for side, cases in (("few", few), ("many", many))
        }
        people = len(districts["few"].tokens)
        print(SAYS.format(few=few, many=many, people=people, sample=tried), flush=True)
        found = measured(districts, rounds=rounds, times=times)
    return {
        "inbox_growth": round(median(found.ratios("inbox")), 2),
        "search_growth": round(median(found.ratios(*SEARCHES)), 2),
    }


def measured(districts: Mapping[str, District], *, rounds: int, times: int) -> Growth:
    """Every page, asked for in turn in both districts; printed by and by."""
    found = Growth({})
    for name, ask in {"inbox": _inbox, **{name: _search(fields) for name, fields in SEARCHES.items()}}.items():
        found.seconds[name] = _measured(districts, ask, rounds=rounds, times=times)
        _tell(name, found, name)
    _tell("search, all together", found, *SEARCHES)
    return found


def _same_rows(folder: Path, cases: int) -> int:
    """How many cases were loaded with their ledgers; AssertionError if `rebuild` makes other rows of them."""
    clock = Clock()
    house = open_house(folder, clock, synchronous="NORMAL")
    made = bulk.patterns(house, clock)
    house.store.close()
    for _ in bulk.load(_file(house), made, cases, ledgers=True):
        pass
    differences = rebuild(house)
    house.store.close()
    assert not differences, f"{len(differences)} rows differ, of {differences[0].table}"
    return cases


def loaded(folder: Path, cases: int) -> tuple[House, list[Pattern]]:
    """A district with so many cases."""
    clock = Clock()
    house = open_house(folder, clock, synchronous="NORMAL")
    made = bulk.patterns(house, clock)
    house.store.close()
    _load(house, made, cases)
    return house, made


@contextmanager
def served(house: House, made: Sequence[Pattern], cases: int) -> Iterator[District]:
    """The district on a free port, and people signed in to it."""
    tokens = [(_signed_in(house, who), _cases_of(who, made, cases)) for who in dict.fromkeys(p.reader for p in made)]
    warm_up(house)
    server = uvicorn.Server(
        uvicorn.Config(create_app(make_services(house)), port=0, log_config=None, timeout_keep_alive=600)
    )
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            sleep(0.01)
        yield District(server.servers[0].sockets[0].getsockname()[1], tokens)
    finally:
        server.should_exit = True
        thread.join()
        house.store.close()


def _file(house: House) -> Path:
    return Path(house.settings.database)


def _load(house: House, made: Sequence[Pattern], cases: int) -> None:
    path, start, told = _file(house), perf_counter(), 0
    for done in bulk.load(path, made, cases):
        if done >= told:
            print(f"  {done} of {cases} cases loaded in {perf_counter() - start:.0f} s", flush=True)
            told = done + max(cases // 5, 1)
    size = path.stat().st_size / 1e9
    print(f"  {cases} cases are {size:.2f} GB, loaded in {perf_counter() - start:.0f} s", flush=True)


def _signed_in(house: House, who: Actor) -> str:
    """The cookie of somebody, in that post."""
    account = Account(
        who.person, who.person, HASH, must_change=False, initial=False, disabled=False, changed_at=house.now
    )
    with house.store.writing() as s:
        put_account(s, account)
    token = sign_in(house, who.person, PASSWORD, ip="127.0.0.1", agent="bench").token
    with house.store.writing() as s:
        switch_post(s, hash_of(token), f"{who.role}@{who.org}")
    return token


def _cases_of(who: Actor, made: Sequence[Pattern], cases: int) -> tuple[Own, ...]:
    """Some cases that lie on somebody's desk, from all over the district's years."""
    mine = [n for n, pattern in enumerate(made) if pattern.reader == who]
    apart = max(cases // 40 // len(made), 1) * len(made)
    return tuple(bulk.own(n, made[n % len(made)].code) for n in range(mine[0], cases, apart))


def _inbox(district: District, line: HTTPConnection, turn: int) -> None:
    token, _ = district.tokens[turn % len(district.tokens)]
    _answered(line, "GET", "/desk", token)


def _search(fields: Search) -> Ask:
    def ask(district: District, line: HTTPConnection, turn: int) -> None:
        token, owns = district.tokens[turn % len(district.tokens)]
        own = owns[turn // len(district.tokens) % len(owns)]
        _answered(line, "POST", "/search", token, {"_csrf": csrf_token(token), **fields(own)})

    return ask


def _answered(line: HTTPConnection, method: str, path: str, token: str, fields: Fields | None = None) -> None:
    """One page, read to its end, with rows of cases on it."""
    headers = {"Cookie": f"yikou={token}", "Content-Type": "application/x-www-form-urlencoded"}
    line.request(method, path, body=urlencode(fields) if fields else None, headers=headers)
    answer = line.getresponse()
    page = answer.read()
    if answer.status == 303:  # to what a search found
        _answered(line, "GET", answer.headers["Location"], token)
        return
    assert answer.status == 200, f"{method} {path} {fields}: {answer.status}"
    assert b"/cases/" in page, f"{method} {path} {fields}: nothing found"


def _measured(districts: Mapping[str, District], ask: Ask, *, rounds: int, times: int) -> Measured:
    """Rounds in which both districts answer the same number of pages."""
    return measure({side: _asking(of, ask) for side, of in districts.items()}, rounds=rounds, times=times)


def _asking(district: District, ask: Ask) -> Side:
    turns = count()

    def work(times: int) -> None:
        # A connection for each round: the server gives up one that is left alone while the other side has its turn.
        with closing(HTTPConnection("127.0.0.1", district.port, timeout=60)) as line:
            for turn in islice(turns, times):
                ask(district, line, turn)

    return work


def _tell(name: str, found: Growth, *asked: str) -> None:
    """Milliseconds of a page on both sides, and how much longer it takes where there are many cases."""
    ratios = found.ratios(*asked)
    few, many = (1000 * sum(median(found.seconds[one].seconds[side]) for one in asked) for side in ("few", "many"))
    spread = f"rounds {min(ratios):.2f} to {max(ratios):.2f}"
    print(f"  {name:<22}{few:8.1f} ms {many:8.1f} ms   ratio {median(ratios):.2f}   ({spread})", flush=True)
