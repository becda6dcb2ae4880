"""A whole case of temporary relief against raw SQLite: which rows each side writes, and how fast it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tests.bench.district import Clock, open_house
from tests.bench.footprint import Footprint, footprint
from tests.bench.raw import Raw, raw_in
from tests.bench.relief import Relief, relief_in
from tests.bench.rounds import Measured, line, measure
from yikou.store.dialect import Synchronous
from yikou.usecases.definitions.programs import warm_up

OURS, RAW = "platform", "raw SQLite"
SAYS = """A whole case: temporary relief, filed with acceptance and approved three times, four commits a case.
  platform:   binds the post, judges the rules, checks the answers, decides and evolves; writes the ledger chained by
              hash, the snapshot, rights, clocks, papers, statistics, two documents; all keys, indexes and triggers.
  raw SQLite: is handed every value ready made; begins, writes and commits the rows of cases, task, seat and entry,
              value for value those of the platform, in tables with the same columns, keys, indexes and triggers."""


@dataclass(slots=True)
class Ours:
    """The platform's side. ready: applicants whose papers have been uploaded, which is no part of the measure."""

    relief: Relief
    ready: Iterator[int] = field(default_factory=lambda: iter(()))

    def prepare(self, times: int) -> None:
        self.ready = chain(self.ready, self.relief.prepare(times))

    def __call__(self, times: int) -> None:
        for _ in range(times):
            self.relief.whole_case(next(self.ready))


def measured(folder: Path, *, synchronous: Synchronous, rounds: int, times: int) -> Measured:
    """Rounds of both sides in one folder; prints what each wrote and how fast."""
    clock = Clock()
    house = open_house(folder / "platform", clock, synchronous=synchronous)
    warm_up(house)
    ours = Ours(relief_in(house, clock))
    pattern = footprint(ours.relief)
    raw = raw_in(folder / "raw.sqlite", pattern, synchronous=synchronous)
    ours.prepare(times * (rounds + 1))
    found = measure({OURS: ours, RAW: lambda times: write(raw, times)}, rounds=rounds, times=times)
    raw.connection.close()
    house.store.close()
    tell(found, pattern, synchronous)
    return found


def write(raw: Raw, times: int) -> None:
    """The peer's side."""
    for _ in range(times):
        raw.whole_case()


def tell(found: Measured, pattern: Footprint, synchronous: Synchronous) -> None:
    """The figures in words."""
    ratios = found.ratios(OURS, RAW)
    print(f"\nsynchronous={synchronous}: {len(ratios)} rounds; rows a case on both sides: {pattern.rows}")
    for side in (OURS, RAW):
        print(line(side, found, side))
    print(f"  ratio {found.ratio(OURS, RAW):.3f}, rounds {min(ratios):.3f} to {max(ratios):.3f}")
