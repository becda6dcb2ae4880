"""Several threads, several processes, and processes that die."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests import databases
from tests.store.samples import entry, projection, task
from yikou.errors import Conflict
from yikou.store import cases, dialect, ledger
from yikou.store.backup import backup, restore
from yikou.store.database import open_store
from yikou.store.dialect import Busy
from yikou.store.files import Files
from yikou.store.verify import verify

PLATFORM = Path(__file__).parents[2] / "platform"
P = projection("N1", tasks=(task("1"),))


def file_case(store):
    with store.writing() as s:
        cases.add(s, "N1", [entry(1, "filed")], state=b"", projection=P)


def python(code, *arguments):
    environment = {**os.environ, "PYTHONPATH": f"{PLATFORM}{os.pathsep}{PLATFORM.parent}"}
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env=environment, stdout=subprocess.PIPE)


def test_of_twenty_who_act_at_once_one_wins_and_the_others_conflict(store):
    file_case(store)
    barrier = threading.Barrier(20)

    def act(_):
        with store.session() as s:
            case = cases.read(s, "N1")
        barrier.wait()
        try:
            with store.writing() as s:
                cases.append(s, case, [entry(2)], state=b"", before=P, after=P)
        except Conflict as conflict:
            return conflict.who
        finally:
            store.close()
        return "won"

    with ThreadPoolExecutor(20) as pool:
        results = sorted(pool.map(act, range(20)))
    assert results == ["won"] + ["周立群"] * 19


COUNT = """
import sys
from yikou.store import numbers
from yikou.store.database import open_store
store = open_store(sys.argv[1], synchronous="NORMAL")
for _ in range(50):
    with store.writing() as s:
        print(numbers.take(s, "x"), flush=True)
store.close()
"""


def test_two_processes_never_give_a_number_twice(store):
    running = [python(COUNT, store.where) for _ in range(2)]
    given = [int(line) for process in running for line in process.communicate()[0].split()]
    assert sorted(given) == list(range(1, 101))


WRITE = """
import sys
from tests.store.samples import entry, projection, task
from yikou.store import cases
from yikou.store.database import open_store
store = open_store(sys.argv[1])
p = projection("N1", tasks=(task("1"),))
while True:
    with store.writing() as s:
        case = cases.lock(s, "N1")
        cases.append(s, case, [entry(case.entry_no + 1)], state=b"", before=p, after=p)
    print(case.entry_no + 1, flush=True)
"""


def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged(store, tmp_path):
    file_case(store)
    for _ in range(3):
        process = python(WRITE, store.where)
        acknowledged = [process.stdout.readline() for _ in range(40)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.readlines()
        process.communicate()
        with store.session() as s:
            assert cases.read(s, "N1").entry_no >= int([line for line in acknowledged if line.endswith(b"\n")][-1])
            assert verify(s, files=Files(tmp_path / "files"), anchors=tmp_path) == ()


def test_a_backup_under_load_restores_to_the_same_heads(store, tmp_path):
    file_case(store)
    process = python(WRITE, store.where)
    process.stdout.readline()
    manifest = backup(store, Files(tmp_path / "files"), tmp_path / "anchors", target=tmp_path / "backup")
    process.kill()
    process.communicate()
    database = databases.place(tmp_path / "new")
    place = {"database": database, "files": tmp_path / "files2", "anchors": tmp_path / "anchors2"}
    assert restore(tmp_path / "backup", **place) == manifest
    with store.session() as s:
        whole = ledger.entries(s, 1)
    restored = open_store(database)
    with restored.session() as s:
        assert ledger.entries(s, 1) == whole[: manifest.entries]
    restored.close()


def test_a_writer_does_not_wait_for_another_without_end(store, monkeypatch):
    monkeypatch.setattr(dialect.WriteLock, "wait_seconds", 0.05)
    holding, done = threading.Event(), threading.Event()

    def hold():
        with store.writing():
            holding.set()
            done.wait()
        store.close()

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait()
    with pytest.raises(Busy), store.writing():
        pass
    done.set()
    thread.join()


def test_a_lock_that_another_process_holds_is_waited_for_and_then_busy(store):
    with store.session() as s:
        s.connection.execute("pragma busy_timeout = 20")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(Busy), store.writing():
            pass
