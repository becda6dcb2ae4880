"""A search gives what a plain look through all cases gives, page by page, and looks at no more than it says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import NAIVE, entry, projection
from yikou.access.words import normal, words
from yikou.errors import NotFound
from yikou.flow.rows import GrantRow
from yikou.store import cases, fulltext
from yikou.store.keys import InboxKey
from yikou.store.search import Wanted, count, search

KEYS = [InboxKey("reviewer", "huayuan", "under")]
SEEN = (GrantRow("reviewer", "huayuan", "under"),)
UNSEEN = (GrantRow("reviewer", "other", "under"),)
LI = GrantRow("", "", "person", "li")
DAYS = [date(2026, 3, day) for day in (1, 2, 3)]
TEXTS = ("屋顶漏水", "屋顶漏雨", "水漏屋顶", "")

heads = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["chunhui", "yinhe"]),
        "state": st.sampled_from(["filed", "open", "ended"]),
        "applicant_name": st.sampled_from(["王桂兰", "王明", "李桂兰"]),
        "applicant_key": st.sampled_from(["person:1", "person:2"]),
        "lane": st.sampled_from(["normal", "green"]),
        "waits": st.sampled_from(["", "supplement"]),
        "registered_on": st.sampled_from(DAYS),
        "ended_at": st.none() | st.integers(0, 3).map(lambda n: NAIVE + timedelta(days=n)),
        "grants": st.sampled_from([SEEN, UNSEEN, (*SEEN, LI), (LI,)]),
    }
)
wanteds = st.builds(
    Wanted,
    number=st.sampled_from(["", "N", "N1", "N2"]),
    name=st.sampled_from(["", "王", "王桂", "桂"]),
    identities=st.sampled_from([(), ("person:1",), ("person:1", "person:2")]),
    words=st.sampled_from([frozenset(), words("漏水"), words("屋顶"), words("屋顶漏水")]),
    places=st.sampled_from([(), ("chunhui",), ("chunhui", "yinhe")]),
    states=st.sampled_from([(), ("filed",), ("open", "ended")]),
    waits=st.sampled_from(["", "supplement"]),
    lane=st.sampled_from(["", "green", "normal"]),
    handlers=st.sampled_from([(), ("li",)]),
    registered=st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)),
    ended=st.tuples(st.none() | st.just(NAIVE + timedelta(days=1)), st.none() | st.just(NAIVE + timedelta(days=2))),
)


def put(s, number, text="", **changes):
    row = cases.add(s, number, [entry(1, "filed")], state=b"", projection=projection(number, **changes))
    fulltext.put(s, row.id, normal(text))


def fits(wanted, number, text, head):
    """As `Wanted` says it, in plain words."""
    first, last = wanted.registered
    since, until = wanted.ended
    ended = head["ended_at"]
    is_in_time = (since is None or (ended and ended >= since)) and (until is None or (ended and ended < until))
    return (
        SEEN[0] in head["grants"]
        and number.startswith(wanted.number)
        and head["applicant_name"].startswith(wanted.name)
        and (not wanted.identities or head["applicant_key"] in wanted.identities)
        and wanted.words <= words(text)
        and (not wanted.places or head["place"] in wanted.places)
        and (not wanted.states or head["state"] in wanted.states)
        and wanted.waits in ("", head["waits"])
        and (not wanted.lane or (wanted.lane == "green") == (head["lane"] == "green"))
        and (not wanted.handlers or LI in head["grants"])
        and (first is None or head["registered_on"] >= first)
        and (last is None or head["registered_on"] <= last)
        and bool(is_in_time)
    )


def pages(s, wanted, *, look=3, **more):
    """Every row of every page."""
    after, found = "", []
    while True:
        page = search(s, wanted, KEYS, person="zhou", after=after, limit=2, look=look, **more)
        found += [line.number for line in page.rows]
        after = page.next
        if not after:
            return found


@pytest.mark.parametrize("after", ['["x",1]', "[1,2]", "x"])
def test_a_page_that_nobody_gave_out_is_not_found(store, after):
    with store.session() as s, pytest.raises(NotFound):
        search(s, Wanted(), KEYS, person="zhou", after=after)


class Undo(Exception):
    pass


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(heads, st.sampled_from(TEXTS)), max_size=8), st.lists(wanteds, min_size=1, max_size=6))
def test_a_search_finds_what_a_plain_look_finds(store, made, asked):
    try:
        with store.writing() as s:
            for n, (head, text) in enumerate(made, 1):
                put(s, f"N{n}", text, **head)
            for wanted in asked:
                plain = [f"N{n}" for n, (head, text) in enumerate(made, 1) if fits(wanted, f"N{n}", text, head)]
                assert sorted(pages(s, wanted)) == sorted(pages(s, wanted, order="oldest")) == plain
                assert count(s, wanted, KEYS, person="zhou") == (len(plain), True)
                ended = [(head["ended_at"], n) for n, (head, _) in enumerate(made, 1) if head.get("ended_at")]
                order = [f"N{n}" for _, n in sorted(ended, reverse=True) if f"N{n}" in plain]
                assert wanted.words or pages(s, wanted, order="ended") == order
            raise Undo
    except Undo:
        pass


def test_the_newest_come_first_or_last(store):
    with store.writing() as s:
        for n, day in enumerate((2, 1, 3)):
            put(s, f"N{n}", registered_on=date(2026, 3, day))
        assert pages(s, Wanted()) == pages(s, Wanted(), order="oldest")[::-1] == ["N2", "N1", "N0"]
        days = Wanted(registered=(date(2026, 3, 1), None))
        assert pages(s, days) == pages(s, days, order="oldest")[::-1] == ["N2", "N0", "N1"]


@pytest.mark.parametrize("look", [3, 50])
def test_what_ended_last_comes_first(store, look):
    with store.writing() as s:
        for n, ended in enumerate((NAIVE, NAIVE + timedelta(days=2), None, NAIVE + timedelta(days=1), NAIVE)):
            put(s, f"N{n}", state="ended" if ended else "open", ended_at=ended)
        assert pages(s, Wanted(), order="ended", look=look) == ["N1", "N3", "N4", "N0"]


def test_a_page_that_has_looked_far_enough_says_where_to_go_on(store):
    with store.writing() as s:
        for n in range(5):
            put(s, f"N{n}", state="open")
        first = search(s, Wanted(states=("ended",)), KEYS, person="zhou", look=3)
        assert (first.rows, bool(first.next)) == ((), True)
        assert count(s, Wanted(states=("ended",)), KEYS, person="zhou", look=3) == (0, False)


def test_counting_stops_at_the_bound(store):
    with store.writing() as s:
        for n in range(5):
            put(s, f"N{n}")
        assert count(s, Wanted(), KEYS, person="zhou", most=3) == (3, False)


def test_a_changed_text_is_found_by_what_it_says_now(store):
    with store.writing() as s:
        put(s, "N1", "屋顶漏水")
        fulltext.put(s, 1, "墙面开裂")
        found = [pages(s, Wanted(words=words(text))) for text in ("漏水", "墙面开裂")]
        assert found == [[], ["N1"]]


def test_an_act_notes_that_its_case_is_due_and_what_is_noted_meanwhile_stays(store):
    with store.writing() as s:
        put(s, "N1")
        (one,) = fulltext.due(s, 10)
        fulltext.mark(s, one.case_id, ["voted", "told"])
        fulltext.settled(s, one)
        assert fulltext.is_due(s)
        (again,) = fulltext.due(s, 10)
        fulltext.settled(s, again)
        assert not fulltext.is_due(s)


def test_an_act_that_changes_no_text_notes_nothing(store):
    with store.writing() as s:
        fulltext.mark(s, 1, ["claimed", "told"])
        assert not fulltext.is_due(s)


def test_an_emptied_index_finds_nothing(store):
    with store.writing() as s:
        put(s, "N1", "屋顶漏水")
        fulltext.clear(s)
        assert pages(s, Wanted(words=words("漏水"))) == []


def test_moments_of_ends_are_those_of_the_rows(store):
    with store.writing() as s:
        put(s, "N1", state="ended", ended_at=NAIVE)
        at = datetime(2026, 3, 20, 7, 40, tzinfo=UTC)
        assert pages(s, Wanted(ended=(at, None))) == ["N1"]
        assert pages(s, Wanted(ended=(None, at))) == []
