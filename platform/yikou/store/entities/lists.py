# mypy: disable-error-code="misc"
"""What lists and clocks read: rows that follow from the ledger and can be made from it again at any time.

They have the keys that the ledger gives them, so that rebuilding gives identical rows, and they lie in the order in
which they are read, one tree each: what a verb writes costs by the page. `seat` repeats the order of its task, so that
a page of an inbox is a range of it. Nothing refers to them, and they refer to their case by number alone.
"""

from pony.orm import Database, PrimaryKey, Required, composite_index

from yikou.store.entities import columns


def define(database: Database) -> None:
    """Entities of this module."""

    class Task(database.Entity):
        _table_ = "task"
        _table_options_ = columns.IN_KEY_ORDER
        case_id = columns.number()
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
        excluded = columns.text()
        urged = Required(bool, sql_default="false")
        PrimaryKey(case_id, task)

    class Seat(database.Entity):
        _table_ = "seat"
        _table_options_ = columns.IN_KEY_ORDER
        key = columns.text()
        lane_rank = columns.number()
        due_at = columns.text()
        case_id = columns.number()
        task = columns.text()
        PrimaryKey(key, lane_rank, due_at, case_id, task)

    class UnderWay(database.Entity):
        _table_ = "under_way"
        _table_options_ = columns.IN_KEY_ORDER
        case_id = PrimaryKey(int, size=64, auto=False)
        slug = columns.text()
        place = columns.text()
        lane = columns.text()
        due_at = columns.text()
        warn_at = columns.text()
        stopped = columns.text()
        nobody = Required(bool)
        supplement_at = columns.text()
        returned = columns.number()
        urged_at = columns.text()
        composite_index(due_at, case_id)

    class Viewer(database.Entity):
        _table_ = "viewer"
        _table_options_ = columns.IN_KEY_ORDER
        key = columns.text()
        case_id = columns.number()
        PrimaryKey(key, case_id)

    class Timer(database.Entity):
        _table_ = "timer"
        _table_options_ = columns.IN_KEY_ORDER
        due_at = columns.text()
        case_id = columns.number()
        key = columns.text()
        PrimaryKey(due_at, case_id, key)

    class OnePer(database.Entity):
        _table_ = "one_per"
        _table_options_ = columns.IN_KEY_ORDER
        key = columns.text_key()
        case_id = columns.number()

    class Acted(database.Entity):
        _table_ = "acted"
        _table_options_ = columns.IN_KEY_ORDER
        person = columns.text()
        at = columns.text()
        case_id = columns.number()
        no = columns.number()
        kind = columns.text()
        PrimaryKey(person, at, case_id, no)

    class Copied(database.Entity):
        _table_ = "copied"
        _table_options_ = columns.IN_KEY_ORDER
        person = columns.text()
        at = columns.text()
        case_id = columns.number()
        no = columns.number()
        sender = columns.text()
        words = columns.text()
        PrimaryKey(person, at, case_id, no)

    class SealUse(database.Entity):
        _table_ = "seal_use"
        _table_options_ = columns.IN_KEY_ORDER
        org = columns.text()
        at = columns.text()
        case_id = columns.number()
        no = columns.number()
        kind = columns.text()
        PrimaryKey(org, at, case_id, no)

    class Seen(database.Entity):
        _table_ = "seen"
        _table_options_ = columns.IN_KEY_ORDER
        case_id = columns.number()
        person = columns.text()
        at = columns.text()
        PrimaryKey(case_id, person)

    class DayCount(database.Entity):
        _table_ = "day_count"
        _table_options_ = columns.IN_KEY_ORDER
        day = columns.text()
        slug = columns.text()
        place = columns.text()
        lane = columns.text()
        event = columns.text()
        n = columns.number()
        PrimaryKey(day, slug, place, lane, event)

    class Pulse(database.Entity):
        _table_ = "pulse"
        _table_options_ = columns.IN_KEY_ORDER
        key = columns.text_key()
        n = columns.number()

    class ToRemake(database.Entity):
        _table_ = "to_remake"
        case_id = PrimaryKey(int, size=64, auto=False)
        version = columns.number()
