"""What the clock does once a day beside its timers."""

import os

from structlog.testing import capture_logs

from yikou.store.cached import changed
from yikou.usecases.acts.ticking import is_tidied, tidy
from yikou.usecases.intake.drafts_page import drafts_view
from yikou.usecases.intake.filing import keep
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


def drafts_of(office):
    return [row.until and str(row.until) for row in drafts_view(office.house, office.reader("lin.xiaoyan")).rows]


def test_a_draft_that_nobody_goes_on_with_is_told_of_and_goes_with_its_scans(office):
    number = office.relief()
    office.draft("lin.xiaoyan", "hardship-relief", {}, {"id_card": 2})
    office.clock.move(days=149)
    assert drafts_of(office) == [None]
    office.clock.move(days=1)
    assert drafts_of(office) == ["2026-09-13"]
    office.clock.move(days=30)
    with capture_logs() as logged:
        tidy(office.house)
    assert drafts_of(office) == []
    assert office.value("select count(*) from paper where draft <> '' and case_number = ''") == 0
    assert next(line for line in logged if line["event"] == "drafts swept")["scans"] == 2
    assert office.value("select filed_as from draft") == number


def test_a_draft_that_was_changed_stays(office):
    id = office.draft("lin.xiaoyan", "hardship-relief", {}, {})
    office.clock.move(days=170)
    keep(office.house, office.acting("lin.xiaoyan"), id, post=(("form.story", "屋顶漏水"),))
    office.clock.move(days=20)
    tidy(office.house)
    assert drafts_of(office) == [None]
