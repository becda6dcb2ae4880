from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.samples import ZHOU, entry, projection, timer
from yikou.flow.acts import CLOCK
from yikou.flow.rows import GrantRow
from yikou.store import cases
from yikou.store.acted import done_by
from yikou.store.case_lines import by_applicant, granted, listed, may_list, waiting
from yikou.store.keys import InboxKey, key_texts, row_key
from yikou.store.timers import due

KEYS = [InboxKey("reviewer", "huayuan", "under")]


def put(s, number, **changes):
    cases.add(s, number, [entry(1, "filed")], state=b"", projection=projection(number, **changes))


def test_whoever_acted_may_know_of_the_case_by_their_own_right(store):
    with store.writing() as s:
        put(s, "N1", grants=(GrantRow("", "", "person", "zhou"),))
        assert may_list(s, "N1", [], person="zhou")
        assert not may_list(s, "N1", KEYS, person="li")


def test_cases_are_listed_latest_first_page_by_page(store):
    with store.writing() as s:
        for n in range(5):
            put(s, f"N{n}")
        first = listed(s, KEYS, person="zhou", limit=3)
        second = listed(s, KEYS, person="zhou", limit=3, after=first.next)
    assert [line.number for line in first.rows + second.rows] == ["N4", "N3", "N2", "N1", "N0"]
    assert (first.more, second.more) == (True, False)


def test_a_list_is_narrowed_by_affair_place_and_state(store):
    with store.writing() as s:
        put(s, "N1", slug="shop-sign")
        put(s, "N2", place="longjiang", state="ended")
        narrow = [{"slug": "shop-sign"}, {"place": "longjiang"}, {"state": "ended"}, {"place": "x"}]
        lists = [listed(s, KEYS, person="zhou", **n).rows for n in narrow]
    assert [[line.number for line in lines] for lines in lists] == [["N1"], ["N2"], ["N2"], []]


def test_cases_that_wait_are_listed_by_place(store):
    with store.writing() as s:
        put(s, "N1", waits="supplement")
        put(s, "N2", waits="supplement", place="other")
        put(s, "N3")
        lines = waiting(s, "supplement", KEYS, person="zhou", places=["chunhui"])
    assert [line.number for line in lines] == ["N1"]


def test_only_what_was_granted_in_the_year_counts(store):
    year = {"since": datetime(2025, 12, 31, 16, tzinfo=UTC), "until": datetime(2026, 12, 31, 16, tzinfo=UTC)}
    with store.writing() as s:
        put(s, "N1", counts_as="granted", ended_at=datetime(2026, 1, 1))
        put(s, "N2", counts_as="granted", ended_at=datetime(2025, 12, 31, 15))
        put(s, "N3", counts_as="ended", ended_at=datetime(2026, 1, 1))
        assert granted(s, "subsistence-allowance", "person:230199197203203520", **year) == 1
        assert len(by_applicant(s, "person:230199197203203520")) == 3


def test_what_somebody_did_is_listed_latest_first(store):
    with store.writing() as s:
        put(s, "N1")
        p = projection("N1")
        cases.append(s, cases.lock(s, "N1"), [entry(2, "return"), entry(3, "opened")], state=b"", before=p, after=p)
        cases.append(s, cases.lock(s, "N1"), [entry(4, "alarm", actor=CLOCK)], state=b"", before=p, after=p)
        page = done_by(s, ZHOU.person)
    assert [(row.number, row.kind) for row in page.rows] == [("N1", "return"), ("N1", "filed")]


def test_timers_come_due_in_order_and_page_by_page(store):
    with store.writing() as s:
        put(s, "N1", timers=(timer("b", datetime(2026, 3, 2)), timer("later", datetime(2026, 4, 1))))
        put(s, "N2", timers=(timer("a", datetime(2026, 3, 1)), timer("c", datetime(2026, 3, 2))))
        first = due(s, datetime(2026, 3, 2, tzinfo=UTC), limit=2)
        second = due(s, datetime(2026, 3, 2, tzinfo=UTC), limit=2, after=first.next)
    assert [(row.number, row.key) for row in first.rows + second.rows] == [("N2", "a"), ("N1", "b"), ("N2", "c")]


grants = st.builds(
    GrantRow,
    st.sampled_from(["reviewer", "leader"]),
    st.sampled_from(["huayuan", "nangang"]),
    st.sampled_from(["at", "under"]),
) | st.sampled_from(["zhou", "li"]).map(lambda person: GrantRow("", "", "person", person))
barred = st.builds(lambda row, person: replace(row, barred=person), grants, st.sampled_from(["zhou", "li"]))
held = st.lists(
    st.builds(
        InboxKey,
        st.sampled_from(["reviewer", "leader"]),
        st.sampled_from(["huayuan", "nangang"]),
        st.sampled_from(["at", "under"]),
    ),
    max_size=3,
)


def _shows(rows, texts):
    return any(text in rows and f"not:zhou:{text}" not in rows for text in texts)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_grants=st.lists(st.lists(grants | barred, max_size=3).map(tuple), max_size=8), keys=held)
def test_every_list_shows_what_the_same_rule_in_python_shows(store, given_grants, keys):
    texts = key_texts(keys, "zhou")
    with store.writing() as s:
        s.run("delete from viewer")
        known = s.value("select count(*) from cases")
        for n, rows in enumerate(given_grants, start=known):
            put(s, f"N{n:06}", grants=rows)
        rows_by_number = {f"N{n:06}": rows for n, rows in enumerate(given_grants, start=known)}
        wanted = {number for number, rows in rows_by_number.items() if _shows({row_key(row) for row in rows}, texts)}
        assert {line.number for line in listed(s, keys, person="zhou").rows} == wanted
        assert {number for number in rows_by_number if may_list(s, number, keys, person="zhou")} == wanted
