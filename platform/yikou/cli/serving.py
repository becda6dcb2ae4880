"""The command that serves: the address, the demo logins, and the clock's work beside it."""

import socket
from typing import Annotated

import typer
import uvicorn

from yikou.cli.common import give_up, open_house, tell
from yikou.cli.language import listed, words
from yikou.cli.ticker import ticking
from yikou.store.migrations import require_current
from yikou.usecases.demo import demo_accounts, is_demo
from yikou.usecases.house import House
from yikou.usecases.logs import configure_logs
from yikou.usecases.programs import warm_up
from yikou.usecases.publishing import changed_functions
from yikou.web.app import create_app
from yikou.web.services import make_services

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_AT_ONCE = 1000
BACKLOG = 512
Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.")]


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the pages until Ctrl+C; the clock's work (reminders, ends of periods) is done alongside."""
    house = open_house()
    _check_reach(house, host)
    configure_logs()
    listener = _listen(host, port)
    _greet(house, f"http://{host}:{listener.getsockname()[1]}")
    warm_up(house)
    _tell_changes(house)
    with ticking(house):
        _server(house).run(sockets=[listener])


def _check_reach(house: House, host: str) -> None:
    """Ends the command where the database is not ready, or where strangers could come in."""
    with house.store.session() as s:
        require_current(s)
    if host in LOOPBACK:
        return
    if is_demo(house):
        give_up("demo_beyond", 2, host=host)
    names = set(house.settings.hosts) - LOOPBACK - {"[::1]"}
    if not names:
        give_up("hosts_missing", 2, host=host)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        give_up("port_taken", 2, port=port)
    return listener


def _server(house: House) -> uvicorn.Server:
    """uvicorn without its own log of requests, which would hold addresses with what people looked for."""
    proxy = house.settings.proxy
    return uvicorn.Server(
        uvicorn.Config(
            create_app(make_services(house)),
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=bool(proxy),
            forwarded_allow_ips=proxy or None,
            limit_concurrency=MOST_AT_ONCE,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=10,
        )
    )


def _greet(house: House, address: str) -> None:
    tell("serving", address=address)
    if is_demo(house):
        demo = demo_accounts(house)
        tell("demo", password=demo.password)
        for login, who in demo.shown.items():
            tell("demo_login", login=login, who=who)
    tell("stop")


def _tell_changes(house: House) -> None:
    """Which functions changed since affairs that call them were published."""
    for name, versions in changed_functions(house).items():
        told = [words("function_affair", slug=one.slug, number=one.number) for one in versions]
        tell("function_changed", name=name, affairs=listed(told))


COMMANDS = (serve,)
