"""Interleaved rounds: every side takes its turn in every round, so that what slows the machine slows them all."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Side = Callable[[int], None]
"""Does its work that many times."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that one piece of work took, by side, one figure for each round."""

    seconds: Mapping[str, tuple[float, ...]]

    def per_second(self, side: str) -> float:
        """Pieces of work a second, median of the rounds."""
        return 1 / median(self.seconds[side])

    def ratios(self, side: str, peer: str) -> tuple[float, ...]:
        """How fast `side` is against `peer`, round by round: 2 is twice as fast."""
        return tuple(theirs / ours for ours, theirs in zip(self.seconds[side], self.seconds[peer], strict=True))

    def ratio(self, side: str, peer: str) -> float:
        """The median of `ratios`."""
        return median(self.ratios(side, peer))


def measure(sides: Mapping[str, Side], *, rounds: int, times: int) -> Measured:
    """Times each side in each round, after one round to warm up; the order turns with every round."""
    for work in sides.values():
        work(times)
    found: dict[str, list[float]] = {name: [] for name in sides}
    names = list(sides)
    for number in range(rounds):
        for name in names if number % 2 else reversed(names):
            found[name].append(timed(sides[name], times))
    return Measured({name: tuple(taken) for name, taken in found.items()})


def timed(work: Side, times: int) -> float:
    """Seconds for one piece of work, mean of `times`; nobody else's garbage is collected within."""
    gc.collect()
    start = perf_counter()
    work(times)
    return (perf_counter() - start) / times


def line(name: str, measured: Measured, side: str) -> str:
    """A side in words: its median, and its fastest and slowest round."""
    taken = measured.seconds[side]
    rates = f"{measured.per_second(side):8.0f}/s   (rounds {1 / max(taken):.0f} to {1 / min(taken):.0f})"
    return f"  {name:<52}{rates}"
