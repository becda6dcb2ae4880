"""Several processes that answer at one address, and the one that watches over them.

The watcher compiles and opens nothing after the fork; whoever dies is followed by another, which finds the compiled
affairs in the memory that it was given. Linux and macOS only: there is no fork elsewhere.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Thread
from typing import NoReturn

import structlog

from yikou.usecases.operation.logs import log_error

Work = Callable[[int], None]
"""What a worker does, given its number from 0, until it is told to stop."""
WAITED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT}
STOP_SECONDS = 9.0
"""After this a worker that was told to stop is killed: what it still does was not acknowledged."""
CALM_SECONDS = 1.0
"""A worker that dies sooner is followed only after as long, so that a fault does not fill the machine."""

log = structlog.get_logger()


def watch_over(count: int, work: Work, *, close: Callable[[], None]) -> int:
    """Runs so many workers until SIGTERM or Ctrl+C; the status to leave with. To be called with one thread only.

    close: lets go of what the watcher keeps only to hand it to workers, such as the socket that listens.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WAITED)
    try:
        return _Watch(count, work, close).run()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Watch:
    """numbers: of the running workers, by process; began: when each was started. When `alive` is closed, by us or by
    our death, the workers stop."""

    def __init__(self, count: int, work: Work, close: Callable[[], None]) -> None:
        self.work = work
        self.close = close
        self.count = count
        self.numbers: dict[int, int] = {}
        self.began: dict[int, float] = {}
        self.listens, self.alive = os.pipe()

    def run(self) -> int:
        """Until a stop was asked for and all have ended."""
        for number in range(self.count):
            self._start(number)
        while signal.sigwait(WAITED) == signal.SIGCHLD:
            for pid, status in self._ended():
                number = self.numbers.pop(pid)
                log.error("worker_ended", worker=number, status=status)
                time.sleep(max(0.0, CALM_SECONDS - (time.monotonic() - self.began.pop(pid))))
                self._start(number)
        return self._stop()

    def _start(self, number: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._be_worker(number)
        self.numbers[pid], self.began[pid] = number, time.monotonic()

    def _be_worker(self, number: int) -> NoReturn:
        status = 1
        try:
            os.setpgid(0, 0)  # Ctrl+C reaches the watcher alone, who tells every worker once
            os.close(self.alive)
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # until the server has begun to answer
            signal.pthread_sigmask(signal.SIG_UNBLOCK, WAITED)
            Thread(target=_stop_with, args=(self.listens,), daemon=True).start()
            self.work(number)
            status = 0
        except BaseException as error:
            log_error(error)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)  # nothing of the watcher's, which this process was copied from, is to be ended twice

    def _stop(self) -> int:
        """Tells all to stop and waits; 0 if each of them left by itself and in time."""
        self.close()
        self._tell(signal.SIGTERM)
        until, good = time.monotonic() + STOP_SECONDS, True
        while self.numbers and time.monotonic() < until:
            signal.sigtimedwait({signal.SIGCHLD}, 0.1)
            for pid, status in self._ended():
                self.numbers.pop(pid)
                good = good and status == 0
        self._tell(signal.SIGKILL)
        return 0 if good and not self.numbers else 1

    def _tell(self, what: signal.Signals) -> None:
        for pid in self.numbers:
            os.kill(pid, what)

    def _ended(self) -> list[tuple[int, int]]:
        """Workers that have ended by now, each with its status: below 0 for a signal."""
        found = [os.waitpid(pid, os.WNOHANG) for pid in self.numbers]
        return [(pid, os.waitstatus_to_exitcode(status)) for pid, status in found if pid]


def _stop_with(watcher: int) -> None:
    """Stops this worker when the watcher is gone, however it went: nothing is ever written to the pipe."""
    os.read(watcher, 1)
    os.kill(os.getpid(), signal.SIGTERM)
