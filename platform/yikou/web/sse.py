"""Live pages: one poller per process asks the database what is new, and wakes the streams that listen.

A stream carries no data, only the word that something changed; the page then asks for its rows as any page does, so
what somebody may see is decided in one place.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable

from sse_starlette import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from yikou.store.dialect import Busy
from yikou.store.sessions import Changes

EVERY_SECONDS = 1.0
MOST_STREAMS = 500
LONGEST_SECONDS = 600.0
"""A stream ends after this and the browser opens it anew: so a session that has ended is noticed."""


class Pulse:
    """read: a cheap query whose value moves whenever an inbox may have changed. It runs only while somebody listens.
    changes: where the database tells of a change, the query runs only then; else it runs every so many seconds.
    count: is told how many listen."""

    def __init__(
        self,
        read: Callable[[], int],
        *,
        changes: Changes | None = None,
        every: float = EVERY_SECONDS,
        most: int = MOST_STREAMS,
        count: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._read = read
        self._changes = changes
        self._count = count
        self._every = every
        self._most = most
        self._listening = 0
        self._poller: asyncio.Task[None] | None = None
        self._moved = asyncio.Event()
        self._closed = False

    def stream(self, mine: Callable[[], int], event: str = "inbox") -> Response:
        """An event stream that says `event` each time the value of `mine`, a query for one person, has moved.

        It is asked only when something has moved for anybody. Beyond the bound: 503; the page works without it.
        """
        if self._listening >= self._most or self._closed:
            raise HTTPException(503)
        return EventSourceResponse(self._events(mine, event), ping=15, headers={"Cache-Control": "no-store"})

    async def close(self) -> None:
        """Ends every stream and the poller: the process is about to stop."""
        self._closed = True
        self._wake()
        if self._poller:
            self._poller.cancel()

    async def _events(self, mine: Callable[[], int], event: str) -> AsyncGenerator[dict[str, str]]:
        self._listen(1)
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        ends = asyncio.get_running_loop().time() + LONGEST_SECONDS
        try:
            # What is waited for is taken before the value is read, so that nothing between the two is missed.
            moved, last = self._moved, await run_in_threadpool(mine)
            while await self._has_moved(moved, ends):
                moved, now = self._moved, await run_in_threadpool(mine)
                if now != last:
                    last = now
                    yield {"event": event, "data": "new"}
        finally:
            self._listen(-1)

    async def _has_moved(self, moved: asyncio.Event, ends: float) -> bool:
        """Waits until something has moved; False when the time of the stream, or of the process, is over."""
        try:
            async with asyncio.timeout_at(ends):
                await moved.wait()
        except TimeoutError:
            return False
        return not self._closed

    async def _poll(self) -> None:
        last = None
        try:
            while self._listening and not self._closed:
                now = await self._next()
                if now not in (None, last):
                    last = now
                    self._wake()
        finally:
            if self._changes:
                self._changes.close()

    async def _next(self) -> int | None:
        """The value a moment later, or at once when the database tells of a change; None where it is not known."""
        try:
            if self._changes is None:
                await asyncio.sleep(self._every)
            elif not await run_in_threadpool(self._changes.wait, self._every):
                return None
            return await run_in_threadpool(self._read)
        except Busy:  # the database is away: whoever listens goes on listening
            await asyncio.sleep(self._every)
            return None

    def _listen(self, by: int) -> None:
        self._listening += by
        self._count(self._listening)

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
