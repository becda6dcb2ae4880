"""What a session is, and that no coroutine opens one."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yikou.store import numbers

PLATFORM = Path(__file__).parents[2] / "platform"


def test_a_session_inside_a_session_is_refused(store):
    with store.session(), pytest.raises(RuntimeError, match="one session"), store.session():
        pass


def test_a_reading_session_cannot_write(store):
    with store.session() as s, pytest.raises(RuntimeError, match="reading"):
        numbers.take(s, "x")


def test_a_reading_session_sees_one_snapshot(store):
    def write():
        with store.writing() as s:
            numbers.take(s, "x")
        store.close()

    with store.session() as s:
        before = numbers.current(s, "x")
        with ThreadPoolExecutor(1) as pool:
            pool.submit(write).result()
        assert numbers.current(s, "x") == before
    with store.session() as s:
        assert numbers.current(s, "x") == before + 1


def test_what_a_session_raised_is_rolled_back(store):
    def fail(s):
        numbers.take(s, "x")
        raise ValueError

    with pytest.raises(ValueError), store.writing() as s:
        fail(s)
    with store.session() as s:
        assert numbers.current(s, "x") == 0


SESSIONS = {"db_session", "session", "writing", "deciding"}


def sessions_in(function: ast.AsyncFunctionDef) -> list[int]:
    """Lines of a coroutine that open a session themselves; functions defined inside it are not its own lines."""
    found, left = [], list(ast.iter_child_nodes(function))
    while left:
        node = left.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        left += ast.iter_child_nodes(node)
        if isinstance(node, ast.With | ast.AsyncWith):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            names = [getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls]
            found += [node.lineno for name in names if name in SESSIONS]
    return found


def test_no_coroutine_opens_a_session():
    found = [
        f"{path.relative_to(PLATFORM)}:{line}"
        for path in sorted(PLATFORM.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.AsyncFunctionDef)
        for line in sessions_in(function)
    ]
    assert found == []


def test_the_scan_finds_a_session_in_a_coroutine():
    code = "async def page(request):\n    with store.session() as s:\n        pass"
    assert sessions_in(ast.parse(code).body[0]) == [2]
