"""Several writers at once: beside each other where their cases differ, one after the other elsewhere."""

from concurrent.futures import ThreadPoolExecutor
from queue import Empty
from threading import Barrier

import pytest

from tests.postgres.beside import Beside
from tests.postgres.cases_at_hand import file_cases, go_on, projected
from tests.store.samples import entry
from yikou.errors import Conflict, Refused
from yikou.store import cases, numbers
from yikou.store.dialect import Busy
from yikou.store.postgres import opening


def waits(beside):
    with pytest.raises(Empty):
        beside.answer(0.3)


def test_verbs_at_different_cases_go_on_beside_each_other(store):
    file_cases(store, "N1", "N2")
    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        assert one.ask(lambda s: cases.lock(s, "N1").number) == "N1"
        assert other.ask(lambda s: cases.lock(s, "N2").number) == "N2"


def test_a_verb_waits_for_another_at_the_same_case_and_sees_what_it_did(store):
    file_cases(store, "N1")
    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        one.ask(lambda s: go_on(s, "N1"))
        other.begin(lambda s: cases.lock(s, "N1").entry_no)
        waits(other)
        one.end()
        assert other.answer() == 2


def test_whoever_writes_alone_waits_for_verbs_and_verbs_for_them(store):
    file_cases(store, "N1")
    with Beside(store.deciding()) as one:
        one.ask(lambda s: go_on(s, "N1"))
        with Beside(store.writing()) as alone:
            alone.begin(lambda s: cases.read(s, "N1").entry_no)
            waits(alone)
            one.end()
            assert alone.answer() == 2
            with Beside(store.deciding()) as third:
                third.begin(lambda s: go_on(s, "N1"))
                waits(third)
                alone.end()
                assert third.answer() == 3


def test_whoever_takes_turns_by_a_name_waits_for_others_who_do(store):
    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        one.ask(lambda s: s.take_turns("granted|x|y"))
        assert other.ask(lambda s: s.take_turns("granted|x|z")) is None
        other.begin(lambda s: s.take_turns("granted|x|y"))
        waits(other)
        one.end()
        assert other.answer() is None


def test_a_number_is_not_given_twice_beside_each_other(store):
    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        assert one.ask(lambda s: numbers.take(s, "x")) == 1
        other.begin(lambda s: numbers.take(s, "x"))
        waits(other)
        one.end()
        assert other.answer() == 2


def test_a_key_of_which_one_is_allowed_is_taken_once_beside_each_other(store):
    file_cases(store, "N1", "N2")

    def take(number):
        before, after = projected(number), projected(number, one_per=("person:1",))
        return lambda s: (
            cases.append(s, cases.lock(s, number), [entry(2)], state=b"", before=before, after=after).entry_no
        )

    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        assert one.ask(take("N1")) == 2
        other.begin(take("N2"))
        waits(other)
        one.end()
        refused = other.answer()
    assert isinstance(refused, Refused)
    assert refused.params == {"number": "N1"}


def test_many_verbs_at_once_lose_nothing(store):
    names = [f"N{n}" for n in range(8)]
    file_cases(store, *names)

    def work(name):
        for _ in range(10):
            with store.deciding() as s:
                numbers.take(s, "x")
                go_on(s, name)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, names))
    with store.session() as s:
        assert [cases.read(s, name).entry_no for name in names] == [11] * 8
        assert numbers.current(s, "x") == 80


def test_of_twenty_who_act_at_one_case_at_once_one_wins(store):
    file_cases(store, "N1")
    barrier, p = Barrier(20), projected("N1")

    def act(_):
        with store.session() as s:
            case = cases.read(s, "N1")
        barrier.wait()
        try:
            with store.deciding() as s:
                cases.append(s, case, [entry(2)], state=b"", before=p, after=p)
        except Conflict as conflict:
            return conflict.who
        return "won"

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(act, range(20))) == ["won"] + ["周立群"] * 19


def test_a_lock_that_is_not_given_in_time_is_busy(store, monkeypatch):
    monkeypatch.setitem(opening.SETTINGS, "lock_timeout", "50ms")
    with Beside(store.writing()) as one:
        one.ask(lambda s: None)
        with Beside(store.again("NORMAL").writing()) as other:
            assert isinstance(other.answer(), Busy)


def test_two_verbs_that_wait_in_a_circle_are_told_apart(store):
    with Beside(store.deciding()) as one, Beside(store.deciding()) as other:
        one.ask(lambda s: s.take_turns("x"))
        other.ask(lambda s: s.take_turns("y"))
        one.begin(lambda s: s.take_turns("y"))
        other.begin(lambda s: s.take_turns("x"))
        found = {type(one.answer()), type(other.answer())}
    assert found == {type(None), Busy}
