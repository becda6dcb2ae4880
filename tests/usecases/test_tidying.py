"""What the clock does once a day beside its timers."""

import os

from yikou.store.cached import changed
from yikou.usecases.acts.ticking import is_tidied, tidy
from yikou.usecases.operation.keeping import verify


def test_the_heads_of_the_day_are_anchored(office):
    office.relief()
    house = office.house
    assert not is_tidied(house, house.today)
    tidy(house)
    assert is_tidied(house, house.today)
    assert verify(house) == ()


def test_files_of_no_draft_and_no_case_go_after_a_day(office):
    office.relief()
    files = office.house.settings.files
    (stray := files / "ab" / ("ab" + "0" * 30)).parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    old = office.clock.now.timestamp() - 2 * 86400
    for path in files.glob("*/*"):
        os.utime(path, (old, old))
    before = {path.name for path in files.glob("*/*")}
    tidy(office.house)
    assert before - {path.name for path in files.glob("*/*")} == {stray.name}


def test_a_claim_of_somebody_who_left_falls_over_night(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check")
    person = office.acting("sun.zhiqiang").person.key
    with office.house.store.writing() as s:
        s.run("update post set until = ? where person = ?", "2026-03-18", person)
        changed(s, "directory")
    office.clock.move(days=1)
    tidy(office.house)
    assert [task.claimed_by for task in office.state(number).tasks.values()] == [""]
