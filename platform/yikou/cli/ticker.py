"""The clock's work beside the server: a thread that looks every few seconds whether something is due.

Of several processes that serve, one does it (`usecases.operation.leading`).
"""

import os
import secrets
import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread

from yikou.usecases.acts.indexing import index_all
from yikou.usecases.acts.ticking import is_tidied, tick, tidy
from yikou.usecases.house import House
from yikou.usecases.operation.leading import EVERY, lead, note_round, step_down
from yikou.usecases.operation.logs import log_error

LAST_SECONDS = 2.0
"""How long a stop waits for the case in hand; what is not done by then rolls back and is due again."""


@contextmanager
def ticking(house: House) -> Generator[None]:
    """Does what is due while the block runs; the case in hand is finished before it ends."""
    stop = Event()
    thread = Thread(target=_run, args=(house, stop), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LAST_SECONDS)


def _run(house: House, stop: Event) -> None:
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    while not stop.is_set():
        _attempt(house, holder, stop)
        stop.wait(EVERY.total_seconds())
    try:
        step_down(house, holder)
    except Exception as error:  # the lease runs out by itself
        log_error(error)
    house.store.close()


def _attempt(house: House, holder: str, stop: Event) -> None:
    """One round, if it is this process's turn."""
    try:
        if lead(house, holder):
            note_round(house, tick(house, stop=stop.is_set))
            index_all(house, stop=stop.is_set)
            if not is_tidied(house, house.today):
                tidy(house, stop=stop.is_set)
    except Exception as error:  # the database may be busy: the next round tries again
        log_error(error)
