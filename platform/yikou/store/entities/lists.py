# mypy: disable-error-code="misc"
"""What lists and clocks read: rows that follow from the ledger and can be made from it again at any time.

They have the keys that the ledger gives them, so that rebuilding gives identical rows. `seat` repeats the order of its
task: a page of an inbox is then a range of one index.
"""

from pony.orm import Database, PrimaryKey, Required, Set, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Task(database.Entity):
        _table_ = "task"
        case = Required("Case", column="case_id")
        task = columns.text()
        step = columns.text()
        title = columns.text()
        kind = columns.text()
        state = columns.text()
        opened_at = columns.text()
        lane_rank = columns.number()
        due_at = columns.text()
        warn_at = columns.text()
        still_left = columns.maybe_number()
        confirmed = Required(bool)
        claimed_by = columns.text()
        seats = Set("Seat")
        barred = Set("Barred")
        PrimaryKey(case, task)

    class Seat(database.Entity):
        _table_ = "seat"
        task = Required(Task, columns=["case_id", "task"])
        key = columns.text()
        lane_rank = columns.number()
        due_at = columns.text()
        PrimaryKey(task, key)
        composite_index(key, lane_rank, due_at, task)

    class Barred(database.Entity):
        _table_ = "barred"
        task = Required(Task, columns=["case_id", "task"])
        person = columns.text()
        PrimaryKey(task, person)

    class Viewer(database.Entity):
        _table_ = "viewer"
        case = Required("Case", column="case_id")
        key = columns.text()
        PrimaryKey(case, key)
        composite_index(key, case)

    class Timer(database.Entity):
        _table_ = "timer"
        case = Required("Case", column="case_id")
        key = columns.text()
        due_at = columns.text()
        PrimaryKey(case, key)
        composite_index(due_at, case, key)

    class OnePer(database.Entity):
        _table_ = "one_per"
        key = columns.text_key()
        case = Required("Case", column="case_id")

    class Acted(database.Entity):
        _table_ = "acted"
        person = columns.text()
        case = Required("Case", column="case_id")
        at = columns.text()
        no = columns.number()
        kind = columns.text()
        PrimaryKey(case, person)
        composite_index(person, at, case)

    class Seen(database.Entity):
        _table_ = "seen"
        case = Required("Case", column="case_id")
        person = columns.text()
        at = columns.text()
        PrimaryKey(case, person)

    class Counted(database.Entity):
        _table_ = "counted"
        case = Required("Case", column="case_id")
        no = columns.number()
        event = columns.text()
        day = columns.text()
        place = columns.text()
        lane = columns.text()
        PrimaryKey(case, no, event)

    class DayCount(database.Entity):
        _table_ = "day_count"
        day = columns.text()
        slug = columns.text()
        place = columns.text()
        lane = columns.text()
        event = columns.text()
        n = columns.number()
        PrimaryKey(day, slug, place, lane, event)

    class Pulse(database.Entity):
        _table_ = "pulse"
        id = columns.row_number()
        key = columns.text()
        case_id = columns.number()
        task = columns.text()
        at = columns.text(index=True)
