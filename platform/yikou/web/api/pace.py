"""How often one token may ask. Counted by the minute, in each process by itself: it bounds what one process bears."""

from threading import Lock
from time import time


class Pace:
    """Requests of each token within the minute. most: of one token."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._minute = 0
        self._asked: dict[str, int] = {}
        self._lock = Lock()

    def left(self, token: str, at: float | None = None) -> int:
        """Counts a request. 0 for one that may be answered, else how many seconds remain until the next may.

        >>> pace = Pace(1)
        >>> pace.left("a", 60.0), pace.left("b", 60.0), pace.left("a", 70.0), pace.left("a", 120.0)
        (0, 0, 50, 0)
        """
        now = time() if at is None else at
        minute = int(now // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._asked = minute, {}
            self._asked[token] = self._asked.get(token, 0) + 1
            return 0 if self._asked[token] <= self.most else max(1, int(60 - now % 60))
