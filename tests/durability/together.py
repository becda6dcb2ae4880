"""Many requests at one moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.durability.browser import Answer


def at_once(asks: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Every request in a thread of its own, let go together."""
    barrier = Barrier(len(asks))

    def ask(one):
        barrier.wait()
        return one()

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(ask, asks))


def statuses(answers: Sequence[Answer]) -> list[int]:
    """What was answered, in order of size."""
    return sorted(answer.status for answer in answers)
