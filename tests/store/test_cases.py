from datetime import datetime

import pytest

from tests.store.samples import AT, HEAD, entry, projection, task, timer
from yikou.errors import Conflict, NotFound, Refused
from yikou.store import cases, ledger
from yikou.store.database import Store

NUMBER = HEAD.number


def filed(store: Store, number: str = NUMBER, **changes):
    p = projection(number, tasks=(task("1"),), **changes)
    with store.writing() as s:
        cases.add(s, number, [entry(1, "filed"), entry(2, "opened")], state=b"filed", projection=p)
    return p


def table(store: Store, sql: str):
    with store.session() as s:
        return s.rows(sql)


def test_a_case_is_read_as_it_was_added(store):
    filed(store)
    with store.session() as s:
        case = cases.read(s, NUMBER)
    assert (case.number, case.version, case.entry_no, case.state) == (NUMBER, 6, 2, b"filed")


def test_a_number_that_nobody_has_is_not_found(store):
    with store.session() as s, pytest.raises(NotFound):
        cases.read(s, "DB01-2026-99999")


def test_the_ledger_gives_back_what_was_written(store):
    filed(store)
    with store.session() as s:
        assert ledger.entries(s, cases.read(s, NUMBER).id, after=1) == (entry(2, "opened"),)


def test_an_append_moves_the_task_and_the_snapshot(store):
    before = filed(store)
    after = projection(tasks=(task("3"),), timers=(timer("alarm/total/0"),))
    with store.writing() as s:
        case = cases.lock(s, NUMBER)
        cases.append(s, case, [entry(3)], state=b"next", before=before, after=after)
    assert table(store, "select task from task") == [("3",)]
    assert table(store, "select task, key from seat") == [("3", "at:reviewer@huayuan")]
    assert table(store, "select entry_no, snapshot from cases") == [(3, b"next")]


def test_an_append_leaves_rows_alone_that_did_not_change(store):
    before = filed(store)
    with store.writing() as s:
        case = cases.lock(s, NUMBER)
        rows = s.connection.total_changes
        cases.append(s, case, [entry(3, "note")], state=b"next", before=before, after=before)
        assert s.connection.total_changes - rows == len(["cases", "entry", "acted", "text_due"])


def test_a_claim_changes_the_task_and_not_its_seats(store):
    before = filed(store)
    after = projection(tasks=(task("1", claimed_by="zhou"),))
    with store.writing() as s:
        case = cases.lock(s, NUMBER)
        rows = s.connection.total_changes
        cases.append(s, case, [entry(3, "claim")], state=b"next", before=before, after=after)
        assert s.connection.total_changes - rows == len(["cases", "entry", "acted", "text_due", "task", "pulse"])


def test_a_head_that_changes_is_written(store):
    before = filed(store)
    after = projection(tasks=before.tasks, state="paused", due_at=None, ended_at=datetime(2026, 3, 21))
    with store.writing() as s:
        cases.append(s, cases.lock(s, NUMBER), [entry(3, "pause")], state=b"", before=before, after=after)
    [row] = table(store, "select state, due_at, ended_at from cases")
    assert row == ("paused", "9999-12-31T23:59:59.999999", "2026-03-21T00:00:00.000000")


def test_a_stale_case_conflicts_and_names_who_acted(store):
    before = filed(store)
    with store.session() as s:
        stale = cases.read(s, NUMBER)
    with store.writing() as s:
        cases.append(s, stale, [entry(3, "return")], state=b"a", before=before, after=before)
    with pytest.raises(Conflict) as caught, store.writing() as s:
        cases.append(s, stale, [entry(3)], state=b"b", before=before, after=before)
    assert (caught.value.who, caught.value.did, caught.value.at) == ("周立群", "return", AT)


def test_a_gap_in_the_entry_numbers_is_an_error_of_ours(store):
    before = filed(store)
    with pytest.raises(ValueError, match="do not go on"), store.writing() as s:
        cases.append(s, cases.lock(s, NUMBER), [entry(4)], state=b"", before=before, after=before)


def test_a_second_case_with_the_same_key_is_refused_and_names_the_first(store):
    filed(store, one_per=("person:1",))
    with pytest.raises(Refused) as caught:
        filed(store, "DB01-2026-00319", one_per=("person:1",))
    assert caught.value.params == {"number": NUMBER}
    assert table(store, "select count(*) from cases") == [(1,)]


def test_a_key_that_a_case_gives_up_is_free_again(store):
    before = filed(store, one_per=("person:1",))
    with store.writing() as s:
        after = projection(tasks=before.tasks)
        cases.append(s, cases.lock(s, NUMBER), [entry(3)], state=b"", before=before, after=after)
    filed(store, "DB01-2026-00319", one_per=("person:1",))
    assert table(store, "select count(*) from one_per") == [(1,)]
