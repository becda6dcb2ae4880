from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import NAIVE, entry, projection, seat, task
from yikou.errors import NotFound
from yikou.flow.rows import SeatRow
from yikou.store import cases
from yikou.store import inbox as inboxes
from yikou.store.inbox import count_inbox, inbox, mark_seen
from yikou.store.inbox_filter import Filter, light
from yikou.store.keys import InboxKey, key_texts, row_key
from yikou.store.outbox import pulse, whole_pulse

REVIEWER = [InboxKey("reviewer", "huayuan", "at"), InboxKey("reviewer", "nangang", "under")]
NOW = datetime(2026, 3, 23, tzinfo=UTC)


def put(s, number, *tasks, **changes):
    p = projection(number, tasks=tasks, **changes)
    cases.add(s, number, [entry(1, "filed")], state=b"", projection=p)


def shown(s, **given):
    return [(row.number, row.task) for row in inbox(s, REVIEWER, person="zhou", **given).rows]


def test_a_task_stands_in_the_inbox_of_its_seat_only(store):
    with store.writing() as s:
        put(s, "N1", task("1"))
        put(s, "N2", task("1", seats=(seat("1", org="other"),)))
        assert shown(s) == [("N1", "1")]


def test_a_task_with_two_seats_of_one_person_is_shown_once(store):
    seats = (seat("1"), seat("1", org="nangang", scope="under"), SeatRow("1", "", "", "person", "zhou"))
    with store.writing() as s:
        put(s, "N1", task("1", seats=seats))
        assert shown(s) == [("N1", "1")]
        assert count_inbox(s, REVIEWER, person="zhou") == 1


@pytest.mark.parametrize("why", ["barred", "voted"])
def test_whoever_is_barred_or_has_voted_does_not_see_the_task(store, why):
    with store.writing() as s:
        put(s, "N1", task("1", **{why: ("zhou",)}))
        assert shown(s) == []


def test_the_green_channel_comes_first_then_what_is_due_first(store):
    with store.writing() as s:
        put(s, "N1", task("1", due_at=None))
        put(s, "N2", task("1", due_at=datetime(2026, 3, 30)))
        put(s, "N3", task("1", due_at=datetime(2026, 3, 29)))
        put(s, "N4", task("1", lane_rank=1, due_at=datetime(2026, 5, 1)))
        assert [number for number, _ in shown(s)] == ["N4", "N3", "N2", "N1"]


def test_a_row_carries_what_the_desk_shows(store):
    with store.writing() as s:
        put(s, "N1", task("7", claimed_by="zhou"), lane_because="高龄")
        [row] = inbox(s, REVIEWER, person="zhou").rows
    assert (row.title, row.applicant_name, row.step_title) == ("最低生活保障申请", "王桂兰", "街道审核")
    assert (row.because, row.claimed_by, row.is_new) == ("高龄", "zhou", True)
    assert row.due_at == datetime(2026, 3, 27, 9, tzinfo=UTC)


def test_a_case_that_was_looked_at_is_no_longer_new(store):
    with store.writing() as s:
        put(s, "N1", task("1"))
        mark_seen(s, cases.read(s, "N1").id, person="zhou", at=NOW)
        [row] = inbox(s, REVIEWER, person="zhou").rows
    assert not row.is_new


def test_filters_narrow(store):
    with store.writing() as s:
        put(s, "N1", task("1", step="visit"), slug="shop-sign")
        put(s, "N2", task("1", claimed_by="zhou"), place="longjiang")
        put(s, "N3", task("1", claimed_by="li"), lane="green")
        wanted = [Filter(slug="shop-sign"), Filter(step="visit"), Filter(place="longjiang"), Filter(lane="green")]
        wanted += [Filter(claimed="mine"), Filter(claimed="free")]
        assert [shown(s, only=only)[0][0] for only in wanted] == ["N1", "N1", "N2", "N3", "N2", "N1"]


def test_a_count_says_no_more_than_it_was_asked(store):
    with store.writing() as s:
        for n in range(5):
            put(s, f"N{n}", task("1"))
        assert [count_inbox(s, REVIEWER, person="zhou", most=most) for most in (3, 5, 9)] == [4, 5, 5]


