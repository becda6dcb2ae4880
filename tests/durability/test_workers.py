"""Several processes at one address act as one; a stop loses nothing that was acknowledged, and ends in time."""

import os
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from tests import databases
from tests.durability import office
from tests.durability.browser import Browser, Gone
from tests.durability.load import OFFICES, load_at
from tests.durability.rounds import check_case, check_house
from tests.durability.server import SECONDS, Server, begin_yikou
from tests.durability.streams import Listener
from tests.web.test_upgrade import OLD
from yikou.store.migrations import STEPS

SOON = 2.5
"""Seconds in which a change must reach every live page: one to ask, the rest for a busy machine."""
LEAVES_WITHIN = 10


@pytest.fixture
def two(var):
    """One address, two processes."""
    with Server(var, "--workers", "2") as server:
        yield server


def wait_for(what, seconds=20):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_two_processes_act_as_one_and_a_dead_one_is_followed(var, two, sign_in):
    clerk, reviewer = sign_in(two, "lin.xiaoyan"), sign_in(two, "sun.zhiqiang")
    listeners = [Listener(reviewer) for _ in range(6)]
    office.filed(clerk, office.residents("chunhui")[0])
    began = time.monotonic()
    assert all(one.heard.wait(max(0.0, began + SOON - time.monotonic())) for one in listeners)

    strangers = [Browser(two.port) for _ in range(14)]
    for stranger in strangers:
        stranger.read_token("/login")
    answers = [one.post("/login", [("account", "gao.lijuan"), ("password", "wrong-word")]).status for one in strangers]
    assert answers == [422] * 10 + [429] * 4

    assert databases.rows(var, "select count(*) from lease where round_at is not null") == [(1,)]

    metrics = Browser(two.port).get("/metrics").text
    assert 'yikou_request_seconds_count{method="POST",route="/login",status="422"} 10.0' in metrics

    first = two.workers
    assert len(first) == 2
    os.kill(first[0], signal.SIGKILL)
    wait_for(lambda: len(two.workers) == 2 and first[0] not in two.workers)
    assert all(Browser(two.port).get("/login").status == 200 for _ in range(6))


@pytest.mark.parametrize(("words", "how"), [(("--workers", "2"), signal.SIGTERM), ((), signal.SIGINT)])
def test_a_stop_under_load_ends_streams_in_time_and_loses_nothing(var, sign_in, words, how):
    with Server(var, *words) as server:
        load = load_at(server.port, OFFICES[:2])
        listener = Listener(sign_in(server, "gao.lijuan"))
        load.begin()
        load.wait_for_a_case()
        began = time.monotonic()
        server.process.send_signal(how)
        assert server.process.wait(LEAVES_WITHIN + 1) == 0
        assert time.monotonic() - began < LEAVES_WITHIN
        assert listener.ended.wait(1)
        load.end()
    check_house(var)
    with Server(var) as server:
        load.move(server.port)
        for pair, known in load.filed:
            check_case(pair, known)


def test_workers_stop_when_whoever_watches_over_them_is_killed(two):
    workers = two.workers
    two.kill()
    wait_for(lambda: not any(is_running(pid) for pid in workers))
    with pytest.raises(Gone):
        Browser(two.port).get("/login")


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_of_two_that_migrate_at_once_both_end_well(tmp_path):
    with closing(sqlite3.connect(tmp_path / "yikou.sqlite")) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    both = [begin_yikou(tmp_path, "migrate") for _ in range(2)]
    said = sorted(process.communicate(timeout=SECONDS)[0].strip() for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert said == sorted([f"数据库升级了 {len(STEPS) - 1} 步", "数据库已是最新"])
    assert len(list((tmp_path / "backups").iterdir())) == 1
