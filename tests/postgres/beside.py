"""A session in a thread of its own, beside another: it does what it is handed, and ends when it is told to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any

from yikou.store.database import Session


class Beside:
    """opening: `store.deciding()` or the like. What the session raises is its answer."""

    def __init__(self, opening: AbstractContextManager[Session]) -> None:
        self._asks: Queue[Callable[[Session], Any] | None] = Queue()
        self._answers: Queue[Any] = Queue()
        self._thread = Thread(target=self._run, args=(opening,))
        self._thread.start()

    def begin(self, ask: Callable[[Session], Any]) -> None:
        """Hands something over."""
        self._asks.put(ask)

    def answer(self, seconds: float = 5) -> Any:
        """What came of it; `queue.Empty` where it is not done in time."""
        return self._answers.get(timeout=seconds)

    def ask(self, ask: Callable[[Session], Any]) -> Any:
        """Both."""
        self.begin(ask)
        return self.answer()

    def end(self) -> None:
        """Commits."""
        self._asks.put(None)
        self._thread.join()

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.end()

    def _run(self, opening: AbstractContextManager[Session]) -> None:
        try:
            with opening as s:
                while (ask := self._asks.get()) is not None:
                    self._answers.put(ask(s))
        except Exception as error:  # whatever it is, the test wants to know
            self._answers.put(error)
