from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from yikou.errors import NotFound
from yikou.store import regulations
from yikou.store.dialect import IntegrityError
from yikou.store.regulations import Regulation

NOW = datetime(2026, 3, 20, tzinfo=UTC)
LAW = Regulation("law", "regulation", "办法", "第九条 旧", date(2026, 1, 1), NOW, "区民政局")
AMENDED = replace(LAW, number=2, body="第九条 新", valid_from=date(2026, 7, 1))
ENDED = replace(AMENDED, number=3, valid_until=date(2027, 1, 1))


@pytest.fixture
def s(store):
    with store.writing() as session:
        for one in (LAW, AMENDED, ENDED):
            regulations.add(session, one)
        yield session


@pytest.mark.parametrize(
    ("on", "number", "standing"),
    [
        (date(2025, 12, 31), 1, "ahead"),
        (date(2026, 6, 30), 1, "in_force"),
        (date(2026, 7, 1), 3, "in_force"),
        (date(2027, 1, 1), 3, "over"),
    ],
)
def test_the_wording_of_a_day_is_the_latest_that_has_begun(s, on, number, standing):
    found = regulations.as_of(s, "law", on)
    assert (found.number, found.standing(on)) == (number, standing)
    assert regulations.counts(s, kind="regulation", on=on) == {standing: 1}


def test_a_list_shows_each_text_once_as_it_reads_on_the_day(s):
    found = regulations.listed(s, kind="regulation", on=date(2026, 3, 1), standing="in_force", query="旧")
    assert found.rows == (LAW,)
    assert regulations.listed(s, kind="regulation", on=date(2026, 3, 1), query="新").rows == ()


def test_a_list_goes_on_behind_its_last_row(s):
    for n in range(5):
        regulations.add(s, replace(LAW, slug=f"law-{n}"))
    first = regulations.listed(s, kind="regulation", on=date(2026, 3, 1), limit=4)
    rest = regulations.listed(s, kind="regulation", on=date(2026, 3, 1), limit=4, after=first.next)
    assert [text.slug for text in (*first.rows, *rest.rows)] == ["law", *(f"law-{n}" for n in range(5))]


def test_signs_of_a_pattern_are_only_signs(s):
    assert regulations.listed(s, kind="regulation", on=date(2026, 3, 1), query="%").rows == ()


@pytest.mark.parametrize(("query", "is_found"), [("GB/T", True), ("gb/t 1", True), ("É", True), ("é", False)])
def test_large_letters_are_small_ones_as_far_as_z(s, query, is_found):
    regulations.add(s, replace(LAW, slug="code", title="编码", body="按 Gb/T 1 与 CAFÉ 办理"))
    found = regulations.listed(s, kind="regulation", on=date(2026, 3, 1), query=query)
    assert [text.slug for text in found.rows] == ["code"] * is_found


def test_a_wording_is_never_replaced(store):
    with store.writing() as s:
        regulations.add(s, LAW)
    with pytest.raises(IntegrityError), store.writing() as s:
        regulations.add(s, replace(LAW, title="别的"))


def test_an_unknown_text_is_not_found(s):
    with pytest.raises(NotFound):
        regulations.as_of(s, "nothing", date(2026, 3, 1))
