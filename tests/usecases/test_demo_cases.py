"""The demo's cases: fewer than the district begins with, but one of every story."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.usecases.office import Office, office_at
from yikou.flow.codec import decode_state
from yikou.flow.state import CaseState
from yikou.store import outputs
from yikou.usecases.acts.documents import thaw
from yikou.usecases.demo_cases.cases import Made, make_cases
from yikou.usecases.demo_cases.people import STORY_PEOPLE
from yikou.usecases.demo_cases.stories import STORIES
from yikou.usecases.operation.keeping import verify
from yikou.usecases.operation.rebuilding import rebuild

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def past(prepared, tmp_path_factory) -> Iterator[tuple[Office, Made]]:
    office = office_at(prepared, tmp_path_factory.mktemp("past"))
    office.clock.now = NOW
    yield office, make_cases(office.house, 40)
    office.house.store.close()


@pytest.fixture(scope="module")
def states(past) -> list[CaseState]:
    office, _ = past
    with office.house.store.session() as s:
        return [decode_state(row[0]) for row in s.rows("select snapshot from cases")]


def test_every_story_goes_as_it_is_told(past):
    _, made = past
    assert (made.cases >= len(STORIES), made.drafts, made.refused) == (True, 8, ())


def test_cases_end_in_every_way(states):
    ends = {(state.slug, state.outcome) for state in states if state.is_ended}
    assert ends >= {
        *((slug, "granted") for slug in ("first-child-certificate", "hardship-relief", "subsistence-allowance")),
        *((slug, "rejected") for slug in ("first-child-certificate", "hardship-relief", "subsistence-allowance")),
        *(("hardship-relief", outcome) for outcome in ("withdrawn", "terminated", "lapsed")),
        *((slug, "granted") for slug in ("elder-card", "reemployment-card", "flexible-employment-subsidy")),
        ("unemployment-registration", "registered"),
        ("office-certificate", "granted"),
    }


def test_open_cases_stand_at_every_step(states):
    steps = {(state.slug, task.step) for state in states for task in state.tasks.values()}
    assert steps >= {
        ("first-child-certificate", "register"),
        ("unemployment-registration", "check"),
        ("reemployment-card", "notice"),
        *(("hardship-relief", step) for step in ("accept", "check", "review", "issue")),
        *(("subsistence-allowance", step) for step in ("accept", "visit", "street_review", "notice", "decide")),
    }


def test_open_tasks_wait_in_every_way(states):
    tasks = [task for state in states for task in state.tasks.values()]
    assert {task.waits for task in tasks} == {"", "supplement", "refer"}
    assert {task.kind for task in tasks} == {"step", "supplement", "refer", "request"}
    assert any(task.stuck for task in tasks)
    assert any(task.claimed_by for task in tasks)


def test_lanes_are_taken_by_rule_and_by_hand(states):
    assert {(state.lane, state.lane_by_hand) for state in states} >= {
        ("green", False),
        ("green", True),
        ("elder", False),
    }


def test_something_of_everything_has_happened(past):
    office, _ = past
    with office.house.store.session() as s:
        kinds = {kind for (kind,) in s.rows("select distinct kind from entry")}
        cards = {event for (event,) in s.rows("select distinct event from day_count") if "card" in event}
    wanted = (
        "returned requested agreed declined extended referred advised uploaded urged noted handlane concluded asked"
    )
    assert kinds >= set(wanted.split())
    assert cards == {"card.yellow", "card.red"}


def test_papers_to_follow_have_come_or_are_awaited(states):
    assert any(state.promised and set(state.promised) <= set(state.papers) for state in states)
    assert any("paper/diagnosis" in state.ticked and not state.is_ended for state in states)


def test_cases_lie_all_over_the_district_and_in_office_hours(past):
    office, _ = past
    with office.house.store.session() as s:
        places = {place for (place,) in s.rows("select distinct place from cases")}
        hours = {int(at[11:13]) for (at,) in s.rows("select at from entry where kind = 'voted'")}
    assert len(places) >= 8, "the stories have one community, the few plain cases lie all over"
    assert hours <= set(range(9)), "UTC: from half past eight to five in the district"


def test_the_people_of_the_tour_have_no_case(states):
    assert not {state.identity for state in states} & set(STORY_PEOPLE)


def test_a_second_run_makes_nothing(past):
    office, _ = past
    again = make_cases(office.house, 40)
    assert (again.cases, again.drafts) == (0, 0)


def test_an_interrupted_run_is_taken_up_again(prepared, tmp_path):
    office = office_at(prepared, tmp_path / "var")
    office.clock.now = NOW
    begun = []

    def stop(done, _of):
        begun.append(done)
        if done == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_cases(office.house, 20, told=stop)
    made = make_cases(office.house, 20)
    assert (made.cases >= len(STORIES) - 8, made.refused) == (True, ())
    assert office.value("select count(*) from cases") == made.cases + 8
    office.house.store.close()


def test_the_ledgers_hold_and_rows_follow_from_them(past):
    office, _ = past
    assert list(verify(office.house)) == []
    assert list(rebuild(office.house)) == []


def documents_of(past):
    office, _ = past
    with office.house.store.session() as s:
        codes = [code for (code,) in s.rows("select code from output")]
        return [thaw(outputs.by_code(s, code).content) for code in codes]


def test_a_publication_says_how_many_days_it_stands(past):
    days = [value for one in documents_of(past) for label, value in one.rows if label == "公示时间"]
    assert {value.rpartition("，")[2] for value in days} == {"共 5 天", "共 7 天"}


def test_every_document_opens_and_leaves_no_blank(past):
    documents = documents_of(past)
    assert {document.kind for document in documents} == {"receipt", "notice", "document", "certificate", "publication"}
    for document in documents:
        texts = [*document.paragraphs, *document.after, *(f"{label}{value}" for label, value in document.rows)]
        assert texts
        assert not [text for text in texts if re.search(r"[{}]|None|，，|（）|理由：$", text)], document
