"""Live pages: one poller, streams that speak only when their own inbox has moved, and an end."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.exceptions import HTTPException

from yikou.web.sse import Pulse


def _run(coroutine):
    # In a thread of its own: a browser that another test has opened keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(asyncio.wait_for(coroutine, 5))).result()


async def _next(stream):
    return await anext(stream)


def test_a_stream_speaks_when_its_own_inbox_has_moved():
    world, own = [0], [0]

    async def story():
        pulse = Pulse(lambda: world[0], every=0.01)
        stream = pulse.stream(lambda: own[0]).body_iterator
        waiting = asyncio.create_task(_next(stream))
        await asyncio.sleep(0.05)
        world[0] += 1
        await asyncio.sleep(0.05)
        assert not waiting.done()
        world[0], own[0] = 2, 1
        assert await waiting == {"event": "inbox", "data": "new"}
        await stream.aclose()
        await pulse.close()

    _run(story())


def test_many_streams_share_one_poller():
    asked = []

    async def story():
        pulse = Pulse(lambda: asked.append(1) or 0, every=0.01)
        streams = [pulse.stream(lambda: 0).body_iterator for _ in range(20)]
        waiting = [asyncio.create_task(_next(stream)) for stream in streams]
        await asyncio.sleep(0.2)
        await pulse.close()
        await asyncio.gather(*waiting, return_exceptions=True)

    _run(story())
    assert len(asked) < 25


def test_streams_end_when_the_server_stops():
    async def story():
        pulse = Pulse(lambda: 0, every=0.01)
        waiting = asyncio.create_task(_next(pulse.stream(lambda: 0).body_iterator))
        await asyncio.sleep(0.05)
        await pulse.close()
        with pytest.raises(StopAsyncIteration):
            await waiting

    _run(story())


def test_streams_beyond_the_bound_are_refused():
    async def story():
        pulse = Pulse(lambda: 0, every=0.01, most=1)
        waiting = asyncio.create_task(_next(pulse.stream(lambda: 0).body_iterator))
        await asyncio.sleep(0.05)
        with pytest.raises(HTTPException):
            pulse.stream(lambda: 0)
        await pulse.close()
        await asyncio.gather(waiting, return_exceptions=True)

    _run(story())