def test_a_pulse_grows_with_the_inbox_that_changed_and_no_other(store):
    others = [InboxKey("leader", "huayuan", "at")]
    with store.writing() as s:
        put(s, "N1", task("1"))
        before = pulse(s, REVIEWER, person="zhou"), pulse(s, others, person="li"), whole_pulse(s)
        put(s, "N2", task("1"))
        after = pulse(s, REVIEWER, person="zhou"), pulse(s, others, person="li"), whole_pulse(s)
    assert (before, after) == ((1, 0, 1), (2, 0, 2))


def test_a_page_that_nobody_gave_out_is_not_found(store):
    with store.session() as s, pytest.raises(NotFound):
        inbox(s, REVIEWER, person="zhou", after="[1]")


moments = st.none() | st.integers(0, 5).map(lambda n: NAIVE + timedelta(days=n))
persons = st.sampled_from(["zhou", "li"])
seats = st.builds(
    lambda role, org, scope: seat("1", role, org, scope),
    st.sampled_from(["reviewer", "leader"]),
    st.sampled_from(["huayuan", "nangang"]),
    st.sampled_from(["at", "under"]),
) | persons.map(lambda p: SeatRow("1", "", "", "person", p))
tasks = st.builds(
    lambda seats, **given: task("1", seats=tuple(seats), **given),
    st.lists(seats, max_size=3),
    lane_rank=st.integers(1, 2),
    due_at=moments,
    warn_at=moments,
    still_left=st.none() | st.just(60),
    opened_at=st.integers(0, 2).map(lambda n: NAIVE + timedelta(hours=n)),
    barred=st.lists(persons, max_size=1).map(tuple),
    voted=st.lists(persons, max_size=1).map(tuple),
)


def place(order, row):
    due = (row[1].due_at is None, row[1].due_at or NAIVE)
    first = {"lane": (row[1].lane_rank, due), "due": (due,)}.get(order, (row[1].opened_at,))
    return (*first, row[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    given_tasks=st.lists(tasks, max_size=12),
    order=st.sampled_from(["lane", "due", "oldest", "newest"]),
    lit=st.none() | st.sampled_from(["late", "soon", "fine", "stopped"]),
    limit=st.integers(1, 4),
)
def test_pages_are_complete_and_ordered_as_the_same_list_in_python(store, given_tasks, order, lit, limit):
    held = key_texts(REVIEWER, "zhou")
    with store.writing() as s:
        s.run("delete from task")
        known = s.value("select count(*) from cases")
        for n, t in enumerate(given_tasks, start=known):
            put(s, f"N{n:06}", t)
        wanted = [
            (n, t)
            for n, t in enumerate(given_tasks, start=known)
            if any(row_key(row) in held for row in t.seats)
            and "zhou" not in (*t.barred, *t.voted)
            and lit in (None, light(t.due_at, t.warn_at, t.still_left, now=NAIVE + timedelta(days=2)))
        ]
        wanted.sort(key=lambda row: place(order, row), reverse=order == "newest")
        only = Filter(light=lit, now=NAIVE + timedelta(days=2))
        found, after = [], ""
        while True:
            page = inbox(s, REVIEWER, person="zhou", only=only, order=order, after=after, limit=limit)
            found += [row.number for row in page.rows]
            after = page.next
            if not page.more:
                break
        count = count_inbox(s, REVIEWER, person="zhou", only=only)
    assert found == [f"N{n:06}" for n, _ in wanted]
    assert count == len(wanted)


def test_of_a_long_inbox_the_first_tasks_are_counted(store, monkeypatch):
    monkeypatch.setattr(inboxes, "LOOK", 2)
    with store.writing() as s:
        for n in range(4):
            put(s, f"N{n}", task("1"))
        only = Filter(place="chunhui", claimed="free")
        assert count_inbox(s, REVIEWER, person="zhou", only=only, most=1) == 2
        assert count_inbox(s, REVIEWER, person="zhou", most=9) == 4
