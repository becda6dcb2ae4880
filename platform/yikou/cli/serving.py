"""The command that serves: the address, the demo logins, one process or several."""

import shutil
import socket
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from yikou.cli.common import give_up, open_house, tell
from yikou.cli.language import listed, words
from yikou.cli.server import answer
from yikou.cli.workers import watch_over
from yikou.texts import N_
from yikou.usecases.accounts.demo import demo_accounts, is_demo
from yikou.usecases.definitions.programs import warm_up
from yikou.usecases.definitions.publishing import changed_functions
from yikou.usecases.house import House
from yikou.usecases.operation.logs import configure_logs
from yikou.web.metrics import shared_metrics

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
BACKLOG = 512
Host = Annotated[str, typer.Option(metavar=N_("地址"), help=N_("在哪个地址上监听"))]
Port = Annotated[int, typer.Option(metavar=N_("端口"), min=0, max=65535, help=N_("在哪个端口上监听，0 为任选一个空的"))]
Workers = Annotated[int, typer.Option(metavar=N_("数量"), min=1, max=64, help=N_("几个进程，大约一个处理器一个"))]


def serve(host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 1) -> None:
    """Serve the pages until Ctrl+C; the clock's work (reminders, ends of periods) is done alongside."""
    house = open_house()
    configure_logs(house.settings.log)
    _check_reach(house, host)
    listener = _listen(host, port)
    _greet(house, f"http://{host}:{listener.getsockname()[1]}")
    warm_up(house)
    _tell_changes(house)
    if workers == 1:
        answer(house, listener)
        return
    house.store.close()
    work = partial(_work, house, listener, _emptied(house.settings.var / "metrics"))
    raise typer.Exit(watch_over(workers, work, close=listener.close))


def _work(house: House, listener: socket.socket, metrics: Path, number: int) -> None:
    answer(house, listener, metrics=shared_metrics(metrics, f"worker-{number}"))


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _check_reach(house: House, host: str) -> None:
    """Ends the command where strangers could come in."""
    if house.settings.second_factor not in ("required", "offered"):
        give_up("second_factor_unknown", 2, found=house.settings.second_factor)
    if host in LOOPBACK and not house.settings.proxy:
        return
    if is_demo(house) and host not in LOOPBACK:
        give_up("demo_beyond", 2, host=host)
    if house.settings.second_factor != "required":
        give_up("second_factor_beyond", 2, host=host)
    if host in LOOPBACK:
        return
    names = set(house.settings.hosts) - LOOPBACK - {"[::1]"}
    if not names:
        give_up("hosts_missing", 2, host=host)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where a socket says TCP does asyncio switch off Nagle's wait, by which a page can come 40 ms late.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        give_up("port_taken", 2, port=port)
    return listener


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


COMMANDS = {serve: N_("启动服务，按 Ctrl+C 停止；提醒、到期这些到时的事一并办理")}
