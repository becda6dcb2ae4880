"""The clock's work beside the server: a thread that looks every few seconds whether something is due."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread

from yikou.usecases.house import House
from yikou.usecases.logs import log_error
from yikou.usecases.ticking import is_tidied, tick, tidy

EVERY_SECONDS = 20.0


@contextmanager
def ticking(house: House) -> Generator[None]:
    """Does what is due while the block runs; the work in hand is finished before it ends."""
    stop = Event()
    thread = Thread(target=_run, args=(house, stop), name="clock")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _run(house: House, stop: Event) -> None:
    while not stop.is_set():
        try:
            tick(house)
            if not is_tidied(house, house.today):
                tidy(house)
        except Exception as error:  # the database may be busy: the next round tries again
            log_error(error)
        stop.wait(EVERY_SECONDS)
