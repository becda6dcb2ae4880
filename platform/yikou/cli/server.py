"""One process that answers: uvicorn with our limits, and a stop that loses nothing.

A stop (SIGTERM, Ctrl+C) takes no new request, ends the live streams, and lets what is under way finish within
`GRACE_SECONDS`. What takes longer was not acknowledged and rolls back.
"""

import signal
import socket
from types import FrameType

import uvicorn

from yikou.cli.ticker import ticking
from yikou.usecases.house import House
from yikou.web.app import create_app
from yikou.web.metrics import Metrics
from yikou.web.services import Services, make_services
from yikou.web.sse import Pulse

MOST_AT_ONCE = 1000
GRACE_SECONDS = 6


class Server(uvicorn.Server):
    """uvicorn that ends the live streams before it waits for requests, and does not die of the signal that ended it."""

    def __init__(self, config: uvicorn.Config, pulse: Pulse) -> None:
        super().__init__(config)
        self._pulse = pulse

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Streams would otherwise be waited for until the grace is over."""
        await self._pulse.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- uvicorn's
        """The second Ctrl+C waits for nothing."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def answer(house: House, listener: socket.socket, *, metrics: Metrics | None = None) -> None:
    """Answers requests and does the clock's work until a signal comes. metrics: those shared with other workers."""
    services = make_services(house, metrics)
    with ticking(house):
        Server(_config(house, services), services.pulse).run(sockets=[listener])


def _config(house: House, services: Services) -> uvicorn.Config:
    """Without uvicorn's own log of requests, which would hold addresses with what people looked for."""
    proxy = house.settings.proxy
    return uvicorn.Config(
        create_app(services),
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
