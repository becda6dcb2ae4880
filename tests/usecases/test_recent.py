"""Cases that stay in the process: as the database has them, and only as long as it does."""

from dataclasses import replace

from yikou.flow.codec import decode_state
from yikou.store import cases
from yikou.usecases.acts.recent import MOST, Left, Recent


def stored(office, number):
    with office.house.store.session() as s:
        return cases.read(s, number)


def test_what_stays_is_what_the_snapshot_says(office):
    row = stored(office, office.checked("4000"))
    left = office.house.recent.of(row.head_hash)
    assert decode_state(row.state) == left.state


def test_each_verb_takes_the_place_of_the_one_before(office):
    number = office.relief()
    before = stored(office, number).head_hash
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    assert office.house.recent.of(before) is None


def test_another_process_is_noticed(office):
    number = office.relief()
    elsewhere = replace(office, house=replace(office.house, recent=Recent()))
    elsewhere.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    office.do("zhou.liqun", number, "approve", "review", office={"proposed": "3000"})
    assert office.state(number).office["proposed"] == 3000


def test_there_is_a_limit_to_what_stays():
    recent, left = Recent(), Left(None, None)
    for number in range(MOST + 1):
        recent.keep(str(number), left)
    assert len(recent.cases) == 1
