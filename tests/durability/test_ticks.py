"""Two clocks at once, as where the server runs and somebody types `yikou tick`: nothing is done twice."""

import json
import re
from datetime import UTC, datetime, timedelta

from tests import databases
from tests.durability import office
from tests.durability.server import SECONDS, begin_yikou, yikou
from tests.usecases.office import RELIEF_PAPERS, Office, applicant, relief_form
from yikou.store.database import open_store
from yikou.usecases.house import House

PAST = datetime.now(UTC) - timedelta(days=60)
DONE = re.compile(r"办了 ([0-9]+) 件")
MARKS = "select case_id, payload from entry where kind in ('alarmed', 'ticked')"


def file_in_the_past(var, count):
    """So many cases that nobody has touched for two months."""
    house = House(databases.settings_in(var), open_store(databases.place(var)), clock=lambda: PAST)
    here = Office(house, None)
    for resident in office.residents("chunhui")[:count]:
        who = applicant(name=resident.name, id_number=resident.id_number, phone=resident.phone)
        form = relief_form(applicant=who, event_on=(PAST - timedelta(days=2)).date().isoformat())
        here.file("lin.xiaoyan", "hardship-relief", form, RELIEF_PAPERS)
    house.store.close()


def test_two_ticks_at_once_do_nothing_twice(var):
    file_in_the_past(var, 8)
    running = [begin_yikou(var, "tick") for _ in range(2)]
    said = [process.communicate(timeout=SECONDS) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    marks = [(case, json.loads(payload)["mark"]) for case, payload in databases.rows(var, MARKS)]
    assert len(marks) == len(set(marks)) == sum(int(DONE.search(out)[1]) for out, _ in said)
    assert len({case for case, _ in marks}) == 8
    assert "办了 0 件" in yikou(var, "tick").stdout
    assert yikou(var, "rebuild").returncode == 0
