"""Killing the server under load, and finding everything again that it had acknowledged."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests import databases
from tests.durability import office
from tests.durability.load import Known, Load, Pair
from tests.durability.server import Server
from yikou.settings import HOUSE
from yikou.store.database import open_store
from yikou.usecases.house import house_of
from yikou.usecases.operation import keeping
from yikou.usecases.operation.rebuilding import rebuild

MOST_SECONDS = 1.5


@dataclass
class Tally:
    """What a round found. cases, acts, files: acknowledged until then, all of which were there."""

    seconds: float
    cases: int
    acts: int
    files: int

    def __str__(self):
        found = f"{self.cases} cases, {self.acts} acts, {self.files} files so far, all there"
        return f"killed after {self.seconds:.2f} s: {found}"


def kill_round(var: Path, server: Server, load: Load, random: Random) -> tuple[Server, Tally]:
    """Lets people work, kills the server at a random moment, and looks for everything with the next one."""
    seconds = random.uniform(0, MOST_SECONDS)
    load.begin()
    load.wait_for_a_case()
    time.sleep(seconds)
    server.kill()
    load.end()
    if not databases.SERVER:
        check_database(var / "yikou.sqlite")
    server = Server(var)
    load.move(server.port)
    for pair, known in load.filed:
        check_case(pair, known)
    for pair in load.pairs:
        for known in pair.known:
            check_files(pair, known)
    check_house(var)
    acts = sum(len(known.opinions) for known in load.known)
    return server, Tally(seconds, len(load.filed), acts, sum(len(known.files) for known in load.known))


def check_database(path: Path):
    """SQLite itself finds nothing broken, after it has taken its log back in."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


def check_case(pair: Pair, known: Known):
    """The case opens and shows every act that was acknowledged; its draft leads nowhere else."""
    page = pair.clerk.get(f"/cases/{known.number}")
    assert page.status == 200, f"{known.number}: {page.status}"
    lost = [opinion for opinion in known.opinions if opinion not in page.text]
    assert not lost, f"{known.number} has lost {lost}"
    assert pair.clerk.get(known.draft).location == f"/cases/{known.number}/receipt"


def check_files(pair: Pair, known: Known):
    """Every file that was acknowledged has its bytes, filed or not."""
    for key, wanted in known.files.items():
        answer = pair.clerk.get(f"/files/{key}")
        assert (answer.status, office.hash_of(answer.body)) == (200, wanted), f"{known.number or known.draft}: {key}"


def check_house(var: Path):
    """Chains, anchors, files and outputs verify, and the ledgers give the very rows that are there."""
    house = house_of(databases.settings_in(var, house=HOUSE), open_store(databases.place(var)))
    try:
        assert keeping.verify(house) == ()
        assert rebuild(house) == ()
    finally:
        house.store.close()
